import { formatMillions, formatWholePounds } from '../../figures/index.ts'

/** Pounds as people say them: `£1.2m`, `£149,000`, `£640`. From whole pence. */
export function roughly(pence: number): string {
  const pounds = pence / 100
  const size = Math.abs(pounds)
  if (size >= 950_000) return formatMillions(pounds)
  if (size >= 950) return formatWholePounds(Math.round(pounds / 1000) * 1000)
  return formatWholePounds(Math.round(pounds / 10) * 10)
}

/** The same without its sign, for sentences that say better or worse. */
export function roughSize(pence: number): string {
  return roughly(Math.abs(pence))
}

/** `79 in 100`, never a bare share; near the ends `fewer than 1 in 100` and `more than 99 in 100`. */
export function inHundred(share: number): string {
  if (share <= 0) return '0 in 100'
  if (share >= 1) return '100 in 100'
  if (share < 0.005) return 'fewer than 1 in 100'
  if (share > 0.995) return 'more than 99 in 100'
  return `${Math.round(share * 100)} in 100`
}

/** `Darlington and Hartlepool`; with an `and` inside a name, a comma before the last: `Hartlepool, Redcar and Cleveland, and Darlington`. */
export function listed(names: readonly string[]): string {
  if (names.length <= 1) return names.join('')
  const before = names.slice(0, -1).join(', ')
  const last = names[names.length - 1] ?? ''
  return names.some((name) => name.includes(' and ')) ? `${before}, and ${last}` : `${before} and ${last}`
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

export function inWords(count: number): string {
  return words[count] ?? String(count)
}

/** First letter in capitals. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** `better off by £1.2m`, `worse off by £12,000`, `as well off`. */
export function betterOrWorse(pence: number): string {
  if (Math.abs(pence) < 50_000) return 'neither better nor worse off'
  return `${pence > 0 ? 'better' : 'worse'} off by ${roughSize(pence)}`
}
