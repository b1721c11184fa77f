import { expect, test } from 'vitest'
import { inForce } from './dated.ts'
import { pools } from './pools.ts'
import { setUpScale } from './priors/set-up.ts'
import { favourableOf, prior, priorNamed, priorNames, priors, priorsFor, rangeOf } from './priors.ts'

const printed = (name: string, day = '2012-11-30') => {
  const found = prior(name, day)
  if (found === undefined) throw new Error(`No prior is called ${name}`)
  const { low, central, high } = rangeOf(found.entry)
  return [low, central, high]
}

test('every prior is a number with a unit, a source and a grade, and judgement says that it is judgement', () => {
  for (const { name, title, unit, distribution, grade, source, published, note } of priors) {
    const numbers =
      distribution.kind === 'fixed' ? [distribution.value] : [distribution.low, distribution.central, distribution.high]
    expect(numbers.every(Number.isFinite), name).toBe(true)
    expect(title.length > 5 && unit.length > 0 && source.length > 5, name).toBe(true)
    expect(published, name).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(source.startsWith('judgement'), name).toBe(grade === 'D')
    expect(note?.startsWith('Judgement, replace with local figure.') === true, name).toBe(grade === 'D')
    if (grade !== 'D') expect(source, name).toContain('http')
  }
})

test('the centre lies between the ends, whichever way the row runs', () => {
  for (const each of priors) {
    const { low, central, high } = rangeOf(each)
    expect((low <= central && central <= high) || (low >= central && central >= high), each.name).toBe(true)
  }
})

test('no printed number passes its own natural limits', () => {
  for (const each of priors) {
    if (each.distribution.kind !== 'lch') continue
    const { limits, low, central, high } = each.distribution
    for (const value of [low, central, high]) {
      expect(limits?.low === undefined || value >= limits.low, each.name).toBe(true)
      expect(limits?.high === undefined || value <= limits.high, each.name).toBe(true)
    }
  }
})

