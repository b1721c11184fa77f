import { columnQuantile, type Figure } from '../../figures/index.ts'
import type { OptionAnswer } from '../answer.ts'
import type { Prepared } from '../work.ts'
import { fundedByOf } from './council-answer.ts'
import { byYear, centralOf, columnOf, type Worked, wholePence } from './read.ts'

const fundTitles: Readonly<Record<string, string>> = {
  generalFund: 'General Fund',
  dsg: 'Dedicated schools grant',
  capital: 'Capital',
  grant: 'Grant',
  hra: 'Housing revenue account',
  company: 'Company',
}

export function fundTitle(fund: string): string {
  return fundTitles[fund] ?? fund
}

/** Every flow of an option in constant prices and in cash, by council and service; flows that are nought are left out. */
export function flowsOf(prepared: Prepared, worked: Worked, option: string): OptionAnswer['flows'] {
  const { theCase, model } = prepared
  return model.flows.flatMap((flow, index) => {
    const cash = model.views.cashFlows[index]?.figure
    const byCouncil = theCase.councils.flatMap(({ code: council }) =>
      theCase.services.map(({ code: service }) => {
        const at = { option, council, service }
        return {
          council,
          service,
          realPence: byYear(worked, flow.figure, at),
          cashPence: cash === undefined ? [] : byYear(worked, cash, at),
        }
      }),
    )
    if (byCouncil.every(({ realPence }) => realPence.every(({ pence }) => pence === 0))) return []
    const { figure, title, code, pool, costKind, fund, fundedBy, transfer, vat, timing, grade, priceBase } = flow
    return [
      {
        figure: figure.name,
        title,
        code,
        pool,
        costKind,
        fund,
        fundedBy: fundedByOf(theCase, option, fundedBy),
        transfer,
        vat,
        timing,
        grade,
        priceBase,
        byCouncil,
      },
    ]
  })
}

/** The economic table, and each council's budget by fund. Rows are figures; nothing is added up here. */
export function viewsOf(prepared: Prepared, worked: Worked, option: string): OptionAnswer['views'] {
  const { theCase, model } = prepared
  const { views, headline } = model
  const row = (title: string, figure: Figure) => {
    const pence = byYear(worked, figure, { option }).map((each) => each.pence)
    return { title, byYearPence: pence, totalPence: pence.reduce((sum, each) => sum + each, 0), figure: figure.name }
  }
  const economic = [
    row('Gains', headline.gains),
    row('Running costs', headline.costs),
    row('One-off costs', headline.oneOffs),
    row('Less transfers between public bodies', views.reconciliationByYear.transfersOfYear),
    row('Net gain without transfers', views.economic.net),
    row('Net gain, discounted', views.economic.discounted),
  ]
  const mtfs = theCase.councils.flatMap(({ code: council }) =>
    views.mtfs.byFund.flatMap(({ fund, recurrent, oneOff, net, soFar, change }) =>
      [
        { title: 'Recurrent, against carrying on alone', figure: recurrent },
        { title: 'Change in the base budget on last year', figure: change },
        { title: 'One-off', figure: oneOff },
        { title: 'Net', figure: net },
        { title: 'Net so far', figure: soFar },
      ].map(({ title, figure }) => {
        const pence = byYear(worked, figure, { option, council }).map((each) => each.pence)
        return {
          council,
          fund: fundTitle(fund),
          title,
          byYearPence: pence,
          totalPence: title === 'Net so far' ? (pence.at(-1) ?? 0) : pence.reduce((sum, each) => sum + each, 0),
          figure: figure.name,
        }
      }),
    ),
  )
  const general = views.mtfs.byFund.find(({ fund }) => fund === 'generalFund') ?? views.mtfs.byFund[0]
  const mtfsSpread =
    general === undefined
      ? []
      : theCase.councils.flatMap(({ code: council }) =>
          worked.years.map((year) => {
            const column = columnOf(worked, general.net, { option, council, year })
            return {
              council,
              year,
              centralPence: wholePence(centralOf(worked, general.net, { option, council, year })),
              p50Pence: column.length === 0 ? 0 : wholePence(columnQuantile(column, 0.5)),
              // The budget view asks how bad it gets: in 80 futures of 100 the year is at least this good.
              p80Pence: column.length === 0 ? 0 : wholePence(columnQuantile(column, 0.2)),
            }
          }),
        )
  return { economic, mtfs, mtfsSpread }
}

/**
 * From the economic present value to the cash of the budgets, to the penny: the bridge of inflation is the difference of
 * two figures, every other row is one. Funds are told apart at the end and never added together.
 */
export function reconciliationOf(prepared: Prepared, worked: Worked, option: string): OptionAnswer['reconciliation'] {
  const { economic, reconciliation, mtfs } = prepared.model.views
  const pence = (figure: Figure) => wholePence(centralOf(worked, figure, { option }))
  const real = pence(reconciliation.realInAll)
  const inCash = mtfs.byFund.map(({ fund, net }) => ({
    title: `Net gain of the councils in cash, ${fundTitle(fund)}`,
    pence: worked.councils.reduce((sum, council) => sum + totalOf(worked, net, { option, council }), 0),
    isTotal: true,
  }))
  return [
    { title: 'Present value, economic view', pence: pence(economic.presentValue), isTotal: true },
    { title: 'Discounting taken back', pence: pence(reconciliation.discounting), isTotal: false },
    { title: 'Net gain without transfers, constant prices', pence: pence(economic.total), isTotal: true },
    {
      title: 'Transfers put back: redundancy, pension strain, grants, VAT, recharges',
      pence: pence(reconciliation.transfersInAll),
      isTotal: false,
    },
    { title: 'Net gain of the councils, constant prices', pence: real, isTotal: true },
    { title: 'Inflation', pence: pence(reconciliation.cashInAll) - real, isTotal: false },
    ...inCash,
  ]
}

function totalOf(worked: Worked, figure: Figure, at: { readonly option: string; readonly council: string }): number {
  return byYear(worked, figure, at).reduce((sum, each) => sum + each.pence, 0)
}
