/** Whole pence. Only `toPence` and `pence` make one, so a number of pounds cannot slip in. */
export type Pence = number & { readonly kind: 'pence' }

/** A whole number of pence, as it is. Throws a RangeError for anything else: only we can have got it wrong. */
export function pence(whole: number): Pence {
  if (!Number.isSafeInteger(whole)) throw new RangeError(`${whole} is not a whole number of pence`)
  return (whole === 0 ? 0 : whole) as Pence // the one place a number becomes Pence
}

/** Pounds to whole pence. Rounds half away from zero on 15 significant figures, as spreadsheets do. */
export function toPence(pounds: number): Pence {
  const wholePence = nearestWhole(Math.abs(pounds) * 100)
  return pence(wholePence === 0 ? 0 : wholePence * Math.sign(pounds))
}

/**
 * Pounds to the nearest penny, still in pounds, by the rule of `toPence`.
 * What is not finite, or is so large that a double holds no pennies, is handed back as it is.
 */
export function roundToPenny(pounds: number): number {
  const size = Math.abs(pounds) * 100
  if (!(size < Number.MAX_SAFE_INTEGER)) return pounds
  const wholePence = nearestWhole(size)
  return wholePence === 0 ? 0 : (wholePence * Math.sign(pounds)) / 100
}

/**
 * The nearest whole number after rounding to 15 significant figures. That moves a number by at most five parts in
 * 10¹⁵, so only what stands within ten of a half has to be written out.
 */
function nearestWhole(size: number): number {
  const below = Math.floor(size)
  const fromHalf = Math.abs(size - below - 0.5)
  if (fromHalf > size * 1e-14) return size - below < 0.5 ? below : below + 1
  return Math.round(Number(size.toPrecision(15)))
}

/**
 * A total shared by weights, in the order given, by running shares: part i is the rounded running share
 * to i less the rounded running share to i − 1, so the parts always add up to the total, also a negative one,
 * and each is within a penny of exact. Throws a RangeError when the weights do not add up to something.
 */
export function splitPence({
  total,
  weights,
}: {
  readonly total: Pence
  readonly weights: readonly number[]
}): readonly Pence[] {
  const sum = weights.reduce((running, weight) => running + weight, 0)
  if (!Number.isFinite(sum) || sum === 0)
    throw new RangeError('Weights to share by must add up to a number other than zero')
  let runningWeight = 0
  let alreadyShared = 0
  return weights.map((weight) => {
    runningWeight += weight
    const sharedByNow = toPence((total * runningWeight) / sum / 100)
    const part = pence(sharedByNow - alreadyShared)
    alreadyShared = sharedByNow
    return part
  })
}

export function sumPence(parts: readonly Pence[]): Pence {
  return pence(parts.reduce((running, part) => running + part, 0))
}
