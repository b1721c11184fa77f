import type { Figure } from '../figure.ts'
import { holdsAlways, type LoopSpace, type Mask, onto } from './loop-space.ts'
import type { Place, Places } from './places.ts'
import type { UnitId, Units } from './units.ts'

/** Where a figure's division, ln, sqrt or lookup may give no finite number: in a draw where the unit is not finite. */
export interface Mark {
  /** The figure's place among those of the work. */
  readonly figure: number
  readonly unit: UnitId
  /** Only where it holds. */
  readonly mask: Mask | undefined
}

/** What is marked, each unit once for a figure. */
export class Marks {
  readonly all: Mark[] = []
  /** Figures marked in every draw. */
  readonly always = new Set<Figure>()
  readonly #units: Units
  readonly #space: LoopSpace
  readonly #figureAt: ReadonlyMap<Figure, number>
  readonly #known = new Set<string>()

  constructor(units: Units, space: LoopSpace, figures: readonly Figure[]) {
    this.#units = units
    this.#space = space
    this.#figureAt = new Map(figures.map((figure, index) => [figure, index]))
  }

  /** Hands the unit back, and marks its figure in draws where it is not finite in a cell that is worked. */
  mark(unit: UnitId, { figure, active, when }: Place): UnitId {
    const units = this.#units
    const counted = when === undefined ? unit : units.work('and', unit, when)
    const { domain } = units.of(counted)
    const where = active === undefined ? undefined : onto(this.#space, active, active.domain & domain)
    const mask = where === undefined || holdsAlways(where) ? undefined : units.oneMask(where)
    const at = this.#figureAt.get(figure) ?? -1
    const key = `${at}|${counted}|${mask === undefined ? '' : `${mask.domain}:${mask.bits.join('')}`}`
    if (this.#known.has(key)) return unit
    this.#known.add(key)
    this.all.push({ figure: at, unit: counted, mask })
    return unit
  }

  /** A fault known before any draw: of every draw, or only of those in which the place is looked at. */
  markSettled(marked: Mask, place: Place, places: Places): void {
    const there = places.narrowed(place, marked)
    if (there === 'never') return
    if (place.when === undefined) this.always.add(place.figure)
    else this.mark(this.#units.literal(Number.NaN), there === 'same' ? place : there)
  }
}
