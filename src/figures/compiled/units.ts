import type { Domain, Mask } from './loop-space.ts'

/** The number of a unit of work. A unit's inputs have smaller numbers than its own. */
export type UnitId = number

/** What a unit does with its inputs, two draws at a time. */
export type Operation =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'least'
  | 'greatest'
  | 'negative'
  | 'root'
  | 'floor'
  | 'exp'
  | 'ln'
  /** Rounded to the penny. */
  | 'pennies'
  | 'less'
  | 'atMost'
  | 'equal'
  | 'notEqual'
  | 'atLeast'
  | 'greater'
  | 'and'
  | 'or'
  | 'not'
  /** Condition, number where it holds, number where it does not. */
  | 'choose'

/** The signs of the formula language as operations. */
export const operationOf: Readonly<Record<string, Operation>> = {
  '+': 'add',
  '−': 'subtract',
  '×': 'multiply',
  '÷': 'divide',
  '<': 'less',
  '≤': 'atMost',
  '=': 'equal',
  '≠': 'notEqual',
  '≥': 'atLeast',
  '>': 'greater',
}

/** How members are put together along a dimension, and what that begins with. */
export const joins = { sum: 'add', min: 'least', max: 'greatest' } as const
export const beginnings = { sum: 0, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY } as const

/** Numbers that chance does not touch, over a domain: what the image holds, in the order of the domain's cells. */
export interface Numbers {
  readonly domain: Domain
  readonly values: Float64Array
}

type What =
  /** A number that the formula alone says. */
  | { readonly kind: 'literal'; readonly value: number; readonly record: Numbers }
  | { readonly kind: 'numbers'; readonly record: Numbers }
  | { readonly kind: 'mask'; readonly record: Mask }
  /** A column of the draws handed in, by cell of the domain. */
  | { readonly kind: 'column'; readonly columns: readonly number[] }
  | { readonly kind: 'work'; readonly operation: Operation }
  /** The input at one position of some dimensions, by their place in the space. */
  | { readonly kind: 'pick'; readonly at: readonly { readonly place: number; readonly position: number }[] }
  /** The input put together along one dimension, members in order; only those of the mask, if there is one. */
  | {
      readonly kind: 'over'
      readonly how: 'sum' | 'min' | 'max'
      readonly place: number
      readonly mask: Mask | undefined
    }
  /** What the input adds up to along one dimension over the members before this one; only those of the mask, if there is one. */
  | { readonly kind: 'before'; readonly place: number; readonly mask: Mask | undefined }

/** One piece of work, done in every cell of its domain in every draw. */
export interface Unit {
  readonly what: What
  readonly inputs: readonly UnitId[]
  readonly domain: Domain
  /** Where it is done: its domain, and for `over` also the dimension it goes along. */
  readonly done: Domain
  /** The latest year of anything in it, and the option when it is of one alone; −1 when of none. They only order the work. */
  readonly year: number
  readonly option: number
}

/** Units of work, the same work only once. */
export class Units {
  readonly all: Unit[] = []
  readonly #known = new Map<string, UnitId>()
  readonly #masks = new Map<string, Mask>()

  literal(value: number): UnitId {
    const sign = Object.is(value, -0) ? '-0' : String(value)
    const record = { domain: 0, values: Float64Array.of(value) }
    return this.#keep(`l${sign}`, { what: { kind: 'literal', value, record }, inputs: [], domain: 0 })
  }

  /** `key` says which numbers they are: two that are equal today may differ after an edit. */
  numbers(key: string, make: () => Numbers, when: { readonly year: number; readonly option: number }): UnitId {
    const known = this.#known.get(`n${key}`)
    if (known !== undefined) return known
    const record = make()
    return this.#keep(`n${key}`, { what: { kind: 'numbers', record }, inputs: [], domain: record.domain, ...when })
  }

  mask(mask: Mask): UnitId {
    const one = this.oneMask(mask)
    return this.#keep(`m${keyOf(one)}`, { what: { kind: 'mask', record: one }, inputs: [], domain: one.domain })
  }

  /** The same mask is one object. */
  oneMask(mask: Mask): Mask {
    const key = keyOf(mask)
    const known = this.#masks.get(key) ?? mask
    this.#masks.set(key, known)
    return known
  }

  column(columns: readonly number[], domain: Domain): UnitId {
    return this.#keep(`c${columns.join()}`, { what: { kind: 'column', columns }, inputs: [], domain })
  }

  work(operation: Operation, ...inputs: readonly UnitId[]): UnitId {
    const one = this.#simplified(operation, inputs)
    if (one !== undefined) return one
    let key: string = operation
    let domain = 0
    for (const input of inputs) {
      key += `,${input}`
      domain |= this.of(input).domain
    }
    return this.#keep(key, { what: { kind: 'work', operation }, inputs, domain })
  }

  pick(of: UnitId, at: readonly { readonly place: number; readonly position: number }[]): UnitId {
    const { domain } = this.of(of)
    const picked = at.filter(({ place }) => (domain >> place) & 1)
    if (picked.length === 0) return of
    return this.#keep(`p${of}:${picked.map(({ place, position }) => `${place}.${position}`).join()}`, {
      what: { kind: 'pick', at: picked },
      inputs: [of],
      domain: picked.reduce((rest, { place }) => rest & ~(1 << place), domain),
    })
  }

  over(how: 'sum' | 'min' | 'max', of: UnitId, place: number, mask: Mask | undefined): UnitId {
    const one = mask === undefined ? undefined : this.oneMask(mask)
    const done = this.of(of).domain | (one?.domain ?? 0) | (1 << place)
    return this.#keep(`${how}${of}:${place}${one === undefined ? '' : keyOf(one)}`, {
      what: { kind: 'over', how, place, mask: one },
      inputs: [of],
      domain: done & ~(1 << place),
      done,
    })
  }

  before(of: UnitId, place: number, mask: Mask | undefined): UnitId {
    const one = mask === undefined ? undefined : this.oneMask(mask)
    return this.#keep(`before${of}:${place}${one === undefined ? '' : keyOf(one)}`, {
      what: { kind: 'before', place, mask: one },
      inputs: [of],
      domain: this.of(of).domain | (one?.domain ?? 0) | (1 << place),
    })
  }

  of(id: UnitId): Unit {
    return this.all[id]! // ids are handed out here
  }

  /** `x × 1` and `x ÷ 1` change no bit; × 0 and + 0 do. */
  #simplified(operation: Operation, [a, b]: readonly UnitId[]): UnitId | undefined {
    if (a === undefined || b === undefined) return undefined
    if ((operation === 'multiply' || operation === 'divide') && this.#isOne(b)) return a
    if (operation === 'multiply' && this.#isOne(a)) return b
    return undefined
  }

  #isOne(id: UnitId): boolean {
    const { what } = this.of(id)
    return what.kind === 'literal' && what.value === 1
  }

  #keep(
    key: string,
    unit: Omit<Unit, 'done' | 'year' | 'option'> & Partial<Pick<Unit, 'done' | 'year' | 'option'>>,
  ): UnitId {
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const { what, inputs, domain, done = domain } = unit
    let { year = -1, option = -1 } = unit
    for (const input of inputs) {
      const of = this.of(input)
      if (of.year > year) year = of.year
      if (of.option > option) option = of.option
    }
    const id = this.all.push({ what, inputs, domain, done, year, option }) - 1
    this.#known.set(key, id)
    return id
  }
}

function keyOf({ domain, bits }: Mask): string {
  return `${domain}:${bits.join('')}`
}
