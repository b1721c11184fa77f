import { type Section251Key, section251Titles } from '../../reference/index.ts'
import type { CellWarnings } from '../problems.ts'
import { isGap } from '../value.ts'
import { type GrowingReturn, placeOfRow } from './collect.ts'
import type { ReturnedLine, ReturnFigure } from './council-return.ts'

/**
 * Takes back noughts that stand where the return holds no figure: the amount per child of a line that is x (a council
 * that made no return has 0 per head all down the column), and a total of nothing but x that was worked out as 0 (the
 * fostering total of Westmorland and Furness, 2023-24). What is missing wins over 0; the text stays as published.
 */
export function settleNoughts(returns: readonly GrowingReturn[], warnings: CellWarnings): void {
  for (const each of returns) {
    for (const line of each.lines.values()) {
      const settled = perHeadOfNothing(totalOfNothing(line, each))
      if (settled === line) continue
      each.lines.set(line.key, settled)
      warn(each, line, settled, warnings)
    }
  }
}

/**
 * Only where every part is missing and so is what counts this line: in 2015-16 the halves of fostering are x for every
 * council and their total is real, nought included.
 */
function totalOfNothing(line: ReturnedLine, { lines }: GrowingReturn): ReturnedLine {
  const isMissingLine = (key: Section251Key) => {
    const found = lines.get(key)?.figures.gross
    return found !== undefined && isGap(found.value)
  }
  const above = [...lines.values()].filter(({ adds }) => adds.includes(line.key))
  const isNothing =
    line.adds.length > 0 &&
    line.adds.every(isMissingLine) &&
    above.length > 0 &&
    above.every(({ key }) => isMissingLine(key))
  if (!isNothing || line.figures.gross?.value !== 0) return line
  return { ...line, figures: withoutNoughts(line.figures) }
}

function withoutNoughts(figures: ReturnedLine['figures']): ReturnedLine['figures'] {
  return Object.fromEntries(
    Object.entries(figures).map(([aspect, figure]) => [aspect, figure.value === 0 ? notThere(figure) : figure]),
  )
}

function perHeadOfNothing(line: ReturnedLine): ReturnedLine {
  const { net, perHead } = line.figures
  if (net === undefined || perHead === undefined || perHead.value !== 0 || !isGap(net.value)) return line
  // A memo line is returned gross alone, so it has no amount per head either, and 0 stands there all the same.
  return { ...line, figures: { ...line.figures, perHead: { ...perHead, value: net.value } } }
}

function notThere(figure: ReturnFigure): ReturnFigure {
  return { ...figure, value: { missing: 'notAvailable' } }
}

function warn(
  { area, period }: GrowingReturn,
  before: ReturnedLine,
  { figures }: ReturnedLine,
  warnings: CellWarnings,
): void {
  const isTotal = before.figures.gross?.value === 0 && figures.gross?.value !== 0
  const place = placeOfRow(before.row, before.sheet)
  const line = `${area.name || area.key} ${period.label}, line ${before.ref} (${section251Titles[before.key]})`
  if (isTotal)
    warnings.add(
      'IMP-44',
      `total ${before.key} ${period.label}`,
      place,
      `${line} stands as 0, and everything that it adds up is missing. It is read as not available.`,
    )
  else if (before.kind !== 'memo')
    warnings.add(
      'IMP-44',
      `per head ${period.label}`,
      place,
      `${line} has 0 per child, and its net spend is “${figures.net?.text ?? ''}”. It is read as missing.`,
    )
}
