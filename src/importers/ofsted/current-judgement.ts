import { type CouncilCode, continuingCode, type Day } from '../../reference/index.ts'
import type { Observation } from '../observation.ts'
import { inspectionDay } from './judgements.ts'

/** What was known of a council when. */
export interface JudgementAsked {
  readonly council: CouncilCode
  /** The day the judgement is wanted for: inspections that began later do not count. */
  readonly onDay: Day
  /** Only reports that were out by then count; the day itself where it is left out. */
  readonly publishedBy?: Day
  /** `judgement/overall` where it is left out. */
  readonly measure?: string
}

/**
 * The judgement that stood on a day: of the inspections whose report was out, the newest one’s. “Current” is asked here
 * and stored nowhere. Where the newest gives none (care leavers before 2023, say) the answer says why. Of one inspection
 * told by two files the official list goes first. Undefined where no inspection is known.
 */
export function currentJudgement(
  observations: readonly Observation[],
  { council, onDay, publishedBy = onDay, measure = 'judgement/overall' }: JudgementAsked,
): Observation | undefined {
  const code = continuingCode(council)
  return observations
    .filter((each) => each.measure === measure && each.area.councils.includes(code))
    .filter((each) => inspectionDay(each).day <= onDay && wasOut(each, publishedBy))
    .reduce<Observation | undefined>(
      (best, each) => (best === undefined || isBetter(each, best) ? each : best),
      undefined,
    )
}

function wasOut({ filters }: Observation, by: Day): boolean {
  // Without a day of its own, a report was out when the list was that tells of it.
  return (filters['published'] ?? filters['publishedBy'] ?? '9999') <= by
}

function isBetter(each: Observation, best: Observation): boolean {
  if (isSameInspection(each, best)) return isOfficial(each) && !isOfficial(best)
  return inspectionDay(each).day > inspectionDay(best).day
}

function isOfficial({ marks }: Observation): boolean {
  return !marks.includes('secondary')
}

/**
 * Whether two observations, of one file or two, are of the same inspection of the same council: it began on the same
 * day, or its report came out on the same day. Either day alone is not enough: later lists corrected the day of an
 * inspection (Isles of Scilly, July 2023) and of a report (Nottingham, 2022).
 */
export function isSameInspection(a: Observation, b: Observation): boolean {
  if (a.area.key !== b.area.key) return false
  const [one, other] = [inspectionDay(a), inspectionDay(b)]
  if (!one.isPublication && !other.isPublication && one.day === other.day) return true
  const published = a.filters['published']
  return published !== undefined && published === b.filters['published']
}
