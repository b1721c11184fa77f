import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayPeriod, financialYearPeriod } from '../periods.ts'
import { baselineOf } from './baseline.ts'
import type { Import } from './import.ts'
import {
  aFigure,
  anArea,
  anImport,
  darlington,
  hartlepool,
  northamptonshire,
  northNorthants,
  westminster,
  westNorthants,
} from './testing/figures.ts'

const ask = { councils: [darlington] }

function values(imports: readonly Import[], councils: readonly string[] = [darlington]) {
  return baselineOf(imports, { councils }).cells.map(({ value }) => value)
}

test('a newer edition stands over an older one, which is kept beneath with its text and its source', () => {
  const older = anImport([aFigure({ value: 90, row: 7 })], { edition: '2024', published: '2025-02-27' })
  const newer = anImport([aFigure({ value: 95, row: 9 })], { edition: '2025', published: '2026-02-26' })
  const [cell] = baselineOf([newer, older], ask).cells
  expect(cell).toMatchObject({
    value: 95,
    marks: ['revised'],
    source: { importId: newer.id, row: 9, text: '95', publication: { edition: '2025' } },
    superseded: [{ value: 90, source: { importId: older.id, row: 7 } }],
  })
})

test('a newer edition that withholds a figure withholds it: the older number does not stand in for it', () => {
  const older = anImport([aFigure({ value: 90 })], { published: '2025-02-27' })
  const newer = anImport([aFigure({ value: { missing: 'suppressed' }, text: 'c' })], { published: '2026-02-26' })
  const [cell] = baselineOf([older, newer], ask).cells
  expect(cell).toMatchObject({ value: { missing: 'suppressed' }, superseded: [{ value: 90 }] })
})

test('without its import a figure is again what the earlier edition says', () => {
  const older = anImport([aFigure({ value: 90 })], { published: '2025-02-27' })
  const newer = anImport([aFigure({ value: 95 })], { published: '2026-02-26' })
  expect(values([older, newer])).toEqual([95])
  expect(values([older])).toEqual([90])
})

test('a publication that repeats others’ figures never stands over the one it repeats, however new', () => {
  const own = anImport([aFigure({ value: 95 })], { published: '2025-02-27' })
  const tool = anImport([aFigure({ value: 94 })], { published: '2026-04-08', isSecondary: true })
  const [cell] = baselineOf([own, tool], ask).cells
  expect(cell).toMatchObject({ value: 95, superseded: [{ value: 94, marks: ['secondary'] }] })
})

test('a file that does not say when it came out is as new as the last day that it counts', () => {
  const to2022 = anImport([aFigure({ value: 90, year: 2020 }), aFigure({ value: 91, year: 2021 })])
  const to2025 = anImport([aFigure({ value: 92, year: 2021 }), aFigure({ value: 93, year: 2024 })])
  expect(values([to2025, to2022])).toEqual([90, 92, 93])
})

test('two imports of one edition that differ are told, and the later imported stands', () => {
  const first = anImport([aFigure({ value: 90, text: '90' })], { file: 'first.csv' })
  const second = anImport([aFigure({ value: 95, text: '95' })], { file: 'second.csv' })
  const { cells, warnings } = baselineOf([first, second], ask)
  expect(cells.map(({ value }) => value)).toEqual([95])
  expect(warnings).toEqual([
    {
      code: 'IMP-99',
      place: 'Darlington, workforce/inpost_fte, 2024-25',
      sentence: expect.stringContaining('“95” in second.csv and “90” in first.csv'),
    },
  ])
})

test('a council, measure or period that is not asked for is left out', () => {
  const from = anImport([
    aFigure({ value: 1 }),
    aFigure({ value: 2, of: hartlepool }),
    aFigure({ value: 3, measure: 'workforce/agency_fte' }),
    aFigure({ value: 4, year: 2023 }),
    aFigure({ value: 5, period: dayPeriod('2024-09-30') }),
  ])
  const chosen = (more: object) => baselineOf([from], { ...ask, ...more }).cells.map(({ value }) => value)
  expect(chosen({ measures: ['workforce/agency_fte'] })).toEqual([3])
  expect(chosen({ measures: ['workforce/'], periods: ['2023-24'] })).toEqual([4])
  expect(chosen({ periods: [{ from: '2024-09-01', to: '2025-03-31' }] })).toEqual([3, 5, 1])
})

test('a council keeps its series under the code it had before it was recoded', () => {
  const from = anImport([
    aFigure({ of: anArea('E08000016'), value: 100, year: 2023 }),
    aFigure({ of: anArea('E08000038'), value: 101, year: 2024 }),
  ])
  expect(values([from], ['E08000016'])).toEqual([100, 101])
  expect(values([from], ['E08000038'])).toEqual([100, 101])
})

test('a joint return is one unit of all its councils, and says so, whichever of them was asked for', () => {
  const from = anImport([aFigure({ of: anArea(northNorthants, westNorthants), value: 421.5 })])
  const { cells, warnings, absent } = baselineOf([from], { councils: [westNorthants] })
  expect(cells).toMatchObject([
    {
      value: 421.5,
      marks: ['joint'],
      unit: { key: 'E06000061+E06000062', name: 'North Northamptonshire / West Northamptonshire' },
    },
  ])
  expect(absent).toEqual([])
  expect(warnings.map(({ code }) => code)).toContain('IMP-90')
})

