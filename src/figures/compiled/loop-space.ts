import type { Dimension } from '../figure.ts'

/** Some of the dimensions that are worked in loops, as bits: bit i is dimension i of the space. 0 is none of them. */
export type Domain = number

/** The dimensions worked in loops, outermost first, and how many members each has; every other dimension is written out. */
export class LoopSpace {
  readonly dimensions: readonly Dimension[]
  readonly sizes: readonly number[]
  readonly #shapes: Shape[] = []
  readonly #tables = new Map<number, Int32Array>()

  constructor(dimensions: readonly Dimension[], sizeOf: (dimension: Dimension) => number) {
    this.dimensions = dimensions
    this.sizes = dimensions.map(sizeOf)
  }

  /** The dimension's bit; 0 when it is written out. */
  bit(dimension: Dimension): Domain {
    const index = this.dimensions.indexOf(dimension)
    return index < 0 ? 0 : 1 << index
  }

  /** Which of the dimensions a domain has, by their place in the space, outermost first. */
  places(domain: Domain): readonly number[] {
    return this.#shape(domain).places
  }

  cells(domain: Domain): number {
    return this.#shape(domain).cells
  }

  /** How far apart in a list over the domain two neighbours along a dimension stand; 0 when it does not have it. */
  stride(domain: Domain, place: number): number {
    return this.#shape(domain).strides[place] ?? 0
  }

  /** For each cell of one domain, its cell in another: the same members, and the first of dimensions it does not have. */
  into(from: Domain, to: Domain): Int32Array {
    const key = from * 65536 + to
    const known = this.#tables.get(key)
    if (known !== undefined) return known
    const table = new Int32Array(this.cells(from))
    const shared = this.places(from & to)
    for (let cell = 0; cell < table.length; cell++) {
      for (const place of shared) {
        const position = Math.floor(cell / this.stride(from, place)) % (this.sizes[place] ?? 1)
        table[cell]! += position * this.stride(to, place)
      }
    }
    this.#tables.set(key, table)
    return table
  }

  #shape(domain: Domain): Shape {
    const known = this.#shapes[domain]
    if (known !== undefined) return known
    const places = this.dimensions.flatMap((_, index) => ((domain >> index) & 1 ? [index] : []))
    const strides = this.dimensions.map(() => 0)
    let cells = 1
    for (const place of [...places].reverse()) {
      strides[place] = cells
      cells *= this.sizes[place]!
    }
    const shape = { places, strides, cells }
    this.#shapes[domain] = shape
    return shape
  }
}

interface Shape {
  readonly places: readonly number[]
  readonly strides: readonly number[]
  readonly cells: number
}

/** In which cells of a domain something holds. */
export interface Mask {
  readonly domain: Domain
  readonly bits: Uint8Array
}

/** Holds where both do. */
export function bothHold(space: LoopSpace, a: Mask, b: Mask): Mask {
  const domain = a.domain | b.domain
  const [inA, inB] = [space.into(domain, a.domain), space.into(domain, b.domain)]
  return { domain, bits: Uint8Array.from(inA, (cell, index) => a.bits[cell]! & b.bits[inB[index]!]!) }
}

export function opposite({ domain, bits }: Mask): Mask {
  return { domain, bits: bits.map((bit) => 1 - bit) }
}

/** Holds in a cell of the domain when it holds in any cell that shares its members. */
export function onto(space: LoopSpace, mask: Mask, domain: Domain): Mask {
  if (mask.domain === domain) return mask
  const wide = mask.domain | domain
  const [from, to] = [space.into(wide, mask.domain), space.into(wide, domain)]
  const bits = new Uint8Array(space.cells(domain))
  for (const [index, cell] of from.entries()) if (mask.bits[cell] === 1) bits[to[index]!] = 1
  return { domain, bits }
}

export function holdsAlways({ bits }: Mask): boolean {
  return bits.every((bit) => bit === 1)
}

export function holdsNever({ bits }: Mask): boolean {
  return bits.every((bit) => bit === 0)
}
