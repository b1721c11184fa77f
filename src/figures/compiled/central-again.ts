import type { Figure } from '../figure.ts'
import type { Cell } from '../missing.ts'
import { centralReading } from '../reading/central.ts'
import type { At } from '../reading/data.ts'
import { cellAt, type Plan } from '../reading/plan.ts'
import { canCompile, compile, kernelOf, type Manner } from './compile.ts'
import { columnBytes } from './homes.ts'

/** The central reading of a few outputs with some assumptions moved, by parameter key. Throws as `centralReading` does. */
export type CentralAgain = (moved: Readonly<Record<string, number>>) => (figure: Figure, at?: At) => Cell

/** The central reading made ready to be asked for hundreds of times, each time with other assumptions moved: the same bits. */
export function centralAgain(plan: Plan, outputs: readonly Figure[], manner: Manner = {}): CentralAgain {
  if (!canCompile()) return (moved) => centralReading(plan, moved).cell
  const { work, homes, memory, run } = kernelOf(compile(plan, outputs, { ...manner, rounds: true }))
  const stride = columnBytes / 8
  const [inputs, results] = [homes.inputsAt / 8, homes.outputsAt / 8]
  const settled = plan.settled(true)
  const indexOf = new Map(plan.parameters.map(({ key }, index) => [key, index]))
  return (moved) => {
    for (const [index, value] of plan.central.entries()) memory[inputs + index * stride] = value
    for (const [key, value] of Object.entries(moved)) {
      const index = indexOf.get(key)
      if (index === undefined) throw new RangeError(`${key} is not an assumption these figures rest on`)
      memory[inputs + index * stride] = value
    }
    run(1)
    const found = Float64Array.from({ length: work.columns }, (_, column) => memory[results + column * stride]!)
    return (asked, at = {}) => {
      const { figure, layout } = plan.planned(asked)
      const cell = cellAt(plan.grid, layout, at)
      const state = settled.figures.get(figure)!
      const gap = state.gaps?.[cell]
      if (gap !== undefined) return gap
      const first = work.columnOf.get(figure)
      if (first === undefined && !state.settled) throw new RangeError(`${figure.name} was not made ready`)
      return first === undefined ? state.values[cell]! : found[first + cell]!
    }
  }
}
