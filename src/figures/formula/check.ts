import type { Dimension } from '../figure.ts'
import { type Problem, problem } from '../problem.ts'
import { checkCircles } from './check-circles.ts'
import { checkDimensions } from './check-dimensions.ts'
import { checkShape } from './check-shape.ts'
import { checkUnits } from './check-units.ts'
import type { Draft, ReadDraft } from './draft.ts'
import { FormulaError } from './formula-error.ts'
import { readFormula } from './read.ts'
import { saidOf } from './sentence.ts'
import { closest } from './suggest.ts'
import { namesIn, type Tree } from './tree.ts'

export interface Checked {
  readonly problems: readonly Problem[]
  readonly trees: ReadonlyMap<Draft, Tree>
  readonly by: ReadonlyMap<Draft, readonly Dimension[]>
}

/**
 * Reads and checks definitions together: formulas, names, shape, units, circles, dimensions. Every problem at once,
 * in the order of the definitions; a formula that cannot be read, or holds an unknown name, is not looked at further.
 */
export function checkDrafts(drafts: readonly Draft[]): Checked {
  const problems: Problem[] = []
  const read = drafts.flatMap((draft) => {
    const tree = readDraft(draft, problems)
    return tree === undefined ? [] : [{ draft, tree }]
  })
  for (const each of read) problems.push(...checkShape(each), ...checkUnits(each))
  problems.push(...checkCircles(read))
  const { by, problems: dimensionProblems } = checkDimensions(read)
  // What follows from a formula that could not be read is not its own mistake.
  const sound = soundDrafts(read)
  problems.push(...dimensionProblems.filter((each) => sound.has(each.place)))
  const order = new Map(drafts.map((draft, index) => [draft.name, index]))
  problems.sort((a, b) => (order.get(a.place) ?? -1) - (order.get(b.place) ?? -1))
  return { problems, trees: new Map(read.map(({ draft, tree }) => [draft, tree])), by }
}

function readDraft(draft: Draft, problems: Problem[]): Tree | undefined {
  try {
    const tree = readFormula(draft.is, (word) => draft.scope.has(word))
    const unknown = namesIn(tree).filter((name) => !draft.scope.has(name))
    for (const name of unknown) {
      const near = closest(name, draft.scope.keys())
      problems.push(
        problem(
          'FIG-02',
          draft.name,
          `In ${saidOf(draft)}, “${name}” is not a figure here.${near === undefined ? ' Add it to what the group uses, or define it.' : ` Did you mean “${near}”?`}`,
        ),
      )
    }
    return unknown.length > 0 ? undefined : tree
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error
    problems.push(
      problem(
        'FIG-01',
        draft.name,
        `The formula of ${saidOf(draft)}, “${draft.is}”, cannot be read: ${error.message}.`,
      ),
    )
    return undefined
  }
}

/** Drafts that reach no unread formula whose `by` is not written: only for these are dimensions known. */
function soundDrafts(read: readonly ReadDraft[]): ReadonlySet<string> {
  const known = new Set(read.map(({ draft }) => draft))
  const unsound = new Set<Draft>()
  for (let changed = true; changed; ) {
    changed = false
    for (const { draft, tree } of read) {
      if (unsound.has(draft)) continue
      const rests = namesIn(tree).some((name) => {
        const entry = draft.scope.get(name)
        return entry?.kind === 'draft' && entry.by === undefined && (!known.has(entry) || unsound.has(entry))
      })
      if (!rests) continue
      unsound.add(draft)
      changed = true
    }
  }
  return new Set(read.flatMap(({ draft }) => (unsound.has(draft) ? [] : [draft.name])))
}
