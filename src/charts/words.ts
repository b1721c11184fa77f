import { formatNumber, formatValue, formatWholePounds } from '../figures/index.ts'

const small = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `three`, `27`: a count as it is said, in words up to ten. */
export function countInWords(count: number): string {
  return small[count] ?? String(count)
}

/** `A, B and C`. */
export function listInWords(words: readonly string[]): string {
  const last = words.at(-1)
  if (last === undefined) return ''
  return words.length === 1 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** `79 in 100`: a chance as a count of futures, never quite none or all unless it is. */
export function chanceInWords(chance: number): string {
  const count = Math.round(chance * 100)
  if (count === 0 && chance > 0) return 'fewer than 1 in 100'
  if (count === 100 && chance < 1) return 'more than 99 in 100'
  return `${count} in 100`
}

/** `65%`, and `under 1%` for what is small but not nought. */
export function shareInWords(share: number): string {
  const percent = Math.round(share * 100)
  if (percent === 0 && share > 0) return 'under 1%'
  return formatValue(share, 'share', { places: 0 })
}

/** `£2,076,162`: whole pounds from pence, rounded half away from zero. */
export function wholePounds(pence: number): string {
  return formatWholePounds(pence / 100)
}

/** `£1,234.56`: to the penny. */
export function toThePenny(pence: number): string {
  return formatValue(pence / 100, '£', { places: 2 })
}

/** `£1.4m`, `£720,000`, `£3,900`: two figures that can be said aloud. */
export function saidAloud(pence: number): string {
  return moneyStyle([pence])(pence)
}

export type MoneyStyle = (pence: number) => string

/**
 * One way of writing several amounts that are compared: all in £ million, or all in pounds, with as many digits as
 * the smallest that is not nought needs to be told from nought.
 */
export function moneyStyle(amounts: readonly number[]): MoneyStyle {
  const sizes = amounts.map((pence) => Math.abs(pence) / 100).filter((pounds) => pounds >= 0.5)
  const greatest = sizes.reduce((most, pounds) => (pounds > most ? pounds : most), 0)
  const least = sizes.reduce((fewest, pounds) => (pounds < fewest ? pounds : fewest), greatest)
  if (greatest >= 950_000) {
    const places = least >= 95_000 ? 1 : least >= 9_500 ? 2 : 3
    return (pence) => `${formatValue(pence / 100_000_000, '£', { places })}m`
  }
  const step = greatest >= 100_000 ? 10_000 : greatest >= 10_000 ? 1_000 : greatest >= 1_000 ? 100 : 1
  const fine = least < step ? (least >= 1_000 ? 1_000 : least >= 100 ? 100 : 1) : step
  return (pence) => formatWholePounds(roundTo(pence / 100, fine))
}

/** `21.4`: a count in 100 futures to the nearest whole one, as words. */
export function futuresInWords(inHundred: number): string {
  return chanceInWords(inHundred / 100)
}

/** `42`: full-time posts, to the nearest whole one above ten and to a tenth below. */
export function posts(fte: number): string {
  return formatNumber(fte, Math.abs(fte) < 10 && Math.round(fte) !== fte ? 1 : 0)
}

function roundTo(value: number, step: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) / step) * step
}
