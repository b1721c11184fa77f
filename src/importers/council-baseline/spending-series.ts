import {
  type Cell,
  endsOn,
  type FinancialYear,
  isFinancialYear,
  missingInWords,
  startingYear,
  yearsFrom,
} from '../../figures/index.ts'
import {
  bodiesCovering,
  type CouncilCode,
  changesOfMeaning,
  codesOf,
  continuingCode,
  council,
  predecessorsOf,
  seriesThrough,
  successorsOf,
} from '../../reference/index.ts'
import { baselineOf } from '../baseline/baseline.ts'
import type { Import } from '../baseline/import.ts'
import { isGap } from '../value.ts'
import { repeatedTotal } from './families.ts'
import { shippedImports } from './shipped.ts'

/** What one council, or the councils that answered for its area, spent in a year; or why there is no figure. */
export interface SpendingMoment {
  readonly year: FinancialYear
  readonly figure: { readonly pounds: number; readonly by: readonly string[] } | { readonly gap: string }
}

export interface SpendingSeries {
  readonly council: CouncilCode
  readonly name: string
  readonly moments: readonly SpendingMoment[]
}

const total = 'section251/totalExcludingCera/gross'

/** The last year in which something was counted into the total that was not before; undefined where nothing was. */
export const comparableSince = changesOfMeaning
  .filter(({ key }) => key === 'totalExcludingCera')
  .reduce<(typeof changesOfMeaning)[number] | undefined>(
    (last, each) => (last === undefined || each.in > last.in ? each : last),
    undefined,
  )

/**
 * Gross spending by year, through every reorganisation: a county goes on in its successors, and a new council has no
 * figure before its first day. One definition, the section 251 total without capital from revenue: from the return where
 * it is at hand, otherwise as the interactive tool repeats it. Years that no return at hand is of are left out.
 */
export function spendingSeries(
  councils: readonly CouncilCode[],
  imports: readonly Import[] = [],
): readonly SpendingSeries[] {
  const codes = [...new Set(councils.map(continuingCode))]
  const all = [...new Set(codes.flatMap(kin))]
  const measures = [total, repeatedTotal]
  const { cells } = baselineOf([...shippedImports(all, measures), ...imports], { councils: all, measures })
  const figures = new Map<string, Cell>()
  for (const measure of [repeatedTotal, total]) {
    for (const { unit, period, value, measure: name } of cells) {
      const [only, ...others] = unit.councils
      if (name !== measure || only === undefined || others.length > 0) continue
      const cell: Cell | undefined = typeof value === 'number' ? value : isGap(value) ? value : undefined
      const key = `${only.code} ${period.label}`
      // A number is never taken back by the other source’s gap.
      if (cell !== undefined && (typeof cell === 'number' || figures.get(key) === undefined)) figures.set(key, cell)
    }
  }
  const years = everyYear(
    [...new Set(cells.map(({ period }) => period.label))]
      .filter(isFinancialYear)
      .filter((year) => comparableSince === undefined || year >= comparableSince.in)
      .sort(),
  )
  const isAtHand = (label: string) => cells.some(({ period }) => period.label === label)
  const at = (code: CouncilCode, label: string) => figures.get(`${continuingCode(code)} ${label}`)
  return codes.map((code) => ({
    council: code,
    name: council(code)?.shortName ?? code,
    moments: seriesThrough(code, {
      moments: years.map((year) => ({ label: year, day: endsOn(year) })),
      at,
      addsUp: true,
    }).map(({ label, figure, bodies, reportedBy }) => ({
      // The label is one of the years that were handed in.
      year: label as FinancialYear,
      figure:
        figure.kind === 'figure'
          ? { pounds: figure.value, by: (reportedBy ?? figure.of).map(nameOf) }
          : figure.kind === 'atLeast'
            ? { gap: `without ${figure.without.map(nameOf).join(' and ')}` }
            : figure.kind === 'apart'
              ? { gap: `part of ${bodies.map(({ name }) => name).join(' and ')}` }
              : { gap: isAtHand(label) ? missingInWords(figure.reason) : 'in no return at hand' },
    })),
  }))
}

/** The years from the first to the last, those between that nothing is known of included. */
function everyYear(years: readonly FinancialYear[]): readonly FinancialYear[] {
  const [first, last] = [years[0], years.at(-1)]
  return first === undefined || last === undefined ? [] : yearsFrom(first, startingYear(last) - startingYear(first) + 1)
}

/** A council, those it came from and those it went into, by every code. */
function kin(code: CouncilCode): readonly CouncilCode[] {
  const near = [
    code,
    ...predecessorsOf(code).map(({ predecessor }) => predecessor),
    ...successorsOf(code).map(({ successor }) => successor),
  ]
  const through = ['2009-04-01', '2015-04-01', '2025-04-01'].flatMap((day) => bodiesCovering(code, day).bodies)
  return [...near, ...through].flatMap(codesOf).map(continuingCode)
}

function nameOf(code: CouncilCode): string {
  return council(code)?.shortName ?? code
}
