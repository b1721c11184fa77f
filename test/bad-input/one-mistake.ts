/** A file with one mistake: what is changed in a good case, and what a person must be told. */
export interface OneMistake {
  /** A sentence that a council officer would agree with. */
  readonly title: string
  readonly changes: Readonly<Record<string, unknown>>
  readonly code: string
  readonly place: string
  /** What the sentence must name: what was found, and what to do. */
  readonly says: readonly string[]
}
