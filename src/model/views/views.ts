import { type Defined, type Figure, figures, given } from '../../figures/index.ts'
import { yearsSincePriceBase } from '../arrangement.ts'
import type { Flow } from '../flow.ts'
import { once } from '../once.ts'
import type { Assume } from '../setting.ts'
import { addedUp, type ViewedFlow, viewTotals } from './added-up.ts'

const byHere = ['option', 'council', 'service', 'year'] as const
const byCouncil = ['option', 'council', 'year'] as const
const byYear = ['option', 'year'] as const

/** Factors by year for money that moves at the start, the middle or the end of a year. */
export const discountFactor = once((timing) => {
  const when = { startOfYear: 'the start of the year', midYear: 'mid-year', endOfYear: 'year end' }[
    timing as Flow['timing']
  ]
  return given(`discount/${timing}`, { title: `Discount factor at ${when}`, unit: 'number', by: ['year'] })
})

/** Turns the case’s constant prices into the cash of the year. */
export function cashIndex(assume: Assume): Defined {
  return figures(
    'prices',
    { inflation: assume('general/inflation'), yearsSincePriceBase },
    {
      cashIndex: {
        title: 'Prices of the year against the price base',
        unit: '£/real £',
        by: ['year'],
        is: 'pow(1 + inflation, yearsSincePriceBase) as £/real £',
      },
    },
  ).cashIndex
}

/**
 * One list of flows, projected twice. Economic: constant prices, discounted at year-end factors with the first year
 * whole, without transfers, all councils together. A council’s own: every flow on it, transfers included, with the
 * same factors; “better off” is judged there. MTFS: cash by council, year and fund, one-off and recurrent apart.
 *
 * Source: docs/method/two-views.md.
 */
export function projectViews(assume: Assume, flows: readonly Flow[], horizons: readonly number[], nothing: Figure) {
  const realFlows = flows.map((flow): ViewedFlow => ({ flow, figure: flow.figure }))
  const real = viewTotals('real', 'real £', realFlows, nothing)
  const transfers = real.total('transfers', 'Transfers between public bodies', (flow) => flow.transfer)
  const index = cashIndex(assume)
  const cashFlows = flows.map((flow): ViewedFlow => ({ flow, figure: inCash(flow, index) }))
  const councils = ofCouncils(
    real.net,
    oddlyTimed('council', realFlows, nothing, () => true),
  )
  const economic = ofAll(
    real.net,
    transfers,
    oddlyTimed('economic', realFlows, nothing, (flow) => !flow.transfer),
    horizons,
  )
  const mtfs = inBudgets(cashFlows, inCashNothing(nothing, index))
  const reconciliation = reconcile({ economic, transfers, councilNet: real.net, cashNet: mtfs.cash.net })
  return {
    real,
    transfers,
    index,
    cashFlows,
    councils,
    economic,
    mtfs,
    reconciliation: reconciliation.inAll,
    reconciliationByYear: reconciliation.perYear,
  }
}

function inCash(flow: Flow, index: Figure): Defined {
  return figures(
    `cash/${flow.figure.name}`,
    { real: flow.figure, index },
    { cash: { title: `${flow.title}, in cash`, unit: '£', line: true, by: byHere, is: 'real × index' } },
  ).cash
}

function inCashNothing(nothing: Figure, index: Figure): Defined {
  return figures(
    'cash',
    { inReal: nothing, index },
    { nothing: { title: 'Nothing of this kind, in cash', unit: '£', by: byHere, is: 'inReal × index' } },
  ).nothing
}

/** What discounting at their own factor changes for flows that do not move at year end. */
function oddlyTimed(name: string, flows: readonly ViewedFlow[], nothing: Figure, counted: (flow: Flow) => boolean) {
  const totals = (['startOfYear', 'midYear'] as const).flatMap((timing) => {
    const parts = flows.filter(({ flow }) => flow.timing === timing && counted(flow)).map(({ figure }) => figure)
    return parts.length === 0
      ? []
      : [{ timing, total: addedUp(`${name}/${timing}`, `Flows at ${timing}`, 'real £', parts, nothing) }]
  })
  return totals
}

