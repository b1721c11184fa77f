import type { Defined, Figure } from '../figure.ts'
import { namesIn, parts, type Tree } from '../formula/tree.ts'
import { asWork } from './arithmetic.ts'
import { narrowed } from './grid.ts'
import type { Layout } from './layout.ts'
import { isSettledPart, type Part, type Surroundings, variesBy, type Work } from './part.ts'
import { partInPlace, type Working } from './work.ts'

/** Where parts worked aside go: steps run in order, in every draw. */
export interface Aside {
  readonly around: Surroundings
  readonly marks: Uint8Array
  /** Marked in every draw, because a part that no assumption touches was marked when it was worked, once. */
  readonly settledMarks: Uint8Array
  readonly steps: (() => void)[]
}

/** Works cells into their array. */
export function stepOf(work: Work, values: Float64Array, cells: Int32Array): () => void {
  return () => {
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index]!
      values[cell] = work(cell)
    }
  }
}

/**
 * How a figure is made ready for the draws. A part is worked aside, into an array of its own, when no assumption
 * touches it (once) or when it varies by less than what it stands in (once for each of its own cells in a draw).
 * The arithmetic is the same, so no digit changes. Left where it stands: a part that rests on its own figure's
 * circle, and a part that could mark its figure in a cell that is never worked (`guarded`).
 */
export function workingAside(
  to: Aside,
  figure: Defined,
  mark: number,
  circle: readonly Figure[],
  hasGaps: boolean,
): Working {
  const inside: Working = {
    around: to.around,
    scope: figure.scope,
    marks: to.marks,
    mark,
    presenceKnown: true,
    guarded: hasGaps,
    aside(tree: Tree, layout: Layout, guarded: boolean): Part | undefined {
      if (isSimple(tree)) return undefined
      const names = namesIn(tree)
      if (circle.length > 0 && names.some((name) => circle.includes(figure.scope[name] as Figure))) return undefined
      if (guarded && mayMark(tree)) return undefined
      const settled = isSettledPart(inside, names)
      const own = narrowed(to.around.grid, layout, variesBy(inside, tree))
      if (!settled && own.cells === layout.cells) return undefined
      const values = new Float64Array(own.cells)
      const marks = settled ? to.settledMarks : to.marks
      const { aside: _, ...plainly } = inside
      const work = asWork(partInPlace(tree, own, settled ? { ...plainly, marks, guarded } : { ...inside, guarded }))
      const step = stepOf(
        work,
        values,
        Int32Array.from({ length: own.cells }, (_, cell) => cell),
      )
      if (settled) step()
      else to.steps.push(step)
      return { values, at: to.around.grid.offsets(layout, own) }
    },
  }
  return inside
}

/** Nothing is gained by working a name or a number aside. A pick from a name is a read too. */
function isSimple(tree: Tree): boolean {
  if (tree.kind === 'pick' || tree.kind === 'as') return isSimple(tree.of)
  return tree.kind === 'name' || tree.kind === 'number' || tree.kind === 'yearNumber'
}

function mayMark(tree: Tree): boolean {
  if (tree.kind === 'arithmetic' && tree.sign === '÷') return true
  if (tree.kind === 'function' && (tree.name === 'ln' || tree.name === 'sqrt')) return true
  if (tree.kind === 'pow' || tree.kind === 'divide' || tree.kind === 'lookup' || tree.kind === 'share') return true
  return parts(tree).some(mayMark)
}
