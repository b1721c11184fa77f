import {
  assumption,
  type ChanceParameter,
  type Distribution,
  type Figure,
  type FigureData,
  figures,
  given,
  yearsFrom,
} from '../src/figures/index.ts'
import type { SpecificationOfW } from './workload-w.ts'

/** A part of workload W, small enough to be written in Squiggle too; the numbers are those of W’s specification. */
export interface Subset {
  readonly title: string
  /** Written as figures: what is drawn, from what, and under what uncertainty. */
  readonly outputs: readonly Figure[]
  readonly data: FigureData
  readonly parameters: readonly ChanceParameter[]
  /** Written in Squiggle: code that ends in a list of distributions, in the order of the outputs. */
  readonly code: (choosing: Choosing) => string
}

/** Least and greatest of two in Squiggle: sample by sample with a function of one’s own, or by its own for sample sets. */
export type Choosing = 'map2' | 'built in'

const years = yearsFrom('2025-26', 10)
const services = Array.from({ length: 12 }, (_, index) => `s${String(index).padStart(2, '0')}`)
const members = (codes: readonly string[]) => codes.map((code) => ({ code, title: code }))

/** A. Linear: 2 councils × 12 services × 10 years = 240 cells, 6 distributions, sums and products only. */
export function linearSubset(spec: SpecificationOfW): Subset {
  const councils = ['c0', 'c1']
  const numbers = {
    staff: twoCouncils((c) => spec.F[c]!.map((staff, s) => staff * spec.UNIT[c]![s]!)), // tables of the same councils and services
    third: twoCouncils((c) => spec.TP[c]!),
    elasticity: spec.G,
    oneOff: twoCouncils((c) => spec.PROF[3]!.map((profile) => (profile * spec.SHARE[c]!) / 12)), // option 3’s, spread over services
    discount: spec.DISC,
  }
  const uncertain = {
    pay: assumption('A/pay', { title: 'Pay inflation', unit: 'number' }),
    price: assumption('A/price', { title: 'Price inflation', unit: 'number' }),
    growth: assumption('A/growth', { title: 'Demand growth', unit: 'number' }),
    cheaper: assumption('A/cheaper', { title: 'Procurement discount', unit: 'number' }),
    optimism: assumption('A/optimism', { title: 'Optimism bias', unit: 'number' }),
    realised: assumption('A/realised', { title: 'Share realised', unit: 'number' }),
  }
  const linear = figures(
    'A',
    {
      staff: given('A/staffSpend', { title: 'Staff', unit: '£m', by: ['council', 'service'] }),
      third: given('A/thirdParty', { title: 'Third-party spend', unit: '£m', by: ['council', 'service'] }),
      elasticity: given('A/elasticity', { title: 'Demand elasticity', unit: 'number', by: ['service'] }),
      oneOff: given('A/oneOff', { title: 'One-off cost', unit: '£m', by: ['council', 'year'] }),
      discount: given('A/discount', { title: 'Discount factor', unit: 'number', by: ['year'] }),
      ...uncertain,
    },
    {
      n: { title: 'Years so far', unit: 'number', is: 'yearNumber ÷ 1 year + 1' },
      payRise: { title: 'Pay', unit: 'number', is: '1 + n × pay' },
      priceRise: { title: 'Prices', unit: 'number', is: '1 + n × price' },
      demandRise: { title: 'Demand', unit: 'number', is: 'n × elasticity × growth' },
      saved: { title: 'Procurement saving', unit: 'number', is: 'cheaper × realised' },
      cost: {
        title: 'Cost',
        unit: '£m',
        is: 'staff × (payRise + demandRise) + third × (priceRise + demandRise − saved) + oneOff × optimism',
      },
      ofYear: { title: 'Cost of all', unit: '£m', by: ['year'], is: 'sum(cost over council, service)' },
      present: { title: 'Cost of all, discounted', unit: '£m', by: ['year'], is: 'ofYear × discount' },
      total: { title: 'Present cost', unit: '£m', by: [], is: 'sum(present over year)' },
    },
  )
  const distributions = parametersNamed(spec, { pay: 0, price: 1, growth: 2, cheaper: 7, optimism: 9, realised: 13 })
  return {
    title: 'linear: 240 cells, 6 distributions',
    outputs: [linear.total],
    data: {
      members: { council: members(councils), service: members(services), year: members(years) },
      givens: {
        'A/staffSpend': table(numbers.staff, ['council', councils], ['service', services]),
        'A/thirdParty': table(numbers.third, ['council', councils], ['service', services]),
        'A/elasticity': list(numbers.elasticity, 'service', services),
        'A/oneOff': table(numbers.oneOff, ['council', councils], ['year', years]),
        'A/discount': list(numbers.discount, 'year', years),
      },
      central: Object.fromEntries(distributions.map(({ key }) => [`A/${key}`, 1])),
    },
    parameters: distributions.map((parameter) => ({ ...parameter, key: `A/${parameter.key}` })),
    code: () => `${declared(numbers)}
${drawn(distributions)}
years = List.upTo(0, 9)
payRise = List.map(years, {|t| 1 + (t + 1) * pay})
priceRise = List.map(years, {|t| 1 + (t + 1) * price})
demandRise = List.map(elasticity, {|e| List.map(years, {|t| (t + 1) * e * growth})})
saved = cheaper * realised
cost(c, s, t) = staff[c][s] * (payRise[t] + demandRise[s][t]) + third[c][s] * (priceRise[t] + demandRise[s][t] - saved) + oneOff[c][t] * optimism
ofYear(t) = List.reduce(List.upTo(0, 1), 0, {|sum, c| sum + List.reduce(List.upTo(0, 11), 0, {|ofCouncil, s| ofCouncil + cost(c, s, t)})})
[List.reduce(years, 0, {|sum, t| sum + ofYear(t) * discount[t]})]`,
  }
}

