import { expect, test } from 'vitest'
import { type CaseFile, poolsOf, poolTotals } from '../../src/appraisal/index.ts'
import { andThen } from '../../src/reference/index.ts'
import { example, fieldOf, NOT_HERE, returnsAreHere, textOf } from './reading.ts'

const programme = () => example('collaboration-programme')
const boroughs = () => example('tri-borough')
const northamptonshire = () => example('stopping-in-time')
const pence = (pounds: number) => Math.round(pounds * 100)
const sum = (pounds: readonly number[]) => pounds.reduce((running, each) => running + pence(each), 0)

function option(theCase: CaseFile, code: string) {
  const found = theCase.options.find((one) => one.code === code)
  if (found === undefined) throw new Error(`${theCase.name} has no option ${code}`)
  return found
}

test('the business case costs £75,000 once, and the grant that pays for it is as large, in every form of sharing', () => {
  for (const { code, role, lines } of programme().options) {
    const inYear = (kind: string) =>
      sum(lines.filter((line) => line.kind === kind).map(({ byYear }) => byYear?.['2012-13'] ?? 0))
    expect({ code, cost: inYear('cost'), grant: inYear('grant') }).toEqual(
      role === 'counterfactual' ? { code, cost: 0, grant: 0 } : { code, cost: 7_500_000, grant: 7_500_000 },
    )
  }
})

test('nothing of the programme begins before 2013-14, and the estimate of £5m to £8m is entered as nobody’s saving', () => {
  for (const { services, lines } of programme().options) {
    for (const { start } of services) expect(start >= '2013-04-01').toBe(true)
    expect(lines.filter(({ kind }) => kind === 'saving')).toEqual([])
  }
})

test('two councils begin and the third joins every part; one council leaves one part and stays in the rest', () => {
  const memberships = (code: string) => option(programme(), code).services.map(({ membership }) => membership)
  const joins = { E06000003: { joins: '2014-04-01' } }
  expect(memberships('three-services-in-stages')).toEqual([joins, joins, joins])
  expect(memberships('one-leaves-waste')).toEqual([undefined, undefined, { E06000005: { leaves: '2016-04-01' } }])
})

test('Darlington’s waste is twelve times the payments of the month that its records give', (context) => {
  if (!returnsAreHere) return context.skip(NOT_HERE)
  const waste = programme().baseline.find(({ council, line }) => council === 'E06000005' && line === 'wasteDisposal')
  const records = String(waste?.source.record).split(', ').map(Number)
  const paid = records.map((record) => Number(fieldOf({ publication: '', ...waste?.source, record })))
  for (const record of records)
    expect(fieldOf({ publication: '', ...waste?.source, record, cell: 'Account' })).toBe('Waste Management')
  expect(pence(waste?.pounds ?? 0)).toBe(12 * sum(paid))
})

test('street lighting and waste of the other councils stand to Darlington’s as their children do, to £1,000', () => {
  const { baseline, keys } = programme()
  const children = keys[0]?.values ?? {}
  for (const line of ['streetLighting', 'wasteDisposal']) {
    const pounds = (council: string) => baseline.find((cell) => cell.line === line && cell.council === council)?.pounds
    for (const council of ['E06000001', 'E06000003']) {
      const like = ((pounds('E06000005') ?? 0) * (children[council] ?? 0)) / (children['E06000005'] ?? 0)
      expect(Math.abs((pounds(council) ?? 0) - like)).toBeLessThanOrEqual(500)
    }
  }
})

test('each published claim for the tri-borough is entered whole, and shared by the pool that it would come from', () => {
  const theCase = boroughs()
  const totals = poolTotals(poolsOf(theCase).cells)
  const claims = { 'claim-of-nine-and-a-half-million': 9_500_000, 'claim-of-eleven-point-eight-million': 11_800_000 }
  for (const [code, pounds] of Object.entries(claims)) {
    const { lines } = option(theCase, code)
    const inFull = lines.map(({ byYear }) => byYear?.['2014-15'] ?? 0)
    expect(sum(inFull)).toBe(pence(pounds))
    for (const pool of new Set(lines.map((line) => line.pool))) {
      const ofPool = lines.filter((line) => line.pool === pool)
      const whole = sum(ofPool.map(({ byYear }) => byYear?.['2014-15'] ?? 0))
      const held = theCase.councils.map(
        ({ code: council }) => totals.find((total) => total.council === council && total.pool === pool)?.pence ?? 0,
      )
      const all = held.reduce<number>((running, each) => running + each, 0)
      ofPool.forEach(({ council, byYear }) => {
        const at = theCase.councils.findIndex(({ code: each }) => each === council)
        const fair = (whole * (held[at] ?? 0)) / all
        expect(Math.abs(pence(byYear?.['2014-15'] ?? 0) - fair)).toBeLessThanOrEqual(1)
      })
    }
  }
})

