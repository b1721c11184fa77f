import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import { placed } from './check.ts'

/**
 * One figure given twice in a section: the place of both, and what they have in common. An entry with a part that
 * could not be read is passed over.
 */
export function repeatedFigures<T>(
  section: string | Path,
  list: readonly T[],
  sameBy: (entry: T) => readonly string[],
): readonly Problem[] {
  const path = typeof section === 'string' ? [section] : section
  const firstAt = new Map<string, number>()
  return placed(list).flatMap(([entry, index]) => {
    const parts = sameBy(entry)
    if (parts.includes('')) return []
    const key = JSON.stringify(parts)
    const first = firstAt.get(key)
    if (first === undefined) {
      firstAt.set(key, index)
      return []
    }
    return [
      caseProblem(
        'CASE-30',
        at(...path, index),
        `The figure for ${parts.map(quoted).join(', ')} is given here and at ${at(...path, first)}. Keep one and take the other out.`,
      ),
    ]
  })
}
