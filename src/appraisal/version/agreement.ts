import { type At, canonicalJson } from '../../figures/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { placeOf } from '../case-file/place.ts'
import type { FrozenGiven, FrozenParameter, FrozenReading, Version } from './document.ts'
import type { Foundations } from './freeze.ts'
import { nearness, placeOfInput } from './place-of-input.ts'
import { wholeReading } from './readings.ts'

/** An input that the version was worked with, and that its case now gives otherwise. */
export interface InputApart {
  /** Where in the version’s case. */
  readonly place: string
  readonly input: string
  readonly at: At
  readonly frozen: unknown
  readonly fromCase: unknown
}

/** How a version stands beside what its case rests on in this build. */
export interface Agreement {
  /** Inputs that the case says itself and that are no longer what it says. */
  readonly inputs: readonly InputApart[]
  /** Inputs worked beforehand from the figures (the most a claim may be), where nothing else differs. */
  readonly worked: readonly InputApart[]
  /** Formulas, by name, whose text is another in this build. */
  readonly formulas: readonly string[]
  /** Dated facts and rules, by name, that this build holds otherwise. */
  readonly facts: readonly string[]
  /** Among them prices, on which what the case says in pounds hangs. */
  readonly isRepriced: boolean
  /** Priors that this build holds otherwise: no other input hangs on one. */
  readonly priors: readonly string[]
}

/**
 * What the case of a version gives now, beside what the version was worked with. `again` is what the same case rests on in
 * this build: its formulas and dated facts may have moved on, and then what hangs on them is not judged.
 */
export function agreementOf(version: Version, again: Foundations): Agreement {
  const formulas = textsApart(version, again)
  const apart = version.readings.flatMap(({ name }) => {
    if (!again.readings.some((each) => each.name === name))
      return [
        { from: 'case' as const, apart: { place: 'case', input: name, at: {}, frozen: name, fromCase: undefined } },
      ]
    const found = readingsApart(version, wholeReading(version, name), wholeReading(again, name), formulas.length > 0)
    const place = placeOfSituation(version.case, name)
    return place === undefined ? found : found.map((each) => ({ ...each, apart: { ...each.apart, place } }))
  })
  const of = (from: Found['from']) => apart.filter((each) => each.from === from).map((each) => each.apart)
  const facts = [...new Set([...of('reference').map(({ input }) => input), ...rulesApart(version, again)])]
  return {
    inputs: of('case'),
    worked: of('worked'),
    formulas,
    facts,
    isRepriced: facts.some((name) => name.startsWith('prices/')),
    priors: [...new Set(of('prior').map(({ input }) => input))],
  }
}

function rulesApart(a: Foundations, b: Foundations): readonly string[] {
  const [own, other] = [a, b].map(({ rules }) => new Map(rules.map((rule) => [rule.name, canonicalJson(rule)])))
  return [...new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])].filter(
    (name) => own?.get(name) !== other?.get(name),
  )
}

/** What is said of a reading that only a scenario or a waiting decision asks for, is said there. */
function placeOfSituation(theCase: CaseFile, name: string): string | undefined {
  const situation = /^situation ([^|]*)\|(\d+)\|/.exec(name)
  if (situation === null) return undefined
  const [, on = '', months] = situation
  const scenario = theCase.scenarios.findIndex(({ code }) => on.split(' ').includes(code))
  if (scenario >= 0) return placeOf(['case', 'scenarios', scenario])
  return months === '0' ? undefined : placeOf(['case', 'waiting'])
}

/** Names of figures whose text is not the same in both. */
export function textsApart(a: Pick<Version, 'texts'>, b: Pick<Version, 'texts'>): readonly string[] {
  const byName = ({ texts }: Pick<Version, 'texts'>) => {
    const found = new Map<string, Set<string>>()
    for (const text of texts) found.set(text.name, (found.get(text.name) ?? new Set()).add(canonicalJson(text)))
    return found
  }
  const [first, second] = [byName(a), byName(b)]
  return [...new Set([...first.keys(), ...second.keys()])].filter((name) => {
    const [own, other] = [first.get(name), second.get(name)]
    return (
      own === undefined || other === undefined || own.size !== other.size || [...own].some((text) => !other.has(text))
    )
  })
}