/** B. Stock and flow: one council’s staff, 12 services × 10 years, 4 distributions, each year resting on the last. */
export function stockFlowSubset(spec: SpecificationOfW): Subset {
  const hired = spec.OPT['mA']![3]! // option 3, as are the next two
  const phase = years.map((_, t) => 1 / (1 + Math.exp(-1.5 * (t - spec.OPT['delay']![3]! - 0.5)))) // at the likeliest speed, without delay
  const numbers = {
    staff: spec.F[0]!,
    unit: spec.UNIT[0]!,
    permanent0: spec.F[0]!.map((staff, s) => staff * (1 - spec.AG0[0]![s]!)), // as many services
    agency0: spec.F[0]!.map((staff, s) => staff * spec.AG0[0]![s]!),
    elasticity: spec.G,
    staysLess: phase.map((share) => 1 - 0.3 * hired * share),
    conversion: phase.map((share) => hired * share),
    discount: spec.DISC,
  }
  const uncertain = {
    growth: assumption('B/growth', { title: 'Demand growth', unit: 'number' }),
    premium: assumption('B/premium', { title: 'Agency premium', unit: 'number' }),
    leaving: assumption('B/leaving', { title: 'Leaver rate', unit: 'number' }),
    hiring: assumption('B/hiring', { title: 'Hiring capacity', unit: 'number' }),
  }
  const byService = (name: string, title: string, unit: string) => given(`B/${name}`, { title, unit, by: ['service'] })
  const byYear = (name: string, title: string) => given(`B/${name}`, { title, unit: 'number', by: ['year'] })
  const stockFlow = figures(
    'B',
    {
      staff: byService('startStaff', 'Staff at the start', 'FTE'),
      unit: byService('unitCost', 'Cost of one member of staff', '£m/FTE'),
      permanent0: byService('permanent0', 'Permanent staff at the start', 'FTE'),
      agency0: byService('agency0', 'Agency staff at the start', 'FTE'),
      elasticity: byService('elasticity', 'Demand elasticity', 'number'),
      staysLess: byYear('staysLess', 'Share of leavers who still leave'),
      conversion: byYear('conversionShare', 'Agency staff converted'),
      discount: byYear('discountFactor', 'Discount factor'),
      ...uncertain,
    },
    {
      yearly: { title: 'Growth of demand', unit: 'number', is: '1 + growth × elasticity' },
      demand: { title: 'Demand', unit: 'number', is: 'runningProduct(yearly)' },
      need: { title: 'Staff needed', unit: 'FTE', is: 'staff × demand' },
      rate: { title: 'Leaving rate', unit: 'number', is: 'leaving × staysLess' },
      before: { title: 'Permanent staff before', unit: 'FTE', is: 'previous(permanent, starting permanent0)' },
      agencyBefore: { title: 'Agency staff before', unit: 'FTE', is: 'previous(agency, starting agency0)' },
      staying: { title: 'Permanent staff who stay', unit: 'FTE', is: 'before − rate × before' },
      limit: {
        title: 'Most that can be hired',
        unit: 'FTE',
        is: 'hiring × 0.16 × staff + hiring × conversion × agencyBefore',
      },
      permanent: { title: 'Permanent staff', unit: 'FTE', is: 'staying + min(max(need − staying, 0), limit)' },
      agency: { title: 'Agency staff', unit: 'FTE', is: 'min(max(need − permanent, 0), 0.35 × need)' },
      cost: { title: 'Cost', unit: '£m', is: 'unit × (permanent + agency × (1 + premium))' },
      ofYear: { title: 'Cost of all', unit: '£m', by: ['year'], is: 'sum(cost over service)' },
      present: { title: 'Cost of all, discounted', unit: '£m', by: ['year'], is: 'ofYear × discount' },
      total: { title: 'Present cost', unit: '£m', by: [], is: 'sum(present over year)' },
    },
  )
  const distributions = parametersNamed(spec, { growth: 2, premium: 4, leaving: 5, hiring: 10 })
  return {
    title: 'stock and flow: 120 cells, 4 distributions',
    outputs: [stockFlow.total],
    data: {
      members: { service: members(services), year: members(years) },
      givens: {
        'B/startStaff': list(numbers.staff, 'service', services),
        'B/unitCost': list(numbers.unit, 'service', services),
        'B/permanent0': list(numbers.permanent0, 'service', services),
        'B/agency0': list(numbers.agency0, 'service', services),
        'B/elasticity': list(numbers.elasticity, 'service', services),
        'B/staysLess': list(numbers.staysLess, 'year', years),
        'B/conversionShare': list(numbers.conversion, 'year', years),
        'B/discountFactor': list(numbers.discount, 'year', years),
      },
      central: Object.fromEntries(distributions.map(({ key }) => [`B/${key}`, 1])),
    },
    parameters: distributions.map((parameter) => ({ ...parameter, key: `B/${parameter.key}` })),
    code: (choosing) => `${declared(numbers)}
${pertCode}
${drawn(distributions)}
${choosingCode[choosing]}
years = List.upTo(0, 9)
rate = List.map(years, {|t| leaving * staysLess[t]})
ofService(s) = {
  yearly = 1 + growth * elasticity[s]
  atStart = { demand: 1, permanent: permanent0[s], agency: agency0[s], cost: 0 }
  List.reduce(years, atStart, {|before, t|
    demand = before.demand * yearly
    need = staff[s] * demand
    staying = before.permanent - rate[t] * before.permanent
    limit = hiring * 0.16 * staff[s] + hiring * conversion[t] * before.agency
    permanent = staying + least(notBelowNought(need - staying), limit)
    agency = least(notBelowNought(need - permanent), 0.35 * need)
    cost = unit[s] * (permanent + agency * (1 + premium))
    { demand: demand, permanent: permanent, agency: agency, cost: before.cost + cost * discount[t] }
  }).cost
}
[List.reduce(List.upTo(0, 11), 0, {|sum, s| sum + ofService(s)})]`,
  }
}

