import type { Dimension, Figure } from '../figure.ts'
import { parts, type Tree } from '../formula/tree.ts'
import { figuresReached } from '../graph.ts'
import { exp, ln } from '../numbers/index.ts'
import { roundToPenny } from '../pence.ts'
import type { Plan } from '../reading/plan.ts'
import { arrange } from './arrange.ts'
import { Bytes } from './bytes.ts'
import { drawCode } from './draw-code.ts'
import { type BorrowedCell, expand, type Work } from './expand.ts'
import { type Homes, homesOf, lanesAt, tasksInAChunk } from './homes.ts'
import { control, local, whole } from './instructions.ts'
import { i32, moduleOf } from './module.ts'
import { expOfPair, lnOfPair, penniesOfPair, takesNumber } from './own-functions.ts'

/** A plan as bytes: the module, what its memory begins with, and where things stand in it. */
export interface Compiled {
  readonly work: Work
  readonly homes: Homes
  readonly module: Uint8Array<ArrayBuffer>
}

/** Whether this machine runs WebAssembly on two numbers at a time. */
export function canCompile(): boolean {
  if (typeof WebAssembly === 'undefined') return false
  const code = new Bytes()
  code.byte(whole.constant)
  code.signed(0)
  code.simd(20 - 5)
  code.simd(83)
  code.byte(0x1a)
  return WebAssembly.validate(
    moduleOf({ imports: [], functions: [{ signature: { takes: [], gives: [] }, locals: [], code }], exports: [] }),
  )
}

const withoutOptions: readonly Dimension[] = ['council', 'service']

/** Written out, options run side by side and a machine works several at once; a large plan would grow too long for that. */
const mostWrittenOut = 40_000

/** How a plan is compiled, where somebody wants to say: which dimensions become loops, and whether lines are rounded. */
export interface Manner {
  readonly loops?: readonly Dimension[]
  readonly rounds?: boolean
  /** One option alone, by its position among the plan’s; what it reads of another is handed in. */
  readonly only?: number
  /** Cells to keep beside the outputs. */
  readonly also?: readonly BorrowedCell[]
  /** How many tasks of one block are one function. */
  readonly tasks?: number
}

/**
 * Compiles a plan for the outputs asked for. Councils and services are loops; options are written out where the plan is
 * small enough, otherwise a loop too; years, months and everything else are written out.
 */
export function compile(plan: Plan, outputs: readonly Figure[], manner: Manner = {}): Compiled {
  const usual = manner.only === undefined && isLarge(plan, outputs) ? ['option', ...withoutOptions] : withoutOptions
  return compiledFrom(plan, expand(plan, outputs, { ...manner, loops: manner.loops ?? usual }), manner)
}

/** Whether the parts of formulas that chance touches, written out for each option and year, would be too many. */
function isLarge(plan: Plan, outputs: readonly Figure[]): boolean {
  const looped = (figure: Figure): number =>
    figure.by.reduce(
      (cells, dimension) => (withoutOptions.includes(dimension) ? cells * plan.grid.sizeOf(dimension) : cells),
      1,
    )
  let count = 0
  for (const figure of figuresReached(outputs.map((output) => plan.planned(output).figure))) {
    if (figure.kind !== 'figure') continue
    const { layout, settled } = plan.planned(figure)
    if (!settled) count += (partsIn(figure.tree) * layout.cells) / looped(figure)
  }
  return count > mostWrittenOut
}

function partsIn(tree: Tree): number {
  return parts(tree).reduce((count, part) => count + partsIn(part), 1)
}

/** Functions of one number that the module is handed, by number. */
const ofOne = ['exp', 'ln', 'roundToPenny']

