import { labelOf } from './labels.ts'
import { isObject } from './shape.ts'
import { cellWords } from './standing.ts'

/** A place where two people’s values of the same thing differ. */
export interface ValueDifference {
  readonly steps: readonly string[]
  readonly title: string
  readonly theirs: unknown
  readonly mine: unknown
}

/** Where two values differ, field by field; a list is one field, for half of each list is neither’s. */
export function differencesOf(
  theirs: unknown,
  mine: unknown,
  steps: readonly string[] = [],
): readonly ValueDifference[] {
  if (JSON.stringify(theirs) === JSON.stringify(mine)) return []
  if (!isObject(theirs) || !isObject(mine)) {
    const title = steps.map((step) => labelOf(step).title).join(': ')
    return [{ steps, title: title === '' ? 'All of it' : title, theirs, mine }]
  }
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
  return keys.flatMap((key) =>
    differencesOf(
      Object.hasOwn(theirs, key) ? theirs[key] : undefined,
      Object.hasOwn(mine, key) ? mine[key] : undefined,
      [...steps, key],
    ),
  )
}

/** Their value with some places of mine. */
export function withMine(theirs: unknown, chosen: readonly ValueDifference[]): unknown {
  return chosen.reduce((value, { steps, mine }) => put(value, steps, mine), theirs)
}

function put(value: unknown, steps: readonly string[], mine: unknown): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return mine
  const entries = isObject(value) ? Object.entries(value) : []
  const inner = put(entries.find(([key]) => key === step)?.[1], rest, mine)
  if (inner === undefined) return Object.fromEntries(entries.filter(([key]) => key !== step))
  return entries.some(([key]) => key === step)
    ? Object.fromEntries(entries.map(([key, each]) => [key, key === step ? inner : each]))
    : Object.fromEntries([...entries, [step, inner]])
}

/** A value as the page of two editors shows it, whole: a list by its entries. */
export function valueWords(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'Empty' : value
  if (Array.isArray(value))
    return value.length === 0
      ? 'None'
      : value.map((each) => (isObject(each) ? pairs(each) : cellWords(each))).join('; ')
  return isObject(value) ? pairs(value) : cellWords(value)
}

function pairs(value: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(value).map(([key, each]) => `${labelOf(key).title} ${valueWords(each)}`)
  return said.length === 0 ? 'Nothing in it' : said.join(', ')
}
