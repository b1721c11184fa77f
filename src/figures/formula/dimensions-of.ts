import type { Dimension } from '../figure.ts'
import { parts, type Tree } from './tree.ts'

/**
 * What a formula, or a part of it, varies by: everything its names vary by, less what is added up or picked,
 * plus the year of anything that looks back.
 */
export function dimensionsOf(tree: Tree, ofName: (name: string) => Iterable<Dimension>): Set<Dimension> {
  const of = (node: Tree): Set<Dimension> => dimensionsOf(node, ofName)
  switch (tree.kind) {
    case 'name':
      return new Set(ofName(tree.name))
    case 'yearNumber':
      return new Set(['year'])
    case 'over': {
      const inside = of(tree.of)
      for (const dimension of tree.over) inside.delete(dimension)
      return inside
    }
    case 'pick': {
      const inside = of(tree.of)
      inside.delete(tree.dimension)
      return inside
    }
    case 'lookup': {
      const inside = of(tree.of)
      inside.delete(tree.dimension)
      return union([inside, of(tree.key)])
    }
    case 'running':
      return union([of(tree.of), ['year']])
    case 'previous':
      return union([of(tree.of), of(tree.starting), tree.step === 'year' ? ['year'] : ['year', 'month']])
    default:
      return union(parts(tree).map(of))
  }
}

function union(sets: Iterable<Iterable<Dimension>>): Set<Dimension> {
  const all = new Set<Dimension>()
  for (const set of sets) for (const dimension of set) all.add(dimension)
  return all
}
