import type { Figure } from '../figure.ts'
import type { At } from '../reading/data.ts'
import type { DrawReading } from '../reading/draws.ts'
import { cellAt, type Plan } from '../reading/plan.ts'
import { type Compiled, compile, kernelOf } from './compile.ts'
import { columnBytes, drawsAtATime } from './homes.ts'

/** As `drawReading`, to the same bits, by a compiled plan. */
export function compiledReading(
  plan: Plan,
  outputs: readonly Figure[],
  draws: number,
  fill: (draw: number, into: Float64Array) => void,
  compiled: Compiled = compile(plan, outputs),
): DrawReading {
  const { work, homes } = compiled
  const kernel = kernelOf(compiled)
  const parameters = new Float64Array(plan.parameters.length)
  const all = new Float64Array(work.columns * draws)
  const stride = columnBytes / 8
  const [inputs, results] = [homes.inputsAt / 8, homes.outputsAt / 8]
  for (let first = 0; first < draws; first += drawsAtATime) {
    const count = Math.min(drawsAtATime, draws - first)
    for (let draw = 0; draw < count; draw++) {
      fill(first + draw, parameters)
      for (let index = 0; index < parameters.length; index++)
        kernel.memory[inputs + index * stride + draw] = parameters[index]!
    }
    kernel.run(count)
    for (let column = 0; column < work.columns; column++) {
      const from = results + column * stride
      all.set(kernel.memory.subarray(from, from + count), column * draws + first)
    }
  }
  const counts = new BigInt64Array(kernel.memory.buffer)
  const faults = work.figures.flatMap((figure, index) => {
    const at = homes.markAt.get(index)
    const marked = at === undefined ? 0 : Number(counts[at.count / 8]! + counts[at.count / 8 + 1]!)
    const inDraws = work.alwaysMarked.has(figure) ? draws : marked
    return inDraws > 0 ? [{ figure: figure.name, draws: inDraws }] : []
  })
  const asked = new Set(outputs.map(({ name }) => name))
  return {
    draws,
    column(figure: Figure, at: At = {}) {
      const planned = plan.planned(figure)
      if (!asked.has(figure.name)) throw new RangeError(`${figure.name} was not asked for in these draws`)
      const cell = cellAt(plan.grid, planned.layout, at)
      const gap = planned.missing?.[cell]
      if (gap !== undefined) return gap
      const first = work.columnOf.get(planned.figure)
      if (first === undefined) return new Float64Array(draws).fill(planned.values[cell]!)
      return all.subarray((first + cell) * draws, (first + cell + 1) * draws)
    },
    faults,
  }
}
