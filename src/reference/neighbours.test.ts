import { expect, test } from 'vitest'
import { council } from './councils.ts'
import { neighbourModels, statisticalNeighboursOf } from './neighbours.ts'

test('Hartlepool’s neighbours in the model of 2025 are those that the Department publishes, nearest first', () => {
  const list = statisticalNeighboursOf('E06000001', '2025')
  expect(list?.neighbours.map((each) => council(each.council)?.dfeNumber)).toEqual([
    '807',
    '394',
    '393',
    '890',
    '806',
    '390',
    '840',
    '876',
    '372',
    '340',
  ])
  expect(list?.neighbours[0]).toMatchObject({ name: 'Redcar and Cleveland', isClose: true })
})

test('neighbours that are not close are said to be not close', () => {
  const list = statisticalNeighboursOf('E09000030', '2025')
  expect(list?.neighbours.filter(({ isClose }) => !isClose).length).toBeGreaterThan(5)
})

test('a council that was abolished is found in the model of its time, under any code it went by', () => {
  expect(neighbourModels).toEqual(['2021', '2025'])
  expect(statisticalNeighboursOf('E10000021')?.model).toBe('2021')
  expect(statisticalNeighboursOf('E08000016')?.model).toBe('2025')
  expect(statisticalNeighboursOf('E99999999')).toBeUndefined()
})
