import type { Dimension, Figure } from '../figure.ts'
import type { Tree } from './tree.ts'

/** A definition as handed in, before it is known to be sound. `scope` says what its local names stand for. */
export interface Draft {
  readonly kind: 'draft'
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly by?: readonly Dimension[]
  readonly line: boolean
  readonly source?: string
  readonly is: string
  readonly scope: ReadonlyMap<string, Figure | Draft>
}

/** A draft whose formula could be read and whose names are all known. */
export interface ReadDraft {
  readonly draft: Draft
  readonly tree: Tree
}
