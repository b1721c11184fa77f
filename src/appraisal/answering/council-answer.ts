import { chance } from '../../figures/index.ts'
import type { CouncilAnswer } from '../answer.ts'
import type { Prepared } from '../work.ts'
import { centralOf, columnOf, spreadOf, spreadOfColumn, type Worked, wholePence } from './read.ts'
import { roughSize } from './say.ts'
import { rounded } from './sensitivity.ts'

/** One council under one option: what it is worth, year by year, and what leaving costs it. */
export function councilAnswer(prepared: Prepared, worked: Worked, option: string, council: string): CouncilAnswer {
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
  return worked.years.map((year) => {
    const at = { option, council, year }
    const finance = theCase.finance.find((each) => each.council === council && each.year === year)
    const opening = theCase.finance.find(
      (each) =>
        each.council === council &&
        (each.generalReservesPounds !== undefined || each.earmarkedReservesPounds !== undefined),
    )
    const cumulative = wholePence(centralOf(worked, general.soFar, at))
    const net = wholePence(centralOf(worked, general.net, at))
    return {
      year,
      recurrentPence: wholePence(centralOf(worked, general.change, at)),
      oneOffPence: wholePence(centralOf(worked, general.oneOffCost, at)),
      fundedPence: Object.fromEntries(
        general.fundedBy.map(({ source, figure }) => [source, -wholePence(centralOf(worked, figure, at)) || 0]),
      ),
      cumulativeCashPence: cumulative,
      reservesPence:
        opening === undefined
          ? null
          : wholePence((opening.generalReservesPounds ?? 0) + (opening.earmarkedReservesPounds ?? 0)) + cumulative,
      bandDPence: finance?.taxBase === undefined ? null : rounded(-net / finance.taxBase),
    }
  })
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
