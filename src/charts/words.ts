import {
  chanceInWords,
  formatNumber,
  formatValue,
  formatWholePounds,
  roundTo,
  standardErrorsTold,
} from '../figures/index.ts'

export { chanceInWords, listInWords } from '../figures/index.ts'

const small = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `three`, `27`: a count as it is said, in words up to ten. */
export function countInWords(count: number): string {
  return small[count] ?? String(count)
}

/** `65%`, and `under 1%` for what is small but not nought. */
export function shareInWords(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return 'under 1%'
  return formatValue(share, 'share', { places: 0 })
}

/**
 * `12%, give or take 2`: a share worked from draws with the error that holds the truth 19 times in 20, and `at most 2%`
 * for one that the error can explain.
 */
export function shareWithError(share: number, standardError: number): string {
  const either = standardErrorsTold * standardError
  if (share + either < 0.01) return shareInWords(share)
  if (share <= either) return `at most ${Math.round((share + either) * 100)}%`
  const error = Math.round(100 * either)
  return error < 1 ? shareInWords(share) : `${shareInWords(share)}, give or take ${error}`
}

/** `£2,076,162`: whole pounds from pence, rounded half away from zero. */
export function wholePounds(pence: number): string {
  return formatWholePounds(pence / 100)
}

/** `£1,234.56`: to the penny. */
export function toThePenny(pence: number): string {
  return formatValue(pence / 100, '£', { places: 2 })
}

export type MoneyStyle = (pence: number) => string

/**
 * One way of writing several amounts that are compared: all in £ million with `places` decimals, or all in pounds.
 * Among millions, an amount too small to be told from nought is written in pounds.
 */
export function moneyStyle(amounts: readonly number[], places = 1): MoneyStyle {
  const greatest = amounts
    .map((pence) => Math.abs(pence) / 100)
    .reduce((most, pounds) => (pounds > most ? pounds : most), 0)
  return greatest >= 950_000 ? (pence) => inMillions(pence, places) : inPoundsLike(greatest)
}

function inMillions(pence: number, places: number): string {
  if (pence === 0) return '£0'
  const size = Math.abs(pence) / 100
  const tooSmall = places === 1 ? 95_000 : 9_500
  if (size >= 0.5 && size < tooSmall) return inPoundsLike(size)(pence)
  return `${formatValue(pence / 100_000_000, '£', { places })}m`
}

/** Pounds to two figures of the greatest; what is smaller is never rounded to nought. */
function inPoundsLike(greatest: number): MoneyStyle {
  const step = stepFor(greatest)
  return (pence) => {
    const own = stepFor(Math.abs(pence) / 100)
    return formatWholePounds(roundTo(pence / 100, own < step ? own : step))
  }
}

function stepFor(pounds: number): number {
  return pounds >= 95_000 ? 10_000 : pounds >= 9_500 ? 1_000 : pounds >= 950 ? 100 : 1
}

/** `21.4`: a count in 100 futures to the nearest whole one, as words. */
export function futuresInWords(inHundred: number): string {
  return chanceInWords(inHundred / 100)
}

/** `42`: full-time posts, to the nearest whole one above ten and to a tenth below. */
export function posts(fte: number): string {
  return formatNumber(fte, Math.abs(fte) < 10 && Math.round(fte) !== fte ? 1 : 0)
}
