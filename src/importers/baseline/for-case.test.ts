import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { appraise, type CaseFile, readCaseFile } from '../../appraisal/index.ts'
import type { Observation } from '../observation.ts'
import { dayPeriod, financialYearPeriod } from '../periods.ts'
import type { Value } from '../value.ts'
import { baselineOf } from './baseline.ts'
import { caseBaselineFor, measuresFor } from './for-case.ts'
import { aFigure, anArea, anImport, darlington, northNorthants, westminster, westNorthants } from './testing/figures.ts'

const census = dayPeriod('2017-09-30')
const cameOut = { edition: '30 September 2017', published: '2018-02-15' }
const workforceColumns = ['cases', 'caseload_fte', 'inpost_fte', 'agency_fte', 'vacancy_fte', 'agency_cover_fte']

function cellsOf(figures: readonly Observation[], given: object = cameOut) {
  return baselineOf([anImport(figures, given)], { councils: figures.flatMap(({ area }) => area.councils) }).cells
}

const workforce = (column: string, value: Value, of: string | ReturnType<typeof anArea> = westminster) =>
  aFigure({ of, measure: `workforce/${column}`, column, period: census, value })

test('a measure of a case is the number as published, with the place it stands', () => {
  const { entries } = measuresFor(cellsOf([workforce('caseload_fte', 16.1)]), { councils: [westminster] })
  expect(entries).toEqual([
    {
      council: westminster,
      measure: 'caseload',
      date: '2017-09-30',
      value: 16.1,
      source: {
        publication: 'Children’s social work workforce (Department for Education)',
        edition: '30 September 2017',
        file: 'return.csv',
        record: 2,
        cell: 'caseload_fte',
      },
      published: '2018-02-15',
      grade: 'A',
    },
  ])
})

test('a measure that is not available stays so with its reason, and nought stays nought', () => {
  const cells = cellsOf([workforce('caseload_fte', { missing: 'notAvailable' }), workforce('agency_fte', 0)])
  const { entries } = measuresFor(cells, { councils: [westminster] })
  expect(entries.map(({ measure, value, missing, note }) => [measure, value, missing, note])).toEqual([
    ['caseload', undefined, 'notAvailable', 'In the return: “x”, not available.'],
    ['agencyFte', 0, undefined, undefined],
  ])
})

test('of a joint return each council has the rate, and none has the count until somebody divides it', () => {
  const both = anArea(northNorthants, westNorthants)
  const cells = cellsOf([workforce('caseload_fte', 14.8, both), workforce('inpost_fte', 421.5, both)])
  const { entries } = measuresFor(cells, { councils: [westNorthants] })
  expect(entries).toMatchObject([
    { measure: 'caseload', value: 14.8, grade: 'B' },
    { measure: 'inPostFte', missing: 'notAvailable', note: expect.stringContaining('together as 421.5') },
  ])
})

test('the newest measure that was counted by the day is taken', () => {
  const later = aFigure({
    ...workforce('caseload_fte', 12),
    of: westminster,
    value: 12,
    period: dayPeriod('2018-09-30'),
  })
  const cells = cellsOf([workforce('caseload_fte', 16.1), later])
  const taken = (by?: string) =>
    measuresFor(cells, { councils: [westminster], ...(by === undefined ? {} : { by }) }).entries.map(
      ({ value }) => value,
    )
  expect(taken()).toEqual([12])
  expect(taken('2018-03-31')).toEqual([16.1])
})

test('a figure whose day of publication nobody knows is left out and told, unless somebody says the day', () => {
  const cells = cellsOf([workforce('caseload_fte', 16.1)], { edition: '2017' })
  const { entries, warnings } = measuresFor(cells, { councils: [westminster] })
  expect(entries).toEqual([])
  expect(warnings).toEqual([
    expect.objectContaining({ code: 'IMP-99', sentence: expect.stringContaining('Say the day') }),
  ])
  const said = measuresFor(cells, { councils: [westminster], publishedOn: () => '2018-02-15' })
  expect(said.entries).toMatchObject([{ published: '2018-02-15' }])
})

test('the baseline of a case is every line of the year that money is counted on once, and no total', () => {
  const figure = (line: string, aspect: string, value: Value) =>
    aFigure({ measure: `section251/${line}/${aspect}`, column: aspect, period: financialYearPeriod(2012), value })
  const split = ['own', 'private', 'otherPublic', 'voluntary'].map((aspect, i) => figure('residential', aspect, i + 1))
  const cells = cellsOf([
    figure('residential', 'gross', 10),
    ...split,
    figure('residential', 'income', { missing: 'blank' }),
    figure('totalLookedAfter', 'gross', 10),
    aFigure({ measure: 'section251/residential/gross', period: financialYearPeriod(2013), value: 11 }),
  ])
  const { entries } = caseBaselineFor(cells, { councils: [darlington], year: '2012-13' })
  expect(
    entries.map(({ line, measure, pounds, missing, providers }) => [line, measure, pounds ?? missing, providers]),
  ).toEqual([
    ['residential', 'gross', 10, { own: 1, private: 2, otherPublic: 3, voluntary: 4 }],
    ['residential', 'income', 'blank', undefined],
  ])
})

test('with a caseload that is not available the limit on cases says no data, and never safe', () => {
  const theCase: CaseFile = JSON.parse(
    readFileSync(new URL('../../../examples/tri-borough.json', import.meta.url), 'utf8'),
  )
  const notAvailable = cellsOf(workforceColumns.map((column) => workforce(column, { missing: 'notAvailable' })))
  const { entries } = measuresFor(notAvailable, { councils: [westminster] })
  const replaced = new Set<string>(entries.map(({ measure }) => measure))
  const measures = [
    ...theCase.measures.filter(({ council, measure }) => council !== westminster || !replaced.has(measure)),
    ...entries,
  ]
  const kept = ['separate', 'shared-senior-team']
  const options = theCase.options.filter(({ code }) => kept.includes(code))
  const facts = theCase.facts.filter(({ option }) => option === undefined || kept.includes(option))
  const reading = readCaseFile(JSON.stringify({ ...theCase, measures, options, facts, scenarios: [] }))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const ofCaseload = appraise(reading.case, { draws: 64 }).answer.options.flatMap(({ guardrails }) =>
    guardrails
      .filter(({ code }) => code === 'GUARD-03')
      .flatMap(({ byCouncil }) => byCouncil.filter(({ council }) => council === westminster)),
  )
  expect(ofCaseload.length).toBeGreaterThan(0)
  for (const { state, missing } of ofCaseload) {
    expect(state).toBe('notShownSafe')
    expect(missing).not.toBeNull()
  }
})
