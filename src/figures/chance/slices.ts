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
  /** Its slice and scramble as one, `slice × scrambles + scramble`. */
  readonly cellOf: Uint16Array
  /** How many draws are in each slice of each scramble, at `slice × scrambles + scramble`. */
  readonly counts: Float64Array
}

/** Few enough that a slice of one scramble holds eight futures or more where it can, and never more than this. */
const mostSlices = 32
const fewestSlices = 4

/**
 * Cuts the draws of one uncertain number. Draw d belongs to scramble d mod 8; equal numbers keep their order. `places` are
 * those of the whole column in order, where they are known: those of a scramble stand among them in the same order.
 */
export function slicesOf(column: Float64Array, places?: Uint32Array, parts = scrambles): Slices {
  const each = Math.floor(column.length / parts)
  const wanted = Math.floor(each / 8)
  const count = wanted > mostSlices ? mostSlices : wanted < fewestSlices ? fewestSlices : wanted
  const sliceOf = new Uint8Array(column.length)
  const cellOf = new Uint16Array(column.length)
  const counts = new Float64Array(count * parts)
  const before = new Uint32Array(parts)
  const order = hasWhatIsNoNumber(column) ? partByPart(column, parts) : (places ?? inOrder(column))
  for (let k = 0; k < order.length; k += 1) {
    const draw = order[k] as number // as many as there are draws
    const part = draw % parts
    const place = before[part] as number // one for each part
    before[part] = place + 1
    const slice = Math.floor((place * count) / Math.ceil((column.length - part) / parts))
    const cell = slice * parts + part
    sliceOf[draw] = slice
    cellOf[draw] = cell
    counts[cell] = (counts[cell] as number) + 1
  }
  return { count, scrambles: parts, sliceOf, cellOf, counts }
}

function hasWhatIsNoNumber(column: Float64Array): boolean {
  for (let draw = 0; draw < column.length; draw += 1) if (Number.isNaN(column[draw])) return true
  return false
}

/** What is no number has no place in an order, so that only the scramble’s own draws may settle where it stands. */
function partByPart(column: Float64Array, parts: number): Uint32Array {
  const draws = Uint32Array.from(column, (_, draw) => draw)
  return Uint32Array.from(
    Array.from({ length: parts }, (_, part) => {
      const own = draws.filter((draw) => draw % parts === part)
      return [...inOrder(Float64Array.from(own, (draw) => column[draw] as number))].map((place) => own[place] as number) // a draw, and a place of its part
    }).flat(),
  )
}

/**
 * The average outcome in each slice of each scramble, at `slice × scrambles + scramble`. A draw that is not finite
 * counts as the average of the others.
 */
export function averagesIn({ count, scrambles: parts, cellOf, counts }: Slices, outcome: Float64Array): Float64Array {
  const averages = new Float64Array(count * parts)
  for (let draw = 0; draw < cellOf.length; draw += 1) {
    const cell = cellOf[draw] as number // a draw of the same list
    averages[cell] = (averages[cell] as number) + (outcome[draw] as number)
  }
  for (let cell = 0; cell < averages.length; cell += 1) {
    const draws = counts[cell] as number // one for each cell
    averages[cell] = draws === 0 ? 0 : (averages[cell] as number) / draws
  }
  return averages
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
