import type { Opened } from '../table/opened.ts'
import { type Column, type Layout, layoutOf } from './layout.ts'
import type { EducationPublication, Table } from './publication.ts'
import { educationPublications } from './publications.ts'

/** Which publication a file is of, which of its tables, and how its columns are called there. */
export interface Identified {
  readonly publication: EducationPublication
  readonly table: Table
}

/** Columns by which a file is one of section 251 outturn, which has a reader of its own. */
const ofSection251 = ['category_of_expenditure', 'description_of_expenditure']

/** Whether the file is in the common layout and is this room’s to read. */
export function isEducationStatistics(opened: Opened): boolean {
  const layout = layoutOf(opened)
  return layout !== undefined && !layout.columns.some(({ plain }) => ofSection251.includes(plain))
}

/**
 * The publication and table that a file’s columns tell, where they tell one: of those with a telling set of columns
 * the one that knows most of them. What the filters say decides between tables that share their columns.
 */
export function identify(layout: Layout): Identified | undefined {
  let best: (Identified & { readonly known: number }) | undefined
  for (const publication of educationPublications) {
    for (const table of publication.tables) {
      const names = layout.columns.map(({ plain }) => ourName(table, plain))
      if (!table.toldBy.some((set) => set.every((name) => names.includes(name)))) continue
      if (table.says !== undefined && !saysSo(layout, table.says)) continue
      const known = names.filter((name) => table.filters.includes(name) || Object.hasOwn(table.indicators, name)).length
      // A table that is told by what it says knows the file better than one with the same columns and no such words.
      const weight = known + (table.says === undefined ? 0 : 0.5)
      if (best === undefined || weight > best.known) best = { publication, table, known: weight }
    }
  }
  return best === undefined ? undefined : { publication: best.publication, table: best.table }
}

/** Our name for a column of the table: its own, that of another edition, or the same without `pct` at its end. */
export function ourName({ alsoCalled = {}, indicators }: Table, plain: string): string {
  const renamed = (name: string) => (Object.hasOwn(alsoCalled, name) ? alsoCalled[name] : undefined)
  if (Object.hasOwn(indicators, plain)) return plain
  const bare = plain.replace(/_(pct|percent|percentage)$/, '')
  return renamed(plain) ?? (Object.hasOwn(indicators, bare) ? bare : (renamed(bare) ?? plain))
}

function saysSo({ columns, sample }: Layout, words: RegExp): boolean {
  return sample.some((cells) => columns.some(({ at }: Column) => words.test(cells[at] ?? '')))
}
