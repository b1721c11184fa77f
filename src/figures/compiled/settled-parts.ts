import { canonical } from '../dimensions.ts'
import type { Defined, Dimension } from '../figure.ts'
import { namesIn, type Tree } from '../formula/tree.ts'
import type { Missing } from '../missing.ts'
import { type Layout, strideOf } from '../reading/layout.ts'
import { figureCalled, type Holds, variesBy } from '../reading/part.ts'
import type { Plan } from '../reading/plan.ts'
import { presentIn } from '../reading/presence.ts'
import type { Settled } from '../reading/settle.ts'
import { conditionOf, type Working, workOf } from '../reading/work.ts'
import { type Domain, holdsAlways, holdsNever, type LoopSpace, type Mask } from './loop-space.ts'
import type { Numbers } from './units.ts'

/** Positions of dimensions that are not free where a part is worked: written out, or picked. */
export type Fixed = Readonly<Record<Dimension, number>>

/** Numbers of a part that chance does not touch, and in which cells a division, ln, sqrt or lookup in it was not finite. */
export interface SettledNumbers {
  readonly domain: Domain
  readonly values: Float64Array
  readonly marked: Mask | undefined
}

/** Where a condition that chance does not touch holds, and where it was marked. */
export interface SettledCondition {
  readonly holds: Mask
  readonly marked: Mask | undefined
}

/** Numbers of the image, and the part of which figure they are. */
export interface ImageRecord {
  readonly record: Numbers
  readonly figure: Defined
  readonly tree: Tree
  readonly fixed: Fixed
}

/** A question that was asked while a plan was taken apart, and what was found: the code rests on the answer. */
interface Asked {
  readonly figure: Defined
  readonly tree: Tree
  readonly fixed: Fixed
  readonly kind: 'marked' | 'values' | 'condition' | 'present'
  readonly found: Uint8Array | Float64Array | undefined
}

interface Ready {
  readonly layout: Layout
  readonly inside: Working
  readonly numbers: Map<string, SettledNumbers>
  readonly conditions: Map<string, SettledCondition>
  readonly presences: Map<string, Mask | undefined>
  work?: (cell: number) => number
  holds?: Holds
  /** `null` when every cell has a number. */
  present?: Holds | null
}

/** The parts of formulas that chance does not touch, worked by the plain evaluator's own closures, cell by cell. */
export class SettledParts {
  readonly #plan: Plan
  readonly #rounds: boolean
  readonly #settled: Settled
  readonly #space: LoopSpace
  readonly #marks = new Uint8Array(1)
  readonly #asked: Asked[] = []
  readonly #ready = new Map<Tree, Ready>()
  readonly #isSettled = new Map<Tree, boolean>()

  constructor(plan: Plan, { rounds, space }: { readonly rounds: boolean; readonly space: LoopSpace }) {
    this.#plan = plan
    this.#rounds = rounds
    this.#settled = plan.settled(rounds)
    this.#space = space
  }

