import { isDate } from './calendar.ts'
import { at } from './place.ts'
import type { CaseFile } from './schema.ts'

/** A figure of the case that came out after the decision date. */
export interface Hindsight {
  /** The section of the case file that it stands in. */
  readonly section:
    | 'baseline'
    | 'agencyBill'
    | 'measures'
    | 'needs'
    | 'options'
    | 'assumptions'
    | 'evidence'
    | 'portfolio'
    | 'comparators'
    | 'outcomes'
  readonly place: string
  /** The day it was published, `2018-02-15`. */
  readonly published: string
  /** Why it is used all the same; given for baseline figures. */
  readonly reason?: string
}

/**
 * Every figure of the case published after its decision date, with its place, in the order of the file. Empty when
 * the decision date is no date. Priors are not in the file; the answer marks theirs.
 */
export function hindsightIn(theCase: CaseFile): readonly Hindsight[] {
  const { decisionDate, baseline, agencyBill, measures, needs, options, assumptions, evidence } = theCase
  const { portfolio, comparators, outcomes } = theCase
  if (!isDate(decisionDate)) return []
  const all: readonly Hindsight[] = [
    ...baseline.map(({ published, hindsightReason: reason }, i) => ({
      section: 'baseline' as const,
      place: at('baseline', i),
      published,
      ...(reason === undefined ? {} : { reason }),
    })),
    ...agencyBill.map(({ published }, i) => ({
      section: 'agencyBill' as const,
      place: at('agencyBill', i),
      published,
    })),
    ...measures.map(({ published }, i) => ({ section: 'measures' as const, place: at('measures', i), published })),
    ...needs.map(({ published }, i) => ({ section: 'needs' as const, place: at('needs', i), published })),
    ...options.flatMap(({ lines }, i) =>
      lines.map(({ published = '' }, j) => ({
        section: 'options' as const,
        place: at('options', i, 'lines', j),
        published,
      })),
    ),
    ...Object.entries(assumptions).flatMap(([name, one]) =>
      Object.entries('byCouncil' in one ? one.byCouncil : { '': one }).map(([council, { published = '' }]) => ({
        section: 'assumptions' as const,
        place: council === '' ? at('assumptions', name) : at('assumptions', name, 'byCouncil', council),
        published,
      })),
    ),
    ...evidence.map(({ published }, i) => ({ section: 'evidence' as const, place: at('evidence', i), published })),
    ...portfolio.map(({ published }, i) => ({ section: 'portfolio' as const, place: at('portfolio', i), published })),
    ...comparators.map(({ published }, i) => ({
      section: 'comparators' as const,
      place: at('comparators', i),
      published,
    })),
    ...outcomes.map(({ published }, i) => ({ section: 'outcomes' as const, place: at('outcomes', i), published })),
  ]
  return all.filter(({ published }) => isDate(published) && published > decisionDate)
}
