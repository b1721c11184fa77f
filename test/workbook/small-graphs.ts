import {
  assumption,
  type Cell,
  type Defined,
  type FigureData,
  figures,
  given,
  type Member,
} from '../../src/figures/index.ts'

function members(codes: readonly (readonly [code: string, title: string])[]): readonly Member[] {
  return codes.map(([code, title]) => ({ code, title }))
}

const asTheyAre = (codes: readonly string[]) => members(codes.map((code) => [code, code]))

const openCases = given('return/openCases', { title: 'Open cases', unit: 'cases', by: ['council', 'service'] })
const managementPay = given('return/managementPay', {
  title: 'Management pay',
  unit: 'real £',
  by: ['council', 'service'],
})
const population = given('return/population', { title: 'Children aged 0 to 17', unit: 'children', by: ['council'] })
const permanentAtStart = given('return/permanent', { title: 'Permanent social workers', unit: 'FTE', by: ['council'] })
const agencyAtStart = given('return/agency', { title: 'Agency social workers', unit: 'FTE', by: ['council'] })
const scale = given('return/scale', { title: 'Pay on the scale', unit: 'real £/FTE', by: ['step', 'year'] })
const inScope = given('options/inScope', { title: 'In scope', unit: 'share', by: ['option', 'service'] })
const setUp = given('options/setUp', { title: 'Set-up cost of the whole', unit: 'real £', by: ['option', 'year'] })
const deflator = given('prices/deflator', { title: 'Price index', unit: '£/real £', by: ['year'] })

const cutShare = assumption('L01/cutShare', { title: 'Share of management posts removed', unit: 'share' })
const leavingRate = assumption('L05/leavingRate', {
  title: 'Share leaving in a month',
  unit: '1/month',
  by: ['council'],
})
const shockYear = assumption('shock/year', { title: 'Year of the shock', unit: 'year' })
const growth = assumption('demand/growth', { title: 'Growth of demand', unit: 'share' })

