import type { Bytes } from './bytes.ts'
import type { Work } from './expand.ts'
import { type Homes, type Rows, type Slot, sumSoFar } from './homes.ts'
import { local, pair, whole } from './instructions.ts'
import type { Domain, LoopSpace } from './loop-space.ts'
import { beginnings, type UnitId } from './units.ts'

/** Local 0: how far into the columns the two draws stand, in bytes. */
export const drawsAt = 0

/** A local that points at the row of the present cell. */
export interface Pointer {
  readonly local: number
  readonly domain: Domain
  readonly rows: Rows
  readonly of: 'image' | 'record'
}

export function pointersOf(space: LoopSpace, { imageRows, recordRows }: Homes): readonly Pointer[] {
  const all = [
    ...[...imageRows].map(([domain, rows]) => ({ domain, rows, of: 'image' as const })),
    ...[...recordRows].map(([domain, rows]) => ({ domain, rows, of: 'record' as const })),
  ].filter(({ domain }) => domain !== 0)
  return all.map((each, index) => ({ ...each, local: 1 + space.dimensions.length + index }))
}

/** Locals for two draws at a time, used again when nobody needs what they hold. */
export class LocalNumbers {
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
export class CodeWriter {
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
    const at = this.home(what.kind === 'before' ? sumSoFar(unit) : unit, homes, pointers)
    if (at === undefined) return
    this.constant(what.kind === 'over' ? beginnings[what.how] : 0)
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
