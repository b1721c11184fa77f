/**
 * How two figures lie to one another. `overlap`: partly the same, and neither holds the other. `unknown`: it cannot be
 * told. `unlike`: they are no parts of one whole and are never added up.
 */
export type Relation = 'same' | 'contains' | 'within' | 'apart' | 'overlap' | 'unknown' | 'unlike'

/** Both at once: whoever is larger in one way and no smaller in the other holds the other. */
export function together(by: readonly Relation[]): Relation {
  for (const decisive of ['unlike', 'apart', 'unknown', 'overlap'] as const) if (by.includes(decisive)) return decisive
  const [contains, within] = [by.includes('contains'), by.includes('within')]
  if (contains && within) return 'overlap'
  return contains ? 'contains' : within ? 'within' : 'same'
}