test('one figure written into the rows of both councils of a joint return is one figure of both', () => {
  const from = anImport(
    [aFigure({ of: northNorthants, value: 421.5, row: 8 }), aFigure({ of: westNorthants, value: 421.5, row: 9 })],
    { isSecondary: true },
  )
  const { cells } = baselineOf([from], { councils: [northNorthants] })
  expect(cells).toMatchObject([{ value: 421.5, marks: ['secondary', 'joint'], source: { row: 8 } }])
})

test('beside the joint row, the row of a council that says nothing is not a missing figure', () => {
  const from = anImport([
    aFigure({ of: anArea(northNorthants, westNorthants), value: 337.9 }),
    aFigure({ of: westNorthants, value: { missing: 'notApplicable' }, text: 'z' }),
  ])
  expect(values([from], [westNorthants])).toEqual([337.9])
})

test('a council without a row is absent with the reason: it was not there, or no import has its figure', () => {
  const from = anImport([
    aFigure({ of: northamptonshire, value: 325.6, year: 2019 }),
    aFigure({ of: darlington, value: 95.6, year: 2024 }),
  ])
  const { absent } = baselineOf([from], { councils: [northamptonshire, darlington] })
  expect(absent.map(({ council, period, because }) => [council.name, period.label, because])).toEqual([
    ['Northamptonshire', '2024-25', 'wasNotThere'],
    ['Darlington', '2019-20', 'inNoImport'],
  ])
})

test('a cell says when each council it covers was there under its code', () => {
  const from = anImport([aFigure({ of: northamptonshire, value: 325.6, year: 2019 })])
  expect(baselineOf([from], { councils: [northamptonshire] }).cells[0]?.unit.councils).toEqual([
    { code: northamptonshire, name: 'Northamptonshire', validTo: '2021-03-31' },
  ])
})

test('a council of which no import has anything is told', () => {
  expect(baselineOf([], { councils: [westminster] }).warnings).toEqual([
    {
      code: 'IMP-99',
      place: westminster,
      sentence: expect.stringContaining('No import holds a figure for Westminster'),
    },
  ])
})

const anyImport = fc
  .record({
    published: fc.option(fc.constantFrom('2024-02-01', '2025-02-01', '2026-02-01'), { nil: undefined }),
    edition: fc.constantFrom('2023', '2024', '2025'),
    isSecondary: fc.boolean(),
    figures: fc.array(
      fc.record({ year: fc.integer({ min: 2020, max: 2024 }), value: fc.integer({ min: 1, max: 50 }) }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ published, figures, ...more }) =>
    anImport(
      figures.map(({ year, value }) => aFigure({ year, value })),
      { ...more, ...(published === undefined ? {} : { published }) },
    ),
  )
const someImports = fc.uniqueArray(anyImport, { selector: ({ id }) => id, maxLength: 6 })

test('the same file twice changes nothing, wherever it comes again', () => {
  fc.assert(
    fc.property(someImports, fc.nat(), (imports, pick) => {
      const again = imports[pick % Math.max(imports.length, 1)]
      fc.pre(again !== undefined)
      expect(baselineOf([...imports, again as Import], ask)).toEqual(baselineOf(imports, ask))
    }),
  )
})

test('undoing the last import gives back every figure as it was before it', () => {
  fc.assert(
    fc.property(someImports, anyImport, (imports, last) => {
      fc.pre(imports.every(({ id }) => id !== last.id))
      const withLast = baselineOf([...imports, last], ask)
      const without = baselineOf(imports, ask)
      const undone = withLast.cells.flatMap(({ value, period, source, superseded }) =>
        [{ value, source }, ...superseded]
          .filter((said) => said.source.importId !== last.id)
          .slice(0, 1)
          .map((said) => ({ period: period.label, value: said.value })),
      )
      expect(undone).toEqual(without.cells.map(({ value, period }) => ({ period: period.label, value })))
    }),
  )
})

test('the order of import decides only between files of one rank', () => {
  fc.assert(
    fc.property(someImports, fc.infiniteStream(fc.nat()), (imports, luck) => {
      const distinct = imports.map((each, index) => ({
        ...each,
        publication: { ...each.publication, published: `2024-01-${10 + index}` },
      }))
      const shuffled = [...distinct]
        .map((each) => ({ each, at: luck.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each)
      expect(baselineOf(shuffled, ask)).toEqual(baselineOf(distinct, ask))
    }),
  )
})

test('a period is the same under another label for the same days', () => {
  const labelled = { ...financialYearPeriod(2024), label: '2024/25' }
  const from = [
    anImport([aFigure({ value: 1, year: 2024 })], { published: '2025-01-01' }),
    anImport([aFigure({ value: 2, period: labelled })], { published: '2026-01-01' }),
  ]
  expect(values(from)).toEqual([2])
})
