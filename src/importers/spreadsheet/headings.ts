/** A column of a table by its heading. Columns without one are there too, so that nothing in them goes unseen. */
export interface Heading {
  /** As it stands in the file; of a heading over two rows, both. */
  readonly text: string
  /** In small letters and figures with single spaces; blank where there is none. */
  readonly plain: string
  /** From 1, where several columns are called the same. */
  readonly occurrence: number
  /** From 0. */
  readonly column: number
  /** As a spreadsheet names the column: `A`, `AB`. */
  readonly letter: string
}

/** The headings of a row of cells, those of one name told apart by their order. */
export function headingsOf(cells: readonly string[]): readonly Heading[] {
  const met = new Map<string, number>()
  return cells.map((cell, column) => {
    const plain = plainHeading(cell)
    const occurrence = (met.get(plain) ?? 0) + 1
    met.set(plain, occurrence)
    return { text: cell.replace(/\s+/g, ' ').trim(), plain, occurrence, column, letter: columnLetter(column) }
  })
}

/** ` NetAmount ` and `Net amount` are one: words apart, small letters and figures, single spaces. */
export function plainHeading(text: string): string {
  return text
    .replace(/^(\uFEFF|ï»¿|Ã¯Â»Â¿|Ã¯»¿)+/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’‘]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last
}

/**
 * Whether one heading is another with a slip of the keyboard: `directotate`, `suuplier id`. What is left when the same
 * beginning and the same end are taken away is one letter, or two that changed places, or any two side by side in a
 * heading of nine letters and more.
 */
export function isSlipOf(written: string, meant: string): boolean {
  const shorter = Math.min(written.length, meant.length)
  if (written === meant || shorter < 5) return false
  let start = 0
  while (start < shorter && written[start] === meant[start]) start += 1
  let end = 0
  while (end < shorter - start && written[written.length - 1 - end] === meant[meant.length - 1 - end]) end += 1
  const left = Math.max(written.length, meant.length) - start - end
  const isSwapped = left === 2 && written[start] === meant[start + 1] && written[start + 1] === meant[start]
  return left <= (shorter < 9 ? 1 : 2) || isSwapped
}