const groups = {
  arithmetic: figures(
    'arithmetic',
    { managementPay, inScope, cutShare },
    {
      fullYear: {
        title: 'Full-year saving',
        unit: 'real £',
        line: true,
        by: ['option', 'council'],
        is: 'sum(managementPay × inScope over service) × cutShare',
      },
      brackets: {
        title: 'Brackets kept where they matter',
        unit: 'real £',
        by: ['option', 'council'],
        is: 'fullYear − (fullYear × (1 − cutShare) − (fullYear ÷ (3 ÷ (2 + cutShare))))',
      },
      negative: {
        title: 'Signs before brackets',
        unit: 'real £',
        by: ['option', 'council'],
        is: '−fullYear + −(fullYear − fullYear ÷ 7) × −2',
      },
    },
  ),
  compare: figures(
    'compare',
    { population, cutShare, growth },
    {
      limits: {
        title: 'Kept between limits',
        unit: 'children',
        by: ['council'],
        is: 'clamp(population × cutShare, 3000 children, 5000 children)',
      },
      lesser: {
        title: 'The lesser and the greater',
        unit: 'children',
        by: ['council'],
        is: 'min(population × growth, 1000 children) + max(population × cutShare, 4000 children)',
      },
      least: { title: 'Fewest children', unit: 'children', by: [], is: 'min(population over council)' },
      most: {
        title: 'Most children, some councils at least',
        unit: 'children',
        by: [],
        is: 'max(population × growth over council)',
      },
    },
  ),
  conditions: figures(
    'conditions',
    { shockYear, growth, population },
    {
      shock: {
        title: 'Shock',
        unit: 'share',
        by: ['year'],
        is: 'if(yearNumber ≥ shockYear and not (yearNumber = 3 years) or yearNumber < 1 year, growth, 0)',
      },
      different: {
        title: 'Outside the middle',
        unit: 'number',
        by: ['council', 'year'],
        is: 'if(population ≠ 20000 children and yearNumber ≤ 2 years, 1, if(yearNumber > 2 years, 2, 3))',
      },
    },
  ),
  gaps: figures(
    'gaps',
    { openCases, permanentAtStart, agencyAtStart },
    {
      cases: { title: 'Cases that are known', unit: 'cases', by: ['council'], is: 'sum(openCases over service)' },
      most: { title: 'Most cases in a service', unit: 'cases', by: ['council'], is: 'max(openCases over service)' },
      fewest: { title: 'Fewest cases in a service', unit: 'cases', by: ['council'], is: 'min(openCases over service)' },
      each: {
        title: 'Cases per social worker',
        unit: 'cases/FTE',
        by: ['council', 'service'],
        is: 'openCases ÷ permanentAtStart',
      },
      filled: {
        title: 'Cases, or ten where they are not known',
        unit: 'cases',
        by: ['council', 'service'],
        is: 'orElse(openCases, 10 cases)',
      },
      cover: {
        title: 'Permanent for each agency worker',
        unit: 'number',
        by: ['council'],
        is: 'divide(permanentAtStart, agencyAtStart, otherwise 0)',
      },
    },
  ),
  years: figures(
    'years',
    { growth, deflator, setUp },
    {
      level: { title: 'Demand', unit: 'index', by: ['year'], is: 'runningProduct(1 + growth × yearNumber ÷ 1 year)' },
      before: { title: 'Demand a year earlier', unit: 'index', by: ['year'], is: 'previous(level, starting 1)' },
      balance: {
        title: 'Balance',
        unit: 'real £',
        by: ['option', 'year'],
        is: 'previous(balance, starting 0) × (1 + growth) + setUp',
      },
      cash: { title: 'Cost in cash', unit: '£', line: true, by: ['option', 'year'], is: 'setUp × deflator' },
      cumulative: { title: 'Cost so far', unit: '£', line: true, by: ['option', 'year'], is: 'runningTotal(cash)' },
      whole: { title: 'Cost of the whole period', unit: '£', line: true, by: ['option'], is: 'sum(cash over year)' },
      first: {
        title: 'Cost beyond the first year’s',
        unit: '£',
        line: true,
        by: ['option', 'year'],
        is: 'cash − cash[year: first] + cash[year: last] × 10%',
      },
      third: {
        title: 'Demand in a year by name',
        unit: 'index',
        by: [],
        is: 'level[year: 2014-15] + (yearNumber ÷ 1 year)[year: last]',
      },
    },
  ),
  months: figures(
    'months',
    { permanentAtStart, leavingRate, agencyAtStart },
    {
      permanent: {
        title: 'Permanent staff at the end of the month',
        unit: 'FTE',
        by: ['council', 'year', 'month'],
        is: 'previousMonth(permanent, starting permanentAtStart) × (1 − leavingRate × 1 month) + 0.1 FTE',
      },
      agency: {
        title: 'Agency staff',
        unit: 'FTE',
        by: ['council', 'year', 'month'],
        is: 'clamp(permanentAtStart − permanent, 0, agencyAtStart)',
      },
      inYear: {
        title: 'Staff, months added up',
        unit: 'FTE',
        by: ['council', 'year'],
        is: 'sum(permanent over month)',
      },
      atEnd: { title: 'Staff at the year end', unit: 'FTE', by: ['council', 'year'], is: 'permanent[month: last]' },
      everything: { title: 'Agency staff over all', unit: 'FTE', by: [], is: 'sum(agency over month, year, council)' },
      sameMonth: {
        title: 'Least staff in this month of any year',
        unit: 'FTE',
        by: ['council', 'month'],
        is: 'min(permanent over year)',
      },
    },
  ),
  lookup: figures(
    'lookup',
    { scale, permanentAtStart, deflator },
    {
      step: {
        title: 'Step on the scale',
        unit: 'number',
        by: ['year'],
        is: 'clamp(floor(yearNumber ÷ 2 years + 1.5), 0, 4)',
      },
      pay: { title: 'Pay at that step', unit: 'real £/FTE', by: ['year'], is: 'scale[step: step]' },
      payBill: { title: 'Pay bill', unit: 'real £', line: true, by: ['council', 'year'], is: 'permanentAtStart × pay' },
      reversed: {
        title: 'Prices, last year first',
        unit: '£/real £',
        by: ['year'],
        is: 'deflator[year: 3 − yearNumber ÷ 1 year]',
      },
    },
  ),
  share: figures(
    'share',
    { setUp, population, openCases },
    {
      dealtOut: {
        title: 'Share of the set-up cost',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'year'],
        is: 'share(setUp, population over council)',
      },
      exact: {
        title: 'Share before pennies',
        unit: 'real £',
        by: ['option', 'council', 'year'],
        is: 'share(setUp, population over council)',
      },
      byRoot: {
        title: 'Share by the square root of children',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'year'],
        is: 'share(setUp, sqrt(population ÷ 1 child) over council)',
      },
      byCases: {
        title: 'Share by cases that apply',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(setUp, openCases over service)',
      },
      back: {
        title: 'Shares added up again',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(dealtOut over council)',
      },
    },
  ),
  functions: figures(
    'functions',
    { growth, cutShare, population },
    {
      phase: { title: 'Phase', unit: 'share', by: ['year'], is: '1 ÷ (1 + exp(−1.7 × (yearNumber ÷ 1 year − 1.5)))' },
      power: { title: 'Growth to the year', unit: 'index', by: ['year'], is: 'pow(1 + growth, yearNumber ÷ 1 year)' },
      log: { title: 'Years to double', unit: 'number', by: [], is: 'ln(2) ÷ ln(1 + growth)' },
      root: {
        title: 'Root of the children',
        unit: 'number',
        by: ['council'],
        is: 'sqrt(population ÷ 1 child) + floor(−2.5 × cutShare)',
      },
    },
  ),
  picks: figures(
    'picks',
    { setUp, inScope },
    {
      alone: { title: 'Cost in the counterfactual', unit: 'real £', by: ['year'], is: 'setUp[option: counterfactual]' },
      against: {
        title: 'Cost against the counterfactual',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'setUp − alone',
      },
      widest: { title: 'Widest scope', unit: 'share', by: ['service'], is: 'max(inScope over option)' },
      both: { title: 'Over two dimensions at once', unit: 'real £', by: [], is: 'sum(setUp over year, option)' },
    },
  ),
}

