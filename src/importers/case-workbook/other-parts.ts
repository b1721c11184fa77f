import { type CasePath, placeOfSteps, valueAt, writeAt } from './case-place.ts'
import { longestCell } from './cells.ts'
import { aboutOf } from './read-case-sheet.ts'

/** One row of the sheet Other parts. */
export interface OtherPart {
  readonly place: string
  /** What the entry it is part of is known by. */
  readonly about: string
  /** As JSON, or a length of it. */
  readonly text: string
}

/** What of a case its sheets of columns do not hold, by what is read back from them, so that nothing is lost. */
export function otherParts(theCase: object, asRead: object): readonly OtherPart[] {
  const held = structuredCloneOf(asRead)
  return missingPaths(theCase, held, []).flatMap((path) => {
    const value = valueAt(theCase, path)
    const part = { place: placeOfSteps(path), about: aboutOf(held, path) }
    writeAt(held, path, value)
    return lengths(JSON.stringify(value)).map((text) => ({ ...part, text }))
  })
}

function structuredCloneOf(value: object): object {
  return JSON.parse(JSON.stringify(value))
}

function missingPaths(wanted: unknown, held: unknown, path: CasePath): readonly CasePath[] {
  if (wanted === undefined || wanted === held) return []
  if (held === undefined && isEmpty(wanted) && isEmptyWhenLeftOut(path)) return []
  if (typeof wanted !== 'object' || wanted === null || typeof held !== 'object' || held === null) return [path]
  if (Array.isArray(wanted) !== Array.isArray(held)) return [path]
  if (Array.isArray(wanted) && wanted.length !== Object.keys(held).length) return [path]
  return Object.entries(wanted).flatMap(([key, inner]) =>
    missingPaths(inner, valueAt(held, [key]), [...path, Array.isArray(wanted) ? Number(key) : key]),
  )
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** Sections without an entry: a sheet without rows says as much, and rows may yet be added to it. */
function isEmptyWhenLeftOut(path: CasePath): boolean {
  const keys = path.filter((step) => typeof step === 'string').join('.')
  const within = ['pools.entries', 'guardrails.limits', 'options.services', 'options.items', 'options.lines']
  return path.length === 1 || within.includes(keys)
}

/** As many cells as it needs; no piece is blank or ends in a space that a spreadsheet program might take off. */
function lengths(text: string): readonly string[] {
  const pieces: string[] = []
  let rest = text
  while (rest.length > longestCell) {
    let end = longestCell
    while (end > 1 && (/\s/.test(rest[end - 1] ?? '') || /\s/.test(rest[end] ?? ''))) end -= 1
    pieces.push(rest.slice(0, end))
    rest = rest.slice(end)
  }
  return [...pieces, rest]
}