type OddlyTimed = ReturnType<typeof oddlyTimed>

/** `net × factor`, with each oddly timed part moved to its own factor. */
function discountText(odd: OddlyTimed, of: (total: Figure) => Figure = (total) => total) {
  const uses = Object.fromEntries(
    odd.flatMap(({ timing, total }) => [
      [`at${timing}`, of(total)],
      [`factor${timing}`, discountFactor(timing)],
    ]),
  )
  const text = `net × factor${odd.map(({ timing }) => ` + at${timing} × (factor${timing} − factor)`).join('')}`
  return { uses: { ...uses, factor: discountFactor('endOfYear') }, text }
}

function ofCouncils(net: Figure, odd: OddlyTimed) {
  const { uses, text } = discountText(odd)
  return figures(
    'council',
    { net, ...uses },
    {
      soFar: {
        title: 'Net gain of the council so far',
        unit: 'real £',
        line: true,
        by: byCouncil,
        is: 'runningTotal(net)',
      },
      discounted: { title: 'Net gain of the council, discounted', unit: 'real £', line: true, by: byCouncil, is: text },
      presentValue: {
        title: 'Present value to the council',
        unit: 'real £',
        line: true,
        by: ['option', 'council'],
        is: 'sum(discounted over year)',
      },
    },
  )
}

function ofAll(councilNet: Figure, transfers: Figure, odd: OddlyTimed, horizons: readonly number[]) {
  const allCouncils = figures(
    'economic',
    { councilNet, transfers },
    {
      withoutTransfers: {
        title: 'Net gain without transfers',
        unit: 'real £',
        line: true,
        by: byCouncil,
        is: 'councilNet − transfers',
      },
      net: {
        title: 'Net gain without transfers, all councils',
        unit: 'real £',
        line: true,
        by: byYear,
        is: 'sum(withoutTransfers over council)',
      },
    },
  )
  const overCouncils = (total: Figure) =>
    figures(
      `economic/${total.name}`,
      { total },
      {
        all: {
          title: `${total.title}, all councils`,
          unit: 'real £',
          line: true,
          by: byYear,
          is: 'sum(total over council)',
        },
      },
    ).all
  const { uses, text } = discountText(odd, overCouncils)
  const { net } = allCouncils
  const valued = figures(
    'economic',
    { net, ...uses },
    {
      soFar: {
        title: 'Net gain so far, all councils',
        unit: 'real £',
        line: true,
        by: byYear,
        is: 'runningTotal(net)',
      },
      discounted: { title: 'Net gain, discounted', unit: 'real £', line: true, by: byYear, is: text },
      presentValue: {
        title: 'Present value',
        unit: 'real £',
        line: true,
        by: ['option'],
        is: 'sum(discounted over year)',
      },
      total: {
        title: 'Net gain over the years, not discounted',
        unit: 'real £',
        line: true,
        by: ['option'],
        is: 'sum(net over year)',
      },
    },
  )
  const byHorizon = horizons.map((years) => ({
    years,
    presentValue: figures(
      `economic/${years} years`,
      { discounted: valued.discounted },
      {
        within: {
          title: `Net gain within ${years} years, discounted`,
          unit: 'real £',
          line: true,
          by: byYear,
          is: `if(yearNumber < ${years} years, discounted, 0)`,
        },
        presentValue: {
          title: `Present value over ${years} years`,
          unit: 'real £',
          line: true,
          by: ['option'],
          is: 'sum(within over year)',
        },
      },
    ).presentValue,
  }))
  return { ...allCouncils, ...valued, byHorizon }
}

