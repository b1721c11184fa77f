import { type CouncilCode, codesOf, council, type Day } from '../../reference/index.ts'

/** The models that are known, newest first, each with the day it came out. */
const knownModels: readonly (readonly [model: string, day: Day])[] = [
  ['2025', '2025-05-01'],
  ['2021', '2021-04-01'],
]

/** The year of a model, and on what evidence. */
export interface ModelYear {
  readonly model: string
  readonly from: 'the person who handed it in' | 'a year in the file or its name' | 'its councils'
  /** Whether there is a model of that year among those known here. */
  readonly isKnown: boolean
}

/** What there is to tell a model’s year by. */
export interface ModelEvidence {
  /** Councils that are neighbours of one that was there, and so were there themselves. */
  readonly councils: readonly CouncilCode[]
  /** Titles, the sheet’s name and the file’s: hints, which count where the councils allow them. */
  readonly hints: readonly string[]
  readonly asked?: string | undefined
}

/**
 * Which year’s model a list of neighbours is. No column says so. Councils that are neighbours of others were there
 * when the model was made: Cumberland since April 2023, Cumbria until March 2023. A year in the file or its name counts
 * where it lies between; otherwise the known model that does. Undefined where none does.
 */
export function modelYear({ councils, hints, asked }: ModelEvidence): ModelYear | undefined {
  if (asked !== undefined) return { model: asked, from: 'the person who handed it in', isKnown: isKnownModel(asked) }
  const { earliest, latest } = windowOf(councils)
  const [hint] = hints
    .flatMap((text) => text.match(/(?<!\d)20\d\d(?!\d)/g) ?? [])
    .filter((year) => `${year}-12-31` >= earliest && `${year}-01-01` <= latest)
  if (hint !== undefined) return { model: hint, from: 'a year in the file or its name', isKnown: isKnownModel(hint) }
  const known = knownModels.find(([, day]) => earliest <= day && day <= latest)
  return known === undefined ? undefined : { model: known[0], from: 'its councils', isKnown: true }
}

function isKnownModel(year: string): boolean {
  return knownModels.some(([model]) => model === year)
}

/** The first day on which the youngest of some councils was there; before all days where all are old. */
export function youngestSince(councils: readonly CouncilCode[]): Day {
  return windowOf(councils).earliest
}

/** The last day of a council, under whichever code; undefined while it is there. */
export function lastDayOf(code: CouncilCode): Day | undefined {
  return council(codesOf(code).at(-1) ?? code)?.validTo
}

function windowOf(councils: readonly CouncilCode[]): { readonly earliest: Day; readonly latest: Day } {
  let [earliest, latest] = ['0000-01-01', '9999-12-31']
  for (const code of councils) {
    const since = council(codesOf(code)[0] ?? code)?.validFrom ?? earliest
    const until = lastDayOf(code) ?? latest
    if (since > earliest) earliest = since
    if (until < latest) latest = until
  }
  return { earliest, latest }
}
