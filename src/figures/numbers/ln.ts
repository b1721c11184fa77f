/**
 * The natural logarithm of x, within one unit in the last place, from + − × ÷ alone.
 *
 * Nought of either sign gives −∞, anything below nought is not a number, ∞ gives ∞.
 *
 * Method: x = 2^k m with m between √½ and √2, then an odd series in f ÷ (2 + f), f = m − 1, whose polynomial is
 * a Remez fit (the algorithm and coefficients of fdlibm's e_log, Sun Microsystems, 1993).
 */
export function ln(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN
  if (x === 0) return Number.NEGATIVE_INFINITY
  if (x === Number.POSITIVE_INFINITY) return x
  let k = 0
  let normal = x
  if (x < smallestNormal) {
    k = -54
    normal = x * twoTo54
  }
  bits.setFloat64(0, normal)
  const head = bits.getInt32(0)
  const fraction = head & 0xfffff
  // 1 when the fraction is at or above √2, so that m is halved and the exponent is one higher.
  const halved = (fraction + 0x95f64) & 0x100000
  k += (head >> 20) - 1023 + (halved >> 20)
  bits.setInt32(0, fraction | (halved ^ 0x3ff00000))
  const f = bits.getFloat64(0) - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const even = w * (g2 + w * (g4 + w * g6))
  const odd = z * (g1 + w * (g3 + w * (g5 + w * g7)))
  const halfSquare = 0.5 * f * f
  const rest = s * (halfSquare + (odd + even))
  if (k === 0) return f - (halfSquare - rest)
  return k * ln2High - (halfSquare - (rest + k * ln2Low) - f)
}

const bits = new DataView(new ArrayBuffer(8))
const smallestNormal = 2.2250738585072014e-308
const twoTo54 = 18014398509481984
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
const g1 = 0.6666666666666735
const g2 = 0.3999999999940942
const g3 = 0.2857142874366239
const g4 = 0.22222198432149784
const g5 = 0.1818357216161805
const g6 = 0.15313837699209373
const g7 = 0.14798198605116586
