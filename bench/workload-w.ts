import {
  type At,
  assumption,
  type Cell,
  type ChanceParameter,
  type Distribution,
  type Figure,
  type FigureData,
  figures,
  given,
  rankOfScoreCorrelation,
  yearsFrom,
} from '../src/figures/index.ts'

/** Every number of workload W, as its specification file holds them: councils, services, years, options and 40 assumptions. */
export interface SpecificationOfW {
  readonly F: readonly (readonly number[])[]
  readonly UNIT: readonly (readonly number[])[]
  readonly TP: readonly (readonly number[])[]
  readonly BO: readonly (readonly number[])[]
  readonly MG: readonly (readonly number[])[]
  readonly AG0: readonly (readonly number[])[]
  readonly KC: readonly (readonly number[])[]
  readonly NN: readonly (readonly number[])[]
  readonly G: readonly number[]
  readonly GAP: readonly number[]
  readonly SHARE: readonly number[]
  readonly OPT: Readonly<Record<string, readonly number[]>>
  readonly SCOPE: readonly (readonly number[])[]
  readonly PROF: readonly (readonly number[])[]
  readonly DISC: readonly number[]
  readonly params: readonly {
    readonly name: string
    readonly kind: string
    readonly args: readonly unknown[]
    readonly table: number
  }[]
  readonly tables: readonly (readonly number[])[]
  readonly chol: readonly (readonly number[])[]
}

const councils = ['c0', 'c1', 'c2']
const services = Array.from({ length: 12 }, (_, index) => `s${String(index).padStart(2, '0')}`)
const options = ['o0', 'o1', 'o2', 'o3', 'o4']
const years = yearsFrom('2025-26', 10)

const byService = (name: string, title: string, unit = 'number') =>
  given(name, { title, unit, by: ['council', 'service'] })
const byOption = (name: string, title: string) => given(name, { title, unit: 'number', by: ['option'] })
const plainly = (name: string, title: string, unit = 'number') => assumption(`W/${name}`, { title, unit })
const eachCouncil = (name: string, title: string) => assumption(`W/${name}`, { title, unit: 'number', by: ['council'] })

const base = {
  staffStart: byService('F', 'Staff at the start', 'FTE'),
  unitCost: byService('UNIT', 'Cost of one member of staff', '£m/FTE'),
  thirdParty: byService('TP', 'Third-party spend', '£m'),
  backOffice: byService('BO', 'Back office', '£m'),
  management: byService('MG', 'Management', '£m'),
  agencyShare: byService('AG0', 'Agency share at the start'),
  openCases: byService('KC', 'Open cases', 'cases'),
  exposure: byService('NN', 'Exposure to new burdens'),
  elasticity: given('G', { title: 'Demand elasticity', unit: 'number', by: ['service'] }),
  payGap: given('GAP', { title: 'Pay gap', unit: 'number', by: ['council'] }),
  councilShare: given('SHARE', { title: 'Share of common costs', unit: 'number', by: ['council'] }),
  scope: given('SCOPE', { title: 'In scope', unit: 'number', by: ['option', 'service'] }),
  profile: given('PROF', { title: 'Spend profile', unit: 'number', by: ['option', 'year'] }),
  discount: given('DISC', { title: 'Discount factor', unit: 'number', by: ['year'] }),
  isShared: given('isShared', { title: 'Has levers', unit: 'number', by: ['option'] }),
}

const multipliers = {
  mM: byOption('mM', 'Multiplier mM'),
  mB: byOption('mB', 'Multiplier mB'),
  mP: byOption('mP', 'Multiplier mP'),
  mA: byOption('mA', 'Multiplier mA'),
  mH: byOption('mH', 'Multiplier mH'),
  mI: byOption('mI', 'Multiplier mI'),
  mCo: byOption('mCo', 'Multiplier mCo'),
  mV: byOption('mV', 'Multiplier mV'),
  mPr: byOption('mPr', 'Multiplier mPr'),
  dip: byOption('dip', 'Multiplier dip'),
  delay: byOption('delay', 'Multiplier delay'),
  keep: byOption('keep', 'Multiplier keep'),
  exitc: byOption('exitc', 'Multiplier exitc'),
  leak: byOption('leak', 'Multiplier leak'),
}

