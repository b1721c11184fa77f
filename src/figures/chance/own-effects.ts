import { averagesIn, finiteOrAverage, type Slices } from './slices.ts'

/** One uncertain number, its draws cut into slices. */
export interface SlicedNumber {
  readonly key: string
  readonly slices: Slices
  /** Numbers that it rises or falls with because the case says so: what they do is part of what knowing it tells. */
  readonly tiedTo?: ReadonlySet<string> | undefined
}

/** What each uncertain number does to an outcome by itself. */
export interface OwnEffects {
  /**
   * The average outcome in each slice of a number and each scramble, at `slice × scrambles + scramble`, with the own
   * effects of all other numbers taken out, but for those it is tied to.
   */
  readonly averages: (number: SlicedNumber) => Float64Array
}

/** Rounds of fitting; the effects hardly move after the second. */
const rounds = 3
/** A number has an effect of its own where the parts agree on it to this many standard errors. */
const certain = 3

/**
 * Sets apart what each uncertain number does to an outcome by itself: a curve over its slices, nought on average. The
 * strongest first, each against what the curves of the others leave; a number on which the scrambles do not agree gets no
 * curve. In a few hundred futures a number that does nothing may rise and fall with one that does, by chance alone;
 * with the strong ones’ effects taken out, it no longer borrows from them.
 *
 * Source: T. Hastie and R. Tibshirani, Generalized Additive Models (1990), chapter 4 (backfitting).
 */
export function ownEffects(numbers: readonly SlicedNumber[], outcome: Float64Array): OwnEffects {
  const left = Float64Array.from(finiteOrAverage(outcome))
  const curves = new Map<SlicedNumber, Float64Array>()
  const add = (number: SlicedNumber, curve: Float64Array, sign: 1 | -1, to: Float64Array) => {
    const { sliceOf } = number.slices
    for (let draw = 0; draw < to.length; draw += 1)
      to[draw] = (to[draw] as number) + sign * (curve[sliceOf[draw] as number] as number) // slices of the same draws
  }
  for (let round = 0; round < rounds; round += 1) {
    const strongest = numbers
      .map((number) => ({ number, strength: strengthIn(number.slices, left, curves.get(number)) }))
      .sort((a, b) => b.strength.variance - a.strength.variance)
    for (const { number, strength } of strongest) {
      if (strength.variance <= 0 || (!strength.isCertain && !curves.has(number))) continue
      const before = curves.get(number)
      const now = strengthIn(number.slices, left, before)
      if (!now.isCertain) continue
      if (before !== undefined) add(number, before, 1, left)
      add(number, now.curve, -1, left)
      curves.set(number, now.curve)
    }
  }
  return {
    averages: (number) => {
      const own = averagesIn(number.slices, left)
      for (const [other, curve] of curves) {
        if (other === number) addCurve(own, curve, number.slices.scrambles)
        else if (number.tiedTo?.has(other.key)) {
          const ofOther = averagesIn(number.slices, columnOf(other.slices, curve))
          for (let cell = 0; cell < own.length; cell += 1) own[cell] = (own[cell] as number) + (ofOther[cell] as number)
        }
      }
      return own
    },
  }
}

/** Adds a curve over slices to averages held at `slice × parts + part`. */
function addCurve(averages: Float64Array, curve: Float64Array, parts: number): void {
  for (let slice = 0, cell = 0; slice < curve.length; slice += 1) {
    const height = curve[slice] as number // one for each slice, and of averages one for each slice and part
    for (let part = 0; part < parts; part += 1, cell += 1) averages[cell] = (averages[cell] as number) + height
  }
}

/** A curve over slices as a column of draws. */
function columnOf({ sliceOf }: Slices, curve: Float64Array): Float64Array {
  return Float64Array.from(sliceOf, (slice) => curve[slice] as number) // one value for each slice
}

/** The curve of an outcome over a number’s slices, what it had already put back, and whether the parts agree on it. */
function strengthIn(
  slices: Slices,
  left: Float64Array,
  already: Float64Array | undefined,
): { readonly curve: Float64Array; readonly variance: number; readonly isCertain: boolean } {
  const { count, scrambles: parts } = slices
  const averages = averagesIn(slices, left)
  if (already !== undefined) addCurve(averages, already, parts)
  const carried = inCommon(averages, count, parts)
  const curve = new Float64Array(count)
  for (let slice = 0; slice < count; slice += 1) {
    let sum = 0
    for (let part = 0; part < parts; part += 1) sum += averages[slice * parts + part] as number
    curve[slice] = sum / parts
  }
  let mean = 0
  for (const value of curve) mean += value / count
  return {
    curve: curve.map((value) => value - mean),
    variance: carried.all,
    isCertain: carried.all > certain * jackknifeError(carried.without),
  }
}

/** A number worked from all parts, and from all but each one. */
export interface LeavingOut {
  readonly all: number
  readonly without: Float64Array
}

/**
 * The variance that the parts’ curves of averages have in common: the mean product of one part’s with another’s, each
 * less its own mean. `averages` holds slice × parts + part.
 */
export function inCommon(averages: Float64Array, slices: number, parts: number): LeavingOut {
  const means = new Float64Array(parts)
  for (let slice = 0, cell = 0; slice < slices; slice += 1)
    for (let part = 0; part < parts; part += 1, cell += 1)
      means[part] = (means[part] as number) + (averages[cell] as number) / slices // one for each slice and part
  let products = 0
  const productsWithout = new Float64Array(parts)
  const row = new Float64Array(parts)
  for (let slice = 0; slice < slices; slice += 1) {
    let sum = 0
    let squares = 0
    for (let part = 0; part < parts; part += 1) {
      const value = (averages[slice * parts + part] as number) - (means[part] as number) // one for each slice and part
      row[part] = value
      sum += value
      squares += value * value
    }
    products += sum * sum - squares
    for (let part = 0; part < parts; part += 1) {
      const value = row[part] as number
      productsWithout[part] =
        (productsWithout[part] as number) + (sum - value) * (sum - value) - (squares - value * value)
    }
  }
  return {
    all: products / (slices * parts * (parts - 1)),
    without: productsWithout.map((product) => product / (slices * (parts - 1) * (parts - 2))),
  }
}

/** The standard error of a number from what it comes to with each part left out. */
export function jackknifeError(without: Float64Array): number {
  let sum = 0
  for (const value of without) sum += value
  const mean = sum / without.length
  let squares = 0
  for (const value of without) squares += (value - mean) * (value - mean)
  return Math.sqrt(((without.length - 1) / without.length) * squares)
}
