import type { Scope, Task } from './arrange.ts'
import { Bytes } from './bytes.ts'
import type { Work } from './expand.ts'
import { behindPicks, type Chunk, columnBytes, type Homes, lanesAt, type Rows, type Slot } from './homes.ts'
import { control, local, pair, whole } from './instructions.ts'
import type { Domain, LoopSpace, Mask } from './loop-space.ts'
import { type Body, i32, v128 } from './module.ts'
import type { Operation, Unit, UnitId } from './units.ts'

/** The functions of a draw, numbered from `first`: the draw itself comes last. */
export interface DrawCode {
  readonly functions: readonly Body[]
}

export interface Callable {
  readonly exp: number
  readonly ln: number
}

const beginnings = { sum: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY } as const

const instructionOf: Readonly<Record<Exclude<Operation, 'least' | 'greatest' | 'exp' | 'ln' | 'choose'>, number>> = {
  add: pair.add,
  subtract: pair.subtract,
  multiply: pair.multiply,
  divide: pair.divide,
  negative: pair.negative,
  root: pair.root,
  floor: pair.floor,
  less: pair.less,
  atMost: pair.atMost,
  equal: pair.equal,
  notEqual: pair.notEqual,
  atLeast: pair.atLeast,
  greater: pair.greater,
  and: pair.and,
  or: pair.or,
  not: pair.not,
}

/** Local 0: how far into the columns the two draws stand, in bytes. */
const drawsAt = 0

/**
 * The body of a draw: two draws side by side, through the loops of an arrangement. A chunk of a block that is one of
 * several is a function of its own; a block of one chunk stands where it is.
 */
export function drawCode(work: Work, scope: Scope, homes: Homes, callable: Callable, first: number): DrawCode {
  const functions: Body[] = []
  const { space } = work
  const pointers = pointersOf(space, homes)
  const indices = space.dimensions.length
  const main = new Bytes()
  const writer = new CodeWriter(main)
  const mainNumbers = new LocalNumbers(1 + indices + pointers.length)

  for (const { mark } of homes.markAt.values()) {
    writer.address()
    writer.constant(0)
    writer.memory(pair.store, mark)
  }
  copyColumns(writer, work, homes)
  writeScope(scope, 0)
  for (const { mark, count } of homes.markAt.values()) {
    // Each lane of what is not a number counts: the comparison is −1 there.
    writer.address()
    writer.address()
    writer.memory(pair.load, count)
    writer.address()
    writer.memory(pair.load, mark)
    writer.address()
    writer.memory(pair.load, mark)
    writer.does(pair.notEqual)
    writer.address()
    writer.memory(pair.load, lanesAt)
    writer.does(pair.and)
    writer.does(pair.wholeSubtract)
    writer.memory(pair.store, count)
  }
  functions.push({
    signature: { takes: [i32], gives: [] },
    locals: [
      { type: i32, count: indices + pointers.length },
      { type: v128, count: mainNumbers.most },
    ],
    code: main,
  })
  return { functions }

  function writeScope({ segments }: Scope, around: Domain): void {
    for (const { block, loops } of segments) {
      if (block !== undefined) {
        for (const unit of block.beginnings) writer.begin(unit, work, homes, pointers)
        for (const place of new Set(block.firstRounds.map((unit) => placeOf(work.units.of(unit))))) {
          writer.get(1 + place)
          writer.code.byte(whole.isZero)
          writer.code.byte(control.if)
          writer.code.byte(control.nothing)
          for (const unit of block.firstRounds)
            if (placeOf(work.units.of(unit)) === place) writer.begin(unit, work, homes, pointers)
          writer.code.byte(control.end)
        }
        const chunks = homes.chunksOf.get(block) ?? []
        for (const chunk of chunks) {
          if (chunks.length === 1) new ChunkWriter(writer, chunk, work, homes, callable, pointers, mainNumbers).write()
          else callChunk(chunk, around)
        }
      }
      for (const place of [...loops.keys()].sort((a, b) => a - b)) writeLoop(loops.get(place)!, place, around)
    }
  }

  function writeLoop(inside: Scope, place: number, around: Domain): void {
    const here = around | (1 << place)
    const size = space.sizes[place]!
    writer.whole(0)
    writer.set(1 + place)
    if (size > 1) {
      writer.code.byte(control.loop)
      writer.code.byte(control.nothing)
    }
    for (const pointer of pointers)
      if ((pointer.domain & ~here) === 0 && pointer.domain >> place === 1) writer.point(pointer, space)
    writeScope(inside, here)
    if (size === 1) return
    writer.get(1 + place)
    writer.whole(1)
    writer.code.byte(whole.add)
    writer.tee(1 + place)
    writer.whole(size)
    writer.code.byte(whole.lessUnsigned)
    writer.code.byte(control.branchIf)
    writer.code.unsigned(0)
    writer.code.byte(control.end)
  }

  function callChunk(chunk: Chunk, around: Domain): void {
    const code = new Bytes()
    const own = new CodeWriter(code)
    for (const pointer of pointers) if ((pointer.domain & ~around) === 0) own.point(pointer, space)
    const numbers = new LocalNumbers(1 + indices + pointers.length)
    new ChunkWriter(own, chunk, work, homes, callable, pointers, numbers).write()
    functions.push({
      signature: { takes: new Array(1 + indices).fill(i32), gives: [] },
      locals: [
        { type: i32, count: pointers.length },
        { type: v128, count: numbers.most },
      ],
      code,
    })
    for (let index = 0; index <= indices; index++) writer.get(index)
    writer.code.byte(control.call)
    writer.code.unsigned(first + functions.length - 1)
  }
}