/** In the order of the specification; the three councils' hiring capacities and realised shares are one assumption each. */
const assumptions = {
  payInflation: plainly('payInflation', 'Pay inflation'),
  priceInflation: plainly('priceInflation', 'Price inflation'),
  demandGrowth: plainly('demandGrowth', 'Demand growth'),
  newBurden: plainly('newBurden', 'New burden'),
  agencyPremium: plainly('agencyPremium', 'Agency premium'),
  leaverRate: plainly('leaverRate', 'Leaver rate'),
  managementCut: plainly('managementCut', 'Management cut'),
  procurementDiscount: plainly('procurementDiscount', 'Procurement discount'),
  backOfficeSaving: plainly('backOfficeSaving', 'Back-office saving'),
  optimismBias: plainly('optimismBias', 'Optimism bias'),
  hiringCapacity: eachCouncil('hiringCapacity', 'Hiring capacity'),
  realised: eachCouncil('realised', 'Share realised'),
  phaseSpeed: plainly('phaseSpeed', 'Phasing speed'),
  phaseDelay: plainly('phaseDelay', 'Phasing delay'),
  redundancyMultiple: plainly('redundancyMultiple', 'Redundancy multiple'),
  ictOneOff: plainly('ictOneOff', 'ICT, one-off', '£m'),
  ictRunning: plainly('ictRunning', 'ICT, running', '£m'),
  harmoniseShare: plainly('harmoniseShare', 'Pay harmonised'),
  harmoniseYears: plainly('harmoniseYears', 'Years to harmonise'),
  companyOverhead: plainly('companyOverhead', 'Company overhead'),
  companySetUp: plainly('companySetUp', 'Company set-up', '£m'),
  pensionStrain: plainly('pensionStrain', 'Pension strain'),
  propertySaving: plainly('propertySaving', 'Property saving', '£m'),
  passThrough: plainly('passThrough', 'Passed through'),
  irrecoverableTax: plainly('irrecoverableTax', 'Irrecoverable tax'),
  productivity: plainly('productivity', 'Productivity'),
  productivityDip: plainly('productivityDip', 'Productivity dip'),
  severity: plainly('severity', 'Severity'),
  shock: plainly('shock', 'Shock'),
  shockSize: plainly('shockSize', 'Size of shock'),
  shockYear: plainly('shockYear', 'Year of shock'),
  deflator: plainly('deflator', 'Deflator'),
  exitCost: plainly('exitCost', 'Exit cost'),
  reorganisation: plainly('reorganisation', 'Reorganisation'),
  reorganisationYear: plainly('reorganisationYear', 'Year of reorganisation'),
  leakage: plainly('leakage', 'Leakage'),
}

const common = figures(
  'common',
  { ...base, ...multipliers, ...assumptions },
  {
    t: { title: 'Years from the start', unit: 'number', is: 'yearNumber ÷ 1 year' },
    pay: { title: 'Pay index', unit: 'index', is: 'runningProduct(1 + payInflation)' },
    price: { title: 'Price index', unit: 'index', is: 'runningProduct(1 + priceInflation)' },
    prices: { title: 'General prices', unit: 'index', is: 'runningProduct(1 + deflator)' },
    factor: { title: 'Discount and deflator', unit: 'number', is: 'discount ÷ prices' },
    shocked: { title: 'Demand shock', unit: 'number', is: '1 + if(t ≥ shockYear, shock × shockSize, 0)' },
    after: { title: 'After reorganisation', unit: 'number', is: 'if(t ≥ reorganisationYear, reorganisation, 0)' },
    at: { title: 'In the year of reorganisation', unit: 'number', is: 'if(t = reorganisationYear, reorganisation, 0)' },
    phase: {
      title: 'Phase',
      unit: 'share',
      is: 'if(isShared = 1, 1 ÷ (1 + exp(−phaseSpeed × (t − delay − 0.5 − phaseDelay))) × (1 − after × (1 − keep)), 0)',
    },
    inputs: {
      title: 'Staff needed for the same work',
      unit: 'ratio',
      is: '1 ÷ (1 + productivity × mPr × phase − if(t − delay = phaseDelay, productivityDip × dip, 0))',
    },
    leaving: { title: 'Leaving rate', unit: 'share', is: 'leaverRate × (1 − 0.3 × mA × phase)' },
    conversion: { title: 'Agency staff converted', unit: 'share', is: 'mA × phase' },
    cheaper: { title: 'Procurement saving', unit: 'share', is: 'procurementDiscount × passThrough × mP × phase' },
    harmonised: {
      title: 'Pay harmonised so far',
      unit: 'share',
      is: 'harmoniseShare × mH × clamp((t − delay − phaseDelay + 1) ÷ harmoniseYears, 0, 1)',
    },
    arrives: { title: 'Share that arrives', unit: 'share', is: 'realised × (1 − leakage × leak)' },
    growth: {
      title: 'Growth of demand',
      unit: 'ratio',
      is: '1 + demandGrowth × elasticity + if(t < 3, newBurden × exposure, 0)',
    },
    unshocked: { title: 'Demand without the shock', unit: 'ratio', is: 'runningProduct(growth)' },
    demand: { title: 'Demand', unit: 'ratio', is: 'unshocked × shocked' },
  },
)

