import type { Assumption, Defined, Dimension, Figure } from '../figure.ts'
import { namesIn, type Tree } from '../formula/tree.ts'
import { figureCalled } from '../reading/part.ts'
import type { Settled } from '../reading/settle.ts'
import { type Domain, holdsAlways, holdsNever, type LoopSpace, type Mask, opposite } from './loop-space.ts'
import type { Marks } from './marks.ts'
import { type Place, Places } from './places.ts'
import type { Fixed, ImageRecord, SettledParts } from './settled-parts.ts'
import { beginnings, joins, type Numbers, operationOf, type UnitId, type Units } from './units.ts'

interface Given {
  readonly units: Units
  readonly space: LoopSpace
  readonly settled: Settled
  readonly settledParts: SettledParts
  /** The column of each cell of an assumption. */
  readonly parameterAt: ReadonlyMap<Assumption, readonly number[]>
  readonly marks: Marks
  /** Lines are rounded to the penny. */
  readonly rounds: boolean
  /** The one option that is worked, by position; another option’s numbers are borrowed from columns. */
  readonly only: number | undefined
  /** The columns that hold a figure’s cells at a place of another option. */
  readonly borrow: (figure: Figure, fixed: Fixed) => { readonly columns: readonly number[]; readonly domain: Domain }
}

/** Formulas as units of work, with the meaning that the plain evaluator gives them, faults and gaps included. */
export class FormulaUnits {
  /** The numbers of the image, and the part each was worked from. */
  readonly records: ImageRecord[] = []
  readonly #given: Given
  readonly #cells = new Map<string, UnitId>()
  readonly #places: Places
  readonly #marks: Marks

  constructor(given: Given) {
    this.#given = given
    this.#places = new Places(given)
    this.#marks = given.marks
  }

  /** Works a figure at one place of what is written out. What it uses has been worked before. */
  work(figure: Defined, fixed: Fixed, active: Mask | undefined): void {
    const unit =
      active !== undefined && holdsNever(active)
        ? this.#given.units.literal(Number.NaN)
        : this.#figure(figure, { figure, fixed, active: partly(active), when: undefined })
    this.#cells.set(this.#keyOf(figure, fixed), unit)
  }

  #figure({ tree, line }: Defined, place: Place): UnitId {
    if (!line || !this.#given.rounds) return this.#part(tree, place)
    const unit = tree.kind === 'share' ? this.#sharedToPenny(tree, place) : this.#part(tree, place)
    return this.#given.units.work('pennies', unit)
  }

  /** The unit that holds a figure's cells at one place. */
  cellsOf(figure: Figure, fixed: Fixed): UnitId {
    const unit = this.#cells.get(this.#keyOf(figure, fixed))
    if (unit === undefined) throw new Error(`${figure.name} was not worked before it was used`)
    return unit
  }

