import type { Dimension, Figure } from '../figure.ts'
import { namesIn, type Tree } from '../formula/tree.ts'
import { usesOf } from '../graph.ts'
import { type Cell, firstGap, isMissing, type Missing } from '../missing.ts'
import { exp, ln } from '../numbers/index.ts'
import { roundToPenny } from '../pence.ts'
import type { FigureData } from '../reading/data.ts'

/** Where a cell is, by position among sorted members. */
type Where = Readonly<Record<Dimension, number>>

/** What a part came to, and whether something in it was not a finite number. */
interface Found {
  readonly cell: Cell
  readonly marked: boolean
}

/**
 * The slow, obvious reading: every cell asked for by name, values that may be missing carried through the
 * arithmetic, nothing settled beforehand, nothing shared but cells already known. It shares with the evaluators
 * only the tree, exp, ln and the rounding of a penny, and judges them to the bit.
 */
export class TreeWalk {
  readonly #data: FigureData
  readonly #codes: Readonly<Record<Dimension, readonly string[]>>
  readonly #assumed: (name: string, member: string | undefined) => number
  readonly #rounds: boolean
  readonly #known = new Map<string, Found>()
  readonly #settled = new Map<Figure, boolean>()
  readonly #given: Map<string, Cell>

  constructor(
    data: FigureData,
    options: {
      rounds: boolean
      assumed: (name: string, member: string | undefined) => number
      given?: Map<string, Cell>
    },
  ) {
    this.#data = data
    this.#assumed = options.assumed
    this.#rounds = options.rounds
    this.#given = options.given ?? new Map()
    const bySize = (a: string, b: string): number =>
      /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) - Number(b) : a < b ? -1 : 1
    this.#codes = Object.fromEntries(
      Object.entries(data.members).map(([dimension, members]) => [
        dimension,
        members.map(({ code }) => code).sort(bySize),
      ]),
    )
  }

  /** One cell by the codes of its members. */
  at(figure: Figure, codes: Readonly<Record<Dimension, string>>): Found {
    return this.#figure(
      figure,
      Object.fromEntries(
        figure.by.map((dimension) => [dimension, this.#list(dimension).indexOf(codes[dimension] ?? '')]),
      ),
    )
  }

  #list(dimension: Dimension): readonly string[] {
    return this.#codes[dimension] ?? []
  }

  #figure(figure: Figure, where: Where): Found {
    const key = `${figure.name}|${figure.by.map((dimension) => where[dimension]).join()}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const found = this.#work(figure, where, key)
    this.#known.set(key, found)
    return found
  }

  #work(figure: Figure, where: Where, key: string): Found {
    const codes = Object.fromEntries(
      figure.by.map((dimension) => [dimension, this.#list(dimension)[where[dimension] ?? -1] ?? '?']),
    )
    if (figure.kind === 'given') {
      const cell = this.#given.get(key) ?? this.#data.givens[figure.name]?.(codes) ?? Number.NaN
      this.#given.set(key, cell)
      const place = [figure.name, ...Object.values(codes)].join(' ')
      return { cell: isMissing(cell) ? { missing: cell.missing, at: cell.at ?? place } : cell, marked: false }
    }
    if (figure.kind === 'assumption')
      return { cell: this.#assumed(figure.name, Object.values(codes)[0]), marked: false }
    const own = new Walk(figure, where)
    const isLine = figure.line && this.#rounds
    const { tree } = figure
    const found = isLine && tree.kind === 'share' ? this.#sharedToPenny(tree, own) : this.#tree(tree, own)
    if (isMissing(found.cell)) return { cell: found.cell, marked: false }
    return isLine ? { cell: roundToPenny(found.cell), marked: found.marked } : found
  }

  #isSettled(figure: Figure): boolean {
    const known = this.#settled.get(figure)
    if (known !== undefined) return known
    this.#settled.set(figure, true)
    const reached = new Set<Figure>([figure])
    for (const each of reached) for (const link of usesOf(each)) reached.add(link.to)
    const settled = [...reached].every((each) => each.kind !== 'assumption')
    this.#settled.set(figure, settled)
    return settled
  }

  #tree(tree: Tree, walk: Walk): Found {
    const of = (part: Tree): Found => this.#tree(part, walk)
    const settled = (part: Tree): boolean => namesIn(part).every((name) => this.#isSettled(walk.named(name)))
    switch (tree.kind) {
      case 'number':
        return number(tree.value)
      case 'yearNumber':
        return number(walk.where['year'] ?? -1)
      case 'name':
        return { ...this.#figure(walk.named(tree.name), walk.where), marked: false }
      case 'as':
        return of(tree.of)
      case 'negative':
        return worked([of(tree.of)], ([x]) => -x)
      case 'arithmetic':
        return worked([of(tree.left), of(tree.right)], ([a, b], mark) => {
          if (tree.sign === '+') return a + b
          if (tree.sign === '−') return a - b
          if (tree.sign === '×') return a * b
          return mark(a / b)
        })
      case 'choose':
        return worked([of(tree.left), of(tree.right)], ([a, b]) =>
          tree.which === 'min' ? (a < b ? a : b) : a > b ? a : b,
        )
      case 'clamp':
        return worked([of(tree.of), of(tree.low), of(tree.high)], ([x, low, high]) => {
          const atLeast = x > low ? x : low
          return atLeast < high ? atLeast : high
        })
      case 'comparison':
        return worked([of(tree.left), of(tree.right)], ([a, b]) => {
          const holds = { '<': a < b, '≤': a <= b, '=': a === b, '≠': a !== b, '≥': a >= b, '>': a > b }[tree.sign]
          return holds ? 1 : 0
        })
      case 'and':
        return worked([of(tree.left), of(tree.right)], ([a, b]) => a * b)
      case 'or':
        return worked([of(tree.left), of(tree.right)], ([a, b]) => (a + b > 0 ? 1 : 0))
      case 'not':
        return worked([of(tree.of)], ([x]) => 1 - x)
      case 'if': {
        const asked = of(tree.condition)
        if (!settled(tree.condition))
          return worked([asked, of(tree.yes), of(tree.no)], ([x, yes, no]) => (x === 1 ? yes : no))
        if (isMissing(asked.cell)) return asked
        const chosen = of(asked.cell === 1 ? tree.yes : tree.no)
        return { cell: chosen.cell, marked: chosen.marked || asked.marked }
      }
      case 'orElse': {
        const first = of(tree.of)
        return isMissing(first.cell) ? of(tree.otherwise) : first
      }
      case 'divide': {
        const [top, bottom] = [of(tree.top), of(tree.bottom)]
        const operands = worked([top, bottom], ([, b]) => b)
        if (settled(tree.bottom) && (isMissing(operands.cell) || operands.cell !== 0))
          return worked([top, bottom], ([a, b], mark) => mark(a / b))
        return worked([top, bottom, of(tree.otherwise)], ([a, b, y], mark) => (b === 0 ? y : mark(a / b)))
      }
      case 'function':
        return worked([of(tree.of)], ([x], mark) => {
          if (tree.name === 'exp') return exp(x)
          if (tree.name === 'floor') return Math.floor(x)
          return mark(tree.name === 'ln' ? ln(x) : Math.sqrt(x))
        })
      case 'pow':
        return worked([of(tree.base), of(tree.exponent)], ([x, y], mark) => exp(y * mark(ln(x))))
      case 'over':
        return this.#over(tree.how, tree.of, tree.over, walk)
      case 'running': {
        const years = Array.from({ length: (walk.where['year'] ?? -1) + 1 }, (_, year) =>
          this.#tree(tree.of, walk.with({ year })),
        )
        return tree.how === 'total'
          ? among(years, (values) => values.reduce((a, b) => a + b, 0))
          : among(years, (values) => values.reduce((a, b) => a * b, 1))
      }
      case 'previous': {
        const { year = -1, month = -1 } = walk.where
        if (tree.step === 'month' && month > 0) return this.#tree(tree.of, walk.with({ month: month - 1 }))
        if (year === 0) return of(tree.starting)
        const last = this.#list('month').length - 1
        return this.#tree(
          tree.of,
          walk.with(tree.step === 'month' ? { year: year - 1, month: last } : { year: year - 1 }),
        )
      }
      case 'pick':
        return this.#tree(tree.of, walk.with({ [tree.dimension]: this.#picked(tree.dimension, tree.member) }))
      case 'lookup':
        return this.#lookup(tree, walk, settled(tree.key))
      case 'share': {
        const sum = this.#over('sum', tree.key, [tree.over], walk)
        return worked([of(tree.total), of(tree.key), sum], ([total, key, all], mark) => mark((total * key) / all))
      }
      default:
        return tree satisfies never
    }
  }

  #picked(dimension: Dimension, member: string): number {
    const list = this.#list(dimension)
    if ((dimension === 'year' || dimension === 'month') && member === 'first') return 0
    if ((dimension === 'year' || dimension === 'month') && member === 'last') return list.length - 1
    return list.indexOf(this.#data.roles?.[dimension]?.[member] ?? member)
  }

  #over(how: 'sum' | 'min' | 'max', of: Tree, over: readonly Dimension[], walk: Walk): Found {
    const outermost = over.at(-1)
    if (outermost === undefined) return this.#tree(of, walk)
    const each = this.#list(outermost).map((_, position) =>
      this.#over(how, of, over.slice(0, -1), walk.with({ [outermost]: position })),
    )
    return among(each, (values) => {
      if (how === 'sum') return values.reduce((a, b) => a + b, 0)
      if (how === 'min') return values.reduce((a, b) => (a < b ? a : b), Number.POSITIVE_INFINITY)
      return values.reduce((a, b) => (a > b ? a : b), Number.NEGATIVE_INFINITY)
    })
  }

  #lookup(tree: Tree & { kind: 'lookup' }, walk: Walk, settled: boolean): Found {
    const key = this.#tree(tree.key, walk)
    const table = this.#list(tree.dimension).map((_, position) =>
      this.#tree(tree.of, walk.with({ [tree.dimension]: position })),
    )
    if (settled && isMissing(key.cell)) return key
    if (!settled) {
      const gap = [key, ...table].reduce<Missing | undefined>(
        (first, { cell }) => firstGap(first, isMissing(cell) ? cell : undefined),
        undefined,
      )
      if (gap !== undefined) return { cell: gap, marked: false }
    }
    const found = isMissing(key.cell) ? undefined : table[key.cell]
    if (found === undefined) return { cell: Number.NaN, marked: true }
    return { cell: found.cell, marked: found.marked || key.marked }
  }

  #sharedToPenny(tree: Tree & { kind: 'share' }, walk: Walk): Found {
    const own = walk.where[tree.over] ?? -1
    const keys = this.#list(tree.over).map((_, position) => this.#tree(tree.key, walk.with({ [tree.over]: position })))
    const present = (found: readonly Found[]): number[] => found.flatMap(({ cell }) => (isMissing(cell) ? [] : [cell]))
    return worked(
      [this.#tree(tree.total, walk), keys[own] as Found, among(keys, (values) => values.reduce((a, b) => a + b, 0))],
      ([total, , all], mark) => {
        const upTo = (count: number): number => present(keys.slice(0, count)).reduce((a, b) => a + b, 0)
        return roundToPenny(mark((total * upTo(own + 1)) / all)) - roundToPenny(mark((total * upTo(own)) / all))
      },
    )
  }
}

/** A formula at one place: what its names stand for, and where it is being worked. */
class Walk {
  readonly #figure: Figure & { kind: 'figure' }
  readonly where: Where

  constructor(figure: Figure & { kind: 'figure' }, where: Where) {
    this.#figure = figure
    this.where = where
  }

  named(name: string): Figure {
    return this.#figure.scope[name] as Figure // a checked formula knows its names
  }

  with(change: Where): Walk {
    return new Walk(this.#figure, { ...this.where, ...change })
  }
}

function number(value: number): Found {
  return { cell: value, marked: false }
}

/** Arithmetic on operands: the first gap if there is one, “not applicable” before the rest. */
function worked<const F extends readonly Found[]>(
  operands: F,
  work: (values: { [K in keyof F]: number }, mark: (value: number) => number) => number,
): Found {
  const gap = operands.reduce<Missing | undefined>(
    (first, { cell }) => firstGap(first, isMissing(cell) ? cell : undefined),
    undefined,
  )
  if (gap !== undefined) return { cell: gap, marked: false }
  let marked = operands.some((operand) => operand.marked)
  const mark = (value: number): number => {
    if (!Number.isFinite(value)) marked = true
    return value
  }
  const cell = work(operands.map((operand) => operand.cell) as { [K in keyof F]: number }, mark) // no gap, so all are numbers
  return { cell, marked }
}

/** Members that apply, put together; another gap is a gap of the whole; when none applies, nor does the whole. */
function among(found: readonly Found[], join: (values: number[]) => number): Found {
  const gaps = found.flatMap(({ cell }) => (isMissing(cell) ? [cell] : []))
  const gap =
    gaps.find(({ missing }) => missing !== 'notApplicable') ?? (gaps.length === found.length ? gaps[0] : undefined)
  if (gap !== undefined) return { cell: gap, marked: false }
  const applying = found.filter(({ cell }) => !isMissing(cell))
  return worked([{ cell: 0, marked: applying.some(({ marked }) => marked) }], () =>
    join(applying.map(({ cell }) => cell as number)),
  ) // gaps are filtered out
}
