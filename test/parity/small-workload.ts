import {
  assumption,
  type ChanceRequest,
  canCompile,
  compiledDrawReading,
  type DrawReading,
  figures,
  given,
  isMissing,
  plainDrawReading,
  planFigures,
  prepareChance,
  yearsFrom,
} from '../../src/figures/index.ts'

/** A small appraisal with every kind of distribution and every own function in it: a stock, a lever, a present value. */
const base = {
  staff: given('staff', { title: 'Staff at the start', unit: 'FTE', by: ['council', 'service'] }),
  cases: given('cases', { title: 'Open cases', unit: 'cases', by: ['council', 'service'] }),
  levers: given('levers', { title: 'Strength of levers', unit: 'share', by: ['option'] }),
  growth: assumption('growth', { title: 'Growth of demand', unit: 'share' }),
  leaving: assumption('leaving', { title: 'Leaving rate', unit: 'share' }),
  hiring: assumption('hiring', { title: 'Hiring, of staff at the start', unit: 'share', by: ['council'] }),
  cut: assumption('cut', { title: 'Saving', unit: 'share' }),
  speed: assumption('speed', { title: 'Speed of phasing', unit: 'number' }),
  shockYear: assumption('shockYear', { title: 'Year of a shock', unit: 'number' }),
  shock: assumption('shock', { title: 'Shock', unit: 'share' }),
  pay: assumption('pay', { title: 'Pay inflation', unit: 'share' }),
}

export const small = figures('small', base, {
  t: { title: 'Years from the start', unit: 'number', is: 'yearNumber ÷ 1 year' },
  demand: { title: 'Demand', unit: 'ratio', is: 'pow(1 + growth, t) × (1 + if(t ≥ shockYear, shock, 0))' },
  phase: { title: 'Phase', unit: 'share', is: '1 ÷ (1 + exp(−speed × (t − 2)))' },
  need: { title: 'Staff needed', unit: 'FTE', is: 'staff × demand × (1 − cut × levers × phase)' },
  before: { title: 'Brought forward', unit: 'FTE', is: 'previous(permanent, starting staff)' },
  permanent: {
    title: 'Permanent staff',
    unit: 'FTE',
    is: 'before × (1 − leaving) + clamp(need − before × (1 − leaving), 0 FTE, hiring × staff)',
  },
  load: {
    title: 'Cases for each member of staff',
    unit: 'cases/FTE',
    by: ['option', 'council', 'service', 'year'],
    is: 'cases × demand ÷ permanent',
  },
  paid: { title: 'Pay bill', unit: 'FTE', is: 'sum(permanent over service) × runningProduct(1 + pay)' },
  net: {
    title: 'Net saving',
    unit: 'FTE',
    by: ['option', 'council', 'year'],
    is: 'paid[option: counterfactual] − paid',
  },
  spread: {
    title: 'Spread',
    unit: 'number',
    by: ['option'],
    is: 'ln(1 + sqrt(max(sum(net over council, year) ÷ 1 FTE, 0)))',
  },
})

export const smallOutputs = [small.net, small.load, small.spread]

const listed = (dimension: string, codes: readonly string[]) => ({
  [dimension]: codes.map((code) => ({ code, title: code })),
})

export const smallPlan = planFigures(smallOutputs, {
  members: {
    ...listed('option', ['alone', 'merged', 'shared']),
    ...listed('council', ['A', 'B', 'C']),
    ...listed('service', ['assessment', 'care', 'safeguarding']),
    ...listed('year', yearsFrom('2025-26', 6)),
  },
  roles: { option: { counterfactual: 'alone' } },
  givens: {
    staff: (at) => (at['council'] === 'B' ? 120 : 85) + (at['service'] === 'care' ? 40 : 0),
    cases: (at) =>
      at['service'] === 'safeguarding' ? { missing: 'notApplicable' } : at['council'] === 'C' ? 1650 : 2210,
    levers: (at) => ({ alone: 0, shared: 0.5, merged: 1 })[at['option'] ?? ''] ?? 0,
  },
  central: {
    growth: 0.02,
    leaving: 0.15,
    hiring: { A: 0.16, B: 0.16, C: 0.16 },
    cut: 0.1,
    speed: 1.2,
    shockYear: 3,
    shock: 0.1,
    pay: 0.03,
  },
})

const distributions: Readonly<Record<string, ChanceRequest['parameters'][number]['distribution']>> = {
  growth: { kind: 'normal', mean: 0.02, sd: 0.015 },
  leaving: { kind: 'beta', alpha: 6, beta: 34 },
  cut: { kind: 'triangular', low: 0, mode: 0.08, high: 0.2 },
  speed: { kind: 'lognormal', mu: 0.2, sigma: 0.3 },
  shockYear: { kind: 'discrete', values: [2, 3, 4, 9], chances: [0.2, 0.2, 0.1, 0.5] },
  shock: { kind: 'pert', low: 0, mode: 0.1, high: 0.3 },
  pay: { kind: 'uniform', low: 0.01, high: 0.05 },
}

export function smallChance(draws: number, sampler: ChanceRequest['sampler']): ChanceRequest {
  return {
    seed: 12345,
    draws,
    sampler,
    parameters: smallPlan.parameters.map(({ key, name }, index) => ({
      key,
      stream: index + 1,
      distribution: distributions[name] ?? { kind: 'triangular', low: 0.1, mode: 0.16, high: 0.3 },
    })),
    correlations: [{ a: 'growth', b: 'leaving', rank: 0.4 }],
  }
}

/** The draws of the small appraisal by the way named. */
export function smallReading(way: 'plain' | 'compiled', draws: number, sampler: ChanceRequest['sampler']): DrawReading {
  if (way === 'compiled' && !canCompile()) throw new Error('this machine does not compile')
  const work = way === 'plain' ? plainDrawReading : compiledDrawReading
  return work(smallPlan, smallOutputs, draws, prepareChance(smallChance(draws, sampler)).fill)
}

/** Every bit of every output in every draw, as one short text: two halves of a 64-bit FNV-1a hash over 32-bit words. */
export function bitsOf(reading: DrawReading): string {
  let [one, other] = [0x811c9dc5, 0x9e3779b9]
  for (const figure of smallOutputs) {
    for (const council of figure === small.spread ? ['A'] : ['A', 'B', 'C'])
      for (const option of ['alone', 'merged', 'shared'])
        for (const { code: year } of figure === small.spread ? [{ code: '' }] : (smallPlan.members['year'] ?? []))
          for (const service of figure === small.load ? ['assessment', 'care'] : ['']) {
            const column = reading.column(figure, { option, council, year, service })
            if (isMissing(column)) throw new Error(`${figure.name} is missing`)
            for (const word of new Uint32Array(column.slice().buffer)) {
              one = Math.imul(one ^ word, 0x01000193)
              other = Math.imul(other ^ word ^ (one >>> 7), 0x85ebca6b)
            }
          }
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
