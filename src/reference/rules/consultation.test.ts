import { expect, test } from 'vitest'
import { inForce } from '../dated.ts'
import { consultationDays, protectiveAwardDays } from './consultation.ts'

test('a hundred redundancies took ninety days of consultation until 5 April 2013 and forty-five since', () => {
  expect(consultationDays(100, '2013-04-05')).toBe(90)
  expect(consultationDays(100, '2013-04-06')).toBe(45)
})

test('twenty to ninety-nine take thirty days, and fewer than twenty none', () => {
  expect([19, 20, 99].map((posts) => consultationDays(posts, '2012-11-30'))).toEqual([0, 30, 30])
})

test('the award for not consulting doubled in April 2026', () => {
  expect(inForce(protectiveAwardDays, '2026-04-05').entry.value).toBe(90)
  expect(inForce(protectiveAwardDays, '2026-04-06').entry.value).toBe(180)
})
