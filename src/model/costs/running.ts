import { type Defined, type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, reprice } from '../arrangement.ts'
import { formsWithCost } from '../delivery-models/index.ts'
import { clientSide } from '../levers/l17-client-side.ts'
import { companyGovernance } from '../levers/l18-company-governance.ts'
import { byModel, isOneOf } from '../priors.ts'
import type { Setting } from '../setting.ts'

/** How a running cost falls on the councils. */
type Bearer = 'key' | 'contractShare' | 'own'

/** A running cost, who bears it and how it is treated. A form has it that names it (`formsWithCost`). */
export interface RunningCost {
  readonly code: string
  readonly title: string
  readonly bearer: Bearer
  readonly transfer: boolean
  readonly vat: string
  readonly pool: string
}

/**
 * The running costs of each form and what a full year of them costs. R1 is the uplift inside L01, R2 is L17 and R3 is
 * L18; between councils R2 is three client posts; R12 is L10, a flow of its own; R14 is not priced unless entered.
 *
 * A fixed cost falls once on what is arranged together: several services share it by their gross.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/running-costs.md.
 */
export const runningCosts: readonly RunningCost[] = [
  {
    code: 'R2',
    title: 'Client side and contract monitoring',
    bearer: 'contractShare',
    transfer: false,
    vat: 'none',
    pool: 'mgmt.pay',
  },
  {
    code: 'R3',
    title: 'Board, audit and company secretary',
    bearer: 'contractShare',
    transfer: false,
    vat: 'standard',
    pool: 'bought.other',
  },
  {
    code: 'R4',
    title: 'Support services left behind or bought back',
    bearer: 'contractShare',
    transfer: false,
    vat: 'recoverable',
    pool: 'corp.recharge',
  },
  {
    code: 'R5',
    title: 'VAT that cannot be recovered',
    bearer: 'contractShare',
    transfer: true,
    vat: 'irrecoverable',
    pool: 'bought.other',
  },
  {
    code: 'R6',
    title: 'Corporation tax on a surplus',
    bearer: 'contractShare',
    transfer: true,
    vat: 'none',
    pool: 'bought.other',
  },
  {
    code: 'R7',
    title: 'Difference in pension rate',
    bearer: 'own',
    transfer: false,
    vat: 'none',
    pool: 'other.pay',
  },
  {
    code: 'R8',
    title: 'Insurance and bonds',
    bearer: 'key',
    transfer: false,
    vat: 'none',
    pool: 'bought.other',
  },
  {
    code: 'R9',
    title: 'Joint governance and scrutiny',
    bearer: 'key',
    transfer: false,
    vat: 'none',
    pool: 'other.pay',
  },
  {
    code: 'R10',
    title: 'Administration of recharges',
    bearer: 'key',
    transfer: false,
    vat: 'none',
    pool: 'other.pay',
  },
  {
    code: 'R11',
    title: 'Travel and time across sites',
    bearer: 'own',
    transfer: false,
    vat: 'none',
    pool: 'mgmt.pay',
  },
  {
    code: 'R13',
    title: 'Running one more system',
    bearer: 'key',
    transfer: false,
    vat: 'none',
    pool: 'ict',
  },
  {
    code: 'R17',
    title: 'Separate returns, plans and reports for each council',
    bearer: 'key',
    transfer: false,
    vat: 'none',
    pool: 'other.pay',
  },
]

/** Spend of the counterfactual that the running costs are worked on, by council, service and year. */
export interface SpendAlone {
  readonly alone: Figure
  readonly backOffice: Figure
  readonly employed: Figure
  readonly management: Figure
}

/** The contract sum: the counterfactual’s projected spend in scope; for a back office, the back-office pools. */
function contractSum(setting: Setting, spend: SpendAlone) {
  const { model } = arrangement
  return figures(
    'contract',
    { model, takesPart: setting.present, spendInScope: spend.alone, backOffice: spend.backOffice },
    {
      inScope: {
        title: 'Spend that the contract would cover',
        unit: 'real £',
        is: `if(${isOneOf(setting, ['M02'])}, backOffice, spendInScope)`,
      },
      sumHere: { title: 'Contract sum of this council’s service', unit: 'real £', is: 'inScope × takesPart' },
      sumOfAll: { title: 'Contract sum', unit: 'real £', is: 'sum(sumHere over council)' },
      councilShare: {
        title: 'This council’s share of the contract sum',
        unit: 'share',
        is: 'divide(sumHere, sumOfAll, otherwise 0)',
      },
    },
  )
}

