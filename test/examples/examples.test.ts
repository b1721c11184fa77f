import { expect, test } from 'vitest'
import { childrensTrust } from '../../scripts/examples/childrens-trust.ts'
import { collaborationProgramme } from '../../scripts/examples/collaboration-programme.ts'
import { caseFileText } from '../../scripts/examples/json.ts'
import { readReturns } from '../../scripts/examples/returns.ts'
import { stoppingInTime } from '../../scripts/examples/stopping-in-time.ts'
import { withSavedStreams } from '../../scripts/examples/streams.ts'
import { threeCouncils } from '../../scripts/examples/three-councils.ts'
import { triBorough } from '../../scripts/examples/tri-borough.ts'
import { readCaseFile } from '../../src/appraisal/case-file/index.ts'
import { caseFileSchema } from '../../src/appraisal/case-file/schema.ts'
import { agencyReconciliation, poolsOf, poolTotals } from '../../src/appraisal/pools.ts'
import { s251Lines } from '../../src/reference/index.ts'
import {
  example,
  fieldOf,
  fieldsOf,
  keysOutOfOrder,
  linesThatDiffer,
  NOT_HERE,
  RETURNS,
  returnsAreHere,
  textOf,
} from './reading.ts'

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
  { name: 'collaboration-programme', council: 'E06000005', totals: [20_396_461, 998_431, 19_398_030] },
  { name: 'collaboration-programme', council: 'E06000001', totals: [20_983_745, 1_712_895, 19_270_850] },
  { name: 'collaboration-programme', council: 'E06000003', totals: [25_056_967, 1_926_013, 23_130_954] },
  { name: 'tri-borough', council: 'E09000013', totals: [44_223_972, 3_168_651, 41_055_321] },
  { name: 'tri-borough', council: 'E09000033', totals: [49_291_652.53, 3_126_232.52, 46_165_420.01] },
  { name: 'tri-borough', council: 'E09000020', totals: [41_586_666.46, 4_491_942.62, 37_094_723.84] },
]

/** Each worked case, and how it is made from the returns. */
const made = {
  'three-councils': threeCouncils,
  'collaboration-programme': collaborationProgramme,
  'childrens-trust': childrensTrust,
  'stopping-in-time': stoppingInTime,
  'tri-borough': triBorough,
} as const
const names = Object.keys(made)
/** Those whose children’s services are the lines of one section 251 return; stopping-in-time has categories alone. */
const examples = names.filter((name) => name !== 'stopping-in-time')

const pence = (pounds: number) => Math.round(pounds * 100)
/** The children’s services of a case: the part of its baseline that is a section 251 return. */
const linesOfReturn = (name: string) => example(name).services.find(({ kind }) => kind !== 'other')?.lines ?? []
function cellsOfReturn(name: string) {
  const lines = linesOfReturn(name)
  return example(name).baseline.filter(({ line }) => lines.includes(line))
}

test.each(names)('%s is a case file, with its keys in the order of the schema', (name) => {
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
      cellsOfReturn(name)
        .filter((cell) => cell.council === council && cell.measure === measure)
        .reduce((running, cell) => running + pence(cell.pounds ?? Number.NaN), 0),
    )
    expect(sums).toEqual(totals.map(pence))
  },
)

test.each(examples)('%s holds every line of the return for every council, once, and no total or memorandum', (name) => {
  const theCase = example(name)
  const year = cellsOfReturn(name)[0]?.year
  if (year !== '2012-13' && year !== '2013-14') throw new Error(`${name} has a baseline of ${year}`)
  const lines = s251Lines[year].filter(({ kind }) => kind === 'line').map(({ key }) => key)
  expect(linesOfReturn(name)).toEqual(lines)
  for (const council of theCase.councils) {
    for (const measure of ['gross', 'income', 'net']) {
      const held = cellsOfReturn(name).filter((cell) => cell.council === council.code && cell.measure === measure)
      expect(held.map(({ line }) => line)).toEqual(lines)
    }
  }
})

test.each(examples)('in %s who provided a line adds up to it, and only youth justice has no such split', (name) => {
  for (const cell of cellsOfReturn(name).filter(({ measure }) => measure === 'gross')) {
    const { providers } = cell
    if (cell.line === 'youthJustice') expect(providers).toBeUndefined()
    else
      expect(providers && Object.values(providers).reduce((running, pounds) => running + pence(pounds), 0)).toBe(
        pence(cell.pounds ?? Number.NaN),
      )
  }
})

test.each(names)('the labels of %s hold no character that a reader cannot see', (name) => {
  for (const { label } of example(name).baseline) expect(label.trim()).not.toMatch(/[\p{Cc}\ufffd]/u)
})

test.each(names)('in %s a baseline figure published after the decision gives its reason', (name) => {
  const theCase = example(name)
  for (const cell of theCase.baseline)
    expect(cell.hindsightReason !== undefined).toBe(cell.published > theCase.decisionDate)
})

test.each(PUBLISHED_TOTALS)('the pools of $council in $name add up to its gross spend', ({ name, council, totals }) => {
  const lines = linesOfReturn(name)
  const cells = poolsOf(example(name)).cells.filter(({ line }) => lines.includes(line))
  const own = poolTotals(cells).filter((total) => total.council === council)
  expect(own.some(({ isAtLeast }) => isAtLeast)).toBe(false)
  expect(own.reduce((running, { pence }) => running + pence, 0)).toBe(pence(totals[0]))
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
    if (!returnsAreHere) return context.skip(NOT_HERE)
    const theCase = example(name)
    const held = [...theCase.baseline.map((cell) => ({ ...cell, value: cell.pounds })), ...theCase.measures]
    const named = held.filter(({ source }) => /^(outturn|csww).*\.csv$/.test(source.file ?? ''))
    expect(named.length).toBe(cellsOfReturn(name).length + 8 * theCase.councils.length)
    for (const { council, source, value } of named) {
      expect(fieldsOf(source)).toContain(theCase.councils.find(({ code }) => code === council)?.shortName)
      expect({ source, value: Number(fieldOf(source)) }).toEqual({ source, value })
    }
  })

  test(`every line of ${name} has the label and the split by provider of its record`, (context) => {
    if (!returnsAreHere) return context.skip(NOT_HERE)
    for (const { source, label, measure, providers } of cellsOfReturn(name)) {
      const inReturn = (cell: string) => fieldOf({ ...source, cell })
      expect(inReturn('CYPServiceDescription')).toBe(label)
      if (measure !== 'gross') continue
      const split = ['OwnProvision', 'PrivateProvision', 'OtherPublic', 'Voluntary'].map(inReturn)
      const held = [providers?.own, providers?.private, providers?.otherPublic, providers?.voluntary]
      expect(held).toEqual(split.map((text) => (text === '' ? undefined : Number(text))))
    }
  })

  test(`the key of ${name} is the population that its records give`, (context) => {
    if (!returnsAreHere) return context.skip(NOT_HERE)
    for (const { values, source } of example(name).keys) {
      const records = String(source.record).split(', ').map(Number)
      expect(Object.values(values ?? {})).toEqual(records.map((record) => Number(fieldOf({ ...source, record }))))
    }
  })
}

test('working the examples again from the returns gives the same files', (context) => {
  if (!returnsAreHere) return context.skip(NOT_HERE)
  const returns = readReturns(RETURNS.pathname)
  for (const [name, make] of Object.entries(made))
    expect(linesThatDiffer(caseFileText(withSavedStreams(make(returns))), textOf(name))).toEqual([])
})
