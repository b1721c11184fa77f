import { expect, test } from 'vitest'
import { type CostCode, costCatalogue, costStage } from './cost-catalogue.ts'
import { measures } from './measures.ts'

test('there are 21 set-up, 17 recurrent and 16 exit items, each with a title of its own', () => {
  // The keys of the catalogue are its codes.
  const codes = Object.keys(costCatalogue) as CostCode[]
  const run = (letter: string, last: number) => Array.from({ length: last }, (_, i) => `${letter}${i + 1}`)
  expect(codes).toEqual([...run('O', 21), ...run('R', 17), ...run('X', 16)])
  expect(new Set(Object.values(costCatalogue)).size).toBe(codes.length)
  expect((['O6', 'R5', 'X3'] as const).map(costStage)).toEqual(['setUp', 'recurrent', 'exit'])
})

test('how many children are looked after is neither good nor bad, and distance from home is better short', () => {
  expect(measures.lookedAfter.polarity).toBe('neutral')
  expect(measures.placedOver20Miles.polarity).toBe('lower')
})
