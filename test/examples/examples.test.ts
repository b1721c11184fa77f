import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { childrensTrust } from '../../scripts/examples/childrens-trust.ts'
import { csvRecords } from '../../scripts/examples/csv.ts'
import { caseFileText } from '../../scripts/examples/json.ts'
import { readReturns } from '../../scripts/examples/returns.ts'
import { withSavedStreams } from '../../scripts/examples/streams.ts'
import { threeCouncils } from '../../scripts/examples/three-councils.ts'
import { windows1252 } from '../../scripts/examples/windows-1252.ts'
import { readCaseFile } from '../../src/appraisal/case-file/index.ts'
import { type CaseFile, type CaseSource, caseFileSchema } from '../../src/appraisal/case-file/schema.ts'
import { agencyReconciliation, poolsOf, poolTotals } from '../../src/appraisal/pools.ts'
import { s251Lines } from '../../src/reference/index.ts'

const RETURNS = new URL('../../../shared/data/', import.meta.url)
const NOT_HERE = 'the official returns are not beside this checkout'

/** Total excluding capital from revenue, as each return prints it: gross, income, net. */
const PUBLISHED_TOTALS: readonly {
  readonly name: string
  readonly council: string
  readonly totals: readonly [number, number, number]
}[] = [
  { name: 'three-councils', council: 'E06000005', totals: [20_396_461, 998_431, 19_398_030] },
  { name: 'three-councils', council: 'E06000001', totals: [20_983_745, 1_712_895, 19_270_850] },
  { name: 'three-councils', council: 'E06000003', totals: [25_056_967, 1_926_013, 23_130_954] },
  { name: 'childrens-trust', council: 'E10000021', totals: [93_780_412, 6_600_361, 87_180_051] },
]

const examples = ['three-councils', 'childrens-trust'] as const

test.each(examples)('%s is a case file, with its keys in the order of the schema', (name) => {
  const written: unknown = JSON.parse(textOf(name))
  expect(keysOutOfOrder(written, caseFileSchema.parse(written))).toEqual([])
})

test.each(examples)('%s is read without a problem', (name) => {
  expect(readCaseFile(textOf(name))).not.toHaveProperty('problems')
})

test.each(PUBLISHED_TOTALS)(
  'the lines of $council in $name add up to the totals that its return prints',
  ({ name, council, totals }) => {
    const sums = (['gross', 'income', 'net'] as const).map((measure) =>
      example(name)
        .baseline.filter((cell) => cell.council === council && cell.measure === measure)
        .reduce((running, cell) => running + (cell.pounds ?? Number.NaN), 0),
    )
    expect(sums).toEqual(totals)
  },
)

test.each(examples)('%s holds every line of the return for every council, once, and no total or memorandum', (name) => {
  const theCase = example(name)
  const year = theCase.baseline[0]?.year
  if (year !== '2012-13' && year !== '2013-14') throw new Error(`${name} has a baseline of ${year}`)
  const lines = s251Lines[year].filter(({ kind }) => kind === 'line').map(({ key }) => key)
  expect(theCase.services.flatMap((service) => service.lines)).toEqual(lines)
  for (const council of theCase.councils) {
    for (const measure of ['gross', 'income', 'net']) {
      const held = theCase.baseline.filter((cell) => cell.council === council.code && cell.measure === measure)
      expect(held.map(({ line }) => line)).toEqual(lines)
    }
  }
})

test.each(examples)('in %s who provided a line adds up to it, and only youth justice has no such split', (name) => {
  for (const cell of example(name).baseline.filter(({ measure }) => measure === 'gross')) {
    const { providers } = cell
    if (cell.line === 'youthJustice') expect(providers).toBeUndefined()
    else
      expect(providers && providers.own + providers.private + providers.otherPublic + providers.voluntary).toBe(
        cell.pounds,
      )
  }
})

test.each(examples)('the labels of %s hold no character that a reader cannot see', (name) => {
  for (const { label } of example(name).baseline) expect(label.trim()).not.toMatch(/[\p{Cc}\ufffd]/u)
})

test.each(examples)('in %s a baseline figure published after the decision gives its reason', (name) => {
  const theCase = example(name)
  for (const cell of theCase.baseline)
    expect(cell.hindsightReason !== undefined).toBe(cell.published > theCase.decisionDate)
})

test.each(PUBLISHED_TOTALS)('the pools of $council in $name add up to its gross spend', ({ name, council, totals }) => {
  const own = poolTotals(poolsOf(example(name)).cells).filter((total) => total.council === council)
  expect(own.some(({ isAtLeast }) => isAtLeast)).toBe(false)
  expect(own.reduce((running, { pence }) => running + pence, 0)).toBe(totals[0] * 100)
})

