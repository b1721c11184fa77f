import { formatNumber, listInWords, type Problem } from '../../figures/index.ts'
import { council } from '../../reference/index.ts'
import type { Neighbour } from '../observation.ts'
import { importProblem } from '../problems.ts'

/** Words of closeness that are used without a warning; those below are “somewhat close” and “not close”. */
const closeEnough: ReadonlySet<string> = new Set(['extremely close', 'very close', 'close'])

/** Whether a neighbour is at least close, by the model’s own word; an unknown word is not. */
export function isClose({ closeness }: Pick<Neighbour, 'closeness'>): boolean {
  return closeEnough.has(closeness.trim().toLowerCase())
}

/** What to know before reading a council beside its neighbours: which of them are not close, and whether the model has any. */
export function neighbourWarnings(list: readonly Neighbour[]): readonly Problem[] {
  const [first] = list
  if (first === undefined) return []
  const far = list.filter((each) => !isClose(each))
  if (far.length === 0) return []
  const name = nameOf(first.council)
  const words = [...new Set(far.map(({ closeness }) => `“${closeness.trim()}”`))]
  return [
    importProblem(
      'IMP-98',
      `${name}, statistical neighbours ${first.model}`,
      `${formatNumber(far.length)} of ${formatNumber(list.length)} statistical neighbours of ${name} in the ${first.model} model are ${listInWords(words, 'or')}: ${listInWords(far.map(({ neighbour }) => nameOf(neighbour)))}. Read ${name} beside them with care.`,
    ),
  ]
}

function nameOf({ councils, name, key }: Neighbour['council']): string {
  return listInWords(councils.map((code) => council(code)?.name ?? code)) || name || key
}
