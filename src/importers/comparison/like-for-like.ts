import { formatNumber, listInWords, type Problem } from '../../figures/index.ts'
import { type BaselineCell, periodKey, seriesKey } from '../baseline/cell.ts'
import { importProblem } from '../problems.ts'

/**
 * Whether figures may stand side by side: of one publication, one period and one definition, each council once. Empty
 * where they may; otherwise what is unlike, in a sentence each.
 */
export function likeForLike(cells: readonly BaselineCell[]): readonly Problem[] {
  const unlike = (what: string, words: readonly string[]) => {
    const all = [...new Set(words)]
    return all.length > 1
      ? [
          importProblem(
            'IMP-98',
            cells[0]?.measure ?? '',
            `The figures are of ${formatNumber(all.length)} ${what}: ${listInWords(all.slice(0, 5))}${all.length > 5 ? ' and others' : ''}. Compare figures of one.`,
          ),
        ]
      : []
  }
  const names = cells.map(({ unit }) => unit.name)
  const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
  return [
    ...unlike(
      'publications',
      cells.map(({ source }) => source.publication.title),
    ),
    ...unlike(
      'measures',
      cells.map((cell) => seriesKey(cell).replace(/\n/g, ', ')),
    ),
    ...(new Set(cells.map(({ period }) => periodKey(period))).size > 1
      ? unlike(
          'periods',
          cells.map(({ period }) => period.label),
        )
      : []),
    ...twice.map((name) =>
      importProblem('IMP-98', name, `${name} is in the comparison more than once. Take the others out.`),
    ),
  ]
}
