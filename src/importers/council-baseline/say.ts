import { formatNumber, listInWords, missingInWords } from '../../figures/index.ts'
import type { BaselineCell } from '../baseline/cell.ts'
import { asValue } from '../baseline/values.ts'
import { isBetween, isGap, isWorded, type Value } from '../value.ts'
import type { ShownCell, SpentTogether } from './council-baseline.ts'
import type { Headline } from './headlines.ts'

const judgementWords: Readonly<Record<string, string>> = {
  outstanding: 'Outstanding',
  good: 'Good',
  requiresImprovement: 'Requires improvement to be good',
  inadequate: 'Inadequate',
}

/** A figure as a page and the command write it. Pounds are whole, with commas; bounds say “to”. */
export function valueInWords(value: Value, unit: Headline['unit']): string {
  if (isGap(value)) return missingInWords(value.missing)
  if (isWorded(value)) return judgementWords[value.word] ?? value.word
  const text = (number: number) => {
    const figures = formatNumber(number, placesOf(number, unit))
    return unit === 'pounds' ? figures.replace(/^−?/, (sign) => `${sign}£`) : figures
  }
  const said = isBetween(value) ? `${text(value.low)} to ${text(value.high)}` : text(value)
  return unit === 'percent' ? `${said}%` : said
}

/** Where a figure stands, for somebody who wants to open the file: file, sheet, row and column. */
export function cellInWords({ source: { file, sheet, row, column } }: Pick<BaselineCell, 'source'>): string {
  return `${file}${sheet === undefined ? '' : `, sheet ${sheet}`}, row ${row}, ${column}`
}

/** A shown figure, or that the council was not there, or that no return at hand has it. */
export function shownInWords({ cell, wasThere }: ShownCell, unit: Headline['unit']): string {
  if (cell !== undefined) return valueInWords(cell.value, unit)
  return wasThere ? 'In no return at hand' : 'Not a council then'
}

/** What councils spent together, as it stands after “spent”: who has no figure is named with it. */
export function togetherInWords(together: SpentTogether): string {
  if ('notAdded' in together) return `amounts that are not added up: ${together.notAdded}`
  if ('sum' in together) return valueInWords(together.sum, 'pounds')
  const without = `without ${listInWords(together.missing)}`
  if ('atLeast' in together) return `at least ${valueInWords(together.atLeast, 'pounds')}, ${without}`
  if ('soFar' in together) return `${valueInWords(asValue(together.soFar), 'pounds')} as far as is known, ${without}`
  return `an amount that is not known, ${without}`
}

function placesOf(number: number, unit: Headline['unit']): number {
  if (unit === 'pounds' || unit === 'people' || unit === 'children') return 0
  return Number.isInteger(number) && unit !== 'FTE' && unit !== 'cases/FTE' ? 0 : 1
}
