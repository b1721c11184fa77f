import { type Heading, isSlipOf } from './headings.ts'
import type { MappedColumn, Mapping } from './mapping.ts'
import type { Table } from './table.ts'

/** Where the columns of a mapping stand in a table. */
export interface ColumnsFound {
  readonly found: readonly { readonly mapped: MappedColumn; readonly heading: Heading }[]
  /** Columns of the mapping that the table does not have. */
  readonly lacking: readonly MappedColumn[]
  /** Columns taken although their heading is spelled otherwise. */
  readonly slips: readonly { readonly mapped: MappedColumn; readonly heading: Heading }[]
  /** Columns with a heading that the mapping has not met. */
  readonly unmet: readonly Heading[]
}

/** Finds the columns of a mapping by their headings: as they are, and then but for a slip of the keyboard. */
export function columnsFound(table: Table, mapping: Mapping): ColumnsFound {
  const wanted = mapping.columns.filter(({ role }) => role !== 'ignored')
  const exact = wanted.flatMap((mapped) => {
    const heading = table.headings.find(
      ({ plain, occurrence }) => plain === mapped.heading && occurrence === mapped.occurrence,
    )
    return heading === undefined ? [] : [{ mapped, heading }]
  })
  const met = new Set([...mapping.headings, ...mapping.columns.map(({ heading }) => heading)])
  const strange = table.headings.filter(({ plain }) => plain !== '' && !met.has(plain))
  const slips = wanted.flatMap((mapped) => {
    if (exact.some((each) => each.mapped === mapped)) return []
    const near = strange.filter(({ plain }) => isSlipOf(plain, mapped.heading))
    return near.length === 1 && near[0] !== undefined ? [{ mapped, heading: near[0] }] : []
  })
  const found = [...exact, ...slips]
  return {
    found,
    lacking: wanted.filter((mapped) => !found.some((each) => each.mapped === mapped)),
    slips,
    unmet: strange.filter((heading) => !slips.some((each) => each.heading === heading)),
  }
}