const staffing = figures(
  'staffing',
  { ...base, ...multipliers, ...assumptions, ...common },
  {
    need: { title: 'Staff needed', unit: 'FTE', is: 'staffStart × demand × inputs' },
    broughtForward: {
      title: 'Permanent staff brought forward',
      unit: 'FTE',
      is: 'previous(permanent, starting staffStart × (1 − agencyShare))',
    },
    agencyBefore: {
      title: 'Agency staff brought forward',
      unit: 'FTE',
      is: 'previous(agency, starting staffStart × agencyShare)',
    },
    staying: { title: 'Permanent staff who stay', unit: 'FTE', is: 'broughtForward − leaving × broughtForward' },
    limit: {
      title: 'Most that can be hired',
      unit: 'FTE',
      is: 'hiringCapacity × 0.16 × staffStart + hiringCapacity × conversion × agencyBefore',
    },
    permanent: { title: 'Permanent staff', unit: 'FTE', is: 'staying + min(max(need − staying, 0), limit)' },
    agency: { title: 'Agency staff', unit: 'FTE', is: 'min(max(need − permanent, 0), 0.35 × need)' },
    staffCost: {
      title: 'Cost of staff at start prices',
      unit: '£m',
      is: 'sum(unitCost × (permanent + agency × (1 + agencyPremium)) over service)',
    },
    bought: {
      title: 'Third-party cost at start prices',
      unit: '£m',
      is: 'sum(thirdParty × demand × (1 + severity × (demand − 1)) × (1 − cheaper × arrives × scope) over service)',
    },
    caseload: {
      title: 'Cases per member of staff',
      unit: 'cases/FTE',
      is: 'openCases × demand ÷ (permanent + agency)',
    },
    peak: {
      title: 'Peak caseload',
      unit: 'cases/FTE',
      by: ['option'],
      is: 'max(caseload over council, service, year)',
    },
  },
)

const money = figures(
  'money',
  { ...base, ...multipliers, ...assumptions, ...common, ...staffing },
  {
    managementInScope: { title: 'Management in scope', unit: '£m', is: 'sum(management × scope over service)' },
    backOfficeInScope: { title: 'Back office in scope', unit: '£m', is: 'sum(backOffice × scope over service)' },
    cut: { title: 'Management cut', unit: '£m', is: 'managementCut × mM × managementInScope × pay' },
    cost: {
      title: 'Running cost',
      unit: '£m',
      is: 'staffCost × pay × (1 + harmonised × payGap) × (1 + companyOverhead × mCo × phase) + bought × price × (1 + irrecoverableTax × mV) − cut × phase × arrives − backOfficeSaving × mB × backOfficeInScope × phase × price × arrives − propertySaving × mB × councilShare × phase × price + ictRunning × mI × councilShare × phase × price',
    },
    redundancy: {
      title: 'Redundancy',
      unit: '£m',
      is: 'redundancyMultiple × cut × max(phase − previous(phase, starting 0), 0)',
    },
    oneOff: {
      title: 'One-off cost',
      unit: '£m',
      is: 'redundancy + pensionStrain × redundancy + optimismBias × (ictOneOff × mI + companySetUp × mCo) × councilShare × profile + at × exitCost × exitc × councilShare × (0.5 × ictOneOff + companySetUp)',
    },
    net: {
      title: 'Net saving',
      unit: '£m',
      by: ['option', 'council', 'year'],
      is: 'cost[option: counterfactual] − cost − oneOff',
    },
    presentNet: { title: 'Net saving, discounted', unit: '£m', is: 'net × factor' },
    presentValue: {
      title: 'Net present value',
      unit: '£m',
      by: ['option', 'council'],
      is: 'sum(presentNet over year)',
    },
    total: { title: 'Net present value of all', unit: '£m', by: ['option'], is: 'sum(presentValue over council)' },
    worst: {
      title: 'Net present value of the council that gains least',
      unit: '£m',
      by: ['option'],
      is: 'min(presentValue over council)',
    },
    presentAll: { title: 'Net saving of all, discounted', unit: '£m', is: 'sum(presentNet over council)' },
    cumulative: { title: 'Net saving so far', unit: '£m', is: 'runningTotal(presentAll)' },
    payback: {
      title: 'Last year out of pocket',
      unit: 'year',
      by: ['option'],
      is: 'max(if(cumulative < 0, yearNumber + 1 year, 0 years) over year)',
    },
  },
)

/** The 149 results of one draw, in the specification's order: a figure and where. */
export const outputs: readonly { readonly figure: Figure; readonly at: At }[] = [
  ...shared((option) =>
    councils.flatMap((council) => years.map((year) => ({ figure: money.net, at: { option, council, year } }))),
  ),
  ...shared((option) => councils.map((council) => ({ figure: money.presentValue, at: { option, council } }))),
  ...shared((option) => [{ figure: money.total, at: { option } }]),
  ...shared((option) => [{ figure: money.worst, at: { option } }]),
  ...shared((option) => [{ figure: money.payback, at: { option } }]),
  ...options.map((option) => ({ figure: staffing.peak, at: { option } })),
]