/** Inputs that tests look up. */
export const inputs = { cutShare, setUp } as const

/** The groups of small figures, one or more operations each. */
export const smallGraphs: Readonly<Record<string, Readonly<Record<string, Defined>>>> = groups

/** A small case with every shape a workbook must lay out: by council and service, by year, by month, by step of a scale. */
export const smallData: FigureData = {
  members: {
    option: members([
      ['separate', 'Separate, with own efficiencies'],
      ['shared', 'Shared management'],
    ]),
    council: members([
      ['E06000005', 'Darlington'],
      ['E06000001', 'Hartlepool'],
      ['E06000003', 'Redcar and Cleveland'],
    ]),
    service: members([
      ['fostering', 'Fostering'],
      ['residential', 'Residential care'],
      ['social-work', 'Social work'],
    ]),
    year: asTheyAre(['2012-13', '2013-14', '2014-15', '2015-16']),
    month: members([
      ['1', 'April'],
      ['2', 'May'],
      ['3', 'June'],
    ]),
    step: members([
      ['0', 'Bottom'],
      ['1', 'One'],
      ['2', 'Two'],
      ['3', 'Three'],
      ['4', 'Top'],
    ]),
  },
  roles: { option: { counterfactual: 'separate' } },
  givens: {
    'return/openCases': ({ council, service }): Cell => {
      if (service === 'residential') return { missing: 'notApplicable' }
      if (council === 'E06000003' && service === 'fostering') return { missing: 'suppressed' }
      return council === 'E06000005' ? 1650 : 731
    },
    'return/managementPay': ({ council, service }): Cell =>
      service === 'residential'
        ? { missing: 'notApplicable' }
        : ({ E06000001: 262296.8, E06000003: 333339.55, E06000005: 401177.125 }[council ?? ''] ?? 0),
    'return/population': ({ council }) =>
      ({ E06000001: 20000, E06000003: 28600, E06000005: 22700 })[council ?? ''] ?? 0,
    'return/permanent': ({ council }) => ({ E06000001: 70, E06000003: 84.35, E06000005: 61.2 })[council ?? ''] ?? 0,
    'return/agency': ({ council }) => ({ E06000001: 0, E06000003: 12.5, E06000005: 3 })[council ?? ''] ?? 0,
    'return/scale': ({ step, year }) => 24000.5 + 1500 * Number(step) + (year === '2015-16' ? 333.33 : 0),
    'options/inScope': ({ option, service }) => (option === 'separate' ? 0.1 : service === 'fostering' ? 0.35 : 0.6),
    'options/setUp': ({ option, year }) => (option === 'separate' ? 10000 : year === '2012-13' ? 250000.01 : 99999.995),
    'prices/deflator': ({ year }) =>
      ({ '2012-13': 1, '2013-14': 1.0188, '2014-15': 1.0334, '2015-16': 1.0391 })[year ?? ''] ?? 1,
  },
  sources: { 'return/openCases': ({ council }) => `Children in need census 2012-13, ${council}` },
  central: {
    'L01/cutShare': 0.237,
    'L05/leavingRate': { E06000001: 0.0125, E06000003: 0.02, E06000005: 1 / 120 },
    'shock/year': 1,
    'demand/growth': 0.0317,
  },
}
