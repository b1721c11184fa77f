import { createHash } from 'node:crypto'
import { fieldsOf } from './fields.ts'
import { isObject, type Shape, shapeAt, under } from './shape.ts'

/** What stands at some steps inside the content of a section; undefined where nothing does. */
export function contentAt(content: unknown, steps: readonly string[]): unknown {
  return steps.reduce(under, content)
}

/** The content of a section with another value at some steps; an index past the end of a list adds to it. */
export function withContent(section: string, content: unknown, steps: readonly string[], value: unknown): unknown {
  return placed(section, content, steps, value, [])
}

function placed(
  section: string,
  here: unknown,
  steps: readonly string[],
  value: unknown,
  passed: readonly string[],
): unknown {
  const [step, ...rest] = steps
  if (step === undefined) return value
  const inner = placed(section, under(here, step), rest, value, [...passed, step])
  if (Array.isArray(here) || (here === undefined && shapeAt(section, passed, here)?.kind === 'list')) {
    const list: readonly unknown[] = Array.isArray(here) ? here : []
    const at = Number(step)
    return at < list.length ? list.map((each, index) => (index === at ? inner : each)) : [...list, inner]
  }
  const entries = isObject(here) ? Object.entries(here) : []
  return entries.some(([key]) => key === step)
    ? Object.fromEntries(entries.map(([key, each]) => [key, key === step ? inner : each]))
    : Object.fromEntries([...entries, [step, inner]])
}

/** The content of a section without what stands at some steps. */
export function withoutContent(section: string, content: unknown, steps: readonly string[]): unknown {
  const last = steps.at(-1)
  if (last === undefined) return undefined
  const holder = contentAt(content, steps.slice(0, -1))
  const rest = Array.isArray(holder)
    ? holder.filter((_, index) => String(index) !== last)
    : Object.fromEntries(Object.entries(isObject(holder) ? holder : {}).filter(([key]) => key !== last))
  return withContent(section, content, steps.slice(0, -1), rest)
}

/** The content of a section with an entry of a list one place further up or down; the same where it is at the end. */
export function movedContent(section: string, content: unknown, steps: readonly string[], by: -1 | 1): unknown {
  const holder = contentAt(content, steps.slice(0, -1))
  const from = Number(steps.at(-1))
  const to = from + by
  if (!Array.isArray(holder) || to < 0 || to >= holder.length) return content
  const list: readonly unknown[] = holder
  const moved = list.map((each, index) => (index === from ? list[to] : index === to ? list[from] : each))
  return withContent(section, content, steps.slice(0, -1), moved)
}

/** A mark of what a form showed, by which it is known again. */
export function seenMark(shape: Shape, value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(fieldsOf(shape, value)))
    .digest('hex')
}

/**
 * Where what a form showed stands now: in its place still, or in another of the same list; undefined where it was
 * changed or taken away.
 */
export function whereSeen(
  { section, steps, seen }: { readonly section: string; readonly steps: readonly string[]; readonly seen: string },
  content: unknown,
): readonly string[] | undefined {
  const stands = (at: readonly string[]) => {
    const value = contentAt(content, at)
    const shape = shapeAt(section, at, content)
    return shape !== undefined && seenMark(shape, value) === seen
  }
  if (stands(steps)) return steps
  const holder = contentAt(content, steps.slice(0, -1))
  if (steps.length === 0 || !Array.isArray(holder)) return undefined
  return holder.map((_, index) => [...steps.slice(0, -1), String(index)]).find(stands)
}
