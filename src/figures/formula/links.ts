import { parts, type Tree } from './tree.ts'

/** One use of a name in a formula, and in which way it looks across time. */
export interface Link {
  readonly name: string
  /** It reads the year before, through `previous`. */
  readonly yearEarlier: boolean
  /** It reads the month before, through `previousMonth`. */
  readonly monthEarlier: boolean
  /** It reads other years than its own: through a sum, least, greatest, pick, lookup or share over year. */
  readonly mixesYears: boolean
  readonly mixesMonths: boolean
}

const direct: Omit<Link, 'name'> = { yearEarlier: false, monthEarlier: false, mixesYears: false, mixesMonths: false }

/** Every use of a name in a formula. */
export function linksOf(tree: Tree): readonly Link[] {
  const links: Link[] = []
  const walk = (node: Tree, way: Omit<Link, 'name'>): void => {
    if (node.kind === 'name') links.push({ name: node.name, ...way })
    else if (node.kind === 'previous') {
      walk(node.of, node.step === 'year' ? { ...way, yearEarlier: true } : { ...way, monthEarlier: true })
      walk(node.starting, way)
    } else if (node.kind === 'lookup') {
      walk(node.of, mixing(way, [node.dimension]))
      walk(node.key, way)
    } else {
      // A share reads its key over every member; its total does not vary that way.
      const over =
        node.kind === 'over'
          ? node.over
          : node.kind === 'pick'
            ? [node.dimension]
            : node.kind === 'share'
              ? [node.over]
              : []
      for (const part of parts(node)) walk(part, mixing(way, over))
    }
  }
  walk(tree, direct)
  return links
}

function mixing(way: Omit<Link, 'name'>, over: readonly string[]): Omit<Link, 'name'> {
  return {
    ...way,
    mixesYears: way.mixesYears || over.includes('year'),
    mixesMonths: way.mixesMonths || over.includes('month'),
  }
}
