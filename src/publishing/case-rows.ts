import { yearsFrom } from '../figures/index.ts'
import { type SheetLayout, type SpreadColumns, spreadHeading } from '../importers/index.ts'

/** A part of a case, whatever of it there is. */
export type CasePart = Readonly<Record<string, unknown>>

/** One row of a sheet: the codes and names that say what it belongs to, and its own entry. */
export interface CaseRow {
  readonly keys: readonly string[]
  readonly entry: unknown
}

/** The rows of a sheet, in the order of the case. */
export function caseRows(theCase: CasePart, { steps }: SheetLayout): readonly CaseRow[] {
  let rows: readonly CaseRow[] = [{ keys: [], entry: theCase }]
  for (const step of steps) {
    rows = rows.flatMap(({ keys, entry }): readonly CaseRow[] => {
      if ('record' in step) {
        const inner = inside(entry, step.record)
        if (step.mayBeBlank === true && inner === undefined) return [{ keys: [...keys, ''], entry }]
        return isPart(inner) ? Object.entries(inner).map(([key, each]) => ({ keys: [...keys, key], entry: each })) : []
      }
      const list = inside(entry, step.list)
      if (!Array.isArray(list)) return []
      return list.map((each: unknown) => ({
        keys: 'key' in step ? [...keys, isPart(each) ? String(each[step.key]) : ''] : keys,
        entry: each,
      }))
    })
  }
  return rows
}

/** What stands under dotted keys of an entry; the entry itself for none. */
export function inside(entry: unknown, at: string): unknown {
  if (at === '') return entry
  return at.split('.').reduce((part, key) => (isPart(part) && Object.hasOwn(part, key) ? part[key] : undefined), entry)
}

export function isPart(value: unknown): value is CasePart {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Codes that get a column each: those of the case, and whatever else its rows name. */
export function spreadCodes(
  theCase: CasePart,
  { per, at }: SpreadColumns,
  rows: readonly CaseRow[],
): readonly string[] {
  const inRows = rows.flatMap(({ entry }) => {
    const record = inside(entry, at)
    return isPart(record) ? Object.keys(record) : []
  })
  const codes = new Set([...codesPer(theCase, per), ...inRows])
  return per === 'year' ? [...codes].sort() : [...codes]
}

function codesPer(theCase: CasePart, per: SpreadColumns['per']): readonly string[] {
  if (per === 'criteria') return []
  if (per !== 'year') return codesOf(theCase, per)
  const { firstYear, years } = theCase
  const isYear = typeof firstYear === 'string' && /^\d{4}-\d{2}$/.test(firstYear)
  // A year as the case file writes it is one as the figures know it.
  return isYear ? yearsFrom(firstYear as `${number}-${number}`, typeof years === 'number' ? years : 10) : []
}

/** The codes of one list of the case. */
export function codesOf(theCase: CasePart, list: string): readonly string[] {
  const entries = theCase[list]
  return Array.isArray(entries)
    ? entries.flatMap((entry: unknown) => (isPart(entry) && typeof entry['code'] === 'string' ? [entry['code']] : []))
    : []
}

/** The headings of a sheet with the columns for years or codes. */
export function spreadHeadings(spread: SpreadColumns, codes: readonly string[]): readonly string[] {
  return codes.map((code) => spreadHeading(spread, code))
}
