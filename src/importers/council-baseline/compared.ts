import { endsOn, type Problem } from '../../figures/index.ts'
import {
  type CouncilCode,
  council,
  isCloseEnough,
  jointReturnsOn,
  type NeighbourList,
  statisticalNeighboursOf,
} from '../../reference/index.ts'
import { baselineOf } from '../baseline/baseline.ts'
import type { BaselineCell } from '../baseline/cell.ts'
import type { Import } from '../baseline/import.ts'
import { type Funnel, type FunnelMember, funnelOf } from '../comparison/funnel.ts'
import { type Difference, differenceOf, rateOf, trueRate } from '../comparison/intervals.ts'
import { type Partner, type SyntheticNeighbour, syntheticNeighbour } from '../comparison/synthetic-neighbour.ts'
import { decimalsOf, roundingOf } from '../education-statistics/rounding.ts'
import { neighbourList } from '../neighbours/neighbour-list.ts'
import { importProblem } from '../problems.ts'
import { isGap, type Value } from '../value.ts'
import type { CouncilBaseline } from './council-baseline.ts'
import { repeatedTotal, type SpendingFamily } from './families.ts'
import { type Headline, headlines } from './headlines.ts'
import { shippedImports } from './shipped.ts'

/** A rate of each council beside that of its statistical neighbours, and of the partnership beside a neighbour made of theirs. */
export interface ComparedRow {
  readonly key: string
  readonly title: string
  readonly unit: Headline['unit']
  /** The one period that every figure of the row is of. */
  readonly period: string
  readonly own: readonly {
    readonly council: CouncilCode
    readonly value: Value | undefined
    /** How it lies to its own neighbours’ figure, as far as figures printed to so many decimals can tell. */
    readonly lies: Difference
  }[]
  /** Of each council alone, its partners left out of its neighbours. */
  readonly neighbours: readonly SyntheticNeighbour[]
  /** Of all together; the same as the first where there is one council. */
  readonly together: SyntheticNeighbour
}

/** A funnel of the councils and their neighbours on one rate. */
export interface ComparedFunnel {
  readonly key: string
  readonly what: string
  readonly per: string
  readonly period: string
  readonly source: string
  readonly funnel: Funnel
}

export interface Comparison {
  readonly rows: readonly ComparedRow[]
  readonly funnels: readonly ComparedFunnel[]
  /** The neighbours of each council, in the model that was used. */
  readonly neighbours: readonly (NeighbourList & { readonly council: CouncilCode })[]
  readonly warnings: readonly Problem[]
}

/** What the rows of the comparison read, besides spending per child, which is worked. */
const comparedKeys = ['lookedAfterRate', 'agencyRate', 'vacancyRate', 'turnover', 'caseload', 'over20Miles'] as const

/**
 * The councils of a baseline beside their statistical neighbours: each alone, and all as one council that does not exist
 * yet. Partners are never in each other’s lists. Rates are as published; none is worked again from a suppressed count.
 */