/** Budgets: each fund apart, the movement on last year’s base, and how one-offs are paid for. */
function inBudgets(flows: readonly ViewedFlow[], nothing: Figure) {
  const cash = viewTotals('cash', '£', flows, nothing)
  const funds = [...new Set(flows.map(({ flow }) => flow.fund))].sort()
  const byFund = funds.map((fund) => {
    const recurrent = cash.total(
      `${fund}/recurrent`,
      `Recurrent, ${fund}`,
      (flow) => flow.fund === fund && flow.costKind === 'recurrent',
    )
    const oneOff = cash.total(
      `${fund}/oneOff`,
      `One-off, ${fund}`,
      (flow) => flow.fund === fund && flow.costKind === 'oneOff',
    )
    const sources = [
      ...new Set(
        flows.filter(({ flow }) => flow.fund === fund && flow.costKind === 'oneOff').map(({ flow }) => flow.fundedBy),
      ),
    ].sort()
    const fundedBy = sources.map((source) => ({
      source,
      figure: cash.total(
        `${fund}/oneOff ${source}`,
        `One-off costs paid from ${source}`,
        (flow) => flow.fund === fund && flow.costKind === 'oneOff' && flow.fundedBy === source,
      ),
    }))
    const movement = figures(
      `mtfs/${fund}`,
      { recurrent, oneOff },
      {
        change: {
          title: 'Change in the base budget on last year',
          unit: '£',
          line: true,
          by: byCouncil,
          is: '0 − (recurrent − previous(recurrent, starting £0))',
        },
        oneOffCost: { title: 'One-off cost of the year', unit: '£', line: true, by: byCouncil, is: '0 − oneOff' },
        net: { title: 'Net gain of the fund in cash', unit: '£', line: true, by: byCouncil, is: 'recurrent + oneOff' },
        soFar: {
          title: 'Net gain of the fund in cash so far',
          unit: '£',
          line: true,
          by: byCouncil,
          is: 'runningTotal(net)',
        },
        deepest: {
          title: 'Deepest cumulative outlay in cash',
          unit: '£',
          line: true,
          by: ['option', 'council'],
          is: 'min(soFar over year)',
        },
      },
    )
    return { fund, recurrent, oneOff, fundedBy, ...movement }
  })
  return { cash, byFund }
}

function reconcile({
  economic,
  transfers,
  councilNet,
  cashNet,
}: {
  economic: { presentValue: Figure; total: Figure }
  transfers: Figure
  councilNet: Figure
  cashNet: Figure
}) {
  const perYear = figures(
    'reconciliation',
    { transfers, councilNet, cashNet },
    {
      transfersOfYear: {
        title: 'Transfers, all councils',
        unit: 'real £',
        line: true,
        by: byYear,
        is: 'sum(transfers over council)',
      },
      realOfYear: {
        title: 'Net gain of the councils, all of them',
        unit: 'real £',
        line: true,
        by: byYear,
        is: 'sum(councilNet over council)',
      },
      cashOfYear: {
        title: 'Net gain of the councils in cash',
        unit: '£',
        line: true,
        by: byYear,
        is: 'sum(cashNet over council)',
      },
    },
  )
  const inAll = figures(
    'reconciliation',
    { ...perYear, presentValue: economic.presentValue, total: economic.total },
    {
      discounting: {
        title: 'Discounting taken back',
        unit: 'real £',
        line: true,
        by: ['option'],
        is: 'total − presentValue',
      },
      transfersInAll: {
        title: 'Transfers put back',
        unit: 'real £',
        line: true,
        by: ['option'],
        is: 'sum(transfersOfYear over year)',
      },
      realInAll: {
        title: 'Net gain of the councils over the years',
        unit: 'real £',
        line: true,
        by: ['option'],
        is: 'sum(realOfYear over year)',
      },
      cashInAll: {
        title: 'Net gain of the councils over the years, in cash',
        unit: '£',
        line: true,
        by: ['option'],
        is: 'sum(cashOfYear over year)',
      },
    },
  )
  return { perYear, inAll }
}
