import { z } from 'zod'
import { importProblem, Refusal, refuse } from '../problems.ts'
import { dateForms } from './dates.ts'
import type { Heading } from './headings.ts'
import { columnUnits } from './units.ts'
import { columnRoles } from './vocabulary.ts'

const text = z.string().trim().min(1).max(300)

const mappedColumn = z.strictObject({
  /** In plain letters: small, single spaces, no punctuation. */
  heading: z.string().min(1).max(300),
  /** From 1, where several columns have that heading. */
  occurrence: z.int().min(1).max(2000).default(1),
  role: z.enum(columnRoles),
  /** Of an amount: what it is called in our figures, where no column says. */
  measure: text.optional(),
  /** Of an amount: the month or financial year it is of, where no column says. */
  period: text.optional(),
  /** Of an amount, where it is not the unit of the sheet. */
  unit: z.enum(columnUnits).optional(),
  vat: z.enum(['net', 'gross', 'notSaid']).optional(),
})

const mappingShape = z.strictObject({
  concordatMapping: z.literal(1),
  name: text,
  /** Whose spreadsheet it is and which, in words. */
  for: text,
  /** `payments`: a row is a payment to a supplier. `figures`: a cell is a figure of a council, a period and a measure. */
  result: z.enum(['figures', 'payments']),
  /** The headings of the file the mapping was made on, sorted: by these a later file of the same source is known. */
  headings: z.array(z.string().min(1).max(300)).max(2000),
  /** The sheet, where the workbook has several tables. */
  sheet: text.optional(),
  columns: z.array(mappedColumn).min(1).max(2000),
  unit: z.enum(columnUnits),
  /** `reversed`: what is spent stands as a negative number, as in some ledgers. */
  sign: z.enum(['asWritten', 'reversed']).default('asWritten'),
  dates: z.enum(dateForms).optional(),
  /** What no column says, the same for every row. */
  fixed: z.strictObject({ council: text.optional(), period: text.optional(), measure: text.optional() }).default({}),
})

/** How the columns of one source’s spreadsheet are to be read: made once, checked by a person, saved and used again. */
export type Mapping = z.infer<typeof mappingShape>
export type MappedColumn = Mapping['columns'][number]

/** Reads a mapping from JSON text or a value already read; refuses it with every fault and its place. */
export function readMapping(given: unknown): Mapping {
  const parsed = mappingShape.safeParse(typeof given === 'string' ? fromJson(given) : given)
  if (!parsed.success)
    throw new Refusal(
      parsed.error.issues.map(({ path, message }) =>
        importProblem(
          'IMP-81',
          ['mapping', ...path].join('.'),
          `The mapping cannot be used: ${path.length === 0 ? 'it' : `“${path.join('.')}”`} is not as it should be (${message}).`,
        ),
      ),
    )
  const faults = contradictions(parsed.data)
  if (faults.length > 0) throw new Refusal(faults.map((fault) => importProblem('IMP-81', 'mapping.columns', fault)))
  return parsed.data
}

/** The mapping as text to be saved: the same mapping gives the same text. */
export function writtenMapping(mapping: Mapping): string {
  return `${JSON.stringify(mappingShape.parse(mapping), null, 2)}\n`
}

/** By which later files of a source are known: the headings in plain letters, each once, in order of the alphabet. */
export function fingerprintOf(headings: readonly Heading[]): readonly string[] {
  return [...new Set(headings.map(({ plain }) => plain).filter((plain) => plain !== ''))].sort()
}

function fromJson(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch (error) {
    return refuse(
      'IMP-81',
      'mapping',
      `The mapping is not JSON (${error instanceof Error ? error.message : String(error)}). Hand in the file that was saved with the first import.`,
    )
  }
}

function contradictions({ result, columns, dates, unit }: Mapping): readonly string[] {
  const count = (role: MappedColumn['role']) => columns.filter((column) => column.role === role).length
  const said: string[] = []
  const keys = columns.map(({ heading, occurrence }) => `${heading} ${occurrence}`)
  if (new Set(keys).size < keys.length) said.push('The mapping names a column twice. Give each column one part.')
  if (count('amount') === 0) said.push('The mapping names no column of amounts. Say which column holds them.')
  if (result === 'payments' && count('amount') > 1)
    said.push('The mapping names several columns of amounts. A payment has one: keep the net one.')
  if (result === 'payments' && count('supplier') !== 1)
    said.push('The mapping names no column of suppliers, or several. Say which column holds who was paid.')
  if (count('date') + count('period') > 1) said.push('The mapping names several columns of dates. Keep one.')
  if (count('date') + count('period') === 1 && dates === undefined)
    said.push(`The mapping does not say how dates are written. Add “dates”: one of ${dateForms.join(', ')}.`)
  if (result === 'payments' && (unit === 'number' || unit === 'percent'))
    said.push('The mapping says that payments are not money. Say whether they are in pounds, thousands or pence.')
  return said
}
