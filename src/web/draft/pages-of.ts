import { isApart } from './fields.ts'
import { isObject, kindOf, type Shape, under } from './shape.ts'

/** Where, inside a value, something stands that has pages of its own, with what it is. */
export interface Apart {
  readonly steps: readonly string[]
  readonly shape: Shape
  readonly value: unknown
}

/** What stands in a value and is not asked for on its page: long lists, deep ones, and records of such. */
export function apartIn(shape: Shape, value: unknown, steps: readonly string[] = []): readonly Apart[] {
  if (isApart(shape, value)) return [{ steps, shape, value }]
  if (shape.kind === 'kinds') {
    const kind = kindOf(shape, value)
    return kind === undefined ? [] : apartIn(kind.shape, value, steps)
  }
  if (shape.kind !== 'object' || (value !== undefined && !isObject(value))) return []
  return shape.fields.flatMap(({ key, shape: inner }) => apartIn(inner, under(value, key), [...steps, key]))
}

/** The members of a list or record, each with its step. */
export function membersOf(value: unknown): readonly { readonly step: string; readonly value: unknown }[] {
  if (Array.isArray(value)) return value.map((each: unknown, index) => ({ step: String(index), value: each }))
  return isObject(value) ? Object.entries(value).map(([step, each]) => ({ step, value: each })) : []
}
