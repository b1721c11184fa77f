import { expect, test } from 'vitest'
import { darlington, hartlepool, type Nudge, nudged, oneForm, plainNumbers } from '../../../test/support/one-form.ts'

const councils = [hartlepool, darlington]
const managers = (more: Readonly<Record<string, number>> = {}, protectedEach = 2, poolEach = 500_000): Nudge => ({
  givens: {
    ...plainNumbers.givens,
    'baseline/mgmt.pay': poolEach,
    'L01/protectedOnRecord': protectedEach,
    'L01/protectedShare': 1,
  },
  central: {
    ...plainNumbers.central,
    'L01/postCost': 50_000,
    'L01/rate M07': 0.25,
    'L01/reach M07': 0.9,
    'L01/uplift': 0.075,
    'X0/price mgmt.pay': 0,
    ...more,
  },
})

test('twenty posts, nine in ten within reach and a quarter of those: four whole posts go', () => {
  const worked = nudged(oneForm('M07'), managers())
  expect(worked.value('L01/postsOfAll')).toBe(20)
  expect(worked.value('L01/wanted')).toBe(4.5)
  expect(worked.value('L01/removed')).toBe(4)
})

test('those who stay within reach are paid more, and that is taken off the saving', () => {
  // Four posts less 7.5% of the fourteen that stay within reach, over twenty.
  expect(nudged(oneForm('M07'), managers()).value('L01/savedShare')).toBeCloseTo((4 - 0.075 * 14) / 20, 12)
})

test('no more posts go than stand above the protected ones of all councils together', () => {
  expect(nudged(oneForm('M07'), managers({}, 9)).value('L01/removed')).toBe(2)
  expect(nudged(oneForm('M07'), managers({}, 15)).value('L01/removed')).toBe(0)
})

test('with nothing to remove nobody’s span grows wider: no saving, and no uplift either', () => {
  const worked = nudged(oneForm('M07'), managers({}, 15))
  expect(worked.value('L01/removed')).toBe(0)
  expect(worked.value('L01/savedShare')).toBe(0)
})

test('the gain is shared by the key, whatever falls where: half and half on equal keys', () => {
  const worked = nudged(oneForm('M07'), {
    givens: {
      ...managers().givens,
      'baseline/mgmt.pay': ({ council }) => (council === hartlepool ? 800_000 : 200_000),
      'key/L01': 1,
    },
    central: managers().central ?? {},
  })
  const year = '2016-17'
  const after = councils.map(
    (council) =>
      worked.value('L01/mgmt.pay/gain', { council, year }) + worked.value('L01/recharge/flow', { council, year }),
  )
  expect(after[0]).toBeGreaterThan(0)
  expect(Math.abs((after[0] ?? 0) - (after[1] ?? 0))).toBeLessThanOrEqual(0.0101)
})

test.each([
  [0, 0],
  [0.02, 2.2],
  [0.05, 5.3],
] as const)('three equal buyers at an exponent of %d save %d% of what they buy together', (beta, percent) => {
  const worked = nudged(oneForm('M08'), {
    givens: { ...plainNumbers.givens, 'baseline/bought.other': ({ council }) => (council === hartlepool ? 1 : 2) },
    central: { ...plainNumbers.central, 'L03/beta': beta, 'L03/addressable': 1 },
  })
  // The smaller of the two buys a third of the joint volume, as one of three equal buyers would.
  expect((worked.value('L03/discount', { council: hartlepool }) * 100).toFixed(1)).toBe(percent.toFixed(1))
})

test('a larger buyer gains less from buying together, and one that buys alone gains nothing', () => {
  const worked = nudged(oneForm('M08'), {
    givens: { 'baseline/bought.other': ({ council }) => (council === hartlepool ? 1 : 3) },
  })
  expect(worked.value('L03/discount', { council: darlington })).toBeLessThan(
    worked.value('L03/discount', { council: hartlepool }),
  )
  const alone = nudged(oneForm('M08'), {
    givens: { 'arrangement/takesPart': ({ council }) => (council === hartlepool ? 1 : 0) },
  })
  expect(alone.value('L03/discount', { council: hartlepool })).toBe(0)
})

test('most of a back-office saving is stranded at first, and less each year', () => {
  const worked = nudged(oneForm('M02'), {
    central: { 'general/delay': 0, 'L02/strandYear1': 0.3, 'L02/strandYear2': 0.2, 'L02/strandYear3': 0.1 },
  })
  expect(worked.byYear('L02/strand').slice(1, 5)).toEqual([0.3, 0.2, 0.1, 0.1])
  const late = nudged(oneForm('M02', { start: '2013-10-01' }), {
    central: { 'general/delay': 0, 'L02/strandYear1': 0.3, 'L02/strandYear2': 0.2, 'L02/strandYear3': 0.1 },
  })
  expect(late.value('L02/strand', { year: '2014-15' })).toBeCloseTo(0.25, 12)
})

test('sharing a back office may cost money: a rate below nought is a loss and not a nought', () => {
  const worked = nudged(oneForm('M02'), { central: { 'general/delay': 0, 'L02/rate': -0.05 } })
  expect(worked.value('L02/corp.recharge/gain', { year: '2016-17' })).toBeLessThan(0)
})

test('a service in which the lever is switched off keeps its managers: of forty posts in two services nine go, of the twenty in one of them four', () => {
  const whole = oneForm('M07')
  const inTwoServices = (carePosts: 'shared' | 'kept') => ({
    ...whole,
    services: [
      { code: 'fieldwork', title: 'Fieldwork', lines: ['socialWork', 'commissioningAndStrategy'] },
      { code: 'care', title: 'Care', lines: ['residential'] },
    ],
    options: whole.options.map((option) => ({
      ...option,
      services: option.services.flatMap((each) => [
        { ...each, service: 'fieldwork' },
        { ...each, service: 'care', ...(carePosts === 'kept' ? { levers: [] } : {}) },
      ]),
    })),
  })
  const removed = (carePosts: 'shared' | 'kept') =>
    nudged(inTwoServices(carePosts), managers()).value('headline/postsRemoved', { service: 'fieldwork' })
  expect(removed('shared')).toBe(9)
  expect(removed('kept')).toBe(4)
})
