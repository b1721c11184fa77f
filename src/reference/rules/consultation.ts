import { changes, type Dated, type Day, inForce } from '../dated.ts'

/** Days of consultation before the first dismissal takes effect, by how many are proposed within ninety days. */
export interface ConsultationDays {
  readonly from20: number
  readonly from100: number
}

/** Collective redundancy consultation. The ninety days became forty-five for proposals from 6 April 2013. */
export const collectiveConsultation: readonly Dated<ConsultationDays>[] = changes(
  {
    source: 'Trade Union and Labour Relations (Consolidation) Act 1992 s188; SI 2013/763 from 6 April 2013',
    grade: 'A',
  },
  [
    { from: '2006-10-01', value: { from20: 30, from100: 90 } },
    { from: '2013-04-06', value: { from20: 30, from100: 45 } },
  ],
)

/** Most that a tribunal may award for failing to consult, in days’ pay for each employee. */
export const protectiveAwardDays: readonly Dated<number>[] = changes(
  { source: 'Trade Union and Labour Relations (Consolidation) Act 1992 s189', grade: 'A' },
  [
    { from: '1999-11-01', value: 90 },
    {
      from: '2026-04-06',
      value: 180,
      source:
        'https://www.hardingevans.com/cy/news/2026/02/04/collective-redundancies-are-changing-what-employers-need-to-know',
    },
  ],
)

/** Days of collective consultation for so many redundancies proposed on the day; nought below twenty. */
export function consultationDays(redundancies: number, day: Day): number {
  const { from20, from100 } = inForce(collectiveConsultation, day).entry.value
  if (redundancies < 20) return 0
  return redundancies < 100 ? from20 : from100
}
