import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellNames, sheetNames } from './sheet-names.ts'

test('a sheet is named for its group', () => {
  expect(sheetNames(['About', 'L01', 'mtfs months'])).toEqual(['About', 'L01', 'mtfs months'])
})

test('whatever groups are called, sheets have names a spreadsheet takes, no two alike', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 60 }), { maxLength: 40 }), (wanted) => {
      const names = sheetNames(wanted)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length)
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(31)
        expect(name).not.toMatch(/[:\\/?*[\]]|^'|'$/)
        expect(name.toLowerCase()).not.toBe('history')
      }
    }),
  )
})

test('the cell of an assumption has a name that formulas can use and no cell’s address has', () => {
  expect(cellNames(['L01/cutShare', 'L01/cut-share', 'L01/cut share', '2.1/rate'])).toEqual([
    'L01_cutShare',
    'L01_cut_share',
    'L01_cut_share_2',
    'a_2_1_rate',
  ])
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 30 }), { maxLength: 40 }), (wanted) => {
      const names = cellNames(wanted)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(wanted.length)
      for (const name of names) expect(name).toMatch(/^[A-Za-z]\w*_\w*$/)
    }),
  )
})