  #keyOf({ name, by }: Figure, fixed: Fixed): string {
    const { space } = this.#given
    return `${name}|${by.map((dimension) => (space.bit(dimension) === 0 ? fixed[dimension] : '')).join()}`
  }

  #part(tree: Tree, place: Place): UnitId {
    const { units, settledParts, settled } = this.#given
    const { figure } = place
    const of = (part: Tree): UnitId => this.#part(part, place)
    if (settledParts.isSettled(figure, tree)) return this.#settledNumbers(tree, place)
    switch (tree.kind) {
      case 'name':
        return this.#named(figureCalled({ around: settled.around, scope: figure.scope }, tree.name), place.fixed)
      case 'as':
        return of(tree.of)
      case 'negative':
        return units.work('negative', of(tree.of))
      case 'arithmetic': {
        const [left, right] = [of(tree.left), of(tree.right)]
        const unit = units.work(operationOf[tree.sign]!, left, right)
        return tree.sign === '÷' ? this.#marks.mark(unit, place) : unit
      }
      case 'choose':
        return units.work(tree.which === 'min' ? 'least' : 'greatest', of(tree.left), of(tree.right))
      case 'clamp':
        return units.work('least', units.work('greatest', of(tree.of), of(tree.low)), of(tree.high))
      case 'if':
        return this.#choice(tree, place)
      case 'over':
        return this.#over(tree.how, tree.of, tree.over, place)
      case 'running':
        return this.#running(tree, place)
      case 'previous':
        return this.#previous(tree, place)
      case 'pick':
        return this.#part(tree.of, {
          ...place,
          fixed: {
            ...place.fixed,
            [tree.dimension]: settled.around.grid.position(tree.dimension, tree.member) ?? 0,
          },
        })
      case 'lookup':
        return this.#lookup(tree, place)
      case 'function': {
        const unit = units.work(tree.name === 'sqrt' ? 'root' : tree.name, of(tree.of))
        return tree.name === 'ln' || tree.name === 'sqrt' ? this.#marks.mark(unit, place) : unit
      }
      case 'pow': {
        const log = this.#marks.mark(units.work('ln', of(tree.base)), place)
        return units.work('exp', units.work('multiply', of(tree.exponent), log))
      }
      case 'divide':
        return this.#divide(tree, place)
      case 'orElse': {
        const present = settledParts.present(figure, tree.of, place.fixed)
        return this.#chosen(
          present,
          place,
          (where) => this.#part(tree.of, where),
          (where) => this.#part(tree.otherwise, where),
        )
      }
      case 'share': {
        const total = of(tree.total)
        const sum = this.#over('sum', tree.key, [tree.over], place)
        const value = units.work('divide', units.work('multiply', total, of(tree.key)), sum)
        return this.#marks.mark(value, place)
      }
      default:
        throw new Error(`${tree.kind} has no number`)
    }
  }

  /** By running shares: the rounded share of everyone up to this member, less that of everyone before. */
  #sharedToPenny(tree: Tree & { kind: 'share' }, place: Place): UnitId {
    const { units } = this.#given
    const total = this.#part(tree.total, place)
    const all = this.#over('sum', tree.key, [tree.over], place)
    const own = this.#part(tree.key, place)
    const before = this.#keysBefore(tree, place)
    const portion = (key: UnitId): UnitId =>
      units.work('pennies', this.#marks.mark(units.work('divide', units.work('multiply', total, key), all), place))
    return units.work('subtract', portion(units.work('add', before, own)), portion(before))
  }

  #keysBefore(tree: Tree & { kind: 'share' }, place: Place): UnitId {
    const { units, space, settledParts } = this.#given
    const { figure, fixed } = place
    const along = space.dimensions.indexOf(tree.over)
    if (along < 0) {
      let before = units.literal(0)
      for (let position = 0; position < (fixed[tree.over] ?? 0); position++) {
        const there = { ...place, fixed: { ...fixed, [tree.over]: position } }
        const present = settledParts.present(figure, tree.key, there.fixed)
        before = this.#joined(present, there, (where) => units.work('add', before, this.#part(tree.key, where)), before)
      }
      return before
    }
    const free = { ...place, active: this.#places.spreadAlong(place.active, 1 << along) }
    const present = settledParts.present(figure, tree.key, fixed)
    const there = present === undefined ? 'same' : this.#places.narrowed(free, present)
    if (there === 'never') return units.literal(0)
    return there === 'same'
      ? units.before(this.#part(tree.key, free), along, undefined)
      : units.before(this.#part(tree.key, there), along, present)
  }

  #named(figure: Figure, fixed: Fixed): UnitId {
    const { units, space } = this.#given
    if (figure.kind !== 'assumption') {
      const { only, borrow } = this.#given
      if (only !== undefined && figure.by.includes('option') && fixed['option'] !== only) {
        const { columns, domain } = borrow(figure, fixed)
        return units.column(columns, domain)
      }
      const at = figure.by.flatMap((dimension) => {
        const position = fixed[dimension]
        const placed = space.dimensions.indexOf(dimension)
        return placed < 0 || position === undefined ? [] : [{ place: placed, position }]
      })
      return units.pick(this.cellsOf(figure, fixed), at)
    }
    return this.drawsOf(figure, fixed)
  }

  /** The draws of an assumption as they are handed in, by member where it varies. */
  drawsOf(figure: Assumption, fixed: Fixed): UnitId {
    const { units, space, parameterAt } = this.#given
    const columns = parameterAt.get(figure) ?? []
    const [dimension] = figure.by
    const position = dimension === undefined ? 0 : fixed[dimension]
    if (position !== undefined) return units.column([columns[position]!], 0)
    return units.column(columns, space.bit(dimension!))
  }

  /** A settled part: literal when the formula alone says it, otherwise numbers of the image. */
  #settledNumbers(tree: Tree, place: Place): UnitId {
    const { units, settledParts } = this.#given
    const { figure, fixed } = place
    const { domain, values, marked } = settledParts.numbers(figure, tree, fixed)
    if (marked !== undefined) this.#marks.markSettled(marked, place, this.#places)
    if (namesIn(tree).length === 0 && domain === 0) return units.literal(values[0]!)
    const key = tree.kind === 'name' ? `${figure.scope[tree.name]?.name}` : `${figure.name}#${this.#partNumber(tree)}`
    const { key: at, ...when } = settledParts.placeOf(figure, tree, fixed)
    const make = (): Numbers => {
      const record = { domain, values: values.slice() }
      this.records.push({ record, figure, tree, fixed })
      return record
    }
    return units.numbers(`${key}|${at}`, make, when)
  }

  readonly #parts = new Map<Tree, number>()

  #partNumber(tree: Tree): number {
    const number = this.#parts.get(tree) ?? this.#parts.size
    this.#parts.set(tree, number)
    return number
  }

  #choice(tree: Tree & { kind: 'if' }, place: Place): UnitId {
    const { units, settledParts } = this.#given
    if (!settledParts.isSettled(place.figure, tree.condition)) {
      const condition = this.#condition(tree.condition, place)
      return units.work('choose', condition, this.#part(tree.yes, place), this.#part(tree.no, place))
    }
    return this.#chosen(
      this.#settledCondition(tree.condition, place),
      place,
      (where) => this.#part(tree.yes, where),
      (where) => this.#part(tree.no, where),
    )
  }

  /** One of two parts by what is known before any draw: only the part that is taken is worked, and marked. */
  #chosen(holds: Mask | undefined, place: Place, yes: (where: Place) => UnitId, no: (where: Place) => UnitId): UnitId {
    if (holds === undefined) return yes(place)
    const so = this.#places.narrowed(place, holds)
    if (so === 'same') return yes(place)
    const not = this.#places.narrowed(place, opposite(holds))
    if (not === 'same') return no(place)
    if (so === 'never' || not === 'never') throw new Error('A cell must be in one of two branches')
    const { units } = this.#given
    return units.work('choose', units.mask(holds), yes(so), no(not))
  }

  #settledCondition(tree: Tree, place: Place): Mask {
    const { holds, marked } = this.#given.settledParts.condition(place.figure, tree, place.fixed)
    if (marked !== undefined) this.#marks.markSettled(marked, place, this.#places)
    return holds
  }

  /** A condition that chance touches; both sides of `and` and `or` are worked. */
  #condition(tree: Tree, place: Place): UnitId {
    const { units, settledParts } = this.#given
    if (settledParts.isSettled(place.figure, tree)) return units.mask(this.#settledCondition(tree, place))
    switch (tree.kind) {
      case 'and':
      case 'or':
        return units.work(tree.kind, this.#condition(tree.left, place), this.#condition(tree.right, place))
      case 'not':
        return units.work('not', this.#condition(tree.of, place))
      case 'comparison':
        return units.work(operationOf[tree.sign]!, this.#part(tree.left, place), this.#part(tree.right, place))
      default:
        throw new Error('A number is not a condition')
    }
  }

  #previous(tree: Tree & { kind: 'previous' }, place: Place): UnitId {
    const { fixed } = place
    const { year = 0, month = 0 } = fixed
    const at = (change: Fixed): UnitId => this.#part(tree.of, { ...place, fixed: { ...fixed, ...change } })
    if (tree.step === 'month' && month > 0) return at({ month: month - 1 })
    if (year === 0) return this.#part(tree.starting, place)
    if (tree.step === 'year') return at({ year: year - 1 })
    return at({ year: year - 1, month: this.#given.settled.around.grid.sizeOf('month') - 1 })
  }

  /** From the first year to this one; years that do not apply are left out. */
  #running(tree: Tree & { kind: 'running' }, place: Place): UnitId {
    const { units, settledParts } = this.#given
    const { year: last = 0 } = place.fixed
    let result = units.literal(tree.how === 'total' ? 0 : 1)
    for (let year = 0; year <= last; year++) {
      const there = { ...place, fixed: { ...place.fixed, year } }
      const present = settledParts.present(place.figure, tree.of, there.fixed)
      const join = (where: Place): UnitId =>
        units.work(tree.how === 'total' ? 'add' : 'multiply', result, this.#part(tree.of, where))
      result = this.#joined(present, there, join, result)
    }
    return result
  }

  /** What joining gives where the mask holds, and the result so far elsewhere. */
  #joined(mask: Mask | undefined, place: Place, join: (where: Place) => UnitId, before: UnitId): UnitId {
    if (mask === undefined) return join(place)
    const there = this.#places.narrowed(place, mask)
    if (there === 'never') return before
    if (there === 'same') return join(place)
    const { units } = this.#given
    return units.work('choose', units.mask(mask), join(there), before)
  }

  /** Sum, least or greatest over dimensions, the first named innermost, members in order. */
  #over(how: 'sum' | 'min' | 'max', of: Tree, over: readonly Dimension[], place: Place): UnitId {
    const outermost = over.at(-1)
    if (outermost === undefined) return this.#part(of, place)
    const { units, space, settled } = this.#given
    const inner = over.slice(0, -1)
    const { [outermost]: _, ...fixed } = place.fixed
    if (space.bit(outermost) === 0) {
      let result = units.literal(beginnings[how])
      for (let position = 0; position < settled.around.grid.sizeOf(outermost); position++) {
        const member = { ...place, fixed: { ...fixed, [outermost]: position } }
        const join = (where: Place): UnitId => units.work(joins[how], result, this.#over(how, of, inner, where))
        result = this.#joined(this.#places.anyPresent(of, inner, member), member, join, result)
      }
      return result
    }
    const along = space.dimensions.indexOf(outermost)
    const free = { ...place, fixed, active: this.#places.spreadAlong(place.active, space.bit(outermost)) }
    const present = this.#places.anyPresent(of, inner, free)
    const there = present === undefined ? 'same' : this.#places.narrowed(free, present)
    if (there === 'never') return units.literal(beginnings[how])
    if (there === 'same') return units.over(how, this.#over(how, of, inner, free), along, undefined)
    return units.over(how, this.#over(how, of, inner, there), along, present)
  }

  #lookup(tree: Tree & { kind: 'lookup' }, place: Place): UnitId {
    const { units, settledParts, settled } = this.#given
    const count = settled.around.grid.sizeOf(tree.dimension)
    const at = (where: Place, position: number): UnitId =>
      this.#part(tree.of, { ...where, fixed: { ...where.fixed, [tree.dimension]: position } })
    if (settledParts.isSettled(place.figure, tree.key)) {
      const { domain, values, marked } = settledParts.deciding(place.figure, tree.key, place.fixed)
      if (marked !== undefined) this.#marks.markSettled(marked, place, this.#places)
      const isAt = (test: (key: number) => boolean): Mask => ({
        domain,
        bits: Uint8Array.from(values, (key) => (test(key) ? 1 : 0)),
      })
      this.#marks.markSettled(
        isAt((key) => !(key >= 0 && key < count && key === Math.floor(key))),
        place,
        this.#places,
      )
      let result = units.literal(Number.NaN)
      for (let position = 0; position < count; position++) {
        const found = isAt((key) => key === position)
        result = this.#joined(found, place, (where) => at(where, position), result)
      }
      return result
    }
    const key = this.#part(tree.key, place)
    let [result, fault] = [units.literal(Number.NaN), units.literal(Number.NaN)]
    for (let position = 0; position < count; position++) {
      const found = units.work('equal', key, units.literal(position))
      const when = place.when === undefined ? found : units.work('and', place.when, found)
      result = units.work('choose', found, at({ ...place, when }, position), result)
      fault = units.work('choose', found, units.literal(0), fault)
    }
    this.#marks.mark(fault, place)
    return result
  }

  #divide(tree: Tree & { kind: 'divide' }, place: Place): UnitId {
    const { units, settledParts } = this.#given
    const { figure, fixed } = place
    const top = this.#part(tree.top, place)
    const bottom = this.#part(tree.bottom, place)
    if (!settledParts.isSettled(figure, tree.bottom)) {
      const otherwise = this.#part(tree.otherwise, place)
      const quotient = units.work('divide', top, bottom)
      const isNought = units.work('equal', bottom, units.literal(0))
      this.#marks.mark(units.work('choose', isNought, units.literal(0), quotient), place)
      return units.work('choose', isNought, otherwise, quotient)
    }
    const { domain, values } = settledParts.deciding(figure, tree.bottom, fixed)
    const isNought = { domain, bits: Uint8Array.from(values, (value) => (value === 0 ? 1 : 0)) }
    return this.#chosen(
      isNought,
      place,
      (where) => this.#part(tree.otherwise, where),
      (where) => this.#marks.mark(units.work('divide', top, bottom), where),
    )
  }
}

function partly(active: Mask | undefined): Mask | undefined {
  return active === undefined || holdsAlways(active) ? undefined : active
}
