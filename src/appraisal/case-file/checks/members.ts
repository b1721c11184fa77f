import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { didYouMean } from '../suggestion.ts'
import { type CheckContext, grouped, placed } from './check.ts'

interface Mention {
  readonly code: string
  readonly path: Path
}

/** Every council, service, option and scenario that is named somewhere is one that the case holds. */
export function membersAreKnown({ theCase, councils, services, options }: CheckContext): readonly Problem[] {
  const scenarios = new Set(theCase.scenarios.map((one) => one.code))
  return [
    ...unknown('CASE-28', 'council', councilsNamed(theCase), councils),
    ...unknown('CASE-29', 'service', servicesNamed(theCase), services),
    ...unknown('CASE-29', 'option', optionsNamed(theCase), options),
    ...unknown('CASE-29', 'scenario', scenariosNamed(theCase), scenarios),
    ...outsideOption(theCase, councils),
  ]
}

function unknown(
  code: 'CASE-28' | 'CASE-29',
  what: 'council' | 'service' | 'option' | 'scenario',
  mentions: readonly Mention[],
  known: ReadonlySet<string>,
): readonly Problem[] {
  // When the list itself could not be read, its own problem has been told.
  if ((known.size === 0 && what !== 'scenario') || known.has('')) return []
  const strangers = mentions.filter((mention) => mention.code !== '' && !known.has(mention.code))
  return grouped(strangers, (mention) => mention.code).flatMap(([first, ...others]) => {
    if (first === undefined) return []
    const elsewhere =
      others.length === 0
        ? ''
        : ` It is named in ${others.length} other ${others.length === 1 ? 'place' : 'places'} too.`
    const sentence = `The case has no ${what} ${quoted(first.code)}. ${adviceFor(what, first.code, known)}${elsewhere}`
    return [caseProblem(code, at(...first.path), sentence)]
  })
}

/** One digit makes another council, so a council is never guessed from its code. */
function adviceFor(what: string, code: string, known: ReadonlySet<string>): string {
  const meant = what === 'council' ? '' : didYouMean(code, known).trim()
  if (meant !== '') return meant
  const some = [...known].slice(0, 8)
  const held =
    some.length === 0
      ? 'It has none'
      : `It has ${listInWords(some.map(quoted), 'and')}${known.size > some.length ? ' among others' : ''}`
  return `${held}: add this one to the list of ${what}s, or correct the code.`
}

const sectionsByCouncil = [
  'baseline',
  'agencyBill',
  'establishment',
  'contracts',
  'measures',
  'buildings',
  'systems',
  'facts',
  'finance',
  'needs',
  'ownEfficiencies',
  'evidence',
  'needs',
] as const

function councilsNamed(theCase: CaseFile): readonly Mention[] {
  const { pools, keys, options, assumptions, guardrails } = theCase
  return [
    ...sectionsByCouncil.flatMap((section) =>
      placed<{ readonly council: string }>(theCase[section]).map(([one, i]) => ({
        code: one.council,
        path: [section, i, 'council'],
      })),
    ),
    ...placed(pools.entries).map(([one, i]) => ({ code: one.council, path: ['pools', 'entries', i, 'council'] })),
    ...placed(keys).flatMap(([one, i]) => keysOf(one.values ?? {}, ['keys', i, 'values'])),
    ...placed(theCase.places).flatMap(([one, i]) => keysOf(one.planned, ['places', i, 'planned'])),
    ...placed(options).flatMap(([option, i]) => [
      ...placed(option.councils).map(([code, j]) => ({ code, path: ['options', i, 'councils', j] })),
      ...placed(option.lines).map(([line, j]) => ({ code: line.council, path: ['options', i, 'lines', j, 'council'] })),
      ...placed(option.items).map(([item, j]) => ({
        code: item.council ?? '',
        path: ['options', i, 'items', j, 'council'],
      })),
    ]),
    ...changesNamed(theCase, 'council'),
    ...Object.entries(assumptions).flatMap(([name, one]) =>
      'byCouncil' in one ? keysOf(one.byCouncil, ['assumptions', name, 'byCouncil']) : [],
    ),
    ...Object.entries(guardrails?.limits ?? {}).flatMap(([name, one]) =>
      keysOf(one, ['guardrails', 'limits', name]).filter((mention) => mention.code !== 'default'),
    ),
  ]
}

