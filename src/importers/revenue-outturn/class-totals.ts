import { formatNumber, listInWords } from '../../figures/index.ts'
import type { CellWarnings } from '../problems.ts'

/** One row of a sheet as the checksum sees it: whose it is, and its figures by column. */
export interface SummedRow {
  readonly code: string
  readonly name: string
  readonly row: number
  /** A number, or undefined where the return gives none. */
  readonly figures: readonly (number | undefined)[]
}

/** Names of classes in editions whose totals carry no code, with how the codes of their members begin. */
const classNames: Readonly<Record<string, string>> = {
  'unitary authorities': 'E06',
  'shire districts': 'E07',
  'metropolitan districts': 'E08',
  'london boroughs': 'E09',
  'shire counties': 'E10',
}

/** How the codes of the members of a class begin, or undefined where the row is no total of a class. */
export function classOf(code: string, name: string): string | undefined {
  return /^E\d{2}$/.test(code.trim()) ? code.trim() : classNames[name.trim().toLowerCase()]
}

/** A total of a class as the sheet gives it; `begins` is how the codes of its members begin. */
export interface ClassTotal extends SummedRow {
  readonly begins: string
}

interface Off {
  readonly heading: string
  readonly sum: number
  readonly given: number
}

/**
 * Adds up the councils of each class beside the total that the sheet gives for it, and warns of every class whose sum
 * is off, naming the column that is off the most. Only classes whose members have children’s services are looked at:
 * the summary of 2024-25 as published has a total of national parks that is not the sum of its parks.
 */
export function checkClassTotals(
  sheet: string,
  headings: readonly string[],
  { members, totals }: { readonly members: readonly SummedRow[]; readonly totals: readonly ClassTotal[] },
  warnings: CellWarnings,
): void {
  for (const total of totals) {
    const ofClass = members.filter(({ code }) => code.startsWith(total.begins))
    if (ofClass.length === 0 || !/^E(06|08|09|10)/.test(total.begins)) continue
    const off = headings
      .flatMap((heading, at) => offBy(heading, at, total, ofClass))
      .concat(gapTooWide(headings, total, ofClass))
    const [worst] = off.sort((a, b) => Math.abs(b.sum - b.given) - Math.abs(a.sum - a.given))
    if (worst === undefined) continue
    const others =
      off.length === 1 ? '' : `, and ${off.length - 1} other ${off.length === 2 ? 'column is' : 'columns are'} off too`
    warnings.add(
      'IMP-51',
      `${sheet}|${total.name}`,
      `${sheet}!row ${total.row}`,
      `${total.name}: the councils add up to ${formatNumber(worst.sum)} and the sheet says ${formatNumber(worst.given)} for “${worst.heading}”${others}. Look whether rows were changed or left out.`,
    )
  }
}

/** A column in which every member has a figure must add up. */
function offBy(heading: string, at: number, total: ClassTotal, members: readonly SummedRow[]): readonly Off[] {
  const given = total.figures[at]
  const figures = members.map(({ figures: own }) => own[at])
  if (given === undefined || figures.some((each) => each === undefined)) return []
  const sum = sumOf(figures)
  // Figures are published in whole thousands or with fractions: half a thousand each can be lost by rounding.
  return Math.abs(sum - given) > Math.max(1, members.length / 2) ? [{ heading, sum, given }] : []
}

/**
 * Where members are missing, the total holds an estimate for them. In the column of the most money the estimate can
 * hardly be five times their part of the class, nor less than nothing.
 */
function gapTooWide(headings: readonly string[], total: ClassTotal, members: readonly SummedRow[]): readonly Off[] {
  const most = headings.reduce((best, _, at) => ((total.figures[at] ?? 0) > (total.figures[best] ?? 0) ? at : best), 0)
  const [heading = '', given = 0] = [headings[most], total.figures[most]]
  const figures = members.map(({ figures: own }) => own[most])
  const missing = figures.filter((each) => each === undefined).length
  if (missing === 0 || given <= 0) return []
  const gap = (given - sumOf(figures)) / given
  const isExplained = gap > -0.001 && gap <= (5 * missing) / members.length
  return isExplained ? [] : [{ heading, sum: sumOf(figures), given }]
}

function sumOf(figures: readonly (number | undefined)[]): number {
  return figures.reduce((sum: number, each) => sum + (each ?? 0), 0)
}

/** Tells once which councils made no return, so that nobody takes a class total for the sum of its councils. */
export function tellMissing(sheet: string, names: readonly string[], place: string, warnings: CellWarnings): void {
  if (names.length === 0) return
  warnings.add(
    'IMP-52',
    sheet,
    place,
    `No return was received from ${listInWords(names)}: ${names.length === 1 ? 'its figures are' : 'their figures are'} missing, not nought, and totals of a class or of England hold an estimate for ${names.length === 1 ? 'it' : 'them'}.`,
  )
}
