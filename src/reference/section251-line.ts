import type { Section251Key } from './section251-keys.ts'

/**
 * What a line is for adding up. `line`: money counted once. `part`: inside a line, which has the money too. `subtotal`:
 * adds up others. `memo`: inside others, for information. `cera`: capital paid for from revenue, outside the totals
 * that councils are compared by.
 */
export type Section251Kind = 'line' | 'part' | 'subtotal' | 'memo' | 'cera'

/** One line of table A1 in one layout. */
export interface Section251Line {
  /** Its number in the return: `33`, `3.1.2a`. */
  readonly ref: string
  readonly kind: Section251Kind
  readonly key: Section251Key
  /** Its words in the return. */
  readonly label: string
  /** Numbers of the lines that it adds up; none where it adds up nothing. */
  readonly adds: readonly string[]
}

/** A line in the lists: `1-3 7` adds up lines 1, 2, 3 and 7. */
export type Section251Row = readonly [
  ref: string,
  kind: Section251Kind,
  key: Section251Key,
  label: string,
  adds?: string,
]
