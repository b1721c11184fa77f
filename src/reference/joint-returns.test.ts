import { expect, test } from 'vitest'
import { councils } from './councils.ts'
import { jointReturns, jointReturnsOn } from './joint-returns.ts'

test('the two Northamptonshires make one workforce return from the day they began, and Northamptonshire made its own before', () => {
  const [north, south] = ['2021-09-30', '2020-09-30'].map((day) =>
    jointReturnsOn('workforce', day).some(({ councils: codes }) => codes.includes('E06000061')),
  )
  expect([north, south]).toEqual([true, false])
})

test('a shared workforce return says nothing of other returns', () => {
  expect(jointReturnsOn('looked-after', '2025-03-31')).toEqual([])
})

test('every council of a joint return is known, and they stand in order', () => {
  const known = new Set(councils.map(({ code }) => code))
  for (const { councils: codes } of jointReturns) {
    expect(codes.filter((code) => !known.has(code))).toEqual([])
    expect([...codes].sort()).toEqual(codes)
  }
})
