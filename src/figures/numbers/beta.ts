import { exp } from './exp.ts'
import { lnGamma } from './gamma.ts'
import { ln } from './ln.ts'
import { normalCdf } from './normal.ts'

/** The logarithm of the beta function of a and b, both above nought. */
export function lnBeta(a: number, b: number): number {
  return lnGamma(a) + lnGamma(b) - lnGamma(a + b)
}

/**
 * The chance that a beta-distributed share with shapes a and b lies below x (the regularised incomplete beta
 * function), to about 13 figures relative to itself for shapes up to some thousands.
 *
 * Method: the continued fraction of DiDonato and Morris (ACM TOMS 18, 1992, equation 9's classical form), worked
 * by Lentz's rule on whichever side of the middle it converges fast.
 */
export function incompleteBeta({ a, b, x }: { readonly a: number; readonly b: number; readonly x: number }): number {
  if (!(a > 0) || !(b > 0) || Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 0
  if (x >= 1) return 1
  return exp(lnIncompleteBeta(shapesOf(a, b), ln(x), x, 1 - x))
}

/**
 * The share that a beta distribution with shapes a and b lies below, at normal score z: where the chance of being
 * below is that of a standard normal being below z. Scores, and not chances, so that both tails keep their digits.
 */
export function betaQuantileAtScore({
  a,
  b,
  z,
}: {
  readonly a: number
  readonly b: number
  readonly z: number
}): number {
  return betaScores({ a, b })(z)
}

/** `betaQuantileAtScore` for many scores of one distribution: the logarithm of the beta function is worked once. */
export function betaScores({ a, b }: { readonly a: number; readonly b: number }): (z: number) => number {
  if (!(a > 0) || !(b > 0)) return () => Number.NaN
  const forwards = shapesOf(a, b)
  const backwards = shapesOf(b, a)
  return (z) => {
    if (Number.isNaN(z)) return z
    return z <= 0 ? lowerShare(forwards, normalCdf(z)) : 1 - lowerShare(backwards, normalCdf(-z))
  }
}

interface Shapes {
  readonly a: number
  readonly b: number
  readonly lnBeta: number
}

function shapesOf(a: number, b: number): Shapes {
  return { a, b, lnBeta: lnBeta(a, b) }
}

/**
 * The share with chance p below it, p at most a half. Newton's rule on ln chance against ln share. Where b is at
 * least 1 that curve is concave, so that after the first step every step goes up and none overshoots; where b is
 * below 1 a step that leaves the bracket found so far is replaced by its middle.
 */
function lowerShare(shapes: Shapes, p: number): number {
  if (p <= 0) return 0
  const { a, b } = shapes
  const wanted = ln(p)
  let low = Number.NEGATIVE_INFINITY
  let high = 0
  // Near nought the chance is share^a ÷ (a × beta function).
  let t = (wanted + ln(a) + shapes.lnBeta) / a
  if (!(t < -1e-3)) t = -1e-3
  for (let step = 0; step < 200; step += 1) {
    const x = exp(t)
    if (x === 0) return 0
    const rest = 1 - x
    const chance = lnIncompleteBeta(shapes, t, x, rest)
    if (chance < wanted) low = t
    else high = t
    // The slope of ln chance against ln share: x × density ÷ chance.
    const slope = exp(a * t + (b - 1) * ln(rest) - shapes.lnBeta - chance)
    let next = t + (wanted - chance) / slope
    const isNoise = b >= 1 && step > 0 && next <= t
    if (isNoise || Math.abs(next - t) <= 1e-15 * Math.abs(t)) return exp(next)
    if (!(next > low && next < high)) next = low === Number.NEGATIVE_INFINITY ? 2 * t : low + (high - low) / 2
    if (next === t) break
    t = next
  }
  return exp(t)
}

function lnIncompleteBeta({ a, b, lnBeta }: Shapes, lnX: number, x: number, rest: number): number {
  const front = a * lnX + b * ln(rest) - lnBeta
  if (x <= (a + 1) / (a + b + 2)) return front + ln(continuedFraction(a, b, x) / a)
  const above = exp(front) * (continuedFraction(b, a, rest) / b)
  return above < 1 ? ln(1 - above) : Number.NEGATIVE_INFINITY
}

function continuedFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / awayFromNought(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m <= 20_000; m += 1) {
    const even = a + 2 * m
    const first = (m * (b - m) * x) / ((even - 1) * even)
    d = 1 / awayFromNought(1 + first * d)
    c = awayFromNought(1 + first / c)
    value *= d * c
    const second = (-(a + m) * (a + b + m) * x) / (even * (even + 1))
    d = 1 / awayFromNought(1 + second * d)
    c = awayFromNought(1 + second / c)
    const change = d * c
    value *= change
    if (Math.abs(change - 1) <= 2.3e-16) break
  }
  return value
}

function awayFromNought(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value
}
