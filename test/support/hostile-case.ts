import { readCaseFile } from '../../src/appraisal/index.ts'

/** Where a text stands in a case file; places in a list count as one, and so do councils and options by their codes. */
function patternOf(path: readonly string[]): string {
  return path.map((step) => (/^\d+$/.test(step) ? '[]' : step)).join('.')
}

interface Text {
  readonly path: readonly string[]
  readonly pattern: string
}

function textsIn(value: unknown, path: readonly string[] = []): readonly Text[] {
  if (typeof value === 'string') return [{ path, pattern: patternOf(path) }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, [...path, key]))
}

function put(whole: unknown, path: readonly string[], text: string): void {
  let inner = whole
  for (const step of path.slice(0, -1))
    inner = typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined
  if (typeof inner === 'object' && inner !== null) Reflect.set(inner, path.at(-1) ?? '', text)
}

function readsAsCase(value: unknown): boolean {
  return 'case' in readCaseFile(JSON.stringify(value))
}

/** Every place of a text in a case file that takes anything, whatever it says. */
export function freeTexts(text: string, anything: string): readonly string[] {
  const whole: unknown = JSON.parse(text)
  const patterns = [...new Set(textsIn(whole).map(({ pattern }) => pattern))]
  return patterns.filter((pattern) => readsAsCase(withTexts(whole, [pattern], () => anything)))
}

/** The case file with a text put wherever those places are; `make` is told how many came before. */
export function withTexts(whole: unknown, patterns: readonly string[], make: (count: number) => string): unknown {
  const copy: unknown = structuredClone(whole)
  const wanted = new Set(patterns)
  let count = 0
  for (const { path, pattern } of textsIn(copy)) if (wanted.has(pattern)) put(copy, path, make(count++))
  return copy
}

/** Every text of a case file at once, those that are refused as well. */
export function withEveryText(text: string, make: (count: number) => string): unknown {
  const whole: unknown = JSON.parse(text)
  return withTexts(whole, [...new Set(textsIn(whole).map(({ pattern }) => pattern))], make)
}
