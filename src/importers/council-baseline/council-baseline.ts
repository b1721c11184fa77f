import { endsOn, type FinancialYear, type Problem } from '../../figures/index.ts'
import { type CouncilCode, codesOf, continuingCode, council, jointReturns, validOn } from '../../reference/index.ts'
import { baselineOf } from '../baseline/baseline.ts'
import { type BaselineCell, placeOf } from '../baseline/cell.ts'
import { zeroBetween } from '../baseline/guards/zero-between.ts'
import type { Import } from '../baseline/import.ts'
import { lineInWords } from '../baseline/line-in-words.ts'
import { sumOf } from '../baseline/sum.ts'
import { type Between, isGap } from '../value.ts'
import { type SpendingFamily, type SpendingLine, spendingFamilies, toolLines } from './families.ts'
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
  /** False of a council that had ended, or was still to come, when the year ended: it has no figure of that year. */
  readonly wasThere: boolean
  /** Other councils that the figure is about as well. */
  readonly with: readonly CouncilCode[]
}

export interface SpendingRow extends SpendingLine {
  readonly cells: readonly ShownCell[]
  /** Of all councils together; undefined where there is one council. */
  readonly together: SpentTogether | undefined
}

/**
 * What councils spent together: all of it; the part that is known, without those named; nothing, where none has a
 * figure; or why their figures are not added up.
 */
export type SpentTogether =
  | { readonly sum: number | Between }
  | { readonly atLeast: number; readonly missing: readonly string[] }
  | { readonly soFar: Between; readonly missing: readonly string[] }
  | { readonly missing: readonly string[] }
  | { readonly notAdded: string }

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
      : baselineOf(
          all,
          { councils: codes, measures: [...measuresOf(family, year), ...otherTotals], periods: [year] },
          choice,
        )
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
    cells: codes.map((code) => latest(headline, { code, year }, known.cells)),
  }))
  const shown = [...spending, ...rows].flatMap(({ cells }) => cells)
  const found = shown.flatMap(({ cell }) => (cell === undefined ? [] : [cell]))
  return {
    councils: namesOf(codes),
    year,
    family,
    spending,
    headlines: rows,
    warnings: eachOnce([
      ...(spent?.warnings ?? []).filter(({ code }) => code === 'IMP-99'),
      ...(family === undefined ? [] : oddities(all, { family, year, codes })),
      ...known.warnings.filter(({ code }) => code !== 'IMP-99' && code !== 'IMP-94'),
      ...noughtsShown(all, codes, rows),
    ]).map(inTitles),
    counts: {
      official: found.filter(({ value, marks }) => !isGap(value) && !marks.includes('secondary')).length,
      secondary: found.filter(({ value, marks }) => !isGap(value) && marks.includes('secondary')).length,
      missing: found.filter(({ value }) => isGap(value)).length,
      absent: shown.length - found.length,
    },
    sources: sourcesOf(found),
  }
}

/** What each return says was spent in all: two that differ by more than a little are told, and only one is shown. */
const otherTotals = spendingFamilies.map(({ measure, total }) => measure(total))

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

/** A nought that is shown is told by the years on both sides of it, of which the later may be after the year asked for. */
function noughtsShown(
  imports: readonly Import[],
  codes: readonly CouncilCode[],
  rows: readonly HeadlineRow[],
): readonly Problem[] {
  const noughts = rows.flatMap(({ cells }) => cells.flatMap(({ cell }) => (cell?.value === 0 ? [cell] : [])))
  if (noughts.length === 0) return []
  const { cells } = baselineOf(imports, { councils: codes, measures: noughts.map(({ measure }) => measure) })
  const places = new Set(noughts.map(placeOf))
  return zeroBetween(cells).filter(({ place }) => places.has(place))
}

const measureName =
  /(?:section251|lait|revenueOutturn|workforce|looked-after|children-in-need|population)\/[\w&-]+(?:\/\w+)?/g

/** A reader is told of `Cases per social worker`, never of `workforce/caseload_fte`. */
function inTitles({ place, sentence, ...rest }: Problem): Problem {
  const named = (text: string) => text.replace(measureName, (measure) => titleOf(measure) ?? measure)
  return { ...rest, place: named(place), sentence: named(sentence) }
}

