import type { Draft } from './draft.ts'

/** A figure as a sentence names it. */
export function saidOf(draft: Pick<Draft, 'title'>): string {
  return `“${draft.title}”`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
