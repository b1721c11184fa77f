import { isMemorandum, lineByNumber, lineKey, type OutturnAspect, plainWords } from './lines.ts'

/** A column of figures: which line and which of its seven aspects. */
export interface FigureColumn {
  readonly index: number
  readonly measure: string
  /** As it stands in the file, with a bar between the line and what is under it where they are in two rows. */
  readonly heading: string
  readonly isMemorandum: boolean
}

/** Columns that say whose row it is. */
export interface PlaceColumns {
  readonly eCode?: number
  readonly ons?: number
  readonly name?: number
  readonly class?: number
  readonly certification?: number
}

/** Where a sheet’s header is and what its columns hold. */
export interface OutturnHeader {
  readonly places: PlaceColumns
  readonly figures: readonly FigureColumn[]
  /** Headings that say neither whose row it is nor which figure. */
  readonly unknown: readonly string[]
  /** The lowest row of the header, from 0. */
  readonly last: number
}

/** A header lies within so many rows of the top. */
const headerWithin = 60

type Rows = readonly (readonly string[])[]

/** A heading ends in one of these; the part before is the line. `(C3 = C1 + C2)` and a number that keeps headings apart may follow. */
const aspectWords: readonly (readonly [RegExp, OutturnAspect])[] = [
  [/employees?$/, 'employees'],
  [/running (expenses|costs)$/, 'runningExpenses'],
  [/(total|gross)( current)? expenditure$/, 'gross'],
  [/sales,?\s+fees,?\s+(and|&)\s+charges$/, 'sales'],
  [/other income$/, 'otherIncome'],
  [/total income$/, 'income'],
  [/net( current)? expenditure$/, 'net'],
]

const aspectByNumber: readonly OutturnAspect[] = [
  'employees',
  'runningExpenses',
  'gross',
  'sales',
  'otherIncome',
  'income',
  'net',
]

/**
 * Finds the header by its cells, wherever it stands: the row where headings end in `Employees (C1)` and the like, with
 * the names of the lines in the same cells or in a row above, and codes such as `C1R10` above or below.
 */
export function findHeader(rows: Rows): OutturnHeader | undefined {
  const aspectRow = rows
    .slice(0, headerWithin)
    .findIndex((row) => row.filter((cell) => aspectOf(cell) !== undefined).length >= 3)
  if (aspectRow < 0) return undefined
  const near = [0, -1, -2, -3, -4, 1, 2, 3].map((step) => aspectRow + step).filter((at) => at >= 0 && at < rows.length)
  const placeRow = near.find((at) => Object.keys(placesIn(rows[at] ?? [])).length >= 2)
  const places = withCodesByValue(placeRow === undefined ? {} : placesIn(rows[placeRow] ?? []), rows, aspectRow)
  if (places.eCode === undefined && places.ons === undefined) return undefined
  const aspects = rows[aspectRow] ?? []
  const isFlat = aspects.filter((cell) => (aspectOf(cell)?.line ?? '') !== '').length >= 3
  const lines = isFlat ? [] : linesAbove(rows, aspectRow, places)
  const codes = codeRow(rows, aspectRow)
  const isPlace = new Set<number>(Object.values(places))
  const figures: FigureColumn[] = []
  const unknown: string[] = []
  const width = Math.max(aspects.length, codes.length, lines.length)
  for (let index = 0; index < width; index++) {
    const found = isPlace.has(index) ? undefined : figureColumn(index, aspects, lines, codes)
    if (found !== undefined) figures.push(found)
    else if (!isPlace.has(index) && !isKnownAside(aspects[index] ?? '')) unknown.push((aspects[index] ?? '').trim())
  }
  return { places, figures, unknown, last: Math.max(aspectRow, placeRow ?? 0) }
}

/** The part of a heading before its aspect, and the aspect. */
export function aspectOf(cell: string): { readonly line: string; readonly aspect: OutturnAspect } | undefined {
  const text = cell.replace(/\[[^\]]*\]/g, ' ').replace(/£\s*(thousand|000s?|million|m)?/gi, ' ')
  const number = /\(\s*C([1-9])\b[^)]*\)\s*\d*\s*$/i.exec(text)?.[1]
  const bare = text
    .replace(/\(\s*C[1-9]\b[^)]*\)\s*\d*\s*$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .replace(/ c[1-9]$/i, '')
    .toLowerCase()
  for (const [pattern, aspect] of aspectWords) {
    const found = pattern.exec(bare)
    if (found !== null) return { line: bare.slice(0, found.index).replace(/[\s:–—-]+$/, ''), aspect }
  }
  const byNumber = number === undefined ? undefined : aspectByNumber[Number(number) - 1]
  return byNumber === undefined ? undefined : { line: bare, aspect: byNumber }
}

