import { exp } from './exp.ts'
import { ln } from './ln.ts'

/**
 * x to the power y as `exp(y × ln x)`, which is what the formula language means by `pow` and what the workbook
 * holds as `EXP(y*LN(x))`.
 *
 * Good to about |y × ln x| + 1 units in the last place: thirteen figures for anything a council would ask, nine at
 * the very ends of the range. x below nought is not a number even where y is whole, and so is 0 to the power 0.
 * For whole years multiply instead (a discount factor is a running product, never a power).
 */
export function pow(x: number, y: number): number {
  return exp(y * ln(x))
}
