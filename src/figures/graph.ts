import type { Figure } from './figure.ts'
import { type Link, linksOf } from './formula/links.ts'
import { strongGroups } from './formula/strong-groups.ts'

/** One use of a figure by another, and which way it looks across time. */
export interface FigureLink extends Link {
  readonly to: Figure
}

/** What a figure's formula uses, each use once for each way it looks; nothing for a given or an assumption. */
export function usesOf(figure: Figure): readonly FigureLink[] {
  if (figure.kind !== 'figure') return []
  return linksOf(figure.tree).flatMap((link) => {
    const to = figure.scope[link.name]
    return to === undefined ? [] : [{ ...link, to }]
  })
}

/** The figures some others rest on, directly or not, and themselves. In the order met, uses before users where they can be. */
export function figuresReached(outputs: readonly Figure[]): readonly Figure[] {
  return groupsReached(outputs).flat()
}

/**
 * The figures reached, in groups that rest on one another from period to period, in order of work:
 * whatever a group uses stands before it.
 */
export function groupsReached(outputs: readonly Figure[]): readonly (readonly Figure[])[] {
  const reached = new Set<Figure>()
  const toVisit = [...outputs].reverse()
  const links = new Map<Figure, readonly Figure[]>()
  for (let figure = toVisit.pop(); figure !== undefined; figure = toVisit.pop()) {
    if (reached.has(figure)) continue
    reached.add(figure)
    const next = usesOf(figure).map((link) => link.to)
    links.set(figure, next)
    toVisit.push(...[...next].reverse())
  }
  return strongGroups([...reached], (figure) => links.get(figure) ?? [])
}
