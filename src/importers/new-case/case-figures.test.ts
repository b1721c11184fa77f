import { expect, test } from 'vitest'
import { sumPence, toPence } from '../../figures/index.ts'
import { caseFigures } from './case-figures.ts'
import { releaseDayOf } from './release-days.ts'

const suffolk = 'E10000029'
const norfolk = 'E10000020'
const slough = 'E06000039'
const darlington = 'E06000005'
const hartlepool = 'E06000001'
const redcar = 'E06000003'

test('the lines of Suffolk’s revenue outturn come to its total for children’s social care', () => {
  const { baseline } = caseFigures({ councils: [suffolk], year: '2024-25', decisionDate: '2026-12-01' })
  const gross = baseline.filter(({ measure }) => measure === 'gross')
  expect(sumPence(gross.map(({ pounds = Number.NaN }) => toPence(pounds)))).toBe(153_294_990_00)
  expect(gross.find(({ line }) => line === 'residential')).toMatchObject({
    pounds: 27_089_930,
    published: '2025-12-04',
    grade: 'B',
    source: {
      record: 5997,
      cell: 'total_expenditure_c3',
      note: expect.stringContaining('Children looked after: residential care'),
    },
  })
})

test('each line of the outturn is all in pools, to the penny, and each pool says by which rule', () => {
  const { baseline, pools } = caseFigures({ councils: [suffolk, norfolk], year: '2024-25', decisionDate: '2026-12-01' })
  for (const cell of baseline.filter(({ measure }) => measure === 'gross')) {
    const parts = pools.entries.filter(({ council, line }) => council === cell.council && line === cell.line)
    const sum = sumPence(parts.map(({ pounds }) => toPence(pounds)))
    expect([cell.council, cell.line, sum]).toEqual([cell.council, cell.line, toPence(cell.pounds ?? Number.NaN)])
  }
  expect(pools.rule).toBeUndefined()
  expect(
    pools.entries.every(({ grade, source }) => grade === 'D' && source.note?.startsWith('Outturn pool rule')),
  ).toBe(true)
})

test('asylum seekers who are not looked after keep a line apart from those who are', () => {
  const { baseline } = caseFigures({ councils: [suffolk], year: '2024-25', decisionDate: '2026-12-01' })
  const gross = (line: string) => baseline.find((cell) => cell.line === line && cell.measure === 'gross')?.pounds
  expect([gross('asylumSeekers'), gross('asylumServices')]).toEqual([5_096_330, 1_335_210])
})

test('where the section 251 return is there it is used, with who provided, and pool rule 1 with it', () => {
  const { baseline, pools, measures } = caseFigures({
    councils: [darlington, hartlepool, redcar],
    year: '2012-13',
    decisionDate: '2013-03-31',
  })
  const gross = baseline.filter(({ council, measure }) => council === darlington && measure === 'gross')
  expect(sumPence(gross.map(({ pounds = Number.NaN }) => toPence(pounds)))).toBe(20_396_461_00)
  expect(gross.find(({ line }) => line === 'residential')?.providers).toBeDefined()
  expect(gross[0]?.hindsightReason).toContain('came out after the decision date')
  expect(pools).toEqual({ rule: 'pool-rule-1', entries: [] })
  // Nothing of the workforce was out in 2013, so the first that was stands in, and its day shows that it is hindsight.
  expect(measures.find(({ council, measure }) => council === darlington && measure === 'openCases')).toMatchObject({
    date: '2017-09-30',
    published: '2018-02-15',
  })
})

test('two returns are never put side by side: all councils’ spending is from the one that has most of them', () => {
  const { baseline } = caseFigures({ councils: [darlington, suffolk], year: '2023-24', decisionDate: '2026-12-01' })
  expect(new Set(baseline.map(({ source }) => source.file)).size).toBe(1)
  expect(new Set(baseline.map(({ council }) => council)).size).toBe(2)
})

test('a return that was not received stays missing with its reason, and the council is asked for', () => {
  const { baseline, pools, agencyBill, warnings } = caseFigures({
    councils: [slough, suffolk],
    year: '2024-25',
    decisionDate: '2026-12-01',
  })
  const ofSlough = baseline.filter(({ council }) => council === slough)
  expect(ofSlough.length).toBeGreaterThan(0)
  expect(ofSlough.every(({ pounds, missing }) => pounds === undefined && missing === 'notReceived')).toBe(true)
  expect(pools.entries.some(({ council }) => council === slough)).toBe(false)
  expect(agencyBill.map(({ council }) => council)).toEqual([suffolk])
  expect(warnings.map(({ place }) => place)).toEqual(['Slough, agency staff, 2024-25', 'Slough, 2024-25'])
})

test('a nought for agency staff beside agency workers that were counted is no bill', () => {
  const { agencyBill, warnings } = caseFigures({ councils: [norfolk], year: '2024-25', decisionDate: '2026-12-01' })
  expect(agencyBill).toEqual([])
  expect(warnings).toMatchObject([{ code: 'IMP-54', sentence: expect.stringContaining('counts 6 agency') }])
})

test('measures are the newest that had come out on the day of the decision', () => {
  const caseload = (decisionDate: string) =>
    caseFigures({ councils: [suffolk], year: '2024-25', decisionDate }).measures.find(
      ({ measure }) => measure === 'caseload',
    )
  expect(caseload('2026-12-01')).toMatchObject({ date: '2025-09-30', value: 16.3 })
  expect(caseload('2026-01-31')).toMatchObject({ date: '2024-09-30', value: 14.1 })
})

test('a year that only the interactive tool has is asked for, and no total is taken for a line', () => {
  const { baseline, warnings } = caseFigures({ councils: [suffolk], year: '2019-20', decisionDate: '2026-12-01' })
  expect(baseline).toEqual([])
  expect(warnings[0]?.sentence).toContain('No return at hand has the spending of 2019-20 by line')
})

test('a release day that is not on record is the end of its month, and says so of itself', () => {
  const period = (to: string, label = to) => ({ label, from: to, to })
  const day = (measure: string, to: string, label?: string) => releaseDayOf({ measure, period: period(to, label) })
  expect(day('revenueOutturn/lookedAfter/gross', '2025-03-31', '2024-25')).toEqual({
    day: '2025-12-04',
    isOnRecord: true,
  })
  expect(day('workforce/cases', '2025-09-30')).toEqual({ day: '2026-02-28', isOnRecord: false })
  expect(day('lait/LACDistance', '2025-03-31')).toEqual({ day: '2025-11-30', isOnRecord: false })
  expect(day('spend/supplier', '2025-03-31')).toBeUndefined()
})
