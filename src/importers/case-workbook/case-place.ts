/** Steps from the top of a case to one value: keys, and positions in lists from 0. */
export type CasePath = readonly (string | number)[]

/** Keys that programs give a meaning of their own; none may stand in a case. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

export function isForbidden(key: string): boolean {
  return forbidden.has(key)
}

/** The steps of a place as problems and the sheet Other parts write it, `options[2].lines[0].byYear."2019-20"`. */
export function stepsOfPlace(place: string): CasePath | undefined {
  const steps: (string | number)[] = []
  const pattern = /\[(\d{1,9})\]|(?:^|\.)(?:("(?:[^"\\]|\\.)*")|([A-Za-z_][A-Za-z0-9_]*))/y
  while (pattern.lastIndex < place.length) {
    const found = pattern.exec(place)
    if (found === null) return undefined
    const [, index, quoted, plain] = found
    const key = quoted === undefined ? plain : keyIn(quoted)
    if (index === undefined && (key === undefined || isForbidden(key))) return undefined
    steps.push(index === undefined ? (key ?? '') : Number(index))
  }
  return steps
}

function keyIn(quoted: string): string | undefined {
  try {
    const key: unknown = JSON.parse(quoted)
    return typeof key === 'string' ? key : undefined
  } catch {
    return undefined
  }
}

/** A path as a place. */
export function placeOfSteps(path: CasePath): string {
  return path
    .map((step, index) =>
      typeof step === 'number'
        ? `[${step}]`
        : `${index === 0 ? '' : '.'}${/^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? step : JSON.stringify(step)}`,
    )
    .join('')
}

/** The value at a path, or undefined. */
export function valueAt(top: unknown, path: CasePath): unknown {
  return path.reduce(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined,
    top,
  )
}

/** Writes a value, making objects and lists on the way; false where something else stands in the way. */
export function writeAt(top: object, path: CasePath, value: unknown): boolean {
  let here: object = top
  for (const [index, step] of path.entries()) {
    if (Array.isArray(here) ? typeof step !== 'number' || step > here.length : typeof step === 'number') return false
    if (index === path.length - 1) return Reflect.set(here, step, value)
    const inner: unknown = Object.hasOwn(here, step) ? Reflect.get(here, step) : undefined
    if (inner !== undefined && (typeof inner !== 'object' || inner === null)) return false
    const next: object = inner ?? (typeof path[index + 1] === 'number' ? [] : {})
    if (inner === undefined) Reflect.set(here, step, next)
    here = next
  }
  return false
}
