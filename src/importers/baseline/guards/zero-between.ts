import { formatNumber, listInWords, type Problem } from '../../../figures/index.ts'
import { importProblem } from '../../problems.ts'
import { type BaselineCell, placeOf, seriesKey } from '../cell.ts'
import { natureOf } from '../measure-nature.ts'

/**
 * A count that is expected to be 20 is nought by chance once in hundreds of millions; a smaller one can be. Of pounds,
 * small sums come and go, so both sides must be so many times larger.
 */
const leastBeside = { count: 20, pounds: 20_000 }

/** A nought, or several in a row, between two periods that are well above it: most likely an amount that was not given. */
export function zeroBetween(cells: readonly BaselineCell[]): readonly Problem[] {
  const series = new Map<string, BaselineCell[]>()
  for (const cell of cells) {
    if (natureOf(cell.measure) !== 'amount') continue
    const key = `${cell.unit.key}\n${seriesKey(cell)}`
    const one = series.get(key)
    if (one === undefined) series.set(key, [cell])
    else one.push(cell)
  }
  return [...series.values()].flatMap(ofSeries)
}

function ofSeries(cells: readonly BaselineCell[]): readonly Problem[] {
  const inTime = cells
    .filter(({ value }) => typeof value === 'number')
    .sort((a, b) => (a.period.to < b.period.to ? -1 : a.period.to > b.period.to ? 1 : 0))
  return inTime.flatMap((earlier, i) => {
    if (inTime[i + 1]?.value !== 0) return []
    const next = inTime.findIndex(({ value }, at) => at > i && value !== 0)
    const later = inTime[next]
    return later === undefined || !isWellAbove(earlier) || !isWellAbove(later)
      ? []
      : [warningOf(earlier, inTime.slice(i + 1, next), later)]
  })
}

function isWellAbove({ measure, value }: BaselineCell): boolean {
  return typeof value === 'number' && Math.abs(value) >= leastBeside[isPounds(measure) ? 'pounds' : 'count']
}

function isPounds(measure: string): boolean {
  return /^(section251|revenueOutturn)\//.test(measure)
}

function warningOf(earlier: BaselineCell, noughts: readonly BaselineCell[], later: BaselineCell): Problem {
  const [first] = noughts
  const sides = [earlier, later].map((cell) => `${inWords(cell)} (${cell.period.label})`)
  const years = listInWords(noughts.map(({ period }) => period.label))
  return importProblem(
    'IMP-94',
    placeOf(first ?? earlier),
    `${first === undefined ? '0' : inWords(first)} in ${years} stands between ${listInWords(sides)}. It is most likely a figure that was not given: check it with the council before using it as nought.`,
  )
}

/** Pounds as pounds, whatever thousands the file counts in; anything else as the file has it. */
function inWords({ measure, value, source }: BaselineCell): string {
  return isPounds(measure) && typeof value === 'number' ? `£${formatNumber(value, 0)}` : source.text
}