function placeOf({ what }: Unit): number {
  return what.kind === 'over' ? what.place : -1
}

/** A local that points at the row of the present cell. */
interface Pointer {
  readonly local: number
  readonly domain: Domain
  readonly rows: Rows
  readonly of: 'image' | 'record'
}

function pointersOf(space: LoopSpace, { imageRows, recordRows }: Homes): readonly Pointer[] {
  const all = [
    ...[...imageRows].map(([domain, rows]) => ({ domain, rows, of: 'image' as const })),
    ...[...recordRows].map(([domain, rows]) => ({ domain, rows, of: 'record' as const })),
  ].filter(({ domain }) => domain !== 0)
  return all.map((each, index) => ({ ...each, local: 1 + space.dimensions.length + index }))
}

/** Parameters that vary along a loop are put into rows, so that the loop finds them. */
function copyColumns(writer: CodeWriter, { units }: Work, homes: Homes): void {
  for (const [unit, { domain, offset }] of homes.recordOf) {
    const { what } = units.of(unit)
    if (what.kind !== 'column') continue
    const rows = homes.recordRows.get(domain)!
    for (const [cell, column] of what.columns.entries()) {
      writer.address()
      writer.get(drawsAt)
      writer.memory(pair.load, homes.inputsAt + column * columnBytes)
      writer.memory(pair.store, rows.base + cell * rows.bytes + offset)
    }
  }
}

/** Locals for two draws at a time, used again when nobody needs what they hold. */
class LocalNumbers {
  most = 0
  readonly #first: number
  readonly #free: number[] = []

  constructor(first: number) {
    this.#first = first
  }

  take(): number {
    return this.#free.pop() ?? this.#first + this.most++
  }

  give(back: number): void {
    this.#free.push(back)
  }
}

/** Instructions, one after another. */
class CodeWriter {
  readonly code: Bytes

  constructor(code: Bytes) {
    this.code = code
  }

  does(instruction: number): void {
    this.code.simd(instruction)
  }

  get(index: number): void {
    this.code.byte(local.get)
    this.code.unsigned(index)
  }

  set(index: number): void {
    this.code.byte(local.set)
    this.code.unsigned(index)
  }

  tee(index: number): void {
    this.code.byte(local.tee)
    this.code.unsigned(index)
  }

  whole(value: number): void {
    this.code.byte(whole.constant)
    this.code.signed(value)
  }

  constant(value: number): void {
    this.does(pair.constant)
    this.code.number(value)
    this.code.number(value)
  }

  /** A load or store, so many bytes from the address on the stack. */
  memory(instruction: number, offset: number): void {
    this.does(instruction)
    this.code.unsigned(3)
    this.code.unsigned(offset)
  }

  /** The beginning of memory, for what stands at an offset that is known. */
  address(): void {
    this.whole(0)
  }

  /** Sets a pointer to the row of the present cell. */
  point({ local: index, domain, rows }: Pointer, space: LoopSpace): void {
    this.whole(rows.base)
    this.along(space.dimensions.map((_, place) => space.stride(domain, place) * rows.bytes))
    this.set(index)
  }