export function comparedWithNeighbours(baseline: CouncilBaseline, imports: readonly Import[] = []): Comparison {
  const { councils, year, family } = baseline
  const lists = councils.flatMap(({ code }) => {
    const list = newestList(code, imports)
    return list === undefined ? [] : [{ council: code, ...list }]
  })
  const all = [
    ...new Set([
      ...councils.map(({ code }) => code),
      ...lists.flatMap(({ neighbours }) => neighbours.map((each) => each.council)),
    ]),
  ]
  const totals = totalsFor(family)
  const measures = [...headlines.map(({ measure }) => measure), ...totals]
  const { cells } = baselineOf([...shippedImports(all, measures), ...imports], {
    councils: all,
    measures,
    periods: [{ from: '1900-01-01', to: endsOn(year) }],
  })
  const figures = figuresFrom(cells)
  const children = (code: CouncilCode) => {
    const value = figures('population', code)?.value
    return typeof value === 'number' ? value : undefined
  }
  const spendPerChild = (code: CouncilCode): Value => {
    const spent = totals
      .map((total) =>
        cells.find(({ measure, period, unit }) => measure === total && period.label === year && covers(unit, code)),
      )
      .find((cell) => cell !== undefined)?.value
    const people = children(code)
    if (spent === undefined || typeof spent !== 'number' || people === undefined)
      return { missing: spent !== undefined && isGap(spent) ? spent.missing : 'notAvailable' }
    return spent / people
  }
  const partners = councils.map(({ code, name }): Partner => ({ code, name, children: children(code) ?? 0 }))
  const compare = (which: readonly Partner[], figureOf: (code: CouncilCode) => Value) =>
    syntheticNeighbour({
      partners: which,
      neighboursOf: (code) =>
        (lists.find((list) => list.council === code)?.neighbours ?? [])
          .map((each) => each.council)
          .filter((each) => !councils.some((partner) => partner.code === each)),
      figureOf,
      childrenOf: children,
      oneReturnWith: (code) =>
        jointReturnsOn('workforce', endsOn(year))
          .filter((each) => each.councils.includes(code))
          .flatMap((each) => each.councils),
    })
  const row = (
    key: string,
    title: string,
    unit: Headline['unit'],
    period: string,
    figureOf: (code: CouncilCode) => Value,
    decimals?: number,
  ): ComparedRow => {
    const neighbours = partners.map((partner) => compare([partner], figureOf))
    // A mean of figures that are each within half a last digit is within it too.
    const asPrinted = (value: Value) => (decimals === undefined ? value : trueRate(value, decimals))
    const none: Value = { missing: 'notAvailable' }
    return {
      key,
      title,
      unit,
      period,
      own: councils.map(({ code }, index) => {
        const value = figureOf(code)
        return {
          council: code,
          value,
          lies: differenceOf(asPrinted(value), asPrinted(neighbours[index]?.value ?? none)),
        }
      }),
      neighbours,
      together: compare(partners, figureOf),
    }
  }
  const rows = [
    row('spendPerChild', 'Gross spending per person aged 0 to 17', 'pounds', year, spendPerChild),
    ...comparedKeys.flatMap((key) => {
      const headline = headlines.find((each) => each.key === key)
      const period = newestPeriod(councils.map(({ code }) => figures(key, code)))
      if (headline === undefined || period === undefined) return []
      const figureOf = (code: CouncilCode): Value => {
        const cell = figures(key, code)
        return cell?.period.to === period.to ? cell.value : { missing: 'notAvailable' }
      }
      return [row(key, headline.title, headline.unit, period.label, figureOf, decimalsOf(headline.measure))]
    }),
  ].filter(({ own }) => own.some(({ value }) => value !== undefined && !isGap(value)))
  return {
    rows,
    funnels: headlines.flatMap((headline) => funnelFor(headline, all, figures)),
    neighbours: lists,
    warnings: [...closenessWarnings(lists), ...noList(councils, lists)],
  }
}

/** A council’s neighbours in the newest model at hand: one that was imported goes before the shipped one of its year. */
function newestList(code: CouncilCode, imports: readonly Import[]): NeighbourList | undefined {
  const imported = imports.flatMap((from): readonly NeighbourList[] => {
    const list = neighbourList(from.neighbours ?? [], code)
    const [first] = list
    if (first === undefined) return []
    const { title, licence } = from.publication
    const neighbours = list.flatMap(({ neighbour, closeness }) =>
      neighbour.councils.slice(0, 1).map((each) => ({
        council: each,
        name: council(each)?.name ?? neighbour.name,
        closeness,
        isClose: isCloseEnough(closeness),
      })),
    )
    return [{ model: first.model, neighbours, file: from.file, row: first.row, publication: title, licence }]
  })
  // A model whose year is not told stands behind every other.
  const yearOf = ({ model }: NeighbourList) => (/^\d{4}$/.test(model) ? model : '')
  return imported.reduce(
    (newest, each) => (newest === undefined || yearOf(each) >= yearOf(newest) ? each : newest),
    statisticalNeighboursOf(code),
  )
}

/**
 * The total of the baseline’s return, and where that is section 251, also as the tool repeats it: one figure in two
 * places, and the return itself is not at hand for every neighbour.
 */