  /** The same of another plan; undefined where its figures, members, gaps or faults are others. */
  of(plan: Plan): SettledParts | undefined {
    const [own, other] = [this.#plan, plan]
    const isAlike =
      own.figures.length === other.figures.length &&
      JSON.stringify(codesOf(own)) === JSON.stringify(codesOf(other)) &&
      other.figures.every(({ figure, settled, missing }, index) => {
        const before = own.figures[index]
        const faulty = (of: Plan): boolean => (of.settled(this.#rounds).figures.get(figure)?.marked.length ?? 0) > 0
        return (
          figure === before?.figure &&
          settled === before.settled &&
          sameCells(gapsIn(missing), gapsIn(before.missing)) &&
          faulty(own) === faulty(other)
        )
      })
    return isAlike ? new SettledParts(other, { rounds: this.#rounds, space: this.#space }) : undefined
  }

  isSettled(figure: Defined, tree: Tree): boolean {
    const known = this.#isSettled.get(tree)
    if (known !== undefined) return known
    const settled = namesIn(tree).every((name) =>
      this.#settled.around.isSettled(figureCalled({ around: this.#settled.around, scope: figure.scope }, name)),
    )
    this.#isSettled.set(tree, settled)
    return settled
  }

  numbers(figure: Defined, tree: Tree, fixed: Fixed): SettledNumbers {
    const ready = this.#readyFor(figure, tree)
    return remembered(ready.numbers, positionsIn(ready.layout, fixed), () => {
      ready.work ??= workOf(tree, ready.layout, ready.inside)
      const { work } = ready
      const { domain, cells } = this.cellsOf(ready.layout, fixed)
      const values = new Float64Array(cells.length)
      const marked = this.#eachMarked(cells, (cell, index) => {
        values[index] = work(cell)
      })
      this.#asked.push({ figure, tree, fixed, kind: 'marked', found: marked })
      return { domain, values, marked: marked && { domain, bits: marked } }
    })
  }

  /** As `numbers`, where what is written depends on what they are, and not only the image. */
  deciding(figure: Defined, tree: Tree, fixed: Fixed): SettledNumbers {
    const found = this.numbers(figure, tree, fixed)
    this.#asked.push({ figure, tree, fixed, kind: 'values', found: found.values })
    return found
  }

  /** Whether another plan’s parts answer everything that was asked here alike, so that the same code will do. */
  agreesWith(other: SettledParts): boolean {
    return this.#asked.every(({ figure, tree, fixed, kind, found }) => {
      const again =
        kind === 'condition'
          ? other.condition(figure, tree, fixed).holds.bits
          : kind === 'present'
            ? other.present(figure, tree, fixed)?.bits
            : other.numbers(figure, tree, fixed)[kind === 'values' ? 'values' : 'marked']
      return sameCells(found, again === undefined || 'length' in again ? again : again.bits)
    })
  }

  condition(figure: Defined, tree: Tree, fixed: Fixed): SettledCondition {
    const ready = this.#readyFor(figure, tree)
    return remembered(ready.conditions, positionsIn(ready.layout, fixed), () => {
      ready.holds ??= conditionOf(tree, ready.layout, ready.inside)
      const { holds } = ready
      const { domain, cells } = this.cellsOf(ready.layout, fixed)
      const bits = new Uint8Array(cells.length)
      const marked = this.#eachMarked(cells, (cell, index) => {
        bits[index] = holds(cell) ? 1 : 0
      })
      this.#asked.push({ figure, tree, fixed, kind: 'condition', found: bits })
      return { holds: { domain, bits }, marked: marked && { domain, bits: marked } }
    })
  }

  /** Which cells a part is asked for at, as a key: its own dimensions' positions, and no others. */
  placeOf(
    figure: Defined,
    tree: Tree,
    fixed: Fixed,
  ): { readonly key: string; readonly year: number; readonly option: number } {
    const { layout } = this.#readyFor(figure, tree)
    const of = (dimension: Dimension): number => (layout.by.includes(dimension) ? (fixed[dimension] ?? -1) : -1)
    return { key: positionsIn(layout, fixed), year: of('year'), option: of('option') }
  }

  /** Where a part has a number; undefined when everywhere. */
  present(figure: Defined, tree: Tree, fixed: Fixed): Mask | undefined {
    const ready = this.#readyFor(figure, tree)
    if (ready.present === undefined) ready.present = presentIn(tree, ready.layout, ready.inside) ?? null
    const { present } = ready
    if (present === null) return undefined
    return remembered(ready.presences, positionsIn(ready.layout, fixed), () => {
      const { domain, cells } = this.cellsOf(ready.layout, fixed)
      const mask = { domain, bits: Uint8Array.from(cells, (cell) => (present(cell) ? 1 : 0)) }
      const found = holdsAlways(mask) ? undefined : mask
      this.#asked.push({ figure, tree, fixed, kind: 'present', found: found?.bits })
      return found
    })
  }

  /** The cells of a layout at the fixed positions: one for each cell of the free dimensions that are worked in loops. */
  cellsOf(layout: Layout, fixed: Fixed): { readonly domain: Domain; readonly cells: Int32Array } {
    const space = this.#space
    let domain = 0
    let start = 0
    for (const dimension of layout.by) {
      const position = fixed[dimension]
      if (position === undefined) domain |= space.bit(dimension)
      else start += position * strideOf(layout, dimension)
    }
    const cells = new Int32Array(space.cells(domain)).fill(start)
    for (const place of space.places(domain)) {
      const stride = space.stride(domain, place)
      const step = strideOf(layout, space.dimensions[place]!)
      const size = space.sizes[place]!
      for (let cell = 0; cell < cells.length; cell++) cells[cell]! += (Math.floor(cell / stride) % size) * step
    }
    return { domain, cells }
  }

  #eachMarked(cells: Int32Array, work: (cell: number, index: number) => void): Uint8Array | undefined {
    const marked = new Uint8Array(cells.length)
    for (const [index, cell] of cells.entries()) {
      this.#marks[0] = 0
      work(cell, index)
      marked[index] = this.#marks[0]
    }
    return holdsNever({ domain: 0, bits: marked }) ? undefined : marked
  }

  #readyFor(figure: Defined, tree: Tree): Ready {
    const known = this.#ready.get(tree)
    if (known !== undefined) return known
    const { around } = this.#settled
    const inside: Working = { around, scope: figure.scope, marks: this.#marks, mark: 0, presenceKnown: true }
    const ready: Ready = { layout: around.grid.layout(canonical(variesBy(inside, tree))), inside, ...nothingYet() }
    this.#ready.set(tree, ready)
    return ready
  }
}

/** Members and roles, by their codes. */
function codesOf({ members, grid }: Plan) {
  return [Object.entries(members).map(([dimension, list]) => [dimension, ...list.map(({ code }) => code)]), grid.roles]
}

function gapsIn(missing: readonly (Missing | undefined)[] | undefined): Uint8Array | undefined {
  return missing && Uint8Array.from(missing, (gap) => (gap === undefined ? 0 : 1))
}

function sameCells(a: Uint8Array | Float64Array | undefined, b: Uint8Array | Float64Array | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.length === b.length && a.every((value, index) => Object.is(value, b[index]))
}

function nothingYet() {
  return { numbers: new Map(), conditions: new Map(), presences: new Map() }
}

function positionsIn({ by }: Layout, fixed: Fixed): string {
  let key = ''
  for (const dimension of by) key += `${fixed[dimension] ?? ''},`
  return key
}

function remembered<T>(known: Map<string, T>, key: string, work: () => T): T {
  if (known.has(key)) return known.get(key) as T // it was put there by this function
  const made = work()
  known.set(key, made)
  return made
}
