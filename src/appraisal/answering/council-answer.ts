import { chance } from '../../figures/index.ts'
import { asTheOptionSays } from '../../model/index.ts'
import type { CouncilAnswer } from '../answer.ts'
import type { Prepared } from '../work.ts'
import { centralOf, columnOf, spreadOf, spreadOfColumn, type Worked, wholePence } from './read.ts'
import { roughSize } from './say.ts'
import { rounded } from './sensitivity.ts'

/** One council under one option: what it is worth, year by year, and what leaving costs it. */
export function councilAnswer(
  prepared: Prepared,
  worked: Worked,
  { option, council, leavingIn }: { readonly option: string; readonly council: string; readonly leavingIn: string },
): CouncilAnswer {
  const { model } = prepared
  const { views, headline } = model
  const at = { option, council }
  const presentValuePence = spreadOf(worked, views.councils.presentValue, at)
  const better = chance(columnOf(worked, views.councils.presentValue, at), (value) => value > 0)
  const soFar = worked.years.map((year) => {
    const central = centralOf(worked, views.councils.soFar, { ...at, year })
    const spread = spreadOfColumn(central, columnOf(worked, views.councils.soFar, { ...at, year }))
    return {
      year,
      centralPence: spread.central,
      meanPence: spread.mean,
      p5Pence: spread.p5,
      p25Pence: spread.p25,
      p50Pence: spread.p50,
      p75Pence: spread.p75,
      p95Pence: spread.p95,
    }
  })
  const payback = paybackOf(soFar.map(({ year, centralPence }) => ({ year, pence: centralPence })))
  return {
    council,
    presentValuePence,
    chanceBetterOff: rounded(better.chance),
    chanceStandardError: rounded(better.standardError),
    movement: movementOf(prepared, worked, option, council),
    deepestOutlay: deepestOf(prepared, worked, option, council),
    paybackYear: payback,
    paybackSentence: paybackSentence(
      payback,
      presentValuePence.central,
      soFar.some(({ centralPence }) => centralPence !== 0),
    ),
    runningTotal: soFar,
    leaving: worked.years.map((year, i) => ({
      year,
      costPence: wholePence(centralOf(worked, headline.leaving, { ...at, year })),
      gainedSoFarPence: soFar[i]?.centralPence ?? 0,
    })),
    comingBackPence: wholePence(centralOf(worked, headline.back, { ...at, year: leavingIn })),
  }
}

/** The year from which a running total is not negative and stays so, after it has been; undefined years are null. */
export function paybackOf(soFar: readonly { readonly year: string; readonly pence: number }[]): string | null {
  const firstMoved = soFar.findIndex(({ pence }) => pence !== 0)
  if (firstMoved < 0) return null
  const lastNegative = soFar.findLastIndex(({ pence }) => pence < 0)
  return lastNegative === soFar.length - 1
    ? null
    : (soFar[lastNegative < firstMoved ? firstMoved : lastNegative + 1]?.year ?? null)
}

/** Payback and present value side by side: a late payback may go with a loss, and then the sentence says why. */
export function paybackSentence(payback: string | null, presentValuePence: number, anything: boolean): string {
  if (!anything) return 'Nothing changes, so there is nothing to pay back.'
  if (payback === null) return 'It does not pay for itself within the years of the case.'
  if (presentValuePence < 0)
    return `It pays for itself in ${payback}, counted pound for pound; but money that comes so late is worth less than money spent early, so at present value it still loses ${roughSize(presentValuePence)}.`
  return `It pays for itself in ${payback}, counted pound for pound and year by year.`
}