function totalsFor(family: SpendingFamily | undefined): readonly string[] {
  if (family === undefined) return []
  const own = family.measure(family.total)
  return family.code === 'section251' ? [own, repeatedTotal] : [own]
}

/** Figures of different days are not set side by side: all must be of the newest that one of the councils has. */
function newestPeriod(cells: readonly (BaselineCell | undefined)[]): BaselineCell['period'] | undefined {
  return cells.reduce<BaselineCell['period'] | undefined>(
    (last, cell) => (cell !== undefined && (last === undefined || cell.period.to > last.to) ? cell.period : last),
    undefined,
  )
}

type FiguresFrom = (key: string, code: CouncilCode) => BaselineCell | undefined

/** The newest cell of a headline for a council. */
function figuresFrom(cells: readonly BaselineCell[]): FiguresFrom {
  const newest = new Map<string, BaselineCell>()
  for (const headline of headlines) {
    for (const cell of cells) {
      if (cell.measure !== headline.measure || !isOf(cell, headline)) continue
      for (const { code } of cell.unit.councils) {
        const key = `${headline.key} ${code}`
        const before = newest.get(key)
        if (before === undefined || before.period.to < cell.period.to) newest.set(key, cell)
      }
    }
  }
  return (key, code) => newest.get(`${key} ${code}`)
}

function isOf(cell: BaselineCell, { filters }: Headline): boolean {
  return Object.entries(filters ?? {}).every(([name, pattern]) => pattern.test(cell.filters[name] ?? ''))
}

function covers(unit: BaselineCell['unit'], code: CouncilCode): boolean {
  return unit.councils.some((each) => each.code === code)
}

/** Rates worked from counts: of a count that is rounded or partly hidden, bounds; of one that is suppressed, none. */
function funnelFor(headline: Headline, codes: readonly CouncilCode[], figures: FiguresFrom): readonly ComparedFunnel[] {
  if (headline.funnel === undefined) return []
  const shown = codes.flatMap((code) => {
    const cell = figures(headline.key, code)
    return cell === undefined ? [] : [cell]
  })
  const period = newestPeriod(shown)
  const [first] = shown
  if (period === undefined || first === undefined) return []
  const blurring = { roundedTo: roundingOf(headline.measure) ?? 0 }
  const members = codes.map((code): FunnelMember => {
    const cell = figures(headline.key, code)
    const isOfPeriod = cell?.period.to === period.to && cell.unit.councils.length === 1
    const count: Value = cell !== undefined && isOfPeriod ? cell.value : { missing: 'notAvailable' }
    const base: Value = figures('population', code)?.value ?? { missing: 'notAvailable' }
    const rate = isGap(count) ? count : rateOf({ count, population: base, per: 10_000, blurring })
    return { key: code, name: council(code)?.shortName ?? code, rate, base }
  })
  const { publication } = first.source
  return [
    {
      key: headline.key,
      ...headline.funnel,
      period: period.label,
      source: `${publication.publisher}, ${publication.title}, ${publication.edition}`,
      funnel: funnelOf({ members, per: 10_000, kind: 'events' }),
    },
  ]
}

function closenessWarnings(lists: Comparison['neighbours']): readonly Problem[] {
  return lists.flatMap(({ council: code, model, neighbours }) => {
    const far = neighbours.filter(({ isClose }) => !isClose)
    const name = council(code)?.name ?? code
    return far.length === 0
      ? []
      : [
          importProblem(
            'IMP-98',
            `${name}, model of ${model}`,
            `${far.length} of the ${neighbours.length} statistical neighbours of ${name} are not close by the model’s own word: ${far.map((each) => each.name).join(', ')}. Compare with care.`,
          ),
        ]
  })
}

function noList(councils: CouncilBaseline['councils'], lists: Comparison['neighbours']): readonly Problem[] {
  return councils
    .filter(({ code }) => !lists.some((list) => list.council === code))
    .map(({ name }) =>
      importProblem('IMP-98', name, `No model of statistical neighbours has ${name}, so it is compared with nobody.`),
    )
}