function compiledFrom(plan: Plan, work: Work, { tasks = tasksInAChunk }: Manner): Compiled {
  const arranged = arrange(work)
  const homes = homesOf(work, arranged, { inputs: plan.parameters.length + work.borrowed.length, tasks })
  const own = { exp: ofOne.length, ln: ofOne.length + 1, pennies: ofOne.length + 2 }
  const first = ofOne.length + 3
  const { functions } = drawCode(work, arranged.scope, homes, own, first)
  const draw = first + functions.length - 1
  const run = new Bytes()
  // One pair of draws after another, until the end.
  run.byte(control.loop)
  run.byte(control.nothing)
  for (const byte of [local.get, 0, control.call]) run.byte(byte)
  run.unsigned(draw)
  for (const byte of [local.get, 0, whole.constant, 16, whole.add, local.tee, 0, local.get, 1, whole.lessUnsigned])
    run.byte(byte)
  run.byte(control.branchIf)
  run.unsigned(0)
  run.byte(control.end)
  const module = moduleOf({
    imports: ofOne.map((name) => ({ name, signature: takesNumber })),
    functions: [
      expOfPair(0),
      lnOfPair(1),
      penniesOfPair(2),
      ...functions,
      { signature: { takes: [i32, i32], gives: [] }, locals: [], code: run },
    ],
    exports: [{ name: 'run', index: draw + 1 }],
  })
  return { work, homes, module }
}

/** A compiled plan with memory of its own. */
export interface Kernel extends Compiled {
  readonly memory: Float64Array
  /** Works draws of the piece in memory, from the first, so many. */
  readonly run: (draws: number) => void
  /** Puts the numbers of another plan into the image; false where they would need other code. */
  readonly takeNumbersOf: (plan: Plan) => boolean
  readonly forgetMarks: () => void
  /** In how many draws since then each figure, by place, was marked. */
  readonly marked: () => ReadonlyMap<number, number>
}

/** A module with memory, and the way to work draws of the piece that is in it. */
export interface Instance {
  readonly memory: WebAssembly.Memory
  /** Works draws of the piece, from the first, so many. */
  readonly run: (draws: number) => void
}

export function instanceOf({
  module,
  bytes,
}: {
  readonly module: Uint8Array<ArrayBuffer>
  readonly bytes: number
}): Instance {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module), {
    in: { memory, exp, ln, roundToPenny },
  })
  const run = exports['run'] as (from: number, to: number) => void // it is what the module exports
  const lanes = new BigInt64Array(memory.buffer, lanesAt, 2)
  return {
    memory,
    run(draws) {
      const even = draws - (draws % 2)
      lanes.fill(-1n)
      if (even > 0) run(0, even * 8)
      if (even === draws) return
      // The last of an odd number has a neighbour that does not count.
      lanes[1] = 0n
      run(even * 8, even * 8 + 16)
    },
  }
}

export function kernelOf(compiled: Compiled): Kernel {
  const { homes, module, work } = compiled
  const { memory, run } = instanceOf({ module, bytes: homes.bytes })
  writeImage(memory.buffer, work, homes)
  const counts = new BigInt64Array(memory.buffer)
  return {
    ...compiled,
    memory: new Float64Array(memory.buffer),
    run,
    takeNumbersOf(plan) {
      const parts = work.settledParts.of(plan)
      if (parts === undefined || !work.settledParts.agreesWith(parts)) return false
      for (const { record, figure, tree, fixed } of work.records)
        record.values.set(parts.numbers(figure, tree, fixed).values)
      writeImage(memory.buffer, work, homes)
      return true
    },
    forgetMarks() {
      for (const { count } of homes.markAt.values()) counts.fill(0n, count / 8, count / 8 + 2)
    },
    marked: () =>
      new Map(
        [...homes.markAt].map(([figure, { count }]) => [figure, Number(counts[count / 8]! + counts[count / 8 + 1]!)]),
      ),
  }
}

/** What memory begins with, up to the draws that are handed in. */
export function imageOf({ work, homes }: Compiled): Uint8Array<ArrayBuffer> {
  const image = new ArrayBuffer(homes.inputsAt)
  writeImage(image, work, homes)
  return new Uint8Array(image)
}

/** The numbers and masks that chance does not touch. */
function writeImage(buffer: ArrayBuffer, { space }: Work, { imageOf, imageRows }: Homes): void {
  const view = new DataView(buffer)
  for (const [record, { domain, offset }] of imageOf) {
    const { base, bytes } = imageRows.get(domain)!
    for (let cell = 0; cell < space.cells(domain); cell++) {
      const at = base + cell * bytes + offset
      if ('values' in record) view.setFloat64(at, record.values[cell]!, true)
      else view.setBigInt64(at, record.bits[cell] === 1 ? -1n : 0n, true)
    }
  }
}
