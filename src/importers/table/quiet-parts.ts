import { strFromU8, strToU8 } from 'fflate'
import { refuse } from '../problems.ts'
import { mostSheets, type Parts, tooManySheets } from './zip.ts'

/**
 * The parts of a workbook without what nobody reads and the library trips over: in an OpenDocument sheet the looks of
 * numbers, each of which it complains of on the console, and in an Excel sheet links, which it writes into every cell of
 * a range, ten thousand million of them if a file says so. Refuses a sheet that repeats its cells beyond reason.
 */
export function quietParts(parts: Parts, name: string): Parts {
  const content = parts['content.xml']
  if (content !== undefined) {
    refuseRepeats(content, name)
    return {
      ...parts,
      'content.xml': withoutLooks(content),
      ...(parts['styles.xml'] === undefined ? {} : { 'styles.xml': withoutLooks(parts['styles.xml']) }),
    }
  }
  return Object.fromEntries(
    Object.entries(parts).map(([part, bytes]) => [
      part,
      /worksheets\/[^/]+\.xml$/i.test(part) ? withoutLinks(bytes) : bytes,
    ]),
  )
}

/** Whether an OpenDocument workbook says that its parts are locked. */
export function isLocked(parts: Parts): boolean {
  const manifest = parts['META-INF/manifest.xml']
  return manifest !== undefined && strFromU8(manifest, true).includes('encryption-data')
}

/** Figures are read by their value and never by their look. The body is not touched and not decoded. */
function withoutLooks(content: Uint8Array): Uint8Array {
  const body = indexOf(content, bodyTag)
  const head = strFromU8(content.subarray(0, body))
  const quiet = strToU8(
    head.replace(/<number:[a-z]+-style\b[^>]*\/>|<number:([a-z]+)-style\b[^>]*>[\s\S]*?<\/number:\1-style>/g, ''),
  )
  const whole = new Uint8Array(quiet.length + content.length - body)
  whole.set(quiet)
  whole.set(content.subarray(body), quiet.length)
  return whole
}

function withoutLinks(sheet: Uint8Array): Uint8Array {
  const text = strFromU8(sheet, true)
  return /hyperlink\b/.test(text) ? strToU8(text.replace(/<\/?(\w+:)?hyperlinks?\b[^<>]*>/g, ''), true) : sheet
}

/** Cells that a sheet may come to once its repeated cells are written out; the largest return has 200,000. */
const mostCells = 5_000_000

/** A cell may say that it stands a thousand million times over: only filled cells are written out, and these are counted. */
function refuseRepeats(content: Uint8Array, name: string): void {
  const text = strFromU8(content, true)
  let [sheets, rows, cells] = [0, 1, 0]
  for (const [tag, what] of text.matchAll(/<(?:\w+:)?(table-row|table-cell|table)\b[^>]*>/g)) {
    if (what === 'table') sheets += 1
    else if (what === 'table-row') rows = repeats(tag, 'rows')
    else if (!tag.endsWith('/>') || tag.includes('string-value')) cells += rows * repeats(tag, 'columns')
  }
  if (sheets > mostSheets) tooManySheets(name, sheets)
  if (cells > mostCells)
    refuse(
      'IMP-88',
      name,
      `${name} repeats its cells until there are ${cells} of them; no return has more than ${mostCells}. Save the rows you need as CSV.`,
    )
}

function repeats(tag: string, what: 'rows' | 'columns'): number {
  const at = tag.indexOf(`number-${what}-repeated`)
  return at < 0 ? 1 : Number(/\d+/.exec(tag.slice(at))?.[0] ?? 1)
}

const bodyTag = strToU8('<office:body')

function indexOf(content: Uint8Array, wanted: Uint8Array): number {
  for (let at = content.indexOf(60); at >= 0; at = content.indexOf(60, at + 1))
    if (wanted.every((byte, i) => content[at + i] === byte)) return at
  return content.length
}
