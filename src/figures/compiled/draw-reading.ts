import type { Figure } from '../figure.ts'
import { figuresReached } from '../graph.ts'
import type { At } from '../reading/data.ts'
import { type DrawReading, plainDrawReading } from '../reading/draws.ts'
import { cellAt, type Plan } from '../reading/plan.ts'
import { canCompile, compile, type Kernel, kernelOf } from './compile.ts'
import { columnBytes, drawsAtATime } from './homes.ts'

/** Writes a draw's values of a plan's parameters, in their order. */
export type Fill = (draw: number, into: Float64Array) => void

/** Every draw of each of a plan's parameters, in their order. */
export type ParameterColumns = readonly Float64Array[]

/** With fewer draws than this, the plain evaluator is done before a plan is compiled. */
const worthCompiling = 100

/**
 * Works the outputs in every draw: compiled where the machine can and there are draws enough, otherwise by the plain
 * evaluator. The bits are the same. Nothing is rounded. Columns are kept for the outputs only, eight bytes a cell a draw.
 */
export function drawReading(
  plan: Plan,
  outputs: readonly Figure[],
  draws: number,
  luck: Fill | ParameterColumns,
): DrawReading {
  return draws >= worthCompiling && canCompile()
    ? compiledDrawReading(plan, outputs, draws, luck)
    : plainDrawReading(plan, outputs, draws, typeof luck === 'function' ? luck : fillFrom(luck))
}

function fillFrom(columns: ParameterColumns): Fill {
  return (draw, into) => {
    for (const [index, column] of columns.entries()) into[index] = column[draw]!
  }
}

const kernels = new WeakMap<Plan, Kernel[]>()

/** A kernel that works these outputs: one made before for this plan, if it works them too. */
function kernelFor(plan: Plan, outputs: readonly Figure[]): Kernel {
  const made = kernels.get(plan) ?? []
  kernels.set(plan, made)
  const found = made.find(({ work }) => outputs.every((output) => work.works.has(plan.planned(output).figure)))
  if (found !== undefined) return found
  const kernel = kernelOf(compile(plan, outputs))
  made.push(kernel)
  return kernel
}

/** As `plainDrawReading`, by a compiled plan. */
export function compiledDrawReading(
  plan: Plan,
  outputs: readonly Figure[],
  draws: number,
  luck: Fill | ParameterColumns,
  kernel: Kernel = kernelFor(plan, outputs),
): DrawReading {
  const { work, homes, memory } = kernel
  const wanted = new Map(
    outputs.flatMap((output) => {
      const { figure, layout } = plan.planned(output)
      const first = work.columnOf.get(figure)
      return first === undefined
        ? []
        : [[figure.name, { first, cells: layout.cells, all: new Float64Array(layout.cells * draws) }] as const]
    }),
  )
  const parameters = new Float64Array(plan.parameters.length)
  const stride = columnBytes / 8
  const [inputs, results] = [homes.inputsAt / 8, homes.outputsAt / 8]
  kernel.forgetMarks()
  for (let first = 0; first < draws; first += drawsAtATime) {
    const count = Math.min(drawsAtATime, draws - first)
    if (typeof luck === 'function') {
      for (let draw = 0; draw < count; draw++) {
        luck(first + draw, parameters)
        for (let index = 0; index < parameters.length; index++)
          memory[inputs + index * stride + draw] = parameters[index]!
      }
    } else
      for (const [index, column] of luck.entries())
        memory.set(column.subarray(first, first + count), inputs + index * stride)
    kernel.run(count)
    for (const { first: column, cells, all } of wanted.values()) {
      for (let cell = 0; cell < cells; cell++) {
        const from = results + (column + cell) * stride
        all.set(memory.subarray(from, from + count), cell * draws + first)
      }
    }
  }
  const reached = new Set<Figure>(figuresReached(outputs.map((output) => plan.planned(output).figure)))
  const marked = kernel.marked()
  const asked = new Set(outputs.map(({ name }) => name))
  return {
    draws,
    column(figure: Figure, at: At = {}) {
      const planned = plan.planned(figure)
      if (!asked.has(figure.name)) throw new RangeError(`${figure.name} was not asked for in these draws`)
      const cell = cellAt(plan.grid, planned.layout, at)
      const gap = planned.missing?.[cell]
      if (gap !== undefined) return gap
      const columns = wanted.get(figure.name)
      if (columns === undefined) return new Float64Array(draws).fill(planned.values[cell]!)
      return columns.all.subarray(cell * draws, (cell + 1) * draws)
    },
    faults: work.figures.flatMap((figure, index) => {
      const inDraws = work.alwaysMarked.has(figure) ? draws : (marked.get(index) ?? 0)
      return reached.has(figure) && inDraws > 0 ? [{ figure: figure.name, draws: inDraws }] : []
    }),
  }
}