test('the break-up costs what the two that went on published: staffing for children, and children’s part of the rest', () => {
  const { lines, items } = option(boroughs(), 'merged-one-leaves-as-published')
  expect(lines.map(({ council, byYear }) => [council, byYear?.['2018-19']])).toEqual([
    ['E09000020', 348_000],
    ['E09000033', 423_000],
  ])
  const oneOff = (council: string) => items.filter((item) => item.council === council)
  const exact = { E09000020: ((350_000 + 75_000) * 348) / 574, E09000033: ((405_000 + 75_000 + 431_000) * 423) / 807 }
  for (const [council, pounds] of Object.entries(exact)) {
    // Each item is rounded to a pound, so together they are at most half a pound an item away.
    const listed = oneOff(council)
    expect(Math.abs(sum(listed.map((item) => item.pounds)) / 100 - pounds)).toBeLessThanOrEqual(listed.length / 2)
  }
})

test('what Northamptonshire spent in 2016-17 adds up over categories to the total that the same source prints', () => {
  const theCase = northamptonshire()
  expect(sum(theCase.baseline.map(({ pounds }) => pounds ?? Number.NaN))).toBe(pence(129_527_211))
  const held = poolTotals(poolsOf(theCase).cells.filter(({ council }) => council === 'E10000021')).reduce(
    (running, total) => running + total.pence,
    0,
  )
  expect(held).toBe(pence(129_527_211))
})

test('the successors’ parts of the county add up to all of it, and are those of their children', (context) => {
  const { reorganisations, keys } = northamptonshire()
  const [{ into } = { into: [] }] = reorganisations
  expect(into.reduce((running, { weight }) => running + weight, 0)).toBeCloseTo(1, 12)
  const children = keys[0]?.values ?? {}
  const together = into.reduce((running, { council }) => running + (children[council] ?? 0), 0)
  for (const { council, weight } of into) expect(weight).toBeCloseTo((children[council] ?? 0) / together, 3)
  if (!returnsAreHere) return context.skip(NOT_HERE)
  const { source, values = {} } = keys[0] ?? {}
  const records = String(source?.record).split(', ').map(Number)
  expect(Object.values(values)).toEqual(
    records.map((record) => Number(fieldOf({ publication: '', ...source, record }))),
  )
})

test('in June 2018 spend, social workers and children were all known: only the amount of the grant is hindsight', () => {
  const { baseline, measures, decisionDate, options, facts } = northamptonshire()
  for (const { published } of [...baseline, ...measures]) expect(published <= decisionDate).toBe(true)
  const later = options.flatMap(({ lines }) => lines.filter(({ published = '' }) => published > decisionDate))
  expect(new Set(later.map(({ code }) => code))).toEqual(new Set(['innovation-grant']))
  const happened = facts.filter(({ kind }) => kind !== 'director' && kind !== 'leadMember')
  for (const { from } of happened) expect(from <= decisionDate).toBe(true)
})

test.each(Object.entries(andThen))('no figure of %s rests on what happened afterwards', (name, events) => {
  const { decisionDate, facts, measures, baseline } = example(name)
  const days = [
    ...facts.flatMap(({ from, to = '' }) => [from, to]),
    ...measures.flatMap(({ date, published }) => [date, published]),
    ...baseline.map(({ published }) => published),
  ]
  for (const { day, source } of events) {
    expect(day > decisionDate).toBe(true)
    expect(days).not.toContain(day)
    expect(textOf(name)).not.toContain(source.address)
  }
})

const newCases = ['collaboration-programme', 'stopping-in-time', 'tri-borough', 'suffolk']

test.each(newCases)('every judgement in %s says in a note what it rests on', (name) => {
  expect(judgementsWithoutNote(JSON.parse(textOf(name)))).toEqual([])
})

/** Places graded D, or with judgement as their publication, that say nothing more. */
function judgementsWithoutNote(value: unknown, place = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const { grade, source, publication, note } = value as Readonly<Record<string, unknown>> // read only to be compared
  const sourceNote = (source as { readonly note?: unknown } | undefined)?.note
  const isBare =
    (grade === 'D' && note === undefined && sourceNote === undefined) ||
    (publication === 'Judgement' && note === undefined)
  return [
    ...(isBare ? [place] : []),
    ...Object.entries(value).flatMap(([key, inner]) => judgementsWithoutNote(inner, `${place}.${key}`)),
  ]
}
