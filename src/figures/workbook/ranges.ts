/** One cell of the workbook; rows and columns from 1 and 0, as `firstRow` and `columnLetters` count. */
export interface Address {
  readonly sheet: string
  readonly row: number
  readonly column: number
  /** The column does not move when a formula is copied along its row. */
  readonly fixed: boolean
}

/** `H12`, `$G12`, or `'L01'!H12` from another sheet. */
export function addressText({ sheet, row, column, fixed }: Address, from: string): string {
  return `${sheetPrefix(sheet, from)}${fixed ? '$' : ''}${columnLetters(column)}${row}`
}

function sheetPrefix(sheet: string, from: string): string {
  return sheet === from ? '' : `'${sheet.replaceAll("'", "''")}'!`
}

/**
 * Cells of one sheet as the fewest ranges that hold them and nothing else: `H12:H14`, or a list where they do not
 * touch. The order is by row, then column.
 */
export function rangeTexts(cells: readonly Address[], from: string): readonly string[] {
  const rectangles: Rectangle[] = []
  for (const run of rowRuns(cells)) {
    const above = rectangles.find(
      (each) =>
        each.bottom === run.row - 1 && each.left === run.left && each.right === run.right && each.sheet === run.sheet,
    )
    if (above === undefined) rectangles.push({ ...run, top: run.row, bottom: run.row })
    else above.bottom = run.row
  }
  return rectangles.map(({ sheet, top, bottom, left, right, fixed }) => {
    const first = addressText({ sheet, row: top, column: left, fixed: fixed || left < right }, from)
    if (top === bottom && left === right) return first
    return `${first}:${fixed || left < right ? '$' : ''}${columnLetters(right)}${bottom}`
  })
}

/** From the first year to this one: `$H12:K12`, which grows as it is copied along its row. */
export function runningRange(cells: readonly Address[], from: string): readonly string[] {
  const texts = rangeTexts(cells, from)
  const [only, ...more] = texts
  const last = cells.at(-1)
  if (only === undefined || last === undefined || more.length > 0 || last.fixed || cells.length < 2) return texts
  return [only.replace(/:\$/, ':')]
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  const above = Math.floor(column / 26)
  return (above === 0 ? '' : columnLetters(above - 1)) + String.fromCharCode(65 + (column % 26))
}

type Rectangle = { sheet: string; top: number; bottom: number; left: number; right: number; fixed: boolean }

/** Neighbours in one row, joined. */
function rowRuns(
  cells: readonly Address[],
): { sheet: string; row: number; left: number; right: number; fixed: boolean }[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column)
  const runs: { sheet: string; row: number; left: number; right: number; fixed: boolean }[] = []
  for (const { sheet, row, column, fixed } of sorted) {
    const last = runs.at(-1)
    if (last !== undefined && last.sheet === sheet && last.row === row && last.right === column - 1) last.right = column
    else runs.push({ sheet, row, left: column, right: column, fixed })
  }
  return runs
}

/** `SUM(a,b,…)` of ranges; more than a function may take are summed in groups first. */
export function overRanges(name: 'SUM' | 'MIN' | 'MAX' | 'PRODUCT', ranges: readonly string[]): string {
  if (ranges.length <= mostArguments) return `${name}(${ranges.join(',')})`
  const groups = Array.from({ length: Math.floor((ranges.length + mostArguments - 1) / mostArguments) }, (_, group) =>
    overRanges(name, ranges.slice(group * mostArguments, (group + 1) * mostArguments)),
  )
  return overRanges(name, groups)
}

/** Spreadsheets take at most 255 arguments. */
const mostArguments = 250