/** What a full year of each running cost comes to for the whole arrangement (or, borne by each, for a council). */
function fullYears(setting: Setting, spend: SpendAlone, sum: Figure) {
  const { model, takesPart } = arrangement
  const governance = byModel(setting, 'governance', 'R9/governance')
  const systemRun = byModel(setting, 'systemRun', 'R13/systemRun')
  const has = (code: string) => isOneOf(setting, formsWithCost(code))
  const group = figures(
    'running',
    {
      ...governance.uses,
      ...systemRun.uses,
      model,
      takesPart,
      reprice,
      grossShare: arrangement.grossShare,
      contractSum: sum,
      employed: spend.employed,
      management: spend.management,
      support: setting.assume('R4/support'),
      vat: setting.assume('R5/vat'),
      surplus: setting.assume('R6/surplus'),
      taxRate: given('rules/corporationTax', { title: 'Corporation tax on the case’s date', unit: 'share', by: [] }),
      pensionRate: setting.assume('R7/pensionRate'),
      insurance: setting.assume('R8/insurance'),
      hubFte: setting.assume('R9/hubFte'),
      hubPostCost: setting.assume('R9/hubPostCost'),
      recharging: setting.assume('R10/rechargeAdmin'),
      travel: setting.assume('R11/travel'),
      returns: setting.assume('R17/returns'),
    },
    {
      R4: {
        title: 'Support services, full year',
        unit: 'real £',
        is: `if(${has('R4')}, support × contractSum, 0)`,
      },
      R5: {
        title: 'VAT that cannot be recovered, full year',
        unit: 'real £',
        is: `if(${has('R5')}, vat × contractSum, 0)`,
      },
      R6: {
        title: 'Corporation tax on a surplus, full year',
        unit: 'real £',
        is: `if(${has('R6')}, surplus × taxRate × reprice × grossShare, 0)`,
      },
      R7: {
        title: 'Difference in pension rate, full year',
        unit: 'real £',
        is: `if(${has('R7')}, pensionRate × employed × takesPart, 0)`,
      },
      R8: {
        title: 'Insurance and bonds, full year',
        unit: 'real £',
        is: `if(${has('R8')}, insurance × reprice × grossShare, 0)`,
      },
      R9: {
        title: 'Joint governance, full year',
        unit: 'real £',
        is: `if(${isOneOf(setting, ['M08'])}, hubFte × hubPostCost, ${governance.text}) × reprice × grossShare`,
      },
      R10: {
        title: 'Administration of recharges, full year',
        unit: 'real £',
        is: `if(${has('R10')}, recharging × reprice × grossShare, 0)`,
      },
      R11: {
        title: 'Travel and time across sites, full year',
        unit: 'real £',
        is: `if(${has('R11')}, travel × management × takesPart, 0)`,
      },
      R13: {
        title: 'Running one more system, full year',
        unit: 'real £',
        is: systemRun.text === '0' ? '0' : `(${systemRun.text}) × reprice × grossShare`,
      },
      R17: {
        title: 'Separate returns and reports, full year',
        unit: 'real £',
        is: `if(${has('R17')}, returns × reprice × grossShare, 0)`,
      },
    },
  )
  const byCode: Readonly<Record<string, Defined>> = {
    ...group,
    R2: clientSide(setting, sum),
    R3: companyGovernance(setting),
  }
  return byCode
}

