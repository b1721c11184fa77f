import Papa from 'papaparse'
import { refuse } from '../problems.ts'
import { decodedPieces, encodingOf } from './encoding.ts'
import type { OpenedText, TakeRow } from './opened.ts'

/** No return has more columns; a file with more is not a table of records. */
export const mostColumns = 2000
const headRows = 40

/**
 * A text file as rows of cells (RFC 4180, with commas, semicolons, tabs or bars between). The bytes are decoded and
 * parsed piece by piece: a million rows are never held at once.
 */
export function openCsv(bytes: Uint8Array, name: string): OpenedText {
  const encoding = encodingOf(bytes, name)
  const shape = shapeOf(firstText(bytes, encoding))
  const rows = (take: TakeRow) => eachRow(bytes, encoding, shape, name, take)
  return { form: 'text', name, encoding: encoding.label, head: firstRows(rows), rows }
}

interface Shape {
  readonly delimiter: string
  readonly newline: '\r' | '\n' | '\r\n'
}

class Enough extends Error {}

function firstRows(rows: (take: TakeRow) => void): readonly (readonly string[])[] {
  const head: (readonly string[])[] = []
  try {
    rows((cells) => {
      head.push(cells)
      if (head.length === headRows) throw new Enough()
    })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return head
}

function firstText(bytes: Uint8Array, encoding: ReturnType<typeof encodingOf>): string {
  let text = ''
  decodedPieces(bytes.subarray(0, 1 << 18), encoding, (piece) => {
    text += piece
  })
  return text
}

/** Found by what occurs outside quotation marks in the first rows. */
function shapeOf(sample: string): Shape {
  const outside = sample.replace(/"[^"]*"/g, '""')
  const newline = outside.includes('\n') ? (/\r\n/.test(outside) ? '\r\n' : '\n') : outside.includes('\r') ? '\r' : '\n'
  const lines = outside.split(newline).slice(0, 20)
  const [delimiter = ','] = [',', ';', '\t', '|']
    .map((candidate) => ({ candidate, found: lines.reduce((sum, line) => sum + line.split(candidate).length - 1, 0) }))
    .sort((a, b) => b.found - a.found)
    .map(({ candidate }) => candidate)
  return { delimiter, newline }
}

function eachRow(
  bytes: Uint8Array,
  encoding: ReturnType<typeof encodingOf>,
  { delimiter, newline }: Shape,
  name: string,
  take: TakeRow,
): void {
  let rest = ''
  let row = 0
  const parse = (text: string, isLast: boolean) => {
    const parser = new Papa.Parser({ delimiter, newline })
    // The library’s types leave the answer open; it is documented as rows, errors and how far it came.
    const { data, errors, meta } = parser.parse(text, 0, !isLast) as {
      readonly data: string[][]
      readonly errors: readonly { readonly code?: string; readonly row?: number }[]
      readonly meta: { readonly cursor: number }
    }
    const broken = errors.find(({ code }) => code === 'MissingQuotes' || code === 'InvalidQuotes')
    if (broken !== undefined && (isLast || broken.code === 'InvalidQuotes'))
      brokenQuotes(name, row + (broken.row ?? 0) + 1)
    for (const cells of data) {
      row += 1
      if (cells.length > mostColumns)
        refuse(
          'IMP-08',
          `${name} row ${row}`,
          `Row ${row} has ${cells.length} cells; no return has more than ${mostColumns}. Hand in the table of records alone.`,
        )
      if (row === 1) cells[0] = withoutMark(cells[0] ?? '')
      if (cells.some((cell) => cell.trim() !== '')) take(cells, row)
    }
    return meta.cursor
  }
  decodedPieces(bytes, encoding, (piece) => {
    rest += piece
    if (rest.length > longestRow && !rest.includes(newline)) tooLong(name, row + 1)
    const upTo = parse(rest, false)
    rest = rest.slice(upTo)
    if (rest.length > longestRow) brokenQuotes(name, row + 1)
  })
  if (rest !== '') parse(rest, true)
}

/** A row longer than this is a quotation mark that was never closed, or no table at all. */
const longestRow = 16 << 20

function tooLong(name: string, row: number): never {
  return refuse(
    'IMP-08',
    `${name} row ${row}`,
    `Row ${row} is longer than 16 MB. Hand in a table with one record a row.`,
  )
}

function brokenQuotes(name: string, row: number): never {
  return refuse(
    'IMP-09',
    `${name} row ${row}`,
    `A quotation mark near row ${row} opens and does not close as it should. Double it inside the cell, or take it out, and hand the file in again.`,
  )
}

/** Some files carry a byte order mark that was decoded once or twice as if it were text. */
function withoutMark(cell: string): string {
  return cell.replace(/^(\uFEFF|ï»¿|Ã¯Â»Â¿|Ã¯»¿)+/, '')
}
