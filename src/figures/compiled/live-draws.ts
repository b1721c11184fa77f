import type { Figure } from '../figure.ts'
import { parts, type Tree } from '../formula/tree.ts'
import { figuresReached } from '../graph.ts'
import type { At } from '../reading/data.ts'
import type { DrawReading } from '../reading/draws.ts'
import { cellAt, type Plan } from '../reading/plan.ts'
import { compile, type Kernel, kernelOf } from './compile.ts'
import type { ParameterColumns } from './draw-reading.ts'
import { type BorrowedCell, expand } from './expand.ts'
import { columnBytes, drawsAtATime } from './homes.ts'

const stride = columnBytes / 8

/**
 * Draws that are worked again and again while somebody edits a case. The draws of the parameters stay as they are; a
 * number that is edited changes the image, not the code; and an edit that touches one option works that option alone,
 * reading what it is compared with from the columns kept. The same bits as working everything.
 *
 * Needs WebAssembly SIMD (`canCompile`). Readings share their columns: the next one overwrites those of the last.
 */
export class LiveDraws {
  readonly #outputs: readonly Figure[]
  readonly #draws: number
  readonly #parameters: ParameterColumns
  readonly #columns = new Map<Figure, Float64Array>()
  readonly #borrowed = new Map<string, Float64Array>()
  readonly #alone = new Map<number, Kernel>()
  #whole: Kernel | undefined
  #faults: DrawReading['faults'] = []

  constructor(outputs: readonly Figure[], parameters: ParameterColumns, draws: number) {
    this.#outputs = outputs
    this.#parameters = parameters
    this.#draws = draws
  }

  /** Works every option. */
  run(plan: Plan): DrawReading {
    if (this.#whole?.takeNumbersOf(plan) !== true) {
      this.#alone.clear()
      this.#whole = kernelOf(compile(plan, this.#outputs, { also: readAcrossOptions(plan, this.#outputs) }))
    }
    const kernel = this.#whole
    const { work } = kernel
    for (const figure of work.columnOf.keys())
      this.#columns.set(
        figure,
        this.#columns.get(figure) ?? new Float64Array(plan.planned(figure).layout.cells * this.#draws),
      )
    for (const { figure, cell } of work.also) this.#borrowed.set(nameOf(figure, cell), new Float64Array(this.#draws))
    this.#pieces(kernel, (first, count) => {
      for (const [figure, from] of work.columnOf) {
        const into = this.#columns.get(figure)!
        for (let cell = 0; cell < into.length / this.#draws; cell++)
          copyColumn(kernel, from + cell, into, cell * this.#draws + first, count)
      }
      for (const cell of work.also)
        copyColumn(kernel, work.columnOfCell(cell)!, this.#borrowed.get(nameOf(cell.figure, cell.cell))!, first, count)
    })
    this.#faults = faultsOf(kernel, this.#draws)
    return this.#reading(plan)
  }

  /** Works one option, by its code, after an edit that touches nothing else; everything where one alone will not do. */
  edit(plan: Plan, option: string): DrawReading {
    const position = (plan.members['option'] ?? []).findIndex(({ code }) => code === option)
    const canBeAlone =
      this.#whole !== undefined && this.#faults.length === 0 && standsAlone(plan, this.#outputs, position)
    if (position < 0 || !canBeAlone) return this.run(plan)
    let kernel = this.#alone.get(position)
    if (kernel?.takeNumbersOf(plan) !== true) {
      kernel = kernelOf(compile(plan, this.#outputs, { only: position }))
      this.#alone.set(position, kernel)
    }
    const { work } = kernel
    if (work.borrowed.some(({ figure, cell }) => !this.#borrowed.has(nameOf(figure, cell)))) return this.run(plan)
    const own = kernel
    this.#pieces(own, (first, count) => {
      for (const { figure, cell } of work.keptCells)
        copyColumn(
          own,
          work.columnOfCell({ figure, cell })!,
          this.#columns.get(figure)!,
          cell * this.#draws + first,
          count,
        )
    })
    return faultsOf(own, this.#draws).length > 0 ? this.run(plan) : this.#reading(plan)
  }

  /** Works the draws piece by piece: what a piece reads is put into memory before it, and `keep` takes what it gave. */
  #pieces(kernel: Kernel, keep: (first: number, count: number) => void): void {
    const { work, homes, memory } = kernel
    const inputs = [
      ...this.#parameters,
      ...work.borrowed.map(({ figure, cell }) => this.#borrowed.get(nameOf(figure, cell))!),
    ]
    kernel.forgetMarks()
    for (let first = 0; first < this.#draws; first += drawsAtATime) {
      const count = Math.min(drawsAtATime, this.#draws - first)
      for (const [index, column] of inputs.entries())
        memory.set(column.subarray(first, first + count), homes.inputsAt / 8 + index * stride)
      kernel.run(count)
      keep(first, count)
    }
  }

  #reading(plan: Plan): DrawReading {
    const draws = this.#draws
    return {
      draws,
      column: (asked: Figure, at: At = {}) => {
        const { figure, layout, missing, values, settled } = plan.planned(asked)
        const cell = cellAt(plan.grid, layout, at)
        const gap = missing?.[cell]
        if (gap !== undefined) return gap
        if (settled) return new Float64Array(draws).fill(values[cell]!)
        const all = this.#columns.get(figure)
        if (all === undefined) throw new RangeError(`${figure.name} was not asked for in these draws`)
        return all.subarray(cell * draws, (cell + 1) * draws)
      },
      faults: this.#faults,
    }
  }
}

function nameOf({ name }: Figure, cell: number): string {
  return `${name}|${cell}`
}

function copyColumn({ homes, memory }: Kernel, column: number, into: Float64Array, at: number, count: number): void {
  const from = homes.outputsAt / 8 + column * stride
  into.set(memory.subarray(from, from + count), at)
}

function faultsOf({ work, marked }: Kernel, draws: number): DrawReading['faults'] {
  const counts = marked()
  return work.figures.flatMap((figure, index) => {
    const inDraws = work.alwaysMarked.has(figure) ? draws : (counts.get(index) ?? 0)
    return inDraws > 0 ? [{ figure: figure.name, draws: inDraws }] : []
  })
}

/** The cells that an option’s figures read of another option: what it is compared with. */
function readAcrossOptions(plan: Plan, outputs: readonly Figure[]): readonly BorrowedCell[] {
  const found = new Map<string, BorrowedCell>()
  for (const position of (plan.members['option'] ?? []).keys())
    if (standsAlone(plan, outputs, position))
      for (const cell of expand(plan, outputs, { loops: ['council', 'service'], only: position }).borrowed)
        found.set(nameOf(cell.figure, cell.cell), cell)
  return [...found.values()]
}

/** No other option reads this one, and nothing is added up or shared over options. */
function standsAlone(plan: Plan, outputs: readonly Figure[], position: number): boolean {
  const readsIt = (tree: Tree): boolean => {
    if (tree.kind === 'over' && tree.over.includes('option')) return true
    if (tree.kind === 'share' && tree.over === 'option') return true
    if (tree.kind === 'lookup' && tree.dimension === 'option') return true
    if (tree.kind === 'pick' && tree.dimension === 'option' && plan.grid.position('option', tree.member) === position)
      return true
    return parts(tree).some(readsIt)
  }
  return figuresReached(outputs.map((output) => plan.planned(output).figure)).every(
    (figure) => figure.kind !== 'figure' || plan.planned(figure).settled || !readsIt(figure.tree),
  )
}
