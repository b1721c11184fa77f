/** What was met before under a number: the row, and the mark of what it held. */
export interface Met {
  readonly row: number
  readonly mark: number
}

/**
 * Remembers under whole numbers which row was met first and what it held: a table of numbers and no objects, so that
 * a million rows weigh 40 MB and nothing has to be gone through to make room.
 */
export function rowsMet(): (key: number, row: number, mark: number) => Met | undefined {
  let table = emptyTable(1 << 12)
  let filled = 0
  return (key, row, mark) => {
    const slot = slotOf(table, key)
    if (table.keys[slot] === key) return { row: table.rows[slot] ?? 0, mark: table.marks[slot] ?? 0 }
    put(table, slot, { key, row, mark })
    filled += 1
    if (filled * 2 > table.keys.length) table = twiceAsLarge(table)
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

interface Table {
  /** -1 where nothing is. */
  readonly keys: Float64Array
  readonly marks: Float64Array
  readonly rows: Int32Array
}

function emptyTable(size: number): Table {
  return {
    keys: new Float64Array(size).fill(-1),
    marks: new Float64Array(size),
    rows: new Int32Array(size),
  }
}

/** Where a key is or would go: the next free slot from one that its digits choose. The size is a power of two. */
function slotOf({ keys }: Table, key: number): number {
  const low = key % 4294967296
  const mixed = (low * 1000003 + Math.floor(key / 4294967296) * 8191) % 4294967296
  let slot = ((mixed ^ (mixed >>> 15)) >>> 0) & (keys.length - 1)
  while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & (keys.length - 1)
  return slot
}

function put({ keys, marks, rows }: Table, slot: number, each: { key: number; row: number; mark: number }): void {
  keys[slot] = each.key
  marks[slot] = each.mark
  rows[slot] = each.row
}

function twiceAsLarge(table: Table): Table {
  const larger = emptyTable(table.keys.length * 2)
  table.keys.forEach((key, i) => {
    if (key !== -1) put(larger, slotOf(larger, key), { key, row: table.rows[i] ?? 0, mark: table.marks[i] ?? 0 })
  })
  return larger
}