  /** Adds to the number on the stack the present position of each dimension times a step. */
  along(steps: readonly number[]): void {
    for (const [place, step] of steps.entries()) {
      if (step === 0) continue
      this.get(1 + place)
      this.whole(step)
      this.code.byte(whole.multiply)
      this.code.byte(whole.add)
    }
  }

  /** An address on the stack and an offset, of a slot in the row of the present cell. */
  slot(of: 'image' | 'record', { domain, offset }: Slot, homes: Homes, pointers: readonly Pointer[]): number {
    if (domain === 0) {
      this.address()
      return (of === 'image' ? homes.imageRows : homes.recordRows).get(0)!.base + offset
    }
    this.get(pointers.find((pointer) => pointer.of === of && pointer.domain === domain)!.local)
    return offset
  }

  /** Sets an accumulator to what it begins with. */
  begin(unit: UnitId, { units }: Work, homes: Homes, pointers: readonly Pointer[]): void {
    const { what } = units.of(unit)
    if (what.kind !== 'over') return
    const at = this.home(unit, homes, pointers)
    if (at === undefined) return
    this.constant(beginnings[what.how])
    this.memory(pair.store, at)
  }

  /** The address and offset of a unit's own memory; undefined where it has none. */
  home(unit: UnitId, homes: Homes, pointers: readonly Pointer[]): number | undefined {
    const record = homes.recordOf.get(unit)
    if (record !== undefined) return this.slot('record', record, homes, pointers)
    const frame = homes.frameOf.get(unit)
    if (frame !== undefined) this.address()
    return frame
  }
}

/** A run of tasks as code. */
class ChunkWriter {
  readonly #to: CodeWriter
  readonly #chunk: Chunk
  readonly #work: Work
  readonly #homes: Homes
  readonly #callable: Callable
  readonly #pointers: readonly Pointer[]
  readonly #numbers: LocalNumbers
  readonly #inLocal = new Map<UnitId, number>()
  readonly #left: Map<UnitId, number>
  #guard: Mask | undefined

  constructor(
    to: CodeWriter,
    chunk: Chunk,
    work: Work,
    homes: Homes,
    callable: Callable,
    pointers: readonly Pointer[],
    numbers: LocalNumbers,
  ) {
    this.#to = to
    this.#chunk = chunk
    this.#work = work
    this.#homes = homes
    this.#callable = callable
    this.#pointers = pointers
    this.#numbers = numbers
    this.#left = new Map(chunk.reads)
  }

