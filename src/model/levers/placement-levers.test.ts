import { expect, test } from 'vitest'
import { darlington, hartlepool, type Nudge, nudged, oneForm, plainNumbers } from '../../../test/support/one-form.ts'

const residential = 'placements.residential'
/** The fourth year after an April 2013 go-live: every profile has run its course. */
const year = '2017-18'
const source = { publication: 'A test' }

const prices = (more: Readonly<Record<string, number>> = {}): Nudge => ({
  givens: { ...plainNumbers.givens, 'L04/boughtShare placements.residential': 1 },
  central: {
    ...plainNumbers.central,
    'X0/volume placements.residential': 0,
    'X0/price placements.residential': 0,
    'X0/price placements.fostering': 0,
    'general/realisation': 1,
    ...more,
  },
})

test('a framework takes its discount off what is bought, and off nothing else', () => {
  const worked = (boughtShare: number) =>
    nudged(oneForm('M08'), {
      givens: {
        ...prices().givens,
        [`baseline/${residential}`]: 1_000_000,
        'L04/boughtShare placements.residential': boughtShare,
      },
      central: { ...prices().central, 'L04/discount': 0.02, 'L04/deadweight': 0 },
    }).value(`L04/${residential}/gain`, { year })
  // The profile ends at 80%.
  expect(worked(1)).toBe(16_000)
  expect(worked(0.25)).toBe(4_000)
  expect(worked(0)).toBe(0)
})

test('own foster carers’ allowances are in the pool of fostering, and no framework lowers them', () => {
  const theCase = oneForm('M08', {
    more: (whole) => ({
      services: [{ code: 'childrens-services', title: 'Children’s services', lines: ['socialWork', 'fostering'] }],
      baseline: (whole.baseline ?? [])
        .filter(({ line }) => line === 'socialWork' || line === 'residential')
        .map((cell) => (cell.line === 'residential' ? { ...cell, line: 'fostering', label: 'fostering' } : cell)),
    }),
  })
  const worked = nudged(theCase, plainNumbers)
  const pool = worked.value('baseline/placements.fostering')
  const bought = worked.value('L04/bought placements.fostering/carryingOn', { year: '2012-13' })
  // Of £1.2m gross, 15% was bought and 60% of the rest was paid to carers: 0.15 of 0.66 of the line.
  expect(bought / pool).toBeCloseTo(0.15 / (0.15 + 0.85 * 0.6), 2)
})

const block = {
  kind: 'block',
  code: 'ten-beds',
  title: 'Ten beds',
  service: 'childrens-services',
  places: 10,
  planned: { [hartlepool]: 5, [darlington]: 4 },
  spotWeekPounds: 4_000,
  blockWeekPounds: 3_000,
  priceBase: '2012-13',
  source,
  grade: 'D',
}

function withPlaces(places: object, use: number, boughtEach = 10_000_000) {
  return nudged(oneForm('M08', { more: () => ({ places: [places] }), service: { places: ['ten-beds'] } }), {
    givens: { ...prices().givens, [`baseline/${residential}`]: boughtEach, 'key/L04': 1 },
    central: { ...prices().central, 'L04/use': use },
  })
}

test('a block contract breaks even where the share of beds in use is block price over spot price', () => {
  expect(withPlaces(block, 1).value('places/ten-beds/breakEven')).toBe(7.5)
  const gainAt = (use: number) => {
    const worked = withPlaces(block, use)
    return [hartlepool, darlington]
      .map((council) => worked.value('places/ten-beds/gain', { council, year }))
      .reduce((sum, each) => sum + each, 0)
  }
  // Nine planned; 7.5 in use is where it neither gains nor loses.
  expect(gainAt(7.5 / 9)).toBeCloseTo(0, 1)
  expect(gainAt(1)).toBeCloseTo(52 * (9 * 4_000 - 10 * 3_000), 1)
  expect(gainAt(0.5)).toBeLessThan(0)
})

test('each council pays for the beds it uses, and empty beds are shared by the key', () => {
  const worked = withPlaces(block, 1)
  // Five and four in use; half of the one empty bed falls on each.
  expect(worked.value('places/ten-beds/paid', { year })).toBe(52 * 3_000 * 5.5)
  expect(worked.value('places/ten-beds/paid', { council: darlington, year })).toBe(52 * 3_000 * 4.5)
})

