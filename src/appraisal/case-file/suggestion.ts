/**
 * The word of a list that was probably meant, or nothing when none is near.
 *
 * Near is a third of the letters at most, counted in single changes (one letter put in, left out, altered, or two
 * neighbours changed over). Capitals do not count. Damerau 1964, the restricted form.
 */
export function suggestion(meant: string, words: Iterable<string>): string | undefined {
  const wanted = meant.toLowerCase().slice(0, 80)
  let best: string | undefined
  let fewest = Number.POSITIVE_INFINITY
  for (const word of words) {
    if (Math.abs(word.length - wanted.length) > nearEnough(word)) continue
    const changes = changesBetween(wanted, word.toLowerCase())
    if (changes < fewest) {
      fewest = changes
      best = word
    }
  }
  return best !== undefined && fewest <= nearEnough(best) ? best : undefined
}

function nearEnough(word: string): number {
  return Math.max(1, Math.floor(word.length / 3))
}

/** `Did you mean “priceBase”?` with a space before it, or nothing. */
export function didYouMean(meant: string, words: Iterable<string>): string {
  const word = suggestion(meant, words)
  return word === undefined ? '' : ` Did you mean “${word}”?`
}

function changesBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let fewest = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      const changedOver = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (changedOver) fewest = Math.min(fewest, (before[j - 2] ?? 0) + 1)
      next.push(fewest)
    }
    before = row
    row = next
  }
  return row[b.length] ?? a.length
}
