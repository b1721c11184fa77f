import { type At, formatPercent } from '../../figures/index.ts'
import { favourableOf, prior, rangeOf } from '../../reference/index.ts'
import type { OptionAnswer } from '../answer.ts'
import type { Prepared } from '../work.ts'
import { centralOf, type Worked, wholePence } from './read.ts'
import { roughly, roughSize } from './say.ts'

type Stop = OptionAnswer['stops'][number]

/** Present values of an option with its claims replaced by the levers' own formulas. */
export interface WithFormula {
  readonly presentValue: number
}

/**
 * A claim above its ceiling is a stop: the option is worked with the largest allowed, the claim shown beside it. Two
 * ceilings are printed where the council's own evidence gives another: it may be hindsight, but it is the council's.
 */
export function claimStops(
  prepared: Prepared,
  worked: Worked,
  option: string,
  presentValuePence: number,
  withFormula: WithFormula | undefined,
): Stop[] {
  const { theCase, model } = prepared
  return model.entered.flatMap((entered) => {
    if (!entered.isClaim) return []
    const claims =
      theCase.options.find(({ code }) => code === option)?.lines.filter((line) => line.code === entered.line.code) ?? []
    return claims.flatMap((line) => {
      const first = firstAboveCeiling(worked, entered, { option, council: line.council, service: line.service })
      if (first === undefined) return []
      const override = theCase.overrides.find((each) => each.option === option && each.stop === 'claimAboveCeiling')
      const claimedPence = wholePence(first.claimed)
      const allowedPence = wholePence(first.ceiling)
      const formulaPence = wholePence(withFormula?.presentValue ?? 0)
      const agency = line.claims?.includes('L05')
        ? agencyFacts(prepared, worked, line.council, first.claimed)
        : undefined
      return [
        {
          code: 'claimAboveCeiling',
          kind: 'claimAboveCeiling' as const,
          council: line.council,
          sentence: `“${line.title}” claims ${roughly(claimedPence)} in ${first.year}; the most that could be had is ${roughly(allowedPence)}.`,
          claim: {
            title: line.title,
            claimedPence,
            allowedPence,
            year: first.year,
            ceilings: agency?.ceilings ?? [],
            premiumNeeded: agency?.premiumNeeded ?? 0,
            referenceClass: referenceClassOf(theCase.decisionDate, claimedPence),
            presentValueWithFormulaPence: formulaPence,
            presentValueWithClaimPence: presentValuePence,
            sentences: [
              ...(agency?.sentences ?? []),
              ...mechanism(formulaPence, presentValuePence, line.claims?.includes('L05') ?? false),
            ],
          },
          override:
            override === undefined
              ? null
              : { officerRole: override.officerRole, reason: override.reason, date: override.date },
        },
      ]
    })
  })
}

/** What plans of this kind have brought in of what they promised: the prior on the share of a planned saving that arrives. */
function referenceClassOf(decisionDate: string, claimedPence: number) {
  const known = prior('general/realisation', decisionDate)
  if (known === undefined) return null
  const { low, central, high } = rangeOf(known.entry)
  const arrives = (share: number) => Math.round(claimedPence * share)
  return { lowPence: arrives(low), centralPence: arrives(central), highPence: arrives(high) }
}

/** The year in which a claim stands highest above its ceiling, if in any. */
function firstAboveCeiling(worked: Worked, entered: EnteredClaim, at: At) {
  const above = worked.years
    .map((year) => ({
      year,
      claimed: centralOf(worked, entered.claimLine, { ...at, year }),
      ceiling: centralOf(worked, entered.ceilingLine, { ...at, year }),
    }))
    .filter(({ claimed, ceiling }) => claimed > ceiling + 0.005)
  return above.find(({ claimed }) => claimed === Math.max(...above.map((each) => each.claimed)))
}

type EnteredClaim = Extract<Prepared['model']['entered'][number], { readonly isClaim: true }>

/** Whether a claim of the option stands above its ceiling and no officer has overridden it. */
export function isStoppedByClaim({ theCase, model }: Prepared, worked: Worked, option: string): boolean {
  if (theCase.overrides.some((each) => each.option === option && each.stop === 'claimAboveCeiling')) return false
  const lines = theCase.options.find(({ code }) => code === option)?.lines ?? []
  return model.entered.some(
    (entered) =>
      entered.isClaim &&
      lines.some(
        ({ code, council, service }) =>
          code === entered.line.code && firstAboveCeiling(worked, entered, { option, council, service }) !== undefined,
      ),
  )
}

