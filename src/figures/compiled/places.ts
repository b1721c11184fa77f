import type { Defined, Dimension } from '../figure.ts'
import type { Tree } from '../formula/tree.ts'
import type { Settled } from '../reading/settle.ts'
import { bothHold, holdsAlways, holdsNever, type LoopSpace, type Mask, onto, opposite } from './loop-space.ts'
import type { Fixed, SettledParts } from './settled-parts.ts'
import type { UnitId } from './units.ts'

/** Where a part of a figure's formula is worked. */
export interface Place {
  readonly figure: Defined
  readonly fixed: Fixed
  /** Cells that are worked; undefined when all. Elsewhere any number will do, and none is marked. */
  readonly active: Mask | undefined
  /** Only in draws where this condition holds does a fault count; undefined when in all. */
  readonly when: UnitId | undefined
}

/** Which cells of a place are worked, as the formula goes into its parts. */
export class Places {
  readonly #space: LoopSpace
  readonly #settled: Settled
  readonly #settledParts: SettledParts

  constructor({
    space,
    settled,
    settledParts,
  }: { readonly space: LoopSpace; readonly settled: Settled; readonly settledParts: SettledParts }) {
    this.#space = space
    this.#settled = settled
    this.#settledParts = settledParts
  }

  /** The place where a mask holds too: `same` when it holds in every active cell, `never` when in none. */
  narrowed(place: Place, mask: Mask): Place | 'same' | 'never' {
    const space = this.#space
    const active = place.active === undefined ? mask : bothHold(space, place.active, mask)
    if (holdsNever(active)) return 'never'
    const before = place.active === undefined ? undefined : bothHold(space, place.active, opposite(mask))
    if (before === undefined ? holdsAlways(mask) : holdsNever(before)) return 'same'
    return { ...place, active }
  }

  /** A cell along a dimension is worked when the cell that asks for all of them is. */
  spreadAlong(active: Mask | undefined, bit: number): Mask | undefined {
    if (active === undefined || (active.domain & bit) === 0) return active
    return onto(this.#space, active, active.domain & ~bit)
  }

  /** Where any member of the inner dimensions has a number; undefined when everywhere. */
  anyPresent(of: Tree, inner: readonly Dimension[], place: Place): Mask | undefined {
    const space = this.#space
    const sizeOf = (dimension: Dimension): number => this.#settled.around.grid.sizeOf(dimension)
    let fixes: readonly Fixed[] = [place.fixed]
    let bits = 0
    for (const dimension of inner) {
      bits |= space.bit(dimension)
      const without = fixes.map(({ [dimension]: _, ...rest }) => rest)
      fixes =
        space.bit(dimension) > 0
          ? without
          : without.flatMap((fixed) =>
              Array.from({ length: sizeOf(dimension) }, (_, position) => ({
                ...fixed,
                [dimension]: position,
              })),
            )
    }
    const masks: Mask[] = []
    for (const fixed of fixes) {
      const mask = this.#settledParts.present(place.figure, of, fixed)
      if (mask === undefined) return undefined
      masks.push(onto(space, mask, mask.domain & ~bits))
    }
    const none = masks.map(opposite).reduce((a, b) => bothHold(space, a, b))
    return opposite(none)
  }
}
