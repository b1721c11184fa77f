/** What was met before of the same place, year and filters: the row, and the mark of what it held. */
export interface Met {
  readonly row: number
  readonly mark: number
}

/** One row: numbers for its filters and for its place and year, the row’s own number from 1, and its mark. */
export interface RowMet {
  /** Less than 2 to the 26th. */
  readonly filters: number
  /** Less than 2 to the 27th. */
  readonly place: number
  readonly row: number
  readonly mark: number
}

/**
 * Remembers which row was met first under its filters, place and year, and what it held: one table of numbers and no
 * objects, so that a million rows weigh 50 MB and nothing has to be gone through to make room.
 */
export function rowsMet(): (each: RowMet) => Met | undefined {
  let table = emptyTable(1 << 12)
  let filled = 0
  return ({ filters, place, row, mark }) => {
    // Exact as one number.
    const key = filters * 134_217_728 + place
    const at = placeIn(table, key, filters, place)
    if (table[at + rowAt] !== 0) return { row: table[at + rowAt] ?? 0, mark: table[at + markAt] ?? 0 }
    put(table, at, { key, row, mark })
    filled += 1
    if (filled * 2 * slotSize > table.length) table = twiceAsLarge(table)
    return undefined
  }
}

/**
 * A number for a row’s cells, the same for the same texts. Other texts have another but for one pair in some thousand
 * million million.
 */
export function markOfCells(cells: readonly string[], columns: readonly { readonly at: number }[]): number {
  let low = 7
  let high = 7
  for (const { at } of columns) {
    const text = cells[at] ?? ''
    for (let i = 0; i < text.length; i++) {
      const letter = text.charCodeAt(i) + 1
      low = (low * 31 + letter) | 0
      high = (high * 8191 + letter) | 0
    }
    low = (low * 31) | 0
    high = (high * 8191) | 0
  }
  // All of the one and the upper half of the other: together no larger than a number is exact to.
  return (low >>> 0) * 2097152 + (high >>> 11)
}

/** Slots of three numbers, side by side so that one look finds all: the key, the row (0 where nothing is), the mark. */
const slotSize = 3
const [keyAt, rowAt, markAt] = [0, 1, 2]

/** A table of so many slots, a power of two. */
function emptyTable(slots: number): Float64Array {
  return new Float64Array(slots * slotSize)
}

/**
 * Where a key is or would go: the next free slot from one that its two numbers choose. Eight places in a row begin side
 * by side, as they mostly stand in the file.
 */
function placeIn(table: Float64Array, key: number, filters: number, place: number): number {
  const slots = table.length / slotSize
  let mixed = (filters * 1_000_003 + (place >>> 3) * 40_503) | 0
  mixed ^= mixed >>> 15
  let slot = ((mixed << 3) | (place & 7)) & (slots - 1)
  while (table[slot * slotSize + rowAt] !== 0 && table[slot * slotSize + keyAt] !== key) slot = (slot + 1) & (slots - 1)
  return slot * slotSize
}

function put(table: Float64Array, at: number, each: { key: number; row: number; mark: number }): void {
  table[at + keyAt] = each.key
  table[at + rowAt] = each.row
  table[at + markAt] = each.mark
}

function twiceAsLarge(table: Float64Array): Float64Array {
  const larger = emptyTable((table.length / slotSize) * 2)
  for (let at = 0; at < table.length; at += slotSize) {
    const [key, row, mark] = [table[at + keyAt] ?? 0, table[at + rowAt] ?? 0, table[at + markAt] ?? 0]
    if (row === 0) continue
    const place = key % 134_217_728
    put(larger, placeIn(larger, key, (key - place) / 134_217_728, place), { key, row, mark })
  }
  return larger
}
