import { endsOn, type FinancialYear, type Problem } from '../../figures/index.ts'
import { type CouncilCode, continuingCode, council, jointReturns } from '../../reference/index.ts'
import { baselineOf } from '../baseline/baseline.ts'
import type { BaselineCell } from '../baseline/cell.ts'
import type { Import } from '../baseline/import.ts'
import { isGap, type Value } from '../value.ts'
import { type SpendingFamily, type SpendingLine, spendingFamilies } from './families.ts'
import { type Headline, headlines } from './headlines.ts'
import { shippedImports } from './shipped.ts'

/** Which baseline is wanted. */
export interface CouncilBaselineAsk {
  readonly councils: readonly CouncilCode[]
  readonly year: FinancialYear
  /** What was imported besides the facts that ship with the product. */
  readonly imports?: readonly Import[]
}

/** One figure of one council on a page; undefined where no return at hand has it. */
export interface ShownCell {
  readonly council: CouncilCode
  readonly cell: BaselineCell | undefined
  /** Other councils that the figure is about as well. */
  readonly with: readonly CouncilCode[]
}

export interface SpendingRow extends SpendingLine {
  readonly cells: readonly ShownCell[]
  /** Of all councils together: a sum of numbers, or that some are missing. */
  readonly together:
    | { readonly sum: number }
    | { readonly atLeast: number; readonly missing: readonly string[] }
    | undefined
}

export interface HeadlineRow extends Headline {
  readonly cells: readonly ShownCell[]
}

/** What some councils spend and do, each figure with its cell. */
export interface CouncilBaseline {
  readonly councils: readonly { readonly code: CouncilCode; readonly name: string; readonly shortName: string }[]
  readonly year: FinancialYear
  /** The return that the spending is read from; undefined where none at hand is of that year. */
  readonly family: SpendingFamily | undefined
  readonly spending: readonly SpendingRow[]
  readonly headlines: readonly HeadlineRow[]
  readonly warnings: readonly Problem[]
  readonly counts: {
    readonly official: number
    readonly secondary: number
    readonly missing: number
    readonly absent: number
  }
  readonly sources: readonly BaselineCell['source'][]
}

/**
 * The baseline of some councils in a year: spending from one return, the one that covers most of them, and never from
 * two; headline figures as they stood when the year ended. A figure that is not there is shown as not there.
 */
export function councilBaseline({ councils, year, imports = [] }: CouncilBaselineAsk): CouncilBaseline {
  const codes = [...new Set(councils.map(continuingCode))]
  const all = [...shippedImports(codes), ...imports]
  const choice = { partners: jointReturns }
  const family = familyFor(all, codes, year)
  const spent =
    family === undefined
      ? undefined
      : baselineOf(all, { councils: codes, measures: measuresOf(family, year), periods: [year] }, choice)
  const spending = family === undefined || spent === undefined ? [] : spendingRows(family, year, codes, spent.cells)
  const known = baselineOf(
    all,
    {
      councils: codes,
      measures: headlines.map(({ measure }) => measure),
      periods: [{ from: '1900-01-01', to: endsOn(year) }],
    },
    choice,
  )
  const rows = headlines.map((headline) => ({
    ...headline,
    cells: codes.map((code) => latest(headline, code, known.cells)),
  }))
  const shown = [...spending, ...rows].flatMap(({ cells }) => cells)
  const found = shown.flatMap(({ cell }) => (cell === undefined ? [] : [cell]))
  return {
    councils: codes.map((code) => ({
      code,
      name: council(code)?.name ?? code,
      shortName: council(code)?.shortName ?? code,
    })),
    year,
    family,
    spending,
    headlines: rows,
    warnings: eachOnce([
      ...(spent?.warnings ?? []),
      ...(family === undefined ? [] : oddities(all, { family, year, codes })),
      ...known.warnings.filter(({ code }) => code !== 'IMP-99'),
    ]),
    counts: {
      official: found.filter(({ value, marks }) => !isGap(value) && !marks.includes('secondary')).length,
      secondary: found.filter(({ value, marks }) => !isGap(value) && marks.includes('secondary')).length,
      missing: found.filter(({ value }) => isGap(value)).length,
      absent: shown.length - found.length,
    },
    sources: sourcesOf(found),
  }
}