test('a saving rate may turn out below nought, a share, a cost or a delay may not', () => {
  const floor = (name: string) => {
    const { distribution } = priorNamed(name)
    return distribution.kind === 'lch' ? distribution.limits?.low : undefined
  }
  expect(['L02/rate', 'L01/rate M01', 'L03/beta', 'X0/price placements.fostering'].map(floor)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(['L02/addressable', 'setUp/amount M09', 'general/delay', 'general/realisation', 'L19/gap'].map(floor)).toEqual(
    [0, 0, 0, 0, 0],
  )
})

test('each name stands once on any day, and money says the prices it is in', () => {
  expect(new Set(priorNames).size).toBe(priorNames.length)
  expect(priorsFor('2012-11-30').map(({ name }) => name)).toEqual(priorNames)
  for (const { unit, priceLevel, name } of priors)
    expect(priceLevel, name).toBe(unit.startsWith('real £') ? 'mid-2020s' : undefined)
})

test('a name that is given by delivery model ends with its model', () => {
  for (const { name, model } of priors)
    expect(model === undefined ? undefined : name.endsWith(` ${model}`), name).toBe(
      model === undefined ? undefined : true,
    )
})

test('staff cost 26% on top of pay before April 2025 and 30% after', () => {
  expect(printed('staff/onCost', '2025-04-05')).toEqual([0.22, 0.26, 0.3])
  expect(printed('staff/onCost', '2025-04-06')).toEqual([0.26, 0.3, 0.36])
  expect(
    inForce(
      priors.filter(({ name }) => name === 'staff/onCost'),
      '2009-01-01',
    ).nearest,
  ).toBe(true)
})

test('every pool is carried forward by a volume and a price of its own', () => {
  for (const pool of pools)
    expect([prior(`X0/volume ${pool}`, '2012-11-30'), prior(`X0/price ${pool}`, '2012-11-30')]).not.toContain(undefined)
  expect(printed('X0/volume placements.residential')).toEqual([0, 0.015, 0.03])
  expect(printed('X0/price placements.residential')).toEqual([0, 0.03, 0.06])
  expect(printed('X0/volume placements.fostering')).toEqual([-0.01, 0, 0.015])
  expect(printed('X0/price placements.fostering')).toEqual([-0.005, 0.005, 0.02])
  expect(printed('X0/volume sw.pay')).toEqual([0, 0.005, 0.015])
  expect(printed('X0/price mgmt.pay')).toEqual([-0.01, 0, 0.01])
  expect(printed('X0/volume mgmt.pay')).toEqual([0, 0, 0])
  expect(printed('X0/price grants.out')).toEqual([0, 0, 0])
})

test.each([
  ['general/inflation', 0.01, 0.02, 0.03],
  ['general/realisation', 0.4, 0.65, 0.9],
  ['general/delay', 0, 12, 18],
  ['general/earlyExit', 0.2, 0.4, 0.6],
  ['general/shock', 0.2, 0.35, 0.6],
  ['setUp/amount M01', 100_000, 300_000, 600_000],
  ['setUp/amount M02', 300_000, 1_000_000, 3_000_000],
  ['setUp/amount M04', 200_000, 500_000, 1_200_000],
  ['setUp/amount M07', 500_000, 1_500_000, 3_000_000],
  ['setUp/amount M08', 50_000, 150_000, 400_000],
  ['setUp/amount M09', 2_500_000, 4_000_000, 6_000_000],
  ['setUp/amount M11', 2_500_000, 4_000_000, 6_000_000],
  ['setUp/amount M16', 400_000, 600_000, 1_500_000],
  ['setUp/multiplier', 1, 1.3, 1.6],
  ['M11/grant', 0, 2_000_000, 4_000_000],
  ['L00/default', 0.01, 0.02, 0.03],
  ['L01/reach M01', 0.3, 0.4, 0.5],
  ['L01/reach M07', 0.8, 0.9, 1],
  ['L01/rate M01', 0.25, 0.45, 0.6],
  ['L01/rate M04', 0.15, 0.25, 0.45],
  ['L01/uplift', 0.15, 0.075, 0],
  ['L01/deadweight', 0.7, 0.4, 0.2],
  ['L01/postCost', 65_000, 80_000, 100_000],
  ['L01/protectedPosts', 4, 5, 7],
  ['L02/rate', 0, 0.05, 0.15],
  ['L02/addressable', 0.3, 0.5, 0.7],
  ['L02/deadweight', 0.6, 0.4, 0.2],
  ['L02/strandYear1', 0.5, 0.3, 0.1],
  ['L02/strandYear2', 0.4, 0.2, 0.05],
  ['L02/strandYear3', 0.3, 0.1, 0],
  ['L03/beta', 0, 0.02, 0.05],
  ['L03/addressable', 0.1, 0.2, 0.35],
  ['L03/deadweight', 0.5, 0.3, 0.1],
  ['L05/vacancyRate', 0.09, 0.142, 0.25],
  ['L05/agencyRate', 0.06, 0.13, 0.27],
  ['L05/leavingRate', 0.1, 0.118, 0.2],
  ['L05/cover', 0.6, 0.736, 0.9],
  ['L05/agencyPremium', 0.19, 0.25, 0.41],
  ['L05/agencyEffort', 0.9, 1, 1],
  ['L05/caseloadPull', 0, 0.3, 0.8],
  ['L05/conversionCost', 0, 3_000, 8_000],
  ['L05/pay', 50_000, 56_000, 64_000],
  ['L05/extraStarts', 0.02, 0.06, 0.12],
  ['L05/settlingIn', 3, 4, 6],
  ['L11/multiple', 1, 1.5, 2.2],
  ['L11/redeployed', 0.2, 0.4, 0.6],
  ['L11/naturalLeavers', 0.05, 0.1, 0.2],
  ['L11/statutoryWeeks', 8, 14, 20],
  ['L12/age', 61, 58, 56],
  ['L12/service', 12, 18, 25],
  ['L12/aged55', 0.2, 0.3, 0.45],
  ['L12/scale', 0.5, 1, 2],
  ['L13/duplicatedFte M07', 2, 4, 8],
  ['L13/licences M09', 0, 2_000, 8_000],
  ['L13/months', 3, 6, 12],
  ['L14/fte', 4, 7, 12],
  ['L14/months', 18, 24, 30],
  ['L14/postCost', 75_000, 75_000, 75_000],
  ['L15/contracts M04', 10, 30, 60],
  ['L15/contracts M11', 60, 100, 150],
  ['L15/contracts M01', 0, 0, 0],
  ['L15/costEach', 500, 1_500, 4_000],
  ['L15/terminationCharge', 0, 0, 0.01],
  ['L17/rate', 0.005, 0.01, 0.02],
  ['L17/minimumFte', 3, 3, 3],
  ['L17/postCost', 55_000, 65_000, 75_000],
  ['L18/governance', 300_000, 600_000, 1_000_000],
  ['L19/gap', 0, 0.1, 0.24],
  ['L19/years', 2, 3, 5],
  ['L19/deadweight', 0.8, 0.6, 0.4],
  ['R4/support', 0, 0.005, 0.01],
  ['R5/vat', 0, 0.005, 0.02],
  ['R7/pensionRate', 0, 0, 0.02],
  ['R8/insurance', 20_000, 50_000, 120_000],
  ['R9/governance M01', 30_000, 50_000, 100_000],
  ['R9/governance M02', 40_000, 80_000, 150_000],
  ['R9/governance M07', 50_000, 100_000, 200_000],
  ['R9/hubFte', 2, 4, 6],
  ['R9/hubPostCost', 50_000, 60_000, 70_000],
  ['R10/rechargeAdmin', 10_000, 25_000, 60_000],
  ['R11/travel', 0.01, 0.02, 0.04],
  ['R13/systemRun M04', 0, 40_000, 120_000],
  ['R13/systemRun M11', 50_000, 150_000, 300_000],
  ['R17/returns', 15_000, 30_000, 60_000],
  ['exit/oneOff M08', 0.1, 0.25, 0.5],
  ['exit/oneOff M01', 0.3, 0.6, 1],
  ['exit/oneOff M07', 0.6, 1, 1.5],
  ['exit/oneOff M11', 400_000, 600_000, 1_500_000],
  ['exit/notice M08', 3, 6, 6],
  ['exit/notice M04', 6, 6, 12],
  ['exit/notice M09', 6, 12, 12],
  ['setUp/amount M10', 3_000_000, 4_800_000, 7_200_000],
  ['setUp/joining M10', 200_000, 400_000, 800_000],
  ['setUp/amount M12', 3_000_000, 5_000_000, 8_000_000],
  ['setUp/amount M15', 100_000, 300_000, 1_000_000],
  ['exit/deficit M12', 0, 1_000_000, 5_000_000],
  ['L04/discount', 0, 0.015, 0.04],
  ['L04/deadweight', 0.5, 0.3, 0.1],
  ['L04/use', 0.7, 0.85, 0.95],
  ['L07/addressable', 0.03, 0.08, 0.15],
  ['L07/breakdown', 0.5, 0.3, 0.15],
  ['L07/suitable', 0.6, 0.75, 0.9],
  ['L07/familyPlacement', 1_200, 1_100, 1_000],
  ['L08/released', 0, 0.3, 0.6],
  ['L08/lag', 24, 18, 12],
  ['L10/rate', 0.005, 0.015, 0.03],
])('%s has the low, central and high that were set down for it', (name, ...numbers) => {
  expect(printed(name)).toEqual(numbers)
})

test('a jointly owned company is founded for a fifth more than one council’s', () => {
  for (const [index, pounds] of printed('setUp/amount M09').entries())
    expect(printed('setUp/amount M10')[index]).toBeCloseTo(pounds * 1.2, 6)
})

test('set-up follows size by the power 0.3 about £75m gross', () => {
  expect([setUpScale.referenceGrossPounds, setUpScale.power]).toEqual([75_000_000, 0.3])
})

test('a ceiling takes the favourable end, which is not always the larger number', () => {
  expect(favourableOf(priorNamed('L05/agencyPremium'))).toBe(0.41)
  expect(favourableOf(priorNamed('L01/uplift'))).toBe(0)
  expect(favourableOf(priorNamed('L18/governance'))).toBe(300_000)
  expect(favourableOf(priorNamed('L01/postCost'))).toBe(80_000)
})

// Golden: the premium element of a £22m agency bill at 41%, a little under £6.4m, and so below a claim of £9m.
test('the whole premium in a £22m agency bill is well under £9m at the favourable end', () => {
  const premium = favourableOf(priorNamed('L05/agencyPremium'))
  expect((22 * premium) / (1 + premium)).toBeCloseTo(6.397, 3)
})

test('what was published after the decision can be told by its date', () => {
  expect(priorNamed('L05/vacancyRate').published > '2015-12-01').toBe(true)
  expect(priorNamed('L13/months').published).toBe('2026-11-21')
})

test('a prior that does not exist is our mistake and says which', () => {
  expect(() => priorNamed('L01/luck')).toThrow('L01/luck')
  expect(prior('L01/luck', '2012-11-30')).toBeUndefined()
})
