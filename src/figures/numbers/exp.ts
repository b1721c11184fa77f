/**
 * e to the power x, within one unit in the last place, from + − × ÷ alone.
 *
 * `Math.exp` is not specified to the bit and differs between Node and browsers; a figure worked here is the
 * same everywhere. Not a number stays so; above 709.78… the answer is ∞; below −745.13… it is 0, and between
 * −708.39… and there it loses digits gradually, as numbers of that size do.
 *
 * Method: x = k ln 2 + r with |r| ≤ ½ ln 2, then a rational approximation on r whose polynomial is a Remez fit
 * (the algorithm and coefficients of fdlibm's e_exp, Sun Microsystems, 1993).
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > largestWithinRange) return Number.POSITIVE_INFINITY
  if (x < smallestAboveNought) return 0
  const k = Math.floor(x * perLn2 + 0.5)
  const high = x - k * ln2High
  const low = k * ln2Low
  const r = high - low
  const t = r * r
  const c = r - t * (p1 + t * (p2 + t * (p3 + t * (p4 + t * p5))))
  if (k === 0) return 1 - ((r * c) / (c - 2) - r)
  return timesPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k)
}

/** `y × 2^k`, rounded once. For y between ½ and 2 and k between −1,075 and 1,024, which is all that `exp` asks. */
function timesPowerOfTwo(y: number, k: number): number {
  if (k > 1023) return y * 2 * powerOfTwo(1023)
  if (k < -1074) return y * 0.5 * powerOfTwo(-1074)
  return y * powerOfTwo(k)
}

function powerOfTwo(k: number): number {
  // The table covers −1,074 to 1,023 and k was brought inside it, so the cell is there.
  return powersOfTwo[k + 1074] as number
}

// Every power of two that a number can be, by doubling and halving, which are exact.
const powersOfTwo = (() => {
  const powers = new Float64Array(2098)
  let upwards = 1
  for (let k = 0; k <= 1023; k += 1, upwards *= 2) powers[1074 + k] = upwards
  let downwards = 1
  for (let k = 0; k >= -1074; k -= 1, downwards /= 2) powers[1074 + k] = downwards
  return powers
})()

const largestWithinRange = 709.782712893384
const smallestAboveNought = -745.1332191019411
const perLn2 = Math.LOG2E
// ln 2 in two parts; the first has 21 trailing zero bits, so k times it is exact.
const ln2High = 0.6931471803691238
const ln2Low = 1.9082149292705877e-10
const p1 = 0.16666666666666602
const p2 = -0.0027777777777015593
const p3 = 6.613756321437934e-5
const p4 = -1.6533902205465252e-6
const p5 = 4.1381367970572385e-8