function servicesNamed(theCase: CaseFile): readonly Mention[] {
  const { establishment, contracts, places, buildings, systems, options } = theCase
  return [
    ...changesNamed(theCase, 'service'),
    ...Object.entries({ places, buildings, systems }).flatMap(([section, list]) =>
      placed<{ readonly service: string }>(list).map(([one, i]) => ({
        code: one.service,
        path: [section, i, 'service'],
      })),
    ),
    ...placed(establishment).map(([one, i]) => ({ code: one.service, path: ['establishment', i, 'service'] })),
    ...placed(contracts).map(([one, i]) => ({ code: one.service, path: ['contracts', i, 'service'] })),
    ...placed(options).flatMap(([option, i]) => [
      ...placed(option.services).map(([one, j]) => ({
        code: one.service,
        path: ['options', i, 'services', j, 'service'],
      })),
      ...placed(option.lines).map(([one, j]) => ({ code: one.service, path: ['options', i, 'lines', j, 'service'] })),
    ]),
  ]
}

function optionsNamed(theCase: CaseFile): readonly Mention[] {
  const { facts, overrides, criteria, waiting } = theCase
  return [
    ...changesNamed(theCase, 'option'),
    ...placed(waiting).flatMap(([one, i]) =>
      placed(one.options ?? []).map(([code, j]) => ({ code, path: ['waiting', i, 'options', j] })),
    ),
    ...placed(facts).map(([one, i]) => ({ code: one.option ?? '', path: ['facts', i, 'option'] })),
    ...placed(overrides).map(([one, i]) => ({ code: one.option, path: ['overrides', i, 'option'] })),
    ...placed(criteria).flatMap(([one, i]) => keysOf(one.scores ?? {}, ['criteria', i, 'scores'])),
  ]
}

function scenariosNamed({ options, waiting }: CaseFile): readonly Mention[] {
  return [
    ...placed(options).flatMap(([option, i]) =>
      placed(option.lines).map(([one, j]) => ({
        code: one.scenario ?? '',
        path: ['options', i, 'lines', j, 'scenario'],
      })),
    ),
    ...placed(waiting).map(([one, i]) => ({ code: one.event, path: ['waiting', i, 'event'] })),
  ]
}

/** What the changes of scenarios name: a council, an option or a service. */
function changesNamed({ scenarios }: CaseFile, what: 'council' | 'option' | 'service'): readonly Mention[] {
  return placed(scenarios).flatMap(([{ changes = [] }, i]) =>
    placed(changes).map(([change, j]) => ({
      code: String(Reflect.get(change, what) ?? ''),
      path: ['scenarios', i, 'changes', j, what],
    })),
  )
}

function keysOf(object: object, path: Path): readonly Mention[] {
  return Object.keys(object).map((code) => ({ code, path: [...path, code] }))
}

/** A line or an item of an option falls on one of the option’s own councils. */
function outsideOption({ options }: CaseFile, councils: ReadonlySet<string>): readonly Problem[] {
  return placed(options).flatMap(([option, i]) => {
    if (option.councils.length === 0 || option.councils.includes('')) return []
    const mentions = [
      ...placed(option.lines).map(([one, j]) => ({ code: one.council, path: ['options', i, 'lines', j, 'council'] })),
      ...placed(option.items).map(([one, j]) => ({
        code: one.council ?? '',
        path: ['options', i, 'items', j, 'council'],
      })),
    ]
    return mentions.flatMap(({ code, path }) =>
      code === '' || !councils.has(code) || option.councils.includes(code)
        ? []
        : [
            caseProblem(
              'CASE-28',
              at(...path),
              `Council ${quoted(code)} takes no part in the option ${quoted(option.code)}. Add it to the option’s councils, or correct the code.`,
            ),
          ],
    )
  })
}