test('the agency bill of £22m stands beside a pool that holds less, because the pool is social workers of two years before', () => {
  const [reconciled] = agencyReconciliation(example('childrens-trust'))
  expect(reconciled).toMatchObject({
    billYear: '2015-16',
    poolYear: '2013-14',
    billPence: 2_200_000_000,
    isAtLeast: false,
  })
  expect(reconciled?.differencePence).toBeGreaterThan(0)
})

for (const name of examples) {
  test(`every figure of ${name} that names a record of a return is the figure in that record`, (context) => {
    if (!existsSync(RETURNS)) return context.skip(NOT_HERE)
    const theCase = example(name)
    const held = [...theCase.baseline.map((cell) => ({ ...cell, value: cell.pounds })), ...theCase.measures]
    const named = held.filter(({ source }) => source.file?.endsWith('.csv') === true)
    expect(named.length).toBe(theCase.baseline.length + 8 * theCase.councils.length)
    for (const { council, source, value } of named) {
      expect(fieldsOf(source)).toContain(theCase.councils.find(({ code }) => code === council)?.shortName)
      expect({ source, value: Number(fieldOf(source)) }).toEqual({ source, value })
    }
  })

  test(`every line of ${name} has the label and the split by provider of its record`, (context) => {
    if (!existsSync(RETURNS)) return context.skip(NOT_HERE)
    for (const { source, label, measure, providers } of example(name).baseline) {
      const inReturn = (cell: string) => fieldOf({ ...source, cell })
      expect(inReturn('CYPServiceDescription')).toBe(label)
      if (measure !== 'gross') continue
      const split = ['OwnProvision', 'PrivateProvision', 'OtherPublic', 'Voluntary'].map(inReturn)
      const held = [providers?.own, providers?.private, providers?.otherPublic, providers?.voluntary]
      expect(held).toEqual(split.map((text) => (text === '' ? undefined : Number(text))))
    }
  })

  test(`the key of ${name} is the population that its records give`, (context) => {
    if (!existsSync(RETURNS)) return context.skip(NOT_HERE)
    for (const { values, source } of example(name).keys) {
      const records = String(source.record).split(', ').map(Number)
      expect(Object.values(values ?? {})).toEqual(records.map((record) => Number(fieldOf({ ...source, record }))))
    }
  })
}

test('working the examples again from the returns gives the same files', (context) => {
  if (!existsSync(RETURNS)) return context.skip(NOT_HERE)
  const returns = readReturns(RETURNS.pathname)
  expect(linesThatDiffer(caseFileText(withSavedStreams(threeCouncils(returns))), textOf('three-councils'))).toEqual([])
  expect(linesThatDiffer(caseFileText(withSavedStreams(childrensTrust(returns))), textOf('childrens-trust'))).toEqual(
    [],
  )
})

/** Numbers of the first lines that are not the same in both. */
function linesThatDiffer(one: string, other: string): readonly number[] {
  const [ones, others] = [one.split('\n'), other.split('\n')]
  const places = ones.length >= others.length ? ones : others
  return places.flatMap((_, index) => (ones[index] === others[index] ? [] : [index + 1])).slice(0, 5)
}

function textOf(name: string): string {
  return readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8')
}

function example(name: string): CaseFile {
  return caseFileSchema.parse(JSON.parse(textOf(name)))
}

const folders = { outturn: 's251-outturn', csww: 'workforce', ons: 'population' } as const
const read = new Map<string, readonly (readonly string[])[]>()

/** The record that a figure's source names: the header is record 1. */
function fieldsOf({ file = '', record }: CaseSource): readonly string[] {
  return recordsOf(file)[Number(record) - 1] ?? []
}

function fieldOf(source: CaseSource): string | undefined {
  const [header = []] = recordsOf(source.file ?? '')
  return fieldsOf(source)[header.indexOf(source.cell ?? '')]
}

function recordsOf(file: string): readonly (readonly string[])[] {
  const before = read.get(file)
  if (before !== undefined) return before
  const folder = Object.entries(folders).find(([begins]) => file.startsWith(begins))?.[1]
  const bytes = readFileSync(new URL(`${folder}/${file}`, RETURNS))
  const records = csvRecords(file.startsWith('outturn') ? windows1252(bytes) : bytes.toString('utf8'))
  read.set(file, records)
  return records
}

/** Places whose keys do not stand in the order in which the schema gives them. */
function keysOutOfOrder(written: unknown, parsed: unknown, place = 'the case'): readonly string[] {
  if (typeof written !== 'object' || written === null || typeof parsed !== 'object' || parsed === null) return []
  const keys = Object.keys(written)
  const here =
    keys.join() ===
    Object.keys(parsed)
      .filter((key) => keys.includes(key))
      .join()
      ? []
      : [place]
  const inner = (of: object, key: string): unknown => Object.entries(of).find(([name]) => name === key)?.[1]
  return [...here, ...keys.flatMap((key) => keysOutOfOrder(inner(written, key), inner(parsed, key), `${place}.${key}`))]
}
