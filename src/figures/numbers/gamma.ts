import { ln } from './ln.ts'

/**
 * The logarithm of the gamma function for x above nought, within 10^-14 of itself or of 1, whichever is larger
 * (not a number otherwise).
 *
 * Method: Stirling's series from 12 upwards (Abramowitz and Stegun, 6.1.41); below that x is stepped up first,
 * since gamma(x + 1) = x gamma(x).
 */
export function lnGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  if (x === Number.POSITIVE_INFINITY) return x
  let stepped = 1
  let y = x
  while (y < 12) {
    stepped *= y
    y += 1
  }
  const square = 1 / (y * y)
  const series =
    1 / 12 +
    square *
      (-1 / 360 +
        square *
          (1 / 1260 + square * (-1 / 1680 + square * (1 / 1188 + square * (-691 / 360360 + square * (1 / 156))))))
  return (y - 0.5) * ln(y) - y + halfLnTwoPi + series / y - ln(stepped)
}

const halfLnTwoPi = 0.9189385332046728
