import { formatMillions, formatPercent, type Problem } from '../../../figures/index.ts'
import { importProblem } from '../../problems.ts'
import { type BaselineCell, periodKey, placeOf, seriesKey } from '../cell.ts'
import { boundsOf } from '../values.ts'

/** One thing that two returns give a figure for, by the measure of each. */
export interface SameThing {
  readonly what: string
  readonly measures: readonly [string, string]
}

/** The same spend as the section 251 outturn and the revenue outturn have it, which are filled in to different rules. */
export const officialTwice: readonly SameThing[] = [
  ...twice('Children’s services in all', 'totalExcludingCera', 'childrensSocialCare'),
  ...twice('Children looked after', 'totalLookedAfter', 'lookedAfter'),
  ...twice('Safeguarding', 'totalSafeguarding', 'safeguarding'),
  ...twice('Family support', 'totalFamilySupport', 'familySupport'),
  ...twice('Services for young people', 'totalYoungPeople', 'youngPeople'),
  ...twice('Youth justice', 'youthJustice', 'youthJustice'),
  // The Local Authority Interactive Tool repeats section 251 where the return itself is not at hand.
  {
    what: 'Children’s services in all (gross)',
    measures: ['lait/C&YPExpenditure', 'revenueOutturn/childrensSocialCare/gross'],
  },
]

function twice(what: string, section251: string, revenueOutturn: string): readonly SameThing[] {
  return (['gross', 'net'] as const).map((aspect) => ({
    what: `${what} (${aspect})`,
    measures: [`section251/${section251}/${aspect}`, `revenueOutturn/${revenueOutturn}/${aspect}`],
  }))
}

/** Above this, the two figures cannot stand in for one another. */
const mostApart = 0.05

/** Where two returns differ by more than 5% about one thing of one council in one year: neither is wrong, and they do not mix. */
export function twoOfficialFigures(
  cells: readonly BaselineCell[],
  things: readonly SameThing[] = officialTwice,
): readonly Problem[] {
  const byPlace = new Map<string, BaselineCell>()
  for (const cell of cells) byPlace.set(`${cell.unit.key}\n${periodKey(cell.period)}\n${seriesKey(cell)}`, cell)
  return things.flatMap(({ what, measures: [one, other] }) =>
    cells
      .filter(({ measure }) => measure === one)
      .flatMap((cell) => {
        const beside = byPlace.get(
          `${cell.unit.key}\n${periodKey(cell.period)}\n${seriesKey({ measure: other, filters: cell.filters })}`,
        )
        return beside === undefined ? [] : warningOf(what, cell, beside)
      }),
  )
}

function warningOf(what: string, first: BaselineCell, second: BaselineCell): readonly Problem[] {
  const [a, b] = [boundsOf(first.value), boundsOf(second.value)]
  if (a === undefined || b === undefined || a.low === 0) return []
  if (Math.abs(b.low - a.low) <= mostApart * Math.abs(a.low)) return []
  const apart = b.low / a.low - 1
  const figure = (cell: BaselineCell, pounds: number) => `${formatMillions(pounds)} in ${cell.source.publication.title}`
  return [
    importProblem(
      'IMP-92',
      placeOf(first),
      `${what}: ${figure(first, a.low)} and ${figure(second, b.low)}, ${formatPercent(Math.abs(apart), 0)} ${apart > 0 ? 'more' : 'less'}. Both are official. Use one of them for every year and every council, and name it beside the figure.`,
    ),
  ]
}