/** The years for which some return at hand says what one of the councils spent, newest first. */
export function spendingYears(councils: readonly CouncilCode[], imports: readonly Import[] = []): readonly string[] {
  const codes = [...new Set(councils.map(continuingCode))]
  const totals = spendingFamilies.map(({ measure, total }) => measure(total))
  const { cells } = baselineOf([...shippedImports(codes, totals), ...imports], { councils: codes, measures: totals })
  const years = new Set(cells.filter(({ value }) => !isGap(value)).map(({ period }) => period.label))
  return [...years].sort().reverse()
}

function familyFor(
  imports: readonly Import[],
  codes: readonly CouncilCode[],
  year: FinancialYear,
): SpendingFamily | undefined {
  const covered = spendingFamilies.map((family) => {
    const { cells } = baselineOf(imports, {
      councils: codes,
      measures: [family.measure(family.total)],
      periods: [year],
    })
    return { family, count: cells.filter(({ value }) => !isGap(value)).length }
  })
  const [best] = covered.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  return best?.family
}

function measuresOf(family: SpendingFamily, year: FinancialYear): readonly string[] {
  return family.lines(year).map(({ about }) => family.measure(about))
}

/**
 * What is odd about the year’s spending, told from more of the return than the rows show: the split by provider and the
 * net figures; and the total of the other official return beside this one’s, which is named and never mixed in.
 */
function oddities(
  imports: readonly Import[],
  { family, year, codes }: { family: SpendingFamily; year: FinancialYear; codes: readonly CouncilCode[] },
): readonly Problem[] {
  const beside = spendingFamilies.filter(
    ({ code }) => code !== family.code && [code, family.code].includes('revenueOutturn'),
  )
  const measures = [
    ...measuresOf(family, year),
    ...family.lines(year).flatMap(({ about }) => family.checkedWith(about)),
    ...beside.map(({ measure, total }) => measure(total)),
  ]
  const { warnings } = baselineOf(imports, { councils: codes, measures, periods: [year] }, { partners: jointReturns })
  return warnings.filter(({ code }) => code !== 'IMP-99')
}

/** Two askings of the same imports may be told the same. */
function eachOnce(warnings: readonly Problem[]): readonly Problem[] {
  return [...new Map(warnings.map((each) => [`${each.code}\n${each.place}\n${each.sentence}`, each])).values()]
}

function spendingRows(
  family: SpendingFamily,
  year: FinancialYear,
  codes: readonly CouncilCode[],
  cells: readonly BaselineCell[],
): readonly SpendingRow[] {
  return family
    .lines(year)
    .map((line) => {
      const shown = codes.map((code) =>
        shownFor(
          code,
          cells.filter(({ measure }) => measure === family.measure(line.about)),
        ),
      )
      return { ...line, cells: shown, together: together(shown) }
    })
    .filter(({ cells: shown }) => shown.some(({ cell }) => cell !== undefined))
}

/** Each return counted once, however many of the councils it covers. */
function together(cells: readonly ShownCell[]): SpendingRow['together'] {
  if (cells.length < 2) return undefined
  const units = new Map(cells.map(({ council: code, cell }) => [cell?.unit.key ?? code, cell?.value] as const))
  const isNumber = (value: Value | undefined): value is number => typeof value === 'number'
  const sum = [...units.values()].filter(isNumber).reduce((total, value) => total + value, 0)
  const missing = [...units].filter(([, value]) => !isNumber(value)).map(([key]) => council(key)?.name ?? key)
  return missing.length === 0 ? { sum } : { atLeast: sum, missing }
}

function latest({ measure, filters }: Headline, code: CouncilCode, cells: readonly BaselineCell[]): ShownCell {
  const own = cells.filter(
    (cell) =>
      cell.measure === measure &&
      Object.entries(filters ?? {}).every(([name, pattern]) => pattern.test(cell.filters[name] ?? '')),
  )
  const newest = own
    .filter(({ unit }) => unit.councils.some((each) => each.code === code))
    .reduce((last, { period }) => (period.to > last ? period.to : last), '')
  return shownFor(
    code,
    own.filter(({ period }) => period.to === newest),
  )
}

function shownFor(code: CouncilCode, cells: readonly BaselineCell[]): ShownCell {
  const cell = cells.find(({ unit }) => unit.councils.some((each) => each.code === code))
  return {
    council: code,
    cell,
    with: (cell?.unit.councils ?? []).map((each) => each.code).filter((each) => each !== code),
  }
}

function sourcesOf(cells: readonly BaselineCell[]): readonly BaselineCell['source'][] {
  return [...new Map(cells.map(({ source }) => [source.importId, source])).values()]
}
