/** The word somebody probably meant: within a third of its letters, or the beginning of it. Undefined when none is near. */
export function closest(word: string, among: Iterable<string>): string | undefined {
  let best: string | undefined
  let bestSteps = Math.floor(Math.max(word.length, 3) / 3) + 1
  for (const candidate of among) {
    const steps = candidate.toLowerCase() === word.toLowerCase() ? 0 : stepsBetween(word, candidate)
    if (steps < bestSteps) {
      best = candidate
      bestSteps = steps
    }
  }
  if (best !== undefined) return best
  for (const candidate of among)
    if (word.length >= 4 && candidate.toLowerCase().startsWith(word.toLowerCase())) return candidate
  return undefined
}

/** Letters to add, drop, change or swap with a neighbour to get from one word to the other. */
function stepsBetween(a: string, b: string): number {
  let twoBack: number[] = []
  let oneBack = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (oneBack[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let steps = Math.min(change, (oneBack[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        steps = Math.min(steps, (twoBack[j - 2] ?? 0) + 1)
      row.push(steps)
    }
    twoBack = oneBack
    oneBack = row
  }
  return oneBack[b.length] ?? 0
}
