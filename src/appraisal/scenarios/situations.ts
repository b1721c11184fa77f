import type { CaseFile } from '../case-file/schema.ts'
import type { Preparation } from '../work.ts'
import { combinationsOf, futuresEach } from './combinations.ts'
import { type LightReading, lightReading } from './light-reading.ts'
import { monthsUntil, startsLater } from './starts-later.ts'
import { codesOn, switchedTo } from './under-scenarios.ts'

type Waiting = CaseFile['waiting'][number]

/** What a case is worked under: which scenarios are on, how much later it starts, which event is known not to come. */
export interface Situation {
  readonly on: readonly string[]
  readonly monthsLater?: number
  readonly ruledOut?: string
}

/** The situations of the scenario table, the case as it stands first. */
export function situationsOfScenarios(theCase: CaseFile): readonly Situation[] {
  return theCase.scenarios.length === 0 ? [] : combinationsOf(theCase).map((on) => ({ on }))
}

/** The four situations of a decision that could wait: the event comes or does not, decided now or once it is known. */
export function situationsOfWaiting(theCase: CaseFile, { event, until }: Waiting) {
  const standing = codesOn(theCase)
  const inOrder = (codes: readonly string[]) =>
    theCase.scenarios.map(({ code }) => code).filter((code) => codes.includes(code))
  const happens: Situation = { on: inOrder([...standing, event]) }
  const not: Situation = { on: standing.filter((code) => code !== event), ruledOut: event }
  const monthsLater = monthsUntil(theCase.decisionDate, until)
  return { now: { happens, not }, later: { happens: { ...happens, monthsLater }, not: { ...not, monthsLater } } }
}

/** The case in a situation; its scenarios are switched, and their changes still to be made. */
export function caseIn(theCase: CaseFile, { on, monthsLater = 0, ruledOut }: Situation): CaseFile {
  const switched = switchedTo(startsLater(theCase, monthsLater), on)
  return ruledOut === undefined ? switched : withoutEvent(switched, ruledOut)
}

/** A reorganisation that the event speaks of has the opposite chance once it is known that the event does not come. */
function withoutEvent(theCase: CaseFile, event: string): CaseFile {
  const changes = theCase.scenarios.find(({ code }) => code === event)?.changes ?? []
  const chanceOf = (council: string) =>
    changes.flatMap((change) => (change.kind === 'reorganisation' && change.council === council ? [change.chance] : []))
  return {
    ...theCase,
    reorganisations: theCase.reorganisations.map((one) => {
      const chance = chanceOf(one.council).at(-1)
      return chance === undefined ? one : { ...one, chance: 1 - chance }
    }),
  }
}

export interface Reader {
  readonly read: (situation: Situation) => LightReading
  /** Futures of each reading. */
  readonly draws: number
}

/** What the scenarios and the waiting decisions of a case ask for, each situation once, by its name. */
export function situationsAsked(theCase: CaseFile): ReadonlyMap<string, Situation> {
  const asked = [
    ...situationsOfScenarios(theCase),
    ...theCase.waiting.flatMap((waiting) => {
      if (codesOn(theCase).includes(waiting.event)) return []
      const { now, later } = situationsOfWaiting(theCase, waiting)
      return [now.happens, now.not, later.happens, later.not]
    }),
  ]
  return new Map(asked.map((situation) => [nameOfSituation(theCase, situation), situation]))
}

/** Two situations in which the case is the same have one name. */
export function nameOfSituation(theCase: CaseFile, { on, monthsLater = 0, ruledOut }: Situation): string {
  return [on.join(' '), monthsLater, reorganises(theCase, ruledOut) ? ruledOut : ''].join('|')
}

/** Works a case in the situations that its scenarios and its waiting decisions ask for, each once. */
export function readerOf(
  theCase: CaseFile,
  choice: Pick<Preparation, 'draws' | 'seed' | 'kept'> & { readonly onProgress?: (share: number) => void },
): Reader {
  const keyOf = (situation: Situation) => nameOfSituation(theCase, situation)
  const readings = situationsAsked(theCase).size
  const draws = futuresEach(readings, choice.draws ?? theCase.draws)
  const { onProgress, ...luck } = { ...choice, draws }
  const known = new Map<string, LightReading>()
  return {
    draws,
    read: (situation) => {
      const key = keyOf(situation)
      const reading = known.get(key) ?? lightReading(caseIn(theCase, situation), luck)
      known.set(key, reading)
      onProgress?.(known.size / readings)
      return reading
    },
  }
}

function reorganises(theCase: CaseFile, event: string | undefined): boolean {
  const changes = theCase.scenarios.find(({ code }) => code === event)?.changes ?? []
  return changes.some(({ kind }) => kind === 'reorganisation')
}