export const outputFigures: readonly Figure[] = [
  money.net,
  money.presentValue,
  money.total,
  money.worst,
  money.payback,
  staffing.peak,
]

function shared<T>(of: (option: string) => readonly T[]): readonly T[] {
  return options.slice(1).flatMap(of)
}

/** The case: members, given cells and central values (the middle of each distribution, which W itself never uses). */
export function dataOfW(spec: SpecificationOfW): FigureData {
  const position: Readonly<Record<string, readonly string[]>> = {
    option: options,
    council: councils,
    service: services,
    year: years,
  }
  const indexOf = (dimension: string, at: At): number => position[dimension]?.indexOf(at[dimension] ?? '') ?? -1
  const number = (value: number | undefined): number => {
    if (value === undefined) throw new Error('The specification of W lacks a number')
    return value
  }
  const table =
    (rows: readonly (readonly number[])[], first: string, second: string) =>
    (at: At): Cell =>
      number(rows[indexOf(first, at)]?.[indexOf(second, at)])
  const list =
    (numbers: readonly number[], dimension: string) =>
    (at: At): Cell =>
      number(numbers[indexOf(dimension, at)])
  const tables = Object.fromEntries(
    (['F', 'UNIT', 'TP', 'BO', 'MG', 'AG0', 'NN'] as const).map((key) => [key, table(spec[key], 'council', 'service')]),
  )
  const cases = table(spec.KC, 'council', 'service')
  return {
    members: Object.fromEntries(
      Object.entries(position).map(([dimension, codes]) => [dimension, codes.map((code) => ({ code, title: code }))]),
    ),
    roles: { option: { counterfactual: 'o0' } },
    givens: {
      ...tables,
      // Four services hold cases; a caseload does not apply to the others.
      KC: (at) => (indexOf('service', at) < 4 ? cases(at) : { missing: 'notApplicable' }),
      G: list(spec.G, 'service'),
      GAP: list(spec.GAP, 'council'),
      SHARE: list(spec.SHARE, 'council'),
      SCOPE: table(spec.SCOPE, 'option', 'service'),
      PROF: table(spec.PROF, 'option', 'year'),
      DISC: list(spec.DISC, 'year'),
      isShared: (at) => (at['option'] === 'o0' ? 0 : 1),
      ...Object.fromEntries(Object.entries(spec.OPT).map(([key, values]) => [key, list(values, 'option')])),
    },
    central: Object.fromEntries(
      Object.values(assumptions).map(({ name, by }) => [name, by.length === 0 ? 1 : { c0: 1, c1: 1, c2: 1 }]),
    ),
  }
}

/** Parameter keys in the order of the specification, which is the order of their streams. */
export const keysOfW: readonly string[] = Object.values(assumptions).flatMap(({ name, by }) =>
  by.length === 0 ? [name] : councils.map((council) => `${name} ${council}`),
)

/** W's 40 uncertain numbers on streams 0 to 39, with its own tables of quantiles. */
export function parametersOfW(spec: SpecificationOfW): readonly ChanceParameter[] {
  return spec.params.map(
    ({ kind, args, table }, stream): ChanceParameter => ({
      key: keysOfW[stream] ?? '',
      stream,
      distribution: distributionOf(kind, args, spec.tables[table]),
    }),
  )
}

function distributionOf(kind: string, args: readonly unknown[], values: readonly number[] | undefined): Distribution {
  if (values !== undefined) return { kind: 'table', values }
  const [first, second, third] = args as readonly number[] // the specification holds numbers for these kinds
  const number = (value: number | undefined): number => value ?? Number.NaN
  if (kind === 'normal') return { kind: 'normal', mean: number(first), sd: number(second) }
  if (kind === 'lognormal') return { kind: 'lognormal', mu: number(first), sigma: number(second) }
  if (kind === 'triangular')
    return { kind: 'triangular', low: number(first), mode: number(second), high: number(third) }
  const [ways, chances] = args as readonly (readonly number[])[] // and two lists for a discrete one
  return { kind: 'discrete', values: ways ?? [], chances: chances ?? [] }
}

/** The correlations of W's first ten, read back from its Cholesky factor. */
export function correlationsOfW({
  chol,
}: SpecificationOfW): readonly { readonly a: string; readonly b: string; readonly rank: number }[] {
  return chol.flatMap((row, i) =>
    chol.slice(0, i).flatMap((other, j) => {
      const score = row.reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0)
      return Math.abs(score) < 1e-12
        ? []
        : [{ a: keysOfW[i] ?? '', b: keysOfW[j] ?? '', rank: rankOfScoreCorrelation(score) }]
    }),
  )
}