function movementOf(prepared: Prepared, worked: Worked, option: string, council: string): CouncilAnswer['movement'] {
  const { theCase, model } = prepared
  const general = model.views.mtfs.byFund.find(({ fund }) => fund === 'generalFund') ?? model.views.mtfs.byFund[0]
  if (general === undefined) return []
  const funding = worked.years.map((year) => {
    const paid: Record<string, number> = {}
    for (const { source, figure } of general.fundedBy) {
      const from = fundedByOf(theCase, option, source)
      paid[from] = (paid[from] ?? 0) - wholePence(centralOf(worked, figure, { option, council, year }))
    }
    // A grant comes in: it pays for so much of the one-offs, and what pays for the rest pays so much less.
    const granted = -(paid['grant'] ?? 0)
    if (granted > 0) {
      const rest = fundedByOf(theCase, option, asTheOptionSays)
      paid['grant'] = granted
      paid[rest] = (paid[rest] ?? 0) - granted
    }
    return Object.fromEntries(Object.entries(paid).map(([from, pence]) => [from, pence || 0]))
  })
  return worked.years.map((year, index) => {
    const at = { option, council, year }
    const { taxBase } = latestFinance(theCase, council, year, (row) => row.taxBase !== undefined) ?? {}
    return {
      year,
      recurrentPence: wholePence(centralOf(worked, general.change, at)),
      oneOffPence: Object.values(funding[index] ?? {}).reduce((sum, pence) => sum + pence, 0),
      fundedPence: funding[index] ?? {},
      cumulativeCashPence: wholePence(centralOf(worked, general.soFar, at)),
      reservesPence: reservesAt(theCase, council, { years: worked.years, funding, index }),
      // One-offs are paid from reserves, receipts, grants or loans: only what recurs bears on council tax.
      bandDPence:
        taxBase === undefined || taxBase === 0
          ? null
          : rounded(-wholePence(centralOf(worked, general.recurrent, at)) / taxBase || 0),
    }
  })
}

/** How a flow is paid for: the model's own one-offs as their option says. */
export function fundedByOf(theCase: Prepared['theCase'], option: string, source: string): string {
  if (source !== asTheOptionSays) return source
  return theCase.options.find(({ code }) => code === option)?.oneOffFundedBy ?? 'reserve'
}

type FinanceRow = Prepared['theCase']['finance'][number]

function latestFinance(
  theCase: Prepared['theCase'],
  council: string,
  year: string,
  has: (row: FinanceRow) => boolean,
): FinanceRow | undefined {
  return theCase.finance
    .filter((row) => row.council === council && row.year <= year && has(row))
    .reduce<FinanceRow | undefined>(
      (latest, row) => (latest === undefined || row.year > latest.year ? row : latest),
      undefined,
    )
}

/** Reserves at the year's end: those given for the start of the latest year on record, less what they have paid since. */
function reservesAt(
  theCase: Prepared['theCase'],
  council: string,
  {
    years,
    funding,
    index,
  }: {
    readonly years: readonly string[]
    readonly funding: readonly Readonly<Record<string, number>>[]
    readonly index: number
  },
): number | null {
  const opening = latestFinance(
    theCase,
    council,
    years[index] ?? '',
    (row) => row.generalReservesPounds !== undefined || row.earmarkedReservesPounds !== undefined,
  )
  if (opening === undefined) return null
  const since = funding.slice(0, index + 1).filter((_, i) => (years[i] ?? '') >= opening.year)
  const paid = since.reduce((sum, year) => sum + (year['reserve'] ?? 0), 0)
  return wholePence((opening.generalReservesPounds ?? 0) + (opening.earmarkedReservesPounds ?? 0)) - paid
}

function deepestOf(
  prepared: Prepared,
  worked: Worked,
  option: string,
  council: string,
): CouncilAnswer['deepestOutlay'] {
  const general =
    prepared.model.views.mtfs.byFund.find(({ fund }) => fund === 'generalFund') ?? prepared.model.views.mtfs.byFund[0]
  if (general === undefined) return { pence: 0, year: worked.years[0] ?? '' }
  const soFar = worked.years.map((year) => ({
    year,
    pence: wholePence(centralOf(worked, general.soFar, { option, council, year })),
  }))
  const deepest = soFar.reduce(
    (least, each) => (each.pence < least.pence ? each : least),
    soFar[0] ?? { year: '', pence: 0 },
  )
  return deepest.pence > 0 ? { pence: 0, year: deepest.year } : deepest
}