/** The running costs of the forms in the case, as flows that stop when the arrangement does. */
export function runningCostsOf(setting: Setting, spend: SpendAlone) {
  const { used } = setting
  const contract = contractSum(setting, spend)
  const fullYear = fullYears(setting, spend, contract.sumOfAll)
  const present = runningCosts.filter(({ code }) => formsWithCost(code).some((model) => used.includes(model)))
  const flows = present.map((cost) => ({
    cost,
    flow: flowOf(setting, cost, fullYearOf(cost.code), contract.councilShare),
  }))
  return { contract, fullYear, flows, present, allFullYear: wholeYearOf(setting, present, fullYearOf) }

  function fullYearOf(code: string): Defined {
    const figure = fullYear[code]
    if (figure === undefined) throw new Error(`No full-year figure for ${code}`)
    return figure
  }
}

function flowOf(setting: Setting, cost: RunningCost, fullYear: Figure, contractShare: Figure): Defined {
  const by = ['option', 'council', 'service', 'year'] as const
  if (cost.bearer === 'own') {
    return figures(
      cost.code,
      { fullYear, inForce: setting.timing.inForce },
      { flow: { title: cost.title, unit: 'real £', line: true, by, is: '0 − fullYear × inForce' } },
    ).flow
  }
  const key = cost.bearer === 'key' ? setting.keyOf(cost.code) : contractKey(setting, cost.code, contractShare)
  return figures(
    cost.code,
    { fullYear, inForce: setting.whole.inForce, key },
    {
      inYear: { title: `${cost.title}, in the year`, unit: 'real £', is: 'fullYear × inForce' },
      flow: { title: cost.title, unit: 'real £', line: true, by, is: 'share(0 − inYear, key over council)' },
    },
  ).flow
}

/**
 * Clients bear by contract share; a host is no client of its own. Where nothing is arranged there is nothing to share;
 * while only the host is in it, the host bears what there is.
 */
function contractKey(setting: Setting, code: string, contractShare: Figure): Defined {
  const isClient = given(`client/${code}`, {
    title: `Client council for ${code} (1)`,
    unit: 'number',
    by: ['option', 'council', 'service'],
  })
  const { exists, member } = setting
  const uses = { contractShare, isClient, exists }
  const title = 'Contract share of a client council'
  if (member === arrangement.takesPart) {
    return figures(`${code}/key`, uses, {
      key: { title, unit: 'share', is: 'if(exists = 1, contractShare × isClient, isClient)' },
    }).key
  }
  return figures(
    `${code}/key`,
    { ...uses, takesPart: arrangement.takesPart },
    {
      ofClient: { title, unit: 'share', is: 'contractShare × isClient' },
      ofClients: { title: 'Contract share of all clients', unit: 'share', is: 'sum(ofClient over council)' },
      key: {
        title: 'Contract share of a client council, the host’s own where there is no client',
        unit: 'share',
        is: 'if(ofClients > 0, ofClient, if(exists = 1, takesPart, 1))',
      },
    },
  ).key
}

/** A full year of all running costs together, for the notice that runs when an arrangement is left. */
function wholeYearOf(
  { exists }: Setting,
  present: readonly RunningCost[],
  fullYearOf: (code: string) => Defined,
): Defined {
  const own = present.filter((cost) => cost.bearer === 'own')
  const shared = present.filter((cost) => cost.bearer !== 'own')
  const ownUses = Object.fromEntries(own.map((cost) => [cost.code, fullYearOf(cost.code)]))
  const sharedUses = Object.fromEntries(shared.map((cost) => [cost.code, fullYearOf(cost.code)]))
  const ownSum =
    own.length === 0
      ? undefined
      : figures('running/own', ownUses, {
          each: {
            title: 'Running costs each council bears itself, full year',
            unit: 'real £',
            is: own.map((cost) => cost.code).join(' + '),
          },
        })
  const parts = [
    shared.length > 0 ? shared.map((cost) => cost.code).join(' + ') : undefined,
    ownSum === undefined ? undefined : 'sum(ownEach over council)',
  ].filter((part) => part !== undefined)
  return figures(
    'running/all',
    {
      ...sharedUses,
      ...(ownSum === undefined ? {} : { ownEach: ownSum.each }),
      exists,
    },
    {
      fullYear: {
        title: 'A full year of running costs',
        unit: 'real £',
        is: parts.length === 0 ? '0' : `(${parts.join(' + ')}) × exists`,
      },
    },
  ).fullYear
}