test('an own home breaks even at its fixed cost over spot price less the cost of each child', () => {
  const { blockWeekPounds: _, ...rest } = block
  const home = { ...rest, kind: 'home', fixedPounds: 624_000, perChildPounds: 104_000 }
  const worked = withPlaces(home, 1)
  expect(worked.value('places/ten-beds/breakEven')).toBe(624_000 / (52 * 4_000 - 104_000))
  expect(worked.value('places/ten-beds/gain', { year })).toBe(5 * 52 * 4_000 - 5 * 104_000 - ((5 + 0.5) * 624_000) / 10)
})

test('nominated places spare no more than a council buys, and the framework finds only what they leave', () => {
  const worked = withPlaces(block, 1, 500_000)
  expect(worked.value('places/ten-beds/spared', { year })).toBe(500_000)
  expect(worked.value(`L04/${residential}/claim`, { year })).toBe(0)
})

test('places open with the option or on their own day, whichever is later', () => {
  const late = withPlaces({ ...block, opens: '2015-10-01' }, 1)
  expect(late.value('places/ten-beds/open', { year: '2014-15' })).toBe(0)
  expect(late.value('places/ten-beds/open', { year: '2015-16' })).toBe(0.5)
  expect(withPlaces(block, 1).value('places/ten-beds/open', { year: '2013-14' })).toBe(1)
})

const measured = (children: number, councils: readonly string[] = [hartlepool, darlington]) =>
  councils.map((council) => ({
    council,
    measure: 'residentialChildren',
    date: '2012-09-30',
    value: children,
    source,
    published: '2013-02-28',
    grade: 'C',
  }))

function stepDown(central: Readonly<Record<string, number>> = {}, measures: readonly object[] = measured(50)) {
  return nudged(
    oneForm('M08', {
      service: { levers: [{ code: 'L07' }] },
      more: (whole) => ({ measures: [...(whole.measures ?? []), ...measures] }),
    }),
    {
      givens: { ...prices().givens, [`baseline/${residential}`]: 10_400_000 },
      central:
        prices({
          'L07/addressable': 0.1,
          'L07/breakdown': 0.3,
          'L07/suitable': 0.75,
          'L07/familyPlacement': 1_000,
          'L07/transition': 10_000,
          'L07/programme': 250_000,
          'L07/deadweight': 0,
          ...central,
        }).central ?? {},
    },
  )
}

test('fifty children at £4,000 a week: of five who could move three and a half stay, at £3,000 less £1,000 a week each', () => {
  const worked = stepDown()
  expect(worked.value('L07/meanPrice', { year })).toBe(4_000)
  // The profile ends at 80%.
  expect(worked.value('L07/settled', { year })).toBeCloseTo(3.5 * 0.8, 12)
  expect(worked.value(`L07/${residential}/gain`, { year })).toBeCloseTo(3.5 * 0.8 * 52 * 3_000, 2)
  expect(worked.value('L07/placements.fostering/gain', { year })).toBeCloseTo(-3.5 * 0.8 * 52 * 1_000, 2)
})

test('each move is prepared once, whether it holds or breaks down, and the programme runs every year', () => {
  const worked = stepDown()
  const all = worked.byYear('L07/cost/movesFlow').reduce((sum, each) => sum + each, 0)
  expect(all).toBeCloseTo(-5 * 0.8 * 10_000, 2)
  expect(worked.value('L07/cost/programmeFlow', { year })).toBe(-125_000)
})

test('where every family placement breaks down nothing is saved', () => {
  expect(stepDown({ 'L07/breakdown': 1 }).value(`L07/${residential}/gain`, { year })).toBe(0)
})

test('a council without a number of children is left out and no figure of it is guessed', () => {
  const worked = stepDown({}, measured(50, [hartlepool]))
  expect(worked.value(`L07/${residential}/gain`, { year })).toBeGreaterThan(0)
  expect(worked.value(`L07/${residential}/gain`, { council: darlington, year })).toBe(0)
  expect(worked.value('L07/cost/programmeFlow', { council: darlington, year })).toBe(0)
  // No council at all with a number: the lever is not in the model.
  expect(() => stepDown({}, [])).toThrow('L07/addressable')
})

test('a year’s weeks over fifty-two stand in for the number of children', () => {
  const weeks = measured(2_600).map((each) => ({ ...each, measure: 'residentialWeeks' }))
  expect(stepDown({}, weeks).value('L07/inPlacement', { year })).toBe(50)
})
