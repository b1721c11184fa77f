import { formatMillions, formatPercent, listInWords, type Problem } from '../../../figures/index.ts'
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
  return things.flatMap(({ what, measures: [one, other] }) => {
    const pairs = cells
      .filter(({ measure }) => measure === one)
      .flatMap((cell): readonly Pair[] => {
        const beside = byPlace.get(
          `${cell.unit.key}\n${periodKey(cell.period)}\n${seriesKey({ measure: other, filters: cell.filters })}`,
        )
        return beside === undefined ? [] : pairOf(cell, beside)
      })
    return alike(pairs).map((each) => warningOf(what, each))
  })
}

/** A figure and the other official one, in pounds. */
interface Pair {
  readonly first: BaselineCell
  readonly second: BaselineCell
  readonly pounds: readonly [number, number]
}

function pairOf(first: BaselineCell, second: BaselineCell): readonly Pair[] {
  const [a, b] = [boundsOf(first.value), boundsOf(second.value)]
  if (a === undefined || b === undefined || a.low === 0) return []
  return Math.abs(b.low - a.low) <= mostApart * Math.abs(a.low) ? [] : [{ first, second, pounds: [a.low, b.low] }]
}

/** Those of one year and the same two publications are told of at once: a warning a council is one too many to read. */
function alike(pairs: readonly Pair[]): readonly (readonly [Pair, ...Pair[]])[] {
  const groups = new Map<string, [Pair, ...Pair[]]>()
  for (const pair of pairs) {
    const key = [periodKey(pair.first.period), pair.first.source.importId, pair.second.source.importId].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [pair])
    else group.push(pair)
  }
  return [...groups.values()]
}

function warningOf(what: string, pairs: readonly [Pair, ...Pair[]]): Problem {
  const [{ first, second, pounds }] = pairs
  const apart = ([a, b]: Pair['pounds']) => `${formatPercent(Math.abs(b / a - 1), 0)} ${b > a ? 'more' : 'less'}`
  const [one, other] = [first, second].map(({ source }) => source.publication.title)
  const found =
    pairs.length === 1
      ? `${formatMillions(pounds[0])} in ${one} and ${formatMillions(pounds[1])} in ${other}, ${apart(pounds)}`
      : `in ${one} and in ${other}: ${listInWords(
          pairs.map(
            (pair) =>
              `${pair.first.unit.name} ${pair.pounds.map(formatMillions).join(' and ')} (${apart(pair.pounds)})`,
          ),
        )}`
  return importProblem(
    'IMP-92',
    placeOf({ ...first, unit: { name: pairs.length === 1 ? first.unit.name : `${pairs.length} councils` } }),
    `${what}${pairs.length === 1 ? ': ' : ', '}${found}. Both are official. Use one of them for every year and every council, and name it beside the figure.`,
  )
}