const choosingCode: Readonly<Record<Choosing, string>> = {
  map2: `least(a, b) = SampleSet.map2(a, b, {|x, y| min(x, y)})
notBelowNought(a) = SampleSet.map(a, {|x| max(x, 0)})`,
  'built in': `least(a, b) = SampleSet.min(a, b)
notBelowNought(a) = SampleSet.max(a, 0)`,
}

function twoCouncils(of: (council: number) => readonly number[]): readonly (readonly number[])[] {
  return [of(0), of(1)]
}

/** W’s own parameters by a name, each on its stream of W, drawn from the curve that its arguments say: no table of W. */
function parametersNamed(spec: SpecificationOfW, places: Readonly<Record<string, number>>): readonly ChanceParameter[] {
  return Object.entries(places).map(([key, place]) => {
    const { kind, args } = spec.params[place]! // named by their place in it
    const [first, second, third] = args as readonly [number, number, number] // none of these is discrete
    return { key, stream: place, distribution: distributionOf(kind, first, second, third) }
  })
}

function distributionOf(kind: string, first: number, second: number, third: number): Distribution {
  switch (kind) {
    case 'normal':
      return { kind, mean: first, sd: second }
    case 'lognormal':
      return { kind, mu: first, sigma: second }
    case 'beta':
      return { kind, alpha: first, beta: second }
    case 'pert':
    case 'triangular':
      return { kind, low: first, mode: second, high: third }
    default:
      throw new Error(`No subset of W draws from a ${kind}`)
  }
}

function drawn(parameters: readonly ChanceParameter[]): string {
  return parameters.map(({ key, distribution }) => `${key} = ${inSquiggle(distribution)}`).join('\n')
}

/** Each is sampled once, and what is sampled is used again sample by sample. */
function inSquiggle(distribution: Distribution): string {
  switch (distribution.kind) {
    case 'normal':
      return `normal(${distribution.mean}, ${distribution.sd})`
    case 'lognormal':
      return `lognormal(${distribution.mu}, ${distribution.sigma})`
    case 'beta':
      return `beta(${distribution.alpha}, ${distribution.beta})`
    case 'triangular':
    case 'pert':
      return `${distribution.kind}(${distribution.low}, ${distribution.mode}, ${distribution.high})`
    default:
      throw new Error(`No subset of W draws from a ${distribution.kind}`)
  }
}

/** Squiggle has no PERT: it is a beta moved and stretched. */
const pertCode =
  'pert(low, mode, high) = low + (high - low) * beta(1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low))'

function declared(numbers: Readonly<Record<string, readonly unknown[]>>): string {
  return Object.entries(numbers)
    .map(([name, values]) => `${name} = ${JSON.stringify(values)}`)
    .join('\n')
}

function list(numbers: readonly number[], dimension: string, codes: readonly string[]) {
  return (at: Readonly<Record<string, string>>) => numbers[codes.indexOf(at[dimension] ?? '')]! // one for each member
}

type Along = readonly [dimension: string, codes: readonly string[]]

function table(rows: readonly (readonly number[])[], [rowsBy, rowCodes]: Along, [across, acrossCodes]: Along) {
  return (at: Readonly<Record<string, string>>) =>
    rows[rowCodes.indexOf(at[rowsBy] ?? '')]![acrossCodes.indexOf(at[across] ?? '')]! // one for each pair of members
}
