import { expect, test } from 'vitest'
import { councilByName } from './council-by-name.ts'

test('a council is found by the names that returns give it', () => {
  const names = [
    'Bedford Borough',
    'Herefordshire',
    'KINGSTON UPON HULL, City of',
    'St. Helens',
    'Medway Towns UA',
    'Bristol',
    'Durham',
  ]
  expect(names.map((name) => councilByName(name)?.code)).toEqual([
    'E06000055',
    'E06000019',
    'E06000010',
    'E08000013',
    'E06000035',
    'E06000023',
    'E06000047',
  ])
})

test('a name that is only near is no council’s, and neither is none', () => {
  expect(['Darlingtom', 'North', '', 'Adur'].map((name) => councilByName(name))).toEqual(Array(4).fill(undefined))
})

test('a name that an abolished council and a new one share needs a day', () => {
  expect(councilByName('Dorset')).toBeUndefined()
  expect(councilByName('Dorset', '2018-10-01')?.code).toBe('E10000009')
  expect(councilByName('Dorset', '2021-09-27')?.code).toBe('E06000059')
})
