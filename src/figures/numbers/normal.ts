import { exp } from './exp.ts'
import { ln } from './ln.ts'

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
    return 0.5 + x * (innerTop(square) / innerBottom(square))
  }
  if (distance > beyondReach) return x > 0 ? 1 : 0
  const tail = distance <= middleEnd ? middleTail(distance) : outerTail(distance)
  return x > 0 ? 1 - tail : tail
}

function middleTail(distance: number): number {
  return bell(distance) * (middleTop(distance) / middleBottom(distance))
}

function outerTail(distance: number): number {
  const square = 1 / (distance * distance)
  const correction = square * (outerTop(square) / outerBottom(square))
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
    const square = 0.180625 - fromMiddle * fromMiddle
    return fromMiddle * (centralTop(square) / centralBottom(square))
  }
  const tail = fromMiddle < 0 ? u : 1 - u
  if (!(tail >= 0)) return Number.NaN
  if (tail === 0) return fromMiddle < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const r = Math.sqrt(-ln(tail))
  const z = r <= 5 ? nearTop(r - 1.6) / nearBottom(r - 1.6) : farTop(r - 5) / farBottom(r - 5)
  return fromMiddle < 0 ? -z : z
}

const perRootTwoPi = 0.3989422804014327
const innerEnd = 0.67448975
const middleEnd = 5.656854249492381
const beyondReach = 38.6

// Polynomials written out, from the highest power down; coefficients to the digits that a number keeps.
const innerTop = (x: number) =>
  (((0.06568233791820745 * x + 2.2352520354606837) * x + 161.02823106855587) * x + 1067.6894854603709) * x +
  18154.98125334356
const innerBottom = (x: number) =>
  (((x + 47.202581904688245) * x + 976.0985517377767) * x + 10260.932208618979) * x + 45507.78933502673
const middleTop = (x: number) =>
  (((((((1.0765576773720192e-8 * x + 0.39894151208813466) * x + 8.883149794388377) * x + 93.50665613217785) * x +
    597.2702763948002) *
    x +
    2494.5375852903726) *
    x +
    6848.190450536283) *
    x +
    11602.65143764735) *
    x +
  9842.714838383978
const middleBottom = (x: number) =>
  (((((((x + 22.266688044328117) * x + 235.387901782625) * x + 1519.3775994075547) * x + 6485.558298266761) * x +
    18615.571640885097) *
    x +
    34900.95272114598) *
    x +
    38912.00328609327) *
    x +
  19685.429676859992
const outerTop = (x: number) =>
  ((((0.023073441764940174 * x + 0.215898534057957) * x + 0.12740116116024736) * x + 0.022235277870649807) * x +
    0.0014216191932278934) *
    x +
  2.9112874951168793e-5
const outerBottom = (x: number) =>
  ((((x + 1.284260096144911) * x + 0.4682382124808651) * x + 0.06598813786892856) * x + 0.0037823963320275824) * x +
  7.297515550839662e-5
const centralTop = (x: number) =>
  ((((((2509.0809287301227 * x + 33430.57558358813) * x + 67265.7709270087) * x + 45921.95393154987) * x +
    13731.69376550946) *
    x +
    1971.5909503065513) *
    x +
    133.14166789178438) *
    x +
  3.3871328727963665
const centralBottom = (x: number) =>
  ((((((5226.495278852854 * x + 28729.085735721943) * x + 39307.89580009271) * x + 21213.794301586597) * x +
    5394.196021424751) *
    x +
    687.1870074920579) *
    x +
    42.31333070160091) *
    x +
  1
const nearTop = (x: number) =>
  ((((((0.0007745450142783414 * x + 0.022723844989269184) * x + 0.2417807251774506) * x + 1.2704582524523684) * x +
    3.6478483247632045) *
    x +
    5.769497221460691) *
    x +
    4.630337846156546) *
    x +
  1.4234371107496835
const nearBottom = (x: number) =>
  ((((((1.0507500716444169e-9 * x + 0.0005475938084995345) * x + 0.015198666563616457) * x + 0.14810397642748008) * x +
    0.6897673349851) *
    x +
    1.6763848301838038) *
    x +
    2.053191626637759) *
    x +
  1
const farTop = (x: number) =>
  ((((((2.0103343992922881e-7 * x + 2.7115555687434876e-5) * x + 0.0012426609473880784) * x + 0.026532189526576124) *
    x +
    0.29656057182850487) *
    x +
    1.7848265399172913) *
    x +
    5.463784911164114) *
    x +
  6.657904643501103
const farBottom = (x: number) =>
  ((((((2.0442631033899397e-15 * x + 1.421511758316446e-7) * x + 1.8463183175100548e-5) * x + 0.0007868691311456133) *
    x +
    0.014875361290850615) *
    x +
    0.1369298809227358) *
    x +
    0.599832206555888) *
    x +
  1
