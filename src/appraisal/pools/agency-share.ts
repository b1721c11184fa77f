import { agencyShareOfPay, prior, rangeOf } from '../../reference/index.ts'
import type { CaseFile } from '../case-file/schema.ts'

/** Agency workers in social work: their share of staff, what each costs a year above an employee, their share of pay. */
export interface AgencyShare {
  readonly rate: number
  readonly premium: number
  readonly shareOfPay: number
  /** The day of the measures it was worked from; `prior` where the case measures neither. */
  readonly from: { readonly measuredOn: string } | 'prior'
}

/**
 * The share of a council's social work pay that goes to agency workers.
 *
 * Their share of full-time equivalents is the case's own, measured on the day nearest to the end of the baseline
 * year, or else the dated prior's central value. The premium is always the prior's, so that trying another premium
 * in an option does not move the baseline that it is measured against.
 */
export function agencyShareOf(
  theCase: CaseFile,
  { council, year }: { readonly council: string; readonly year: string },
): AgencyShare {
  const measured = measuredRate(theCase, council, `${Number(year.slice(0, 4)) + 1}-03-31`)
  const rate = measured?.rate ?? centralPrior('L05/agencyRate', theCase.decisionDate)
  const premium = centralPrior('L05/agencyPremium', theCase.decisionDate)
  return {
    rate,
    premium,
    shareOfPay: agencyShareOfPay({ agencyRate: rate, premium }),
    from: measured === undefined ? 'prior' : { measuredOn: measured.date },
  }
}

/** Agency over agency and in post, on one day; of two days as near, the earlier. */
function measuredRate(
  theCase: CaseFile,
  council: string,
  day: string,
): { readonly rate: number; readonly date: string } | undefined {
  const own = theCase.measures.filter((entry) => entry.council === council)
  const valueOn = (measure: string, date: string) =>
    own.find((entry) => entry.measure === measure && entry.date === date)?.value
  const dates = [...new Set(own.filter(({ measure }) => measure === 'agencyFte').map(({ date }) => date))].sort()
  const [first, ...others] = dates.flatMap((date) => {
    const agency = valueOn('agencyFte', date)
    const inPost = valueOn('inPostFte', date)
    return agency === undefined || inPost === undefined || agency + inPost <= 0
      ? []
      : [{ date, rate: agency / (agency + inPost) }]
  })
  if (first === undefined) return undefined
  return others.reduce(
    (nearest, next) => (distance(next.date, day) < distance(nearest.date, day) ? next : nearest),
    first,
  )
}

/** Enough to say which of two days is nearer: every month counts as 31 days. */
function distance(one: string, other: string): number {
  const count = (date: string) =>
    Number(date.slice(0, 4)) * 372 + Number(date.slice(5, 7)) * 31 + Number(date.slice(8, 10))
  return Math.abs(count(one) - count(other))
}

function centralPrior(name: string, day: string): number {
  const found = prior(name, day)
  if (found === undefined) throw new Error(`There is no prior ${name}`)
  return rangeOf(found.entry).central
}
