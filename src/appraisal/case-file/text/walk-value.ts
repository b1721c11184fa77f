import type { Problem } from '../../../figures/index.ts'
import type { Path } from '../place.ts'
import { forbiddenKey, forbiddenKeys, type TextLimits, tooDeep } from './read-json.ts'

/**
 * What a value that is already in memory could hold that no text may: keys such as `__proto__` and nesting past the
 * limit. It does not follow itself, however deep or circular the value is.
 */
export function problemsOfValue(value: unknown, { maxDepth }: TextLimits): readonly Problem[] {
  const problems: Problem[] = []
  const seen = new Set<object>()
  const left: { readonly value: unknown; readonly path: Path }[] = [{ value, path: [] }]
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value: inner, path } = next
    if (typeof inner !== 'object' || inner === null || seen.has(inner)) continue
    seen.add(inner)
    if (path.length >= maxDepth) return [...problems, tooDeep(path, maxDepth)]
    for (const key of Object.keys(inner)) {
      const step = Array.isArray(inner) ? Number(key) : key
      if (forbiddenKeys.has(key)) problems.push(forbiddenKey([...path, step]))
      else left.push({ value: Reflect.get(inner, key), path: [...path, step] })
    }
  }
  return problems
}
