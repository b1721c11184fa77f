import { listInWords } from '../../figures/index.ts'
import { prior } from '../../reference/index.ts'
import type { CaseFile, CaseOption } from '../case-file/schema.ts'
import { grantsEnd } from './grants-end.ts'
import { startsLater } from './starts-later.ts'

export type Scenario = CaseFile['scenarios'][number]
export type Change = NonNullable<Scenario['changes']>[number]

/** The scenarios that are switched on, by code. */
export function codesOn({ scenarios }: Pick<CaseFile, 'scenarios'>): readonly string[] {
  return scenarios.filter(({ on }) => on).map(({ code }) => code)
}

/** The case with exactly these scenarios switched on, and nothing else altered yet. */
export function switchedTo(theCase: CaseFile, codes: readonly string[]): CaseFile {
  return { ...theCase, scenarios: theCase.scenarios.map((one) => ({ ...one, on: codes.includes(one.code) })) }
}

/**
 * The case as it is with exactly these scenarios on: typed lines that hang on a scenario come and go by its switch, and
 * what its `changes` say is written into the case.
 *
 * A scenario whose changes are written in loses them, so doing it twice is doing it once; and a case in which the event
 * has come about has nothing left to wait for. Later starts come first, so
 * that dates which are not the proposal's own (a partner leaving, a grant ending) stay where they are; the rest follow
 * in the order of the file.
 */
export function underScenarios(theCase: CaseFile, codes: readonly string[]): CaseFile {
  const switched = switchedTo(theCase, codes)
  const changes = switched.scenarios.flatMap(({ on, changes: own = [] }) => (on ? own : []))
  const months = changes.reduce((sum, change) => sum + (change.kind === 'startsLater' ? change.months : 0), 0)
  const moved = changes.reduce(changed, startsLater(switched, months))
  return { ...moved, scenarios: moved.scenarios.map((one) => (one.on ? withoutChanges(one) : one)), waiting: [] }
}

/** The case under the scenarios that it says are on; the very same case where they change nothing but typed lines. */
export function underItsScenarios(theCase: CaseFile): CaseFile {
  const changes = theCase.scenarios.some((one) => one.on && (one.changes?.length ?? 0) > 0)
  return changes ? underScenarios(theCase, codesOn(theCase)) : theCase
}

function withoutChanges({ changes: _, ...rest }: Scenario): Scenario {
  return rest
}

function changed(theCase: CaseFile, change: Change): CaseFile {
  switch (change.kind) {
    case 'startsLater':
      return theCase
    case 'partnerLeaves':
      return { ...theCase, options: theCase.options.map((option) => partnerLeaves(option, change)) }
    case 'reorganisation':
      return reorganised(theCase, change)
    case 'grantEnds':
      return grantsEnd(theCase, change.from)
    case 'judgement':
      return judged(theCase, change)
    case 'assumption':
      return fixedAt(theCase, change)
    default:
      return change satisfies never
  }
}

/** The council leaves what it shares on that day and does not come back; one that left for good before has left. */
function partnerLeaves(option: CaseOption, change: Extract<Change, { kind: 'partnerLeaves' }>): CaseOption {
  const { council, from } = change
  const isMeant = change.option === undefined ? option.role !== 'counterfactual' : option.code === change.option
  if (!isMeant || !option.councils.includes(council)) return option
  return {
    ...option,
    services: option.services.map((entry) => {
      if (change.service !== undefined && entry.service !== change.service) return entry
      const { joins, leaves, rejoins } = entry.membership?.[council] ?? {}
      const isGone = leaves !== undefined && leaves <= from && rejoins === undefined
      if (isGone) return entry
      const stay = { ...(joins === undefined ? {} : { joins }), leaves: from }
      return { ...entry, membership: { ...entry.membership, [council]: stay } }
    }),
  }
}

function reorganised(theCase: CaseFile, change: Extract<Change, { kind: 'reorganisation' }>): CaseFile {
  const { council, chance, vestingDay } = change
  return {
    ...theCase,
    reorganisations: theCase.reorganisations.map((one) =>
      one.council === council ? { ...one, chance, ...(vestingDay === undefined ? {} : { vestingDay }) } : one,
    ),
  }
}

/** Nobody has published what only may happen: the fact is a judgement of the case's author. */
function judged(theCase: CaseFile, change: Extract<Change, { kind: 'judgement' }>): CaseFile {
  const { council, from, value, source } = change
  return { ...theCase, facts: [...theCase.facts, { council, kind: 'judgement', from, value, source, grade: 'D' }] }
}

function fixedAt(theCase: CaseFile, { name, value, source }: Extract<Change, { kind: 'assumption' }>): CaseFile {
  const known = prior(name, theCase.decisionDate)?.entry
  const entry = theCase.assumptions[name]
  const fixed = { distribution: { kind: 'fixed' as const, value }, central: value, source, grade: 'D' as const }
  const held =
    entry === undefined
      ? { unit: known?.unit ?? 'number', owner: 'The scenario', date: theCase.decisionDate, ...fixed }
      : 'byCouncil' in entry
        ? {
            byCouncil: Object.fromEntries(
              Object.entries(entry.byCouncil).map(([council, own]) => [council, { ...own, ...fixed }]),
            ),
          }
        : { ...entry, ...fixed }
  return { ...theCase, assumptions: { ...theCase.assumptions, [name]: held } }
}

/** What a change fixes, in words that are the same for two changes only where both fix the same thing. */
function fixedBy(change: Change): readonly string[] {
  switch (change.kind) {
    case 'reorganisation':
      return [`whether and when ${change.council} is reorganised`]
    case 'assumption':
      return [`what ${change.name} is`]
    case 'judgement':
      return [`how ${change.council} is judged on ${change.from}`]
    default:
      return []
  }
}

/** Two scenarios that fix the same thing, so that both cannot be true at once; undefined where all of them can. */
export function contradiction(
  { scenarios }: Pick<CaseFile, 'scenarios'>,
  codes: readonly string[],
): { readonly one: string; readonly other: string; readonly what: string } | undefined {
  const seen = new Map<string, string>()
  for (const { code, changes = [] } of scenarios) {
    if (!codes.includes(code)) continue
    for (const what of changes.flatMap(fixedBy)) {
      const one = seen.get(what)
      if (one !== undefined && one !== code) return { one, other: code, what }
      seen.set(what, code)
    }
  }
  return undefined
}

/** Codes of scenarios that were asked for and that the case does not hold. */
export function unknownScenarios({ scenarios }: CaseFile, codes: readonly string[]): readonly string[] {
  return [...new Set(codes)].filter((code) => !scenarios.some((one) => one.code === code))
}

/** The scenarios of a case by title, as a list in a sentence. */
export function titlesOf({ scenarios }: Pick<CaseFile, 'scenarios'>, codes: readonly string[]): string {
  return listInWords(scenarios.filter(({ code }) => codes.includes(code)).map(({ title }) => `“${title}”`))
}
