/**
 * The sine of a small angle: x in radians, at most a quarter of π either way, within one unit in the last place.
 *
 * Rank correlations need 2 sin(π r ÷ 6) and nothing here needs more, so there is no reduction of larger angles:
 * those give not a number. Polynomial: fdlibm's k_sin (Sun Microsystems, 1993).
 */
export function smallSine(x: number): number {
  if (!(x >= -quarterPi && x <= quarterPi)) return Number.NaN
  const z = x * x
  return x + x * z * (s1 + z * (s2 + z * (s3 + z * (s4 + z * (s5 + z * s6)))))
}

/** π to the last digit a number keeps. */
export const pi = Math.PI

const quarterPi = 0.7853981633974483
const s1 = -0.16666666666666632
const s2 = 0.00833333333332249
const s3 = -0.0001984126982985795
const s4 = 2.7557313707070068e-6
const s5 = -2.5050760253406863e-8
const s6 = 1.58969099521155e-10
