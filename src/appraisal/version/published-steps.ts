import type { Figure } from '../../figures/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { nameOfSituation, type Situation } from '../scenarios/situations.ts'
import type { Publication, Step } from './document.ts'
import type { ReadName } from './reads.ts'

/** The readings that every version has; those of its scenarios are named as the situation is. */
export const readingNames = {
  case: 'case',
  nobodyLeaves: 'nobody leaves',
  formula: 'formulas in place of claims',
  situation: (theCase: CaseFile, situation: Situation) => `situation ${nameOfSituation(theCase, situation)}`,
} as const

/** A publication, as it is told here: by the figure itself, and of the case’s own reading where it says no other. */
export type Published = Omit<Publication, 'reads' | 'reading' | 'figure'> & {
  readonly reads: ReadName
  readonly figure: Figure | `@${string}`
  readonly reading?: string
}

/** Every element of a list; what it says of where it stands goes by the names of its own keys. */
export const each = (...keys: readonly string[]): Step => ({ each: Object.fromEntries(keys.map((key) => [key, key])) })
export const options: readonly Step[] = ['options', { each: { option: 'code' } }]
export const councils: readonly Step[] = [...options, 'byCouncil', each('council')]
export const spread = 'spread' as const
