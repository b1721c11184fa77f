import { formatWholePounds, listInWords, type Problem } from '../../../figures/index.ts'
import { importProblem } from '../../problems.ts'
import { type BaselineCell, periodKey } from '../cell.ts'
import { lineInWords } from '../line-in-words.ts'
import { relationOfSeries } from '../line-overlaps.ts'

/** Below this many pounds two lines are equal by chance or by rounding. */
const leastPounds = 1000

/**
 * One council, one period, and the identical figure on two lines that are counted side by side: it may have been entered
 * twice, and then stands in the total twice. Totals and their only part are equal by right and are not told. Lines that
 * agree in several columns are told once.
 */
export function sameFigureTwice(cells: readonly BaselineCell[]): readonly Problem[] {
  const groups = new Map<string, BaselineCell[]>()
  for (const cell of cells) {
    const [family, , aspect = ''] = cell.measure.split('/')
    if (!(family === 'section251' || family === 'revenueOutturn') || !(spends.has(aspect) || rests.has(aspect)))
      continue
    if (typeof cell.value !== 'number' || Math.abs(cell.value) < leastPounds) continue
    const key = [family, cell.unit.key, periodKey(cell.period), aspect, cell.value].join('\n')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [cell])
    else group.push(cell)
  }
  const byLines = new Map<string, (readonly BaselineCell[])[]>()
  for (const group of [...groups.values()].map(sideBySide)) {
    const [first] = group
    if (first === undefined) continue
    const key = [first.unit.key, periodKey(first.period), ...group.map(({ source }) => source.row)].join('\n')
    byLines.set(key, [...(byLines.get(key) ?? []), group])
  }
  return [...byLines.values()].filter((columns) => columns.some(([cell]) => isOf(cell, spends))).flatMap(warningOf)
}

const spends: ReadonlySet<string> = new Set(['gross', 'own', 'private', 'otherPublic', 'voluntary'])
/** Told beside spend that is the same on both lines; alone, two lines often have one income. */
const rests: ReadonlySet<string> = new Set(['income', 'net'])

function isOf(cell: BaselineCell | undefined, aspects: ReadonlySet<string>): boolean {
  return aspects.has(cell?.measure.split('/')[2] ?? '')
}

/** Those of the group that are apart from another of it, so that both are counted. */
function sideBySide(group: readonly BaselineCell[]): readonly BaselineCell[] {
  return group
    .filter((cell) => group.some((other) => relationOfSeries(cell, other) === 'apart'))
    .sort((a, b) => a.source.row - b.source.row)
}

function warningOf(columns: readonly (readonly BaselineCell[])[]): readonly Problem[] {
  const [first] = columns[0] ?? []
  if (first === undefined) return []
  const rows = (columns[0] ?? []).map(({ source, measure }) => `${lineInWords(measure)} (row ${source.row})`)
  const amounts = new Map<number, string>()
  for (const [cell] of columns)
    if (typeof cell?.value === 'number' && !amounts.has(cell.value)) amounts.set(cell.value, cell.source.column)
  const figures = [...amounts].map(([pounds, column]) => `${formatWholePounds(pounds)} under ${column}`)
  return [
    importProblem(
      'IMP-93',
      `${first.unit.name}, ${first.period.label}, rows ${listInWords((columns[0] ?? []).map(({ source }) => String(source.row)))}`,
      `${first.unit.name} reports ${listInWords(figures)} on ${listInWords(rows)} alike. If one amount was entered twice, every total over them holds it twice: ask the council.`,
    ),
  ]
}
