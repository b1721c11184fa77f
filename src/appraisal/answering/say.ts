import { formatMillions, formatWholePounds, roundTo } from '../../figures/index.ts'
import { councils } from '../../reference/index.ts'

/** Pounds as people say them: `£1.2m`, `£149,000`, `£640`. From whole pence. */
export function roughly(pence: number): string {
  const pounds = pence / 100
  const size = Math.abs(pounds)
  if (size >= 950_000) return formatMillions(pounds)
  if (size >= 950) return formatWholePounds(roundTo(pounds, 1000))
  return formatWholePounds(roundTo(pounds, 10))
}

/** The same without its sign, for sentences that say better or worse. */
export function roughSize(pence: number): string {
  return roughly(Math.abs(pence))
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

export function inWords(count: number): string {
  return words[count] ?? String(count)
}

/** First letter in capitals. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** First letter small, for a title inside a sentence; what begins with a council’s name or with capitals keeps its own. */
export function lowerFirst(text: string): string {
  return /^[A-Z]([a-z]| )/.test(text) && !beginsWithCouncil(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

/** Hartlepool, or Hartlepool’s: never Hartlepoolian. */
function beginsWithCouncil(text: string): boolean {
  return councilNames.some((name) => text.startsWith(name) && !/^\p{L}/u.test(text.slice(name.length)))
}

const councilNames: readonly string[] = [...new Set(councils.flatMap(({ name, shortName }) => [name, shortName]))]

/** `better off by £1.2m`, `worse off by £12,000`, `as well off`. */
export function betterOrWorse(pence: number): string {
  if (Math.abs(pence) < 50_000) return 'neither better nor worse off'
  return `${pence > 0 ? 'better' : 'worse'} off by ${roughSize(pence)}`
}
