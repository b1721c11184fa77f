import type { Draft } from './draft.ts'

/** A figure as a sentence names it. */
export function saidOf(draft: Pick<Draft, 'title'>): string {
  return `“${draft.title}”`
}
