/** `A`, `A and B`, `A, B and C`; with an “and” inside a name, a comma before the last: `Hartlepool, and Redcar and Cleveland`. */
export function listInWords(words: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  const last = words.at(-1)
  if (last === undefined) return ''
  if (words.length === 1) return last
  const comma = words.some((word) => word.includes(` ${joiner} `)) ? ',' : ''
  return `${words.slice(0, -1).join(', ')}${comma} ${joiner} ${last}`
}

/** `79 in 100`: a chance as a count of futures, never quite none or all unless it is. */
export function chanceInWords(chance: number): string {
  const count = Math.round(chance * 100)
  if (count === 0 && chance > 0) return 'fewer than 1 in 100'
  if (count === 100 && chance < 1) return 'more than 99 in 100'
  return `${count} in 100`
}

/** To the nearest step, half away from zero: a loss is rounded as a gain of its size is. */
export function roundTo(value: number, step: number): number {
  return Math.sign(value) * Math.round(Math.abs(value) / step) * step
}
