import { canonical } from '../dimensions.ts'
import type { Dimension, Figure } from '../figure.ts'
import { listInWords } from '../in-words.ts'
import { type Problem, problem } from '../problem.ts'
import { dimensionsOf } from './dimensions-of.ts'
import type { Draft, ReadDraft } from './draft.ts'
import { formulaText } from './print.ts'
import { saidOf } from './sentence.ts'
import { parts, type Tree } from './tree.ts'

export interface Dimensioned {
  /** What each draft varies by, in canonical order. */
  readonly by: ReadonlyMap<Draft, readonly Dimension[]>
  readonly problems: readonly Problem[]
}

/**
 * What each draft varies by, found by growth: start from nothing, let each formula add what its names vary by,
 * until nothing changes, so that figures that rest on one another settle. Then what is written must match.
 */
export function checkDimensions(read: readonly ReadDraft[]): Dimensioned {
  const inferred = grow(read, new Map())
  const problems: Problem[] = []
  const wrong = read.filter((each) => !matches(each.draft, inferred))
  // Figures that only follow somebody else's mistake are not reported: each is looked at with the others as declared.
  const others = new Map(wrong.map(({ draft }) => [draft, new Set(draft.by)]))
  const causes = wrong.filter((each) => {
    const without = new Map(others)
    without.delete(each.draft)
    return !matches(each.draft, grow(read, without))
  })
  for (const { draft } of causes.length > 0 ? causes : wrong)
    problems.push(mismatch(draft, grow(read, without(others, draft)).get(draft) ?? new Set()))
  const settled = grow(read, others)
  const by = new Map(read.map(({ draft }) => [draft, canonical(draft.by ?? settled.get(draft) ?? [])]))
  for (const each of read) {
    if (each.draft.line && each.draft.by === undefined)
      problems.push(lineWithoutBy(each.draft, by.get(each.draft) ?? []))
    problems.push(...overNothing(each, (name) => dimensionsOfEntry(each.draft.scope.get(name), settled)))
  }
  return { by, problems }
}

type Grown = Map<Draft, Set<Dimension>>

function grow(read: readonly ReadDraft[], fixed: ReadonlyMap<Draft, Set<Dimension>>): Grown {
  const grown: Grown = new Map(read.map(({ draft }) => [draft, new Set(fixed.get(draft))]))
  for (let changed = true; changed; ) {
    changed = false
    for (const { draft, tree } of read) {
      const known = grown.get(draft)
      if (known === undefined || fixed.has(draft)) continue
      for (const dimension of dimensionsOf(tree, (name) => dimensionsOfEntry(draft.scope.get(name), grown))) {
        if (known.has(dimension)) continue
        known.add(dimension)
        changed = true
      }
    }
  }
  return grown
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): Map<K, V> {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}

function dimensionsOfEntry(entry: Figure | Draft | undefined, grown: Grown): Iterable<Dimension> {
  if (entry === undefined) return []
  return entry.kind === 'draft' ? (grown.get(entry) ?? entry.by ?? []) : entry.by
}

function matches(draft: Draft, grown: Grown): boolean {
  if (draft.by === undefined) return true
  const found = grown.get(draft) ?? new Set()
  return draft.by.length === found.size && draft.by.every((dimension) => found.has(dimension))
}

function mismatch(draft: Draft, found: ReadonlySet<Dimension>): Problem {
  const declared = new Set(draft.by)
  const more = canonical(found).filter((dimension) => !declared.has(dimension))
  const fewer = canonical(declared).filter((dimension) => !found.has(dimension))
  const says = `${saidOf(draft)} is declared ${declared.size === 0 ? 'without anything it varies by' : `by ${listInWords(canonical(declared))}`}`
  if (more.length > 0) {
    return problem(
      'FIG-03',
      draft.name,
      `${says}, but its formula also varies by ${listInWords(more)}. Add ${listInWords(more)} to \`by\`, or take a sum, least or greatest over ${listInWords(more)}.`,
    )
  }
  return problem(
    'FIG-03',
    draft.name,
    `${says}, but its formula does not vary by ${listInWords(fewer)}. Take ${listInWords(fewer)} out of \`by\`.`,
  )
}

function lineWithoutBy(draft: Draft, by: readonly Dimension[]): Problem {
  return problem(
    'FIG-04',
    draft.name,
    `${saidOf(draft)} is a line, so it must say what it varies by. Its formula varies by ${by.length === 0 ? 'nothing' : listInWords(by)}: write \`by: [${by.map((each) => `'${each}'`).join(', ')}]\`.`,
  )
}

/** Sums, picks and shares over something that does not vary that way: nearly always the wrong name. */
function overNothing({ draft, tree }: ReadDraft, ofName: (name: string) => Iterable<Dimension>): readonly Problem[] {
  const problems: Problem[] = []
  const missing = (node: Tree, dimension: string, what: string): void => {
    if (dimensionsOf(node, ofName).has(dimension)) return
    problems.push(
      problem(
        'FIG-05',
        draft.name,
        `In ${saidOf(draft)}, ${formulaText(node)} does not vary by ${dimension}, so there is nothing to ${what}.`,
      ),
    )
  }
  const walk = (node: Tree): void => {
    if (node.kind === 'over')
      for (const dimension of node.over)
        missing(node.of, dimension, node.how === 'sum' ? `add up over ${dimension}` : `compare over ${dimension}`)
    if (node.kind === 'pick' || node.kind === 'lookup') missing(node.of, node.dimension, 'pick from')
    if (node.kind === 'share') {
      missing(node.key, node.over, `share by over ${node.over}`)
      if (dimensionsOf(node.total, ofName).has(node.over)) {
        problems.push(
          problem(
            'FIG-05',
            draft.name,
            `In ${saidOf(draft)}, ${formulaText(node.total)} already varies by ${node.over}, so it cannot be shared over ${node.over}. Share its sum over ${node.over}.`,
          ),
        )
      }
    }
    for (const part of parts(node)) walk(part)
  }
  walk(tree)
  return problems
}