  write(): void {
    for (const task of this.#chunk.tasks) {
      if (task.kind === 'unit' && this.#chunk.inline.has(task.unit)) continue
      this.#under(this.#guardOf(task))
      if (task.kind === 'mark') this.#mark(task)
      else if (task.kind === 'keep') this.#keep(task)
      else this.#unit(task.unit)
    }
    this.#under(undefined)
    for (const index of this.#inLocal.values()) this.#numbers.give(index)
  }

  #guardOf(task: Task): Mask | undefined {
    if (task.kind === 'mark') return task.mask
    if (task.kind === 'keep') return undefined
    const { what } = this.#work.units.of(task.unit)
    return what.kind === 'over' ? what.mask : this.#chunk.guards.get(task.unit)
  }

  /** What follows is done only where the mask holds; neighbours under one mask share the question. */
  #under(mask: Mask | undefined): void {
    if (mask === this.#guard) return
    const { code } = this.#to
    if (this.#guard !== undefined) code.byte(control.end)
    this.#guard = mask
    if (mask === undefined) return
    const at = this.#to.slot('image', this.#homes.imageOf.get(mask)!, this.#homes, this.#pointers)
    code.byte(whole.load)
    code.unsigned(2)
    code.unsigned(at)
    code.byte(control.if)
    code.byte(control.nothing)
  }

  #mark({ unit, figure }: Task & { kind: 'mark' }): void {
    const { mark } = this.#homes.markAt.get(figure)!
    const to = this.#to
    to.address()
    to.address()
    to.memory(pair.load, mark)
    this.#read(unit)
    const twice = this.#numbers.take()
    to.tee(twice)
    to.get(twice)
    this.#numbers.give(twice)
    to.does(pair.subtract)
    to.does(pair.add)
    to.memory(pair.store, mark)
  }

  #keep({ unit, column, strides }: Task & { kind: 'keep' }): void {
    const to = this.#to
    to.get(drawsAt)
    to.along(strides.map((stride) => stride * columnBytes))
    this.#read(unit)
    to.memory(pair.store, this.#homes.outputsAt + column * columnBytes)
  }

  #unit(id: UnitId): void {
    const unit = this.#work.units.of(id)
    const to = this.#to
    if (unit.what.kind === 'over') {
      const at = to.home(id, this.#homes, this.#pointers)
      if (at === undefined) return
      const [of] = unit.inputs
      const soFar = (): void => {
        to.home(id, this.#homes, this.#pointers)
        to.memory(pair.load, at)
      }
      if (unit.what.how === 'sum') {
        soFar()
        this.#read(of!)
        to.does(pair.add)
      } else {
        this.#read(of!)
        soFar()
        to.does(unit.what.how === 'min' ? pair.leastOfSecond : pair.greatestOfSecond)
      }
      to.memory(pair.store, at)
      return
    }
    const reads = this.#left.get(id) ?? 0
    const hasHome = this.#homes.recordOf.has(id) || this.#homes.frameOf.has(id)
    if (hasHome) {
      const at = to.home(id, this.#homes, this.#pointers)!
      this.#worked(id, unit)
      if (reads > 0) this.#putDown(id)
      to.memory(pair.store, at)
    } else if (reads > 0) {
      this.#worked(id, unit)
      const index = this.#numbers.take()
      this.#inLocal.set(id, index)
      to.set(index)
    }
  }

  /** Keeps what is on the stack in a local too. */
  #putDown(id: UnitId): void {
    const index = this.#numbers.take()
    this.#inLocal.set(id, index)
    this.#to.tee(index)
  }

  /** Puts a unit's number on the stack. */
  #read(id: UnitId): void {
    const left = (this.#left.get(id) ?? 1) - 1
    this.#left.set(id, left)
    const held = this.#inLocal.get(id)
    if (held !== undefined) {
      this.#to.get(held)
      if (left === 0) {
        this.#inLocal.delete(id)
        this.#numbers.give(held)
      }
      return
    }
    if (this.#chunk.inline.has(id)) return this.#worked(id, this.#work.units.of(id))
    this.#load(id)
    // Read three times or more: kept at hand, if this is not under a question that may not be asked again.
    if (left >= 2 && this.#guard === undefined) this.#putDown(id)
  }

  #load(id: UnitId): void {
    const { units, space } = this.#work
    const to = this.#to
    const { unit, at } = behindPicks(units, id)
    const { what, domain } = units.of(unit)
    if (what.kind === 'literal') return to.constant(what.value)
    if (what.kind === 'column' && domain === 0) {
      to.get(drawsAt)
      return to.memory(pair.load, this.#homes.inputsAt + what.columns[0]! * columnBytes)
    }
    const isImage = what.kind === 'numbers' || what.kind === 'mask'
    const instruction = isImage ? pair.loadSplat64 : pair.load
    const slot = isImage ? this.#homes.imageOf.get(what.record)! : this.#homes.recordOf.get(unit)
    if (slot === undefined) {
      to.address()
      return to.memory(instruction, this.#homes.frameOf.get(unit)!)
    }
    if (at.length === 0) {
      const offset = to.slot(isImage ? 'image' : 'record', slot, this.#homes, this.#pointers)
      return to.memory(instruction, offset)
    }
    const rows = (isImage ? this.#homes.imageRows : this.#homes.recordRows).get(domain)!
    const step = (place: number): number => space.stride(domain, place) * rows.bytes
    const picked = new Set(at.map(({ place }) => place))
    to.whole(rows.base + at.reduce((sum, { place, position }) => sum + position * step(place), 0))
    to.along(space.dimensions.map((_, place) => (picked.has(place) ? 0 : step(place))))
    to.memory(instruction, slot.offset)
  }

  #worked(_id: UnitId, { what, inputs }: Unit): void {
    if (what.kind !== 'work') throw new Error(`${what.kind} is not worked`)
    const to = this.#to
    const [a, b, c] = inputs as readonly [UnitId, UnitId, UnitId] // as many as the operation has
    switch (what.operation) {
      case 'least':
      case 'greatest':
        this.#read(b)
        this.#read(a)
        return to.does(what.operation === 'least' ? pair.leastOfSecond : pair.greatestOfSecond)
      case 'choose':
        this.#read(b)
        this.#read(c)
        this.#read(a)
        return to.does(pair.choose)
      case 'exp':
      case 'ln':
        this.#read(a)
        to.code.byte(control.call)
        return to.code.unsigned(this.#callable[what.operation])
      default:
        for (const input of inputs) this.#read(input)
        to.does(instructionOf[what.operation])
    }
  }
}
