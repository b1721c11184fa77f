import { type CouncilCode, continuingCode } from '../../reference/index.ts'
import type { Entry, Neighbour } from '../observation.ts'

/**
 * The statistical neighbours of a council in one model, nearest first; in the newest model that has it, where none is
 * named. Empty where no model has it. A council that went on under a new code is found under either.
 */
export function neighbourList(entries: Iterable<Entry>, council: CouncilCode, model?: string): readonly Neighbour[] {
  const today = continuingCode(council)
  const found: Neighbour[] = []
  for (const entry of entries)
    if (entry.what === 'neighbour' && entry.council.councils.includes(today)) found.push(entry)
  const chosen = model ?? newest(found)
  const ranks = new Map<number, Neighbour>()
  for (const each of found) if (each.model === chosen && !ranks.has(each.rank)) ranks.set(each.rank, each)
  return [...ranks.values()].sort((a, b) => a.rank - b.rank)
}

/** `2025` over `2021`; a list of `before 2021` only where there is no other. */
function newest(found: readonly Neighbour[]): string | undefined {
  const models = [...new Set(found.map(({ model }) => model))]
  const named = models.filter((model) => /^\d{4}$/.test(model))
  return (named.length > 0 ? named : models).sort().at(-1)
}
