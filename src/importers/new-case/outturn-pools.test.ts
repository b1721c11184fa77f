import { expect, test } from 'vitest'
import { pence, sumPence } from '../../figures/index.ts'
import { poolRule1 } from '../../reference/index.ts'
import { mappedOutturnLines } from './outturn-lines.ts'
import { outturnPools } from './outturn-pools.ts'

const asRecord = (parts: ReturnType<typeof outturnPools>) =>
  Object.fromEntries(parts.map((part) => [part.pool, part.pence]))

test('employees are staff, their overheads come next, and the rest of a placement line is placements', () => {
  // Residential care: three quarters of a home’s cost is staff, so £75 of staff bring £25 of overheads.
  expect(asRecord(outturnPools('residential', { gross: pence(200_00), employees: pence(75_00) }, 0))).toEqual({
    'mgmt.pay': 4_50,
    'other.pay': 70_50,
    premises: 7_50,
    ict: 2_50,
    'corp.recharge': 10_00,
    'bought.other': 5_00,
    'placements.residential': 100_00,
  })
})

test('social workers’ pay is parted by what agency workers take of it', () => {
  expect(asRecord(outturnPools('socialWork', { gross: pence(100_00), employees: pence(100_00) }, 0.25))).toEqual({
    agency: 25_00,
    'sw.pay': 75_00,
  })
})

test('running expenses below nought are netted within the line, and no pool is below nought', () => {
  const parts = outturnPools('targetedFamilySupport', { gross: pence(90_00), employees: pence(100_00) }, 0)
  expect(asRecord(parts)).toEqual({ 'mgmt.pay': 5_40, 'other.pay': 84_60 })
})

test('a line of nought has one pool that says nought', () => {
  expect(outturnPools('residential', { gross: pence(0), employees: pence(0) }, 0)).toEqual([
    { pool: 'placements.residential', pence: 0 },
  ])
})

test.each(mappedOutturnLines)('the pools of $line add up to the line to the penny, whatever its parts', ({ rule }) => {
  expect(poolRule1.lines[rule]).toBeDefined()
  for (const gross of [1, 99, 12_345_67, 20_000_01, -5_000_00])
    for (const employees of [-700_00, 0, 33, 7_000_01, 90_000_00]) {
      const parts = outturnPools(rule, { gross: pence(gross), employees: pence(employees) }, 0.073)
      expect([gross, employees, sumPence(parts.map((part) => part.pence))]).toEqual([gross, employees, gross])
      if (gross > 0) expect(parts.every((part) => part.pence > 0)).toBe(true)
    }
})