/** What a reported agency bill can hold, and what the claim would take. */
function agencyFacts(prepared: Prepared, worked: Worked, council: string, claimed: number) {
  const { theCase, model } = prepared
  const bill = theCase.agencyBill.find((each) => each.council === council)
  const known = prior('L05/agencyPremium', theCase.decisionDate)
  if (bill === undefined || bill.pounds <= 0 || known === undefined) return undefined
  const { low, central, high } = rangeOf(known.entry)
  const own = theCase.evidence.filter((each) => each.name === 'L05/agencyPremium' && each.council === council)
  const inBill = (premium: number) => (bill.pounds * premium) / (1 + premium)
  const ceilings = [
    { title: 'At the least premium of the range', premium: low, pence: wholePence(inBill(low)) },
    { title: 'At the most likely premium', premium: central, pence: wholePence(inBill(central)) },
    { title: 'At the largest premium of the range', premium: high, pence: wholePence(inBill(high)) },
    ...own.map((each) => ({
      title: `At the council’s own published premium${each.published > theCase.decisionDate ? ' (hindsight)' : ''}`,
      premium: each.value,
      pence: wholePence(inBill(each.value)),
    })),
  ]
  const premiumNeeded = claimed < bill.pounds ? claimed / (bill.pounds - claimed) : 0
  const workers =
    model.staff === undefined
      ? 0
      : centralOf(worked, model.staff.start.gap, { council }) * centralOf(worked, model.staff.start.cover, { council })
  const most = favourableOf(known.entry)
  const nowAndThen = agencyStillThere(prepared, worked, council)
  const sentences = [
    `The whole premium in an agency bill of ${roughly(wholePence(bill.pounds))} is ${roughly(wholePence(inBill(low)))} to ${roughly(wholePence(inBill(most)))} at premiums of ${formatPercent(low, 0)} to ${formatPercent(most, 0)}, and that only if every agency worker became permanent at once.`,
    ...own.map(
      (each) =>
        `At the council’s own published premium of ${formatPercent(each.value, 0)} it is ${roughly(wholePence(inBill(each.value)))}${inBill(each.value) < claimed ? ', still less than the claim' : ''}.`,
    ),
    claimed < bill.pounds
      ? `To save ${roughly(wholePence(claimed))} the premium would have to be ${formatPercent(premiumNeeded, 1)}.`
      : `No premium could yield ${roughly(wholePence(claimed))}: it is as much as the whole bill or more.`,
    ...(workers > 0
      ? [
          `The bill over the ${Math.round(workers)} agency social workers measured is ${roughly(wholePence(bill.pounds / workers))} each, so it holds more than social workers, or there were more of them when it was run up.`,
        ]
      : []),
    ...nowAndThen,
  ]
  return { ceilings, premiumNeeded, sentences }
}

/** What carrying on alone gets of the saving by itself. */
function agencyStillThere(prepared: Prepared, worked: Worked, council: string): string[] {
  const { staff } = prepared.model
  if (staff === undefined) return []
  const option = prepared.theCase.options.find(({ role }) => role === 'counterfactual')?.code ?? ''
  const first = worked.years[0] ?? ''
  const later = worked.years[5] ?? worked.years[worked.years.length - 1] ?? ''
  const before = centralOf(worked, staff.yearly.agencyMean, { option, council, year: first })
  const after = centralOf(worked, staff.yearly.agencyMean, { option, council, year: later })
  if (before <= 0 || after >= before) return []
  return [
    `Carrying on alone already takes agency staff from ${Math.round(before)} in ${first} to ${Math.round(after)} in ${later}, at the starts and leavers measured: that part of any saving belongs to no option.`,
  ]
}

function mechanism(formulaPence: number, claimPence: number, isWorkforce: boolean): string[] {
  const gap = claimPence - formulaPence
  const worked = isWorkforce ? 'Worked from the workforce itself' : 'Worked by the lever itself'
  const start = `${worked} in place of the claim, the option’s present value is ${roughly(formulaPence)}`
  if (isWorkforce && formulaPence < 0 && gap > 0) {
    return [
      `${start}: filling posts that stand empty costs more than the premium it saves. The claim has no mechanism.`,
    ]
  }
  return [`${start}, ${roughSize(gap)} ${gap > 0 ? 'less' : 'more'} than with the claim.`]
}
