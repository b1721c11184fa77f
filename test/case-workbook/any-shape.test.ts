import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caseFileJsonSchema } from '../../src/appraisal/index.ts'
import { readCaseWorkbook } from '../../src/importers/index.ts'
import { openFile } from '../../src/importers/table/open-file.ts'
import { caseWorkbook } from '../../src/publishing/index.ts'
import { runs } from '../support/generated-case.ts'

type Schema = Readonly<{
  type?: string
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  enum?: readonly (string | number)[]
  const?: unknown
  pattern?: string
  minItems?: number
}>

/** No code is the name of something else: a name may stand for its code. */
const code = fc.stringMatching(/^9[A-Za-z0-9._-]{1,8}$/)
const text = fc.oneof(
  fc.constantFrom(
    '=1+1',
    '#N/A',
    ' spaced ',
    'a\r\nb',
    '"q"',
    '12',
    'TRUE',
    'two; parts',
    '(none)',
    '_x0041_',
    '\u0000',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
)
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10))
const year = fc
  .integer({ min: 1990, max: 2080 })
  .map((start) => `${start}-${String((start + 1) % 100).padStart(2, '0')}`)

/** Anything of the shape of the schema, whatever it says. */
function anyOf(schema: Schema): fc.Arbitrary<unknown> {
  const branches = schema.anyOf ?? schema.oneOf
  if (branches !== undefined) return fc.oneof(...branches.map(anyOf))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.properties !== undefined) {
    const required = new Set(schema.required)
    return fc
      .record(
        Object.fromEntries(
          Object.entries(schema.properties).map(([key, inner]) => [
            key,
            required.has(key) ? anyOf(inner) : fc.option(anyOf(inner), { nil: undefined }),
          ]),
        ),
      )
      .map(withoutUndefined)
  }
  if (schema.items !== undefined)
    return fc.array(anyOf(schema.items), { minLength: schema.minItems ?? 0, maxLength: 2 })
  if (typeof schema.additionalProperties === 'object') {
    const pattern = schema.propertyNames?.pattern ?? ''
    const names = pattern.includes('GUARD') ? fc.constantFrom('GUARD-03', 'GUARD-04') : isYear(pattern) ? year : code
    return fc.dictionary(names, anyOf(schema.additionalProperties), { maxKeys: 2, noNullPrototype: true })
  }
  if (schema.type === 'number') return fc.double({ noNaN: true, noDefaultInfinity: true }).map((each) => each + 0)
  if (schema.type === 'integer') return fc.nat(100)
  if (schema.type === 'boolean') return fc.boolean()
  const { pattern = '' } = schema
  if (isYear(pattern)) return year
  if (pattern.includes('\\d{4}')) return day
  if (pattern.includes('M\\d')) return fc.constant('M01')
  if (pattern.includes('L\\d')) return fc.constant('L01')
  return pattern === '' ? text : code
}

function isYear(pattern: string): boolean {
  return /\\d\{4\}-\\d\{2\}\$/.test(pattern)
}

function withoutUndefined(object: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
}

test('whatever has the shape of a case comes back from its workbook, every field of it', async () => {
  await fc.assert(
    fc.asyncProperty(anyOf(caseFileJsonSchema() as Schema), async (written) => {
      const theCase = written as Readonly<Record<string, unknown>> // the schema is of an object
      const opened = await openFile({ name: 'case.xlsx', bytes: caseWorkbook(theCase) }, () => undefined)
      const reading = readCaseWorkbook(opened)
      expect('problems' in reading ? reading.problems : compared(reading.case)).toEqual(compared(theCase))
    }),
    runs(40),
  )
}, 240_000)

/** A section left out and one without entries are the same. */
function compared(theCase: unknown): unknown {
  const emptyWhenLeftOut = ['services', 'items', 'lines', 'entries', 'limits']
  const plain: Readonly<Record<string, unknown>> = JSON.parse(
    JSON.stringify(theCase, (key, each: unknown) =>
      emptyWhenLeftOut.includes(key) && isEmpty(each) ? undefined : each,
    ),
  )
  return Object.fromEntries(Object.entries(plain).filter(([, value]) => !isEmpty(value)))
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
