/**
 * Strongly connected groups: things that can each reach the others along `next`. Groups come out in an order
 * in which everything a group reaches stands before it (Tarjan 1972), and within a group in the order first met.
 * Written with a list of its own in place of recursion, so that a long chain of figures cannot overflow the stack.
 */
export function strongGroups<T>(all: readonly T[], next: (of: T) => readonly T[]): readonly (readonly T[])[] {
  const position = new Map(all.map((each, index) => [each, index]))
  const met = new Map<T, number>()
  const lowest = new Map<T, number>()
  const waiting: T[] = []
  const isWaiting = new Set<T>()
  const groups: T[][] = []
  for (const root of all) {
    if (met.has(root)) continue
    const path: { readonly node: T; readonly following: readonly T[]; at: number }[] = []
    const enter = (node: T): void => {
      met.set(node, met.size)
      lowest.set(node, met.size - 1)
      waiting.push(node)
      isWaiting.add(node)
      path.push({ node, following: next(node).filter((each) => position.has(each)), at: 0 })
    }
    const lower = (node: T, to: number | undefined): void => {
      if (to !== undefined && to < (lowest.get(node) ?? 0)) lowest.set(node, to)
    }
    enter(root)
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const following = step.following[step.at++]
      if (following !== undefined) {
        if (!met.has(following)) enter(following)
        else if (isWaiting.has(following)) lower(step.node, met.get(following))
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) lower(above.node, lowest.get(step.node))
      if (lowest.get(step.node) !== met.get(step.node)) continue
      const group = waiting.splice(waiting.indexOf(step.node))
      for (const each of group) isWaiting.delete(each)
      groups.push(group.sort((a, b) => (position.get(a) ?? 0) - (position.get(b) ?? 0)))
    }
  }
  return groups
}

/** True when something in the group reaches back into it: more than one member, or one that rests on itself. */
export function isCircle<T>(group: readonly T[], next: (of: T) => readonly T[]): boolean {
  return group.length > 1 || group.some((each) => next(each).includes(each))
}
