import { exp } from './exp.ts'
import { ln } from './ln.ts'
import { ratio } from './polynomial.ts'

/**
 * The chance that a standard normal lies below x, to 15 figures relative to itself even far out in the tail,
 * down to about x = −37.5, below which it is less than the smallest ordinary number.
 *
 * Source: W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23
 * (1969), 631–637, in the form of Algorithm 715 (ACM TOMS 19, 1993).
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return x
  const distance = Math.abs(x)
  if (distance <= innerEnd) {
    const square = distance > 1.11e-16 ? x * x : 0
    return 0.5 + x * ratio(square, innerTop, innerBottom)
  }
  if (distance > beyondReach) return x > 0 ? 1 : 0
  const tail = distance <= middleEnd ? middleTail(distance) : outerTail(distance)
  return x > 0 ? 1 - tail : tail
}

function middleTail(distance: number): number {
  return bell(distance) * ratio(distance, middleTop, middleBottom)
}

function outerTail(distance: number): number {
  const square = 1 / (distance * distance)
  const correction = square * ratio(square, outerTop, outerBottom)
  return bell(distance) * ((perRootTwoPi - correction) / distance)
}

/** exp(−x² ÷ 2) without the error of rounding x²: the part of x in sixteenths has an exact square. */
function bell(x: number): number {
  const sixteenths = Math.trunc(x * 16) / 16
  const rest = (x - sixteenths) * (x + sixteenths)
  return exp(-sixteenths * sixteenths * 0.5) * exp(-rest * 0.5)
}

/** The height of the standard normal curve at x. */
export function normalDensity(x: number): number {
  return x === Number.POSITIVE_INFINITY || x === Number.NEGATIVE_INFINITY ? 0 : perRootTwoPi * bell(Math.abs(x))
}

/**
 * The point a standard normal lies below with chance u, to about 1 part in 10^15: the normal score of u.
 *
 * Nought gives −∞ and one gives ∞; outside 0 to 1 it is not a number. Source: M. J. Wichura, "Algorithm AS 241",
 * Applied Statistics 37 (1988), 477–484 (the version good to 16 figures).
 */
export function inverseNormal(u: number): number {
  const fromMiddle = u - 0.5
  if (Math.abs(fromMiddle) <= 0.425) {
    return fromMiddle * ratio(0.180625 - fromMiddle * fromMiddle, centralTop, centralBottom)
  }
  const tail = fromMiddle < 0 ? u : 1 - u
  if (!(tail >= 0)) return Number.NaN
  if (tail === 0) return fromMiddle < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const r = Math.sqrt(-ln(tail))
  const z = r <= 5 ? ratio(r - 1.6, nearTop, nearBottom) : ratio(r - 5, farTop, farBottom)
  return fromMiddle < 0 ? -z : z
}

const perRootTwoPi = 0.3989422804014327
const innerEnd = 0.67448975
const middleEnd = 5.656854249492381
const beyondReach = 38.6

// Coefficients from the constant term up, to the digits that a number keeps.
const innerTop = [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745]
const innerBottom = [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1]
const middleTop = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002, 93.50665613217785,
  8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
]
const middleBottom = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761, 1519.3775994075547,
  235.387901782625, 22.266688044328117, 1,
]
const outerTop = [
  2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736, 0.215898534057957,
  0.023073441764940174,
]
const outerBottom = [
  7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911, 1,
]
const centralTop = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
]
const centralBottom = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852854,
]
const nearTop = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
]
const nearBottom = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const farTop = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
]
const farBottom = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5,
  1.421511758316446e-7, 2.0442631033899397e-15,
]
