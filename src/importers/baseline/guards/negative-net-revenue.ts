import { formatWholePounds, listInWords, type Problem } from '../../../figures/index.ts'
import { importProblem } from '../../problems.ts'
import { type BaselineCell, periodKey } from '../cell.ts'
import { lineInWords } from '../line-in-words.ts'

/**
 * Net spend below nought: income, or income and grants, above the spend of the line. It is allowed and worth knowing; a
 * council’s lines of one year are told together.
 */
export function negativeNetRevenue(cells: readonly BaselineCell[]): readonly Problem[] {
  const groups = new Map<string, BaselineCell[]>()
  for (const cell of cells) {
    const [family, , aspect = ''] = cell.measure.split('/')
    if (aspect !== 'net' && aspect !== 'netRevenue') continue
    if (typeof cell.value !== 'number' || cell.value >= 0) continue
    const key = [cell.unit.key, family, periodKey(cell.period), aspect].join('\n')
    groups.set(key, [...(groups.get(key) ?? []), cell])
  }
  return [...groups.values()].flatMap(warningOf)
}

function warningOf(cells: readonly BaselineCell[]): readonly Problem[] {
  const [first] = cells
  if (first === undefined) return []
  const lines = cells.map(
    ({ measure, value, source }) => `${lineInWords(measure)} (${formatWholePounds(Number(value))}, row ${source.row})`,
  )
  const why = first.measure.endsWith('netRevenue') ? 'Income and grants exceed' : 'Income exceeds'
  return [
    importProblem(
      'IMP-95',
      `${first.unit.name}, ${first.period.label}, ${first.source.column}`,
      `${first.unit.name} has net spend below nought on ${listInWords(lines)}. ${why} what was spent: it stands as published, and no share of such a line can be worked out.`,
    ),
  ]
}
