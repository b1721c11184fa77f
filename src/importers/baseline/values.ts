import { isBetween, type Value } from '../value.ts'

/** Least and most a value can be; undefined where it is a word or missing. */
export function boundsOf(value: Value): { readonly low: number; readonly high: number } | undefined {
  if (typeof value === 'number') return { low: value, high: value }
  return isBetween(value) ? { low: value.low, high: value.high } : undefined
}

/** Bounds as a value again: a number where least and most are the same. */
export function asValue({ low, high }: { readonly low: number; readonly high: number }): Value {
  return low === high ? low : { low, high }
}

/** A value times a factor that is not negative, in its bounds; what has none is as it was. */
export function scaled(value: Value, factor: number): Value {
  const bounds = boundsOf(value)
  return bounds === undefined ? value : asValue({ low: bounds.low * factor, high: bounds.high * factor })
}