function titleOf(measure: string): string | undefined {
  const headline = headlines.find((each) => each.measure === measure)
  if (headline !== undefined) return headline.title
  const [family, about = ''] = measure.split('/')
  return family === 'lait' ? toolLines.find((line) => line.about === about)?.title : lineInWords(measure)
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
      const measure = family.measure(line.about)
      const own = cells.filter((cell) => cell.measure === measure)
      const shown = codes.map((code) => shownFor({ code, year }, own))
      return { ...line, cells: shown, together: together(shown, measure) }
    })
    .filter(({ cells: shown }) => shown.some(({ cell }) => cell !== undefined))
}

/** Each return counted once, however many of the councils it covers; a council that was not there is not missing. */
function together(shown: readonly ShownCell[], measure: string): SpentTogether | undefined {
  if (shown.length < 2) return undefined
  const sum = sumOf(
    shown.flatMap(({ cell }) => cell ?? []),
    shown
      .filter(({ cell, wasThere }) => cell === undefined && wasThere)
      .map(({ council: code }) => ({ unit: council(code)?.name ?? code, measure, missing: 'notAvailable' })),
  )
  if ('problems' in sum) return { notAdded: sum.problems.map(({ sentence }) => sentence).join(' ') }
  const { value } = sum
  return typeof value === 'number' || !('missing' in value)
    ? { sum: value }
    : { ...value, missing: value.missing.map(({ unit }) => unit) }
}

interface CouncilInYear {
  readonly code: CouncilCode
  readonly year: FinancialYear
}

/**
 * As it was known when the year ended: an inspection counts once its report was out. A council that had ended shows
 * nothing: its last figures beside later ones of its successors would be told twice.
 */
function latest({ measure, filters }: Headline, of: CouncilInYear, cells: readonly BaselineCell[]): ShownCell {
  const { code, year } = of
  if (!wasThere(of)) return { council: code, cell: undefined, wasThere: false, with: [] }
  const own = cells.filter(
    (cell) =>
      cell.measure === measure &&
      (cell.filters['published'] ?? '') <= endsOn(year) &&
      Object.entries(filters ?? {}).every(([name, pattern]) => pattern.test(cell.filters[name] ?? '')),
  )
  const newest = own
    .filter(({ unit }) => unit.councils.some((each) => each.code === code))
    .reduce((last, { period }) => (period.to > last ? period.to : last), '')
  return shownFor(
    { code, year },
    own.filter(({ period }) => period.to === newest),
  )
}

function shownFor(of: CouncilInYear, cells: readonly BaselineCell[]): ShownCell {
  const { code } = of
  const found = cells.find(({ unit }) => unit.councils.some((each) => each.code === code))
  const isThere = wasThere(of)
  const cell = !isThere && found !== undefined && isGap(found.value) ? undefined : found
  return {
    council: code,
    cell,
    wasThere: isThere,
    with: (cell?.unit.councils ?? []).map((each) => each.code).filter((each) => each !== code),
  }
}

/** A council whose code changed was there under the one before. */
function wasThere({ code, year }: CouncilInYear): boolean {
  return codesOf(code).some((each) => validOn(each, endsOn(year)))
}

/** Two of one name, as Dorset before and after 2019, are told apart by their years. */
function namesOf(codes: readonly CouncilCode[]): CouncilBaseline['councils'] {
  const all = codes.map((code) => ({ code, name: council(code)?.name ?? code, found: council(code) }))
  return all.map(({ code, name, found }) => {
    const until = found?.validTo === undefined ? '' : ` (to ${found.validTo.slice(0, 4)})`
    const apart = all.some((each) => each.code !== code && each.name === name) ? until : ''
    return { code, name: `${name}${apart}`, shortName: `${found?.shortName ?? code}${apart}` }
  })
}

function sourcesOf(cells: readonly BaselineCell[]): readonly BaselineCell['source'][] {
  return [...new Map(cells.map(({ source }) => [source.importId, source])).values()]
}