const placeHeadings: Readonly<Record<string, keyof PlaceColumns>> = {
  'e code': 'eCode',
  ecode: 'eCode',
  'la code': 'eCode',
  'ons code': 'ons',
  'gss code': 'ons',
  'ons area code': 'ons',
  'ons gss code': 'ons',
  'local authority': 'name',
  'local authority name': 'name',
  'authority name': 'name',
  authority: 'name',
  class: 'class',
  certification: 'certification',
  certified: 'certification',
  'certification status': 'certification',
}

function placesIn(row: readonly string[]): PlaceColumns {
  const found: { -readonly [K in keyof PlaceColumns]: number } = {}
  row.forEach((cell, index) => {
    const place = placeHeadings[plainWords(cell)]
    if (place !== undefined && found[place] === undefined) found[place] = index
  })
  return found
}

/** Old editions leave the code columns without a heading: they are known by what stands in them. */
function withCodesByValue(places: PlaceColumns, rows: Rows, headerRow: number): PlaceColumns {
  const columnOf = (pattern: RegExp) => {
    const counts = new Map<number, number>()
    for (const row of rows.slice(headerRow + 1))
      for (let c = 0; c < Math.min(row.length, 12); c++)
        if (pattern.test(row[c] ?? '')) counts.set(c, (counts.get(c) ?? 0) + 1)
    return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  }
  const ons = places.ons ?? columnOf(/^\s*E\d{8}\s*$/)
  const eCode = places.eCode ?? columnOf(/^\s*E\d{4}\s*$/)
  return { ...places, ...(ons === undefined ? {} : { ons }), ...(eCode === undefined ? {} : { eCode }) }
}

/** The names of the lines, each carried right over its seven columns; `of which` takes the line before it along. */
function linesAbove(rows: Rows, aspectRow: number, places: PlaceColumns): readonly string[] {
  const firstFigure = Math.max(-1, ...Object.values(places).filter((at): at is number => at !== undefined)) + 1
  const row = [1, 2, 3, 4]
    .map((step) => rows[aspectRow - step] ?? [])
    .find((cells) => cells.slice(firstFigure).some((cell) => cell.trim() !== '' && !isCode(cell)))
  const width = rows[aspectRow]?.length ?? 0
  const lines: string[] = []
  let [line, whole] = ['', '']
  for (let index = 0; index < width; index++) {
    const cell = (row?.[index] ?? '').trim()
    if (cell !== '' && !isCode(cell)) {
      const isPart = /^of which\b/i.test(cell)
      if (!isPart) whole = cell
      line = isPart && whole !== '' ? `${whole} ${cell}` : cell
    }
    lines.push(index < firstFigure ? '' : line)
  }
  return lines
}

function codeRow(rows: Rows, aspectRow: number): readonly string[] {
  return (
    [-1, -2, -3, -4, 1, 2, 3]
      .map((step) => rows[aspectRow + step] ?? [])
      .find((cells) => cells.filter((cell) => isCode(cell)).length >= 3) ?? []
  )
}

function isCode(cell: string): boolean {
  return /^\s*(C\d+R\d+|RO\d-\S+|RSX-\S+)\s*$/i.test(cell)
}

function figureColumn(
  index: number,
  aspects: readonly string[],
  lines: readonly string[],
  codes: readonly string[],
): FigureColumn | undefined {
  const cell = aspects[index] ?? ''
  const code = /^\s*C(\d+)R(\d+)\s*$/i.exec(codes[index] ?? '')
  const read = aspectOf(cell)
  const above = lines[index] ?? ''
  const words = read === undefined ? joined(above, cell) : joined(above, read.line)
  const byCode = code === null ? undefined : lineByNumber(code[2] ?? '')
  const memorandum = isMemorandum(words) || byCode === 'agencyStaff' || byCode === 'adultAgencyStaff'
  const line = words.trim() === '' || byCode?.endsWith('gencyStaff') === true ? byCode : lineKey(words)
  const aspect =
    read?.aspect ??
    (code === null ? undefined : aspectByNumber[Number(code[1]) - 1]) ??
    // The agency bill is asked for in one column only, running expenses, and its heading does not say so.
    (memorandum ? 'runningExpenses' : undefined)
  if (line === undefined || line === '' || aspect === undefined) return undefined
  const heading = above === '' ? cell : `${above} | ${cell}`
  return {
    index,
    measure: `revenueOutturn/${line}/${aspect}`,
    heading: heading.replace(/\s+/g, ' ').trim(),
    isMemorandum: memorandum,
  }
}

function joined(above: string, own: string): string {
  return [above, own].filter((part) => part.trim() !== '').join(' ')
}

function isKnownAside(cell: string): boolean {
  return /^$|^(notes?|detailed class|region|class|classification|la type|year|financial year)$/.test(plainWords(cell))
}
