import type { Task } from './arrange.ts'
import { type CodeWriter, drawsAt, type LocalNumbers, type Pointer } from './code-writer.ts'
import type { Work } from './expand.ts'
import { behindPicks, type Chunk, columnBytes, type Homes, type Rows, sumSoFar } from './homes.ts'
import { control, pair, whole } from './instructions.ts'
import type { Domain, Mask } from './loop-space.ts'
import type { Operation, Unit, UnitId } from './units.ts'

/** Functions of the module that a chunk calls, by number. */
export interface Callable {
  readonly exp: number
  readonly ln: number
  readonly pennies: number
}

const instructionOf: Readonly<
  Record<Exclude<Operation, 'least' | 'greatest' | 'exp' | 'ln' | 'pennies' | 'choose'>, number>
> = {
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

/** A run of tasks as code. */
export class ChunkWriter {
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
    if (unit.what.kind === 'before') {
      this.#before(id, unit)
      return
    }
    const reads = this.#left.get(id) ?? 0
    const hasHome = this.#homes.recordOf.has(id) || this.#homes.frameOf.has(id)
    if (hasHome) {
      const at = to.home(id, this.#homes, this.#pointers)!
      this.#worked(unit)
      if (reads > 0) this.#putDown(id)
      to.memory(pair.store, at)
    } else if (reads > 0) {
      this.#worked(unit)
      const index = this.#numbers.take()
      this.#inLocal.set(id, index)
      to.set(index)
    }
  }

  /** Hands on the sum so far, then adds this member to it. */
  #before(id: UnitId, { what, inputs }: Unit): void {
    if (what.kind !== 'before') return
    const to = this.#to
    const held = this.#numbers.take()
    const at = to.home(sumSoFar(id), this.#homes, this.#pointers)!
    to.memory(pair.load, at)
    to.set(held)
    to.home(sumSoFar(id), this.#homes, this.#pointers)
    to.get(held)
    this.#read(inputs[0]!)
    to.does(pair.add)
    if (what.mask !== undefined) {
      to.get(held)
      const slot = to.slot('image', this.#homes.imageOf.get(what.mask)!, this.#homes, this.#pointers)
      to.memory(pair.loadSplat64, slot)
      to.does(pair.choose)
    }
    to.memory(pair.store, at)
    if (this.#homes.recordOf.has(id) || this.#homes.frameOf.has(id)) {
      const home = to.home(id, this.#homes, this.#pointers)!
      to.get(held)
      to.memory(pair.store, home)
    }
    if ((this.#left.get(id) ?? 0) > 0) this.#inLocal.set(id, held)
    else this.#numbers.give(held)
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
    if (this.#chunk.inline.has(id)) {
      this.#worked(this.#work.units.of(id))
      return
    }
    this.#load(id)
    // Read three times or more: kept at hand, if this is not under a question that may not be asked again.
    if (left >= 2 && this.#guard === undefined) this.#putDown(id)
  }

  /** Reads a number from where it stands. */
  #load(id: UnitId): void {
    const { units } = this.#work
    const to = this.#to
    const { unit, at } = behindPicks(units, id)
    const { what, domain } = units.of(unit)
    if (what.kind === 'literal' && Object.is(what.value, 0)) {
      to.constant(what.value)
      return
    }
    const isImage = what.kind === 'numbers' || what.kind === 'mask' || what.kind === 'literal'
    const slot = isImage ? this.#homes.imageOf.get(what.record) : this.#homes.recordOf.get(unit)
    let offset: number
    if (what.kind === 'column' && domain === 0) {
      to.get(drawsAt)
      offset = this.#homes.inputsAt + what.columns[0]! * columnBytes
    } else if (slot === undefined) {
      to.address()
      offset = this.#homes.frameOf.get(unit)!
    } else if (at.length === 0) offset = to.slot(isImage ? 'image' : 'record', slot, this.#homes, this.#pointers)
    else {
      this.#pickedRow(domain, at, (isImage ? this.#homes.imageRows : this.#homes.recordRows).get(domain)!)
      offset = slot.offset
    }
    to.memory(isImage ? pair.loadSplat64 : pair.load, offset)
  }

  /** The address of the row at fixed positions of some dimensions, and the present ones of the others. */
  #pickedRow(
    domain: Domain,
    at: readonly { readonly place: number; readonly position: number }[],
    { base, bytes }: Rows,
  ): void {
    const { space } = this.#work
    const step = (place: number): number => space.stride(domain, place) * bytes
    const picked = new Set(at.map(({ place }) => place))
    this.#to.whole(base + at.reduce((sum, { place, position }) => sum + position * step(place), 0))
    this.#to.along(space.dimensions.map((_, place) => (picked.has(place) ? 0 : step(place))))
  }

  #worked({ what, inputs }: Unit): void {
    if (what.kind !== 'work') throw new Error(`${what.kind} is not worked`)
    const to = this.#to
    const [a, b, c] = inputs as readonly [UnitId, UnitId, UnitId] // as many as the operation has
    switch (what.operation) {
      case 'least':
      case 'greatest':
        this.#read(b)
        this.#read(a)
        to.does(what.operation === 'least' ? pair.leastOfSecond : pair.greatestOfSecond)
        break
      case 'choose':
        this.#read(b)
        this.#read(c)
        this.#read(a)
        to.does(pair.choose)
        break
      case 'exp':
      case 'ln':
      case 'pennies':
        this.#read(a)
        to.code.byte(control.call)
        to.code.unsigned(this.#callable[what.operation])
        break
      default:
        for (const input of inputs) this.#read(input)
        to.does(instructionOf[what.operation])
    }
  }
}
