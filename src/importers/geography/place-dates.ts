import type { Day } from '../../reference/index.ts'
import type { PlaceDesk } from './place-table.ts'

/**
 * A day or a year as lists of places write them: `2023`, `2023-04-01`, `01/04/2023 00:00`, `1 April 2023`. Blank and
 * what cannot be read give undefined, the second with a warning.
 */
export function dateOf(text: string, desk: PlaceDesk, row: number): string | undefined {
  if (text === '') return undefined
  if (/^(19|20)\d\d(\.0)?$/.test(text)) return text.slice(0, 4)
  const day = dayIn(text)
  if (day !== undefined) return day
  desk.warnings.add(
    'IMP-75',
    'date',
    `${desk.name} row ${row}`,
    `The date “${text}” is neither a year nor a day such as 2023-04-01, 01/04/2023 or 1 April 2023. The row is taken without it.`,
  )
  return undefined
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

function dayIn(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?$/.exec(text)
  if (iso !== null) return realDay(iso[1], iso[2], iso[3])
  const figures = /^(\d\d?)[/.-](\d\d?)[/.-](\d{4})(?:\s.*)?$/.exec(text)
  if (figures !== null) return realDay(figures[3], figures[2], figures[1])
  const words = /^(\d\d?)(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]*[ -](\d{4})$/i.exec(text)
  if (words === null) return undefined
  return realDay(words[3], String(months.indexOf(words[2]?.toLowerCase() ?? '') + 1), words[1])
}

/** The day, if the calendar has it. */
function realDay(year = '', month = '', day = ''): Day | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  const isReal = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  return isReal ? date.toISOString().slice(0, 10) : undefined
}