interface Found {
  readonly from: FrozenGiven['from'] | 'prior'
  readonly apart: InputApart
}

function readingsApart(
  { case: theCase, texts }: Version,
  frozen: FrozenReading,
  now: FrozenReading,
  hasMoved: boolean,
): readonly Found[] {
  const members = Object.keys(frozen.members).flatMap((dimension): Found[] => {
    const [own, other] = [frozen.members[dimension], now.members[dimension]]
    return canonicalJson(own ?? []) === canonicalJson(other ?? [])
      ? []
      : [
          {
            from: 'case',
            apart: {
              place: placeOf(['case', sectionOf[dimension] ?? 'years']),
              input: dimension,
              at: {},
              frozen: own?.map(({ code }) => code),
              fromCase: other?.map(({ code }) => code),
            },
          },
        ]
  })
  // Cells stand in order of members, so they are compared where the members are the same.
  if (members.length > 0) return members
  const byOf = new Map(texts.map((text) => [text.name, text.by ?? []]))
  const nearestFirst = Object.entries(frozen.givens).toSorted(([a], [b]) => nearness(a) - nearness(b))
  const givens = nearestFirst.flatMap(([name, own]): Found[] => {
    const other = now.givens[name]
    // A given that this build’s model does not ask for says nothing about the case.
    if (other === undefined) return []
    const at = own.cells.findIndex((cell, index) => canonicalJson(cell) !== canonicalJson(other.cells[index] ?? null))
    if (at < 0 && own.cells.length === other.cells.length) return []
    const place = membersOfCell(frozen, byOf.get(name) ?? [], at)
    const apart = {
      place: placeOfInput(theCase, name, place),
      input: name,
      at: place,
      frozen: own.cells[at],
      fromCase: other.cells[at],
    }
    return [{ from: own.from, apart }]
  })
  return [...parametersApart(frozen, now), ...givens, ...(hasMoved ? [] : luckApart(frozen, now))]
}

const sectionOf: Readonly<Record<string, string>> = {
  option: 'options',
  council: 'councils',
  service: 'services',
  year: 'years',
  event: 'facts',
}

function membersOfCell({ members }: FrozenReading, by: readonly string[], cell: number): At {
  let rest = cell < 0 ? 0 : cell
  const at: Record<string, string> = {}
  for (const dimension of [...by].reverse()) {
    const list = members[dimension] ?? []
    at[dimension] = list[rest % list.length]?.code ?? ''
    rest = Math.floor(rest / list.length)
  }
  return Object.fromEntries(by.map((dimension) => [dimension, at[dimension] ?? '']))
}

/** The case’s own assumptions and stream numbers; and priors, which are dated facts. */
function parametersApart(frozen: FrozenReading, now: FrozenReading): readonly Found[] {
  const held = new Map(now.parameters.map((each) => [each.key, each]))
  return frozen.parameters.flatMap((own): Found[] => {
    const other = held.get(own.key)
    if (other === undefined) return []
    const entry = (place: string, what: (of: FrozenParameter) => unknown, from: Found['from']): Found[] =>
      canonicalJson(what(own)) === canonicalJson(what(other))
        ? []
        : [{ from, apart: { place, input: own.key, at: {}, frozen: what(own), fromCase: what(other) } }]
    const isOfCase = own.from === 'case' || other.from === 'case'
    return [
      ...entry(
        placeOf(['case', 'assumptions', own.name]),
        ({ central, distribution, from, grade, source }) => ({ central, distribution, from, grade, source }),
        isOfCase ? 'case' : 'prior',
      ),
      ...entry(placeOf(['case', 'streams', own.key]), ({ stream }) => stream, 'case'),
    ]
  })
}

/** What else a reading’s futures hang on. */
function luckApart(frozen: FrozenReading, now: FrozenReading): readonly Found[] {
  const entry = (place: string, own: unknown, other: unknown): Found[] =>
    canonicalJson(own) === canonicalJson(other)
      ? []
      : [{ from: 'case', apart: { place, input: place, at: {}, frozen: own, fromCase: other } }]
  return [
    ...entry('case.correlations', frozen.correlations, now.correlations),
    ...entry('case.options', frozen.roles, now.roles),
    ...entry('draws', frozen.draws, now.draws),
    ...entry('seed', frozen.seed, now.seed),
  ]
}
