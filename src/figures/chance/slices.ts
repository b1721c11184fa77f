import { inOrder } from './rank.ts'
import { scrambles } from './sobol.ts'

/**
 * The futures sorted by one uncertain number and cut into slices of equal count, within each scramble apart: futures
 * of one slice are those in which the number is about the same.
 */
export interface Slices {
  readonly count: number
  readonly scrambles: number
  /** The slice of each draw, from 0. */
  readonly sliceOf: Uint8Array
  /** How many draws are in each slice of each scramble, at `slice × scrambles + scramble`. */
  readonly counts: Float64Array
}

/** Few enough that a slice of one scramble holds eight futures or more where it can, and never more than this. */
const mostSlices = 32
const fewestSlices = 4

/** Cuts the draws of one uncertain number. Draw d belongs to scramble d mod 8; equal numbers keep their order. */
export function slicesOf(column: Float64Array, parts = scrambles): Slices {
  const each = Math.floor(column.length / parts)
  const wanted = Math.floor(each / 8)
  const count = wanted > mostSlices ? mostSlices : wanted < fewestSlices ? fewestSlices : wanted
  const sliceOf = new Uint8Array(column.length)
  const counts = new Float64Array(count * parts)
  for (let part = 0; part < parts; part += 1) {
    const order = inOrder(column.filter((_, draw) => draw % parts === part))
    for (const [place, at] of order.entries()) {
      const slice = Math.floor((place * count) / order.length)
      sliceOf[at * parts + part] = slice
      counts[slice * parts + part] = (counts[slice * parts + part] as number) + 1
    }
  }
  return { count, scrambles: parts, sliceOf, counts }
}

/**
 * The average outcome in each slice of each scramble, at `slice × scrambles + scramble`. A draw that is not finite
 * counts as the average of the others.
 */
export function averagesIn({ count, scrambles: parts, sliceOf, counts }: Slices, outcome: Float64Array): Float64Array {
  const sums = new Float64Array(count * parts)
  for (let draw = 0; draw < sliceOf.length; draw += 1) {
    const cell = (sliceOf[draw] as number) * parts + (draw % parts) // a draw of the same list
    sums[cell] = (sums[cell] as number) + (outcome[draw] as number)
  }
  return sums.map((sum, cell) => (counts[cell] === 0 ? 0 : sum / (counts[cell] as number)))
}

/** The outcome with the average of the finite draws in place of each that is not finite. */
export function finiteOrAverage(outcome: Float64Array): Float64Array {
  let sum = 0
  let count = 0
  for (const value of outcome) {
    if (!Number.isFinite(value)) continue
    sum += value
    count += 1
  }
  if (count === outcome.length) return outcome
  const average = count === 0 ? 0 : sum / count
  return outcome.map((value) => (Number.isFinite(value) ? value : average))
}
