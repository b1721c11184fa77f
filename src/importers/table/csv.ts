import Papa from 'papaparse'
import type { Problem } from '../../figures/index.ts'
import { importProblem, refuse } from '../problems.ts'
import { decodedPieces, type Encoding, encodingOf } from './encoding.ts'
import type { OpenedText, TakeRow } from './opened.ts'

/** No return has more columns; a file with more is not a table of records. */
export const mostColumns = 2000
const headRows = 40

/**
 * A text file as rows of cells (RFC 4180, with commas, semicolons, tabs or bars between). The bytes are decoded and
 * parsed piece by piece: a million rows are never held at once.
 */
export function openCsv(bytes: Uint8Array, name: string, warn: (problem: Problem) => void = () => {}): OpenedText {
  const encoding = encodingOf(bytes, name)
  if (encoding.unexplained > 0)
    warn(
      importProblem(
        'IMP-89',
        name,
        `${name} is text in UTF-8 but for ${encoding.unexplained} ${encoding.unexplained === 1 ? 'byte' : 'bytes'}, shown as “\uFFFD”. Was it cut short, or put together from two files?`,
      ),
    )
  const shape = shapeOf(firstText(bytes, encoding))
  const rows = (take: TakeRow) => eachRow(bytes, encoding, shape, name, take)
  return {
    form: 'text',
    name,
    encoding: encoding.label,
    head: firstRows(rows, headRows).map(({ cells }) => cells),
    rows,
  }
}

class Enough extends Error {}

/** The first rows that are not blank with their numbers, without going through the rest. */
export function firstRows(
  rows: (take: TakeRow) => void,
  most: number,
): readonly { readonly cells: readonly string[]; readonly row: number }[] {
  const head: { readonly cells: readonly string[]; readonly row: number }[] = []
  try {
    rows((cells, row) => {
      head.push({ cells, row })
      if (head.length === most) throw new Enough()
    })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return head
}

interface Shape {
  readonly delimiter: string
  /** Some rows end in a carriage return alone, as on old Macintoshes: every kind of line end is made one. */
  readonly hasBareReturns: boolean
}

function firstText(bytes: Uint8Array, encoding: Encoding): string {
  let text = ''
  decodedPieces(bytes.subarray(0, 1 << 18), encoding, (piece) => {
    text += piece
  })
  return text
}

/** Found by what occurs outside quotation marks in the first rows. */
function shapeOf(sample: string): Shape {
  const outside = sample.replace(/"[^"]*"/g, '""')
  const hasBareReturns = /\r(?!\n|$)/.test(outside)
  const lines = outside.split(/\r\n|\r|\n/).slice(0, 20)
  const [delimiter = ','] = [',', ';', '\t', '|']
    .map((candidate) => ({ candidate, found: evenly(lines.map((line) => line.split(candidate).length - 1)) }))
    .sort((a, b) => b.found - a.found)
    .map(({ candidate }) => candidate)
  return { delimiter, hasBareReturns }
}

/** How many there are in the lines that have the same number of them: cells hold commas too, though not so evenly. */
function evenly(counts: readonly number[]): number {
  return Math.max(0, ...counts.map((count) => count * counts.filter((each) => each === count).length))
}

function eachRow(
  bytes: Uint8Array,
  encoding: Encoding,
  { delimiter, hasBareReturns }: Shape,
  name: string,
  take: TakeRow,
): void {
  let rest = ''
  let row = 0
  // A row that goes on is not begun again for every piece of it, but each time it has become twice as long.
  let enough = 0
  const parse = (text: string, isLast: boolean) => {
    const parser = new Papa.Parser({ delimiter, newline: '\n' })
    // The library’s types leave the answer open; it is documented as rows, errors and how far it came.
    const { data, errors, meta } = parser.parse(text, 0, !isLast) as {
      readonly data: string[][]
      readonly errors: readonly { readonly code?: string; readonly row?: number }[]
      readonly meta: { readonly cursor: number }
    }
    // Of a row that goes on in the next piece, what is wrong is not known yet.
    const broken = errors.find((error) => isLast || (error.row ?? 0) < data.length)
    if (broken !== undefined) brokenQuotes(name, row + (broken.row ?? 0) + 1)
    for (const cells of data) {
      row += 1
      if (cells.length > mostColumns) tooWide(name, row, String(cells.length))
      const last = cells.length - 1
      // Lines end in CR LF or in LF, and some files hold both: a CR before the end of a line is not part of its cell.
      if (cells[last]?.endsWith('\r') === true) cells[last] = cells[last]?.slice(0, -1) ?? ''
      if (row === 1) cells[0] = withoutMark(cells[0] ?? '')
      if (cells.some((cell) => cell.trim() !== '')) take(cells, row)
    }
    return meta.cursor
  }
  decodedPieces(bytes, encoding, (piece) => {
    rest += piece
    if (rest.length < enough) return
    // A CR at the very end waits for the next piece, which may begin with its LF.
    const held = hasBareReturns && rest.endsWith('\r') ? '\r' : ''
    if (hasBareReturns) rest = inOneKindOfLine(rest.slice(0, rest.length - held.length))
    const cameTo = parse(rest, false)
    enough = cameTo === 0 ? Math.min(rest.length * 2, longestRow) : 0
    rest = rest.slice(cameTo) + held
    if (rest.length > longRow && !rest.includes('"') && rest.split(delimiter, mostColumns + 1).length > mostColumns)
      tooWide(name, row + 1, `more than ${mostColumns}`)
    if (rest.length > longestRow) {
      if (rest.includes('"')) brokenQuotes(name, row + 1)
      tooLong(name, row + 1)
    }
  })
  if (rest !== '') parse(hasBareReturns ? inOneKindOfLine(rest) : rest, true)
}

function inOneKindOfLine(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

const longRow = 1 << 20
/** A row longer than this is a quotation mark that was never closed, or no table at all. */
const longestRow = 16 << 20

function tooWide(name: string, row: number, cells: string): never {
  return refuse(
    'IMP-08',
    `${name} row ${row}`,
    `Row ${row} has ${cells} cells; no return has more than ${mostColumns}. Hand in the table of records alone.`,
  )
}

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
