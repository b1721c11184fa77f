import type { Problem } from '../../../figures/index.ts'
import { readJson } from './read-json.ts'

const deepest = 60

/**
 * A JSON text’s value where nothing of it is lost on the way: no key is written twice or has a meaning of its own to
 * programs, and every number is kept to the last digit written. Otherwise everything that is wrong, with its place.
 */
export function parseStrictJson(
  text: string,
  called = 'version file',
): { readonly value: unknown } | { readonly problems: readonly Problem[] } {
  const reading = readJson(text, { maxDepth: deepest, called, exactNumbers: true })
  if ('unreadable' in reading) return { problems: [reading.unreadable] }
  return reading.problems.length > 0 ? { problems: reading.problems } : { value: reading.value }
}
