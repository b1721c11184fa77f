import { beginsIn } from './calendar.ts'
import type { CaseFile } from './schema.ts'

type BaselineCell = CaseFile['baseline'][number]

/** The gross cell of the last year given, for each council and line; the key is their two codes as a JSON list. */
export function latestGross({ baseline }: CaseFile): ReadonlyMap<string, BaselineCell> {
  const cells = new Map<string, BaselineCell>()
  for (const cell of baseline) {
    if (cell.measure !== 'gross' || cell.council === '' || cell.line === '') continue
    const key = JSON.stringify([cell.council, cell.line])
    const other = cells.get(key)
    if (other === undefined || (beginsIn(other.year) ?? 0) < (beginsIn(cell.year) ?? 0)) cells.set(key, cell)
  }
  return cells
}
