import type { Figure } from '../figure.ts'
import type { Cell } from '../missing.ts'
import { centralReading, type Reading } from '../reading/central.ts'
import type { At, FigureData } from '../reading/data.ts'
import { planFigures } from '../reading/plan.ts'

/** Members by their codes alone. */
export function members(lists: Readonly<Record<string, readonly string[]>>): FigureData['members'] {
  return Object.fromEntries(
    Object.entries(lists).map(([dimension, codes]) => [dimension, codes.map((code) => ({ code, title: code }))]),
  )
}

/** Cells by their members' codes, joined by a space: `{ 'E06000005 2012-13': 5 }`. One for all under `''`. */
export function cells(byCodes: Readonly<Record<string, Cell>>): (at: At) => Cell {
  return (at) => byCodes[Object.values(at).join(' ')] ?? byCodes[''] ?? { missing: 'notReceived' }
}

/** A central reading of a few figures. */
export function readingOf(outputs: readonly Figure[], data: FigureData): Reading {
  return centralReading(planFigures(outputs, data))
}
