import type { ReadingDesk } from '../importer.ts'
import type { Payment, Period } from '../observation.ts'
import { refuse } from '../problems.ts'
import { readValue } from '../value.ts'
import { councilInWords } from './council-in-words.ts'
import { readPeriod } from './dates.ts'
import type { Heading } from './headings.ts'
import { type MappedReading, type MappedTable, type RowFault, readRows } from './mapped-reading.ts'
import { worth } from './units.ts'

/** What was read of a file of payments, and the days it goes over. */
export interface PaymentsRead {
  readonly tally: Pick<MappedReading, 'rows' | 'used' | 'rejected' | 'blank'>
  readonly first?: Period
  readonly last?: Period
}

/** Reads each row as a payment: whom, when, how much. A row that does not say is left out, with the reason. */
export function readPayments(mapped: MappedTable, desk: ReadingDesk): PaymentsRead {
  const { mapping, columnOf, amounts, table } = mapped
  const [amount] = amounts
  if (amount === undefined) throw new Error('A mapping of payments has an amount: it was checked when it was read')
  const date = columnOf('date') ?? columnOf('period')
  const supplier = columnOf('supplier')
  if (date === undefined && mapped.period === undefined) refuseWithoutMonth(mapped)
  const cell = (cells: readonly string[], heading: Heading | undefined) =>
    heading === undefined ? '' : (cells[heading.column] ?? '').replace(/\s+/g, ' ').trim()
  const scale = worth[amount.mapped.unit ?? mapping.unit] * (mapping.sign === 'reversed' ? -1 : 1)
  const periods = new Map<string, Period | undefined>()
  const periodOf = (text: string) => {
    if (date === undefined || mapping.dates === undefined) return mapped.period
    if (!periods.has(text)) periods.set(text, readPeriod(text, mapping.dates))
    return periods.get(text)
  }
  const councils = new Map<string, string | undefined>()
  const councilOf = (text: string) => {
    if (!councils.has(text)) councils.set(text, councilInWords(text))
    return councils.get(text)
  }
  let first: Period | undefined
  let last: Period | undefined
  const tally = readRows(mapped, desk, (cells, row): RowFault | undefined => {
    const written = cell(cells, amount.heading)
    const pounds = readValue(written, { symbols: {}, scale })
    const who = cell(cells, supplier)
    const when = cell(cells, date)
    const period = periodOf(when)
    if (isTotal(cells) && (when === '' || who === ''))
      return { column: undefined, about: 'total', reason: 'it is a total of other rows.' }
    if (typeof pounds !== 'number') return noAmount(amount.heading, written)
    if (period === undefined) return noDate(date, when)
    if (who === '' && date === undefined)
      return { column: supplier, about: 'no supplier', reason: 'it names no supplier and no date, as a total would.' }
    if (who === '')
      desk.warnings.add(
        'IMP-86',
        'supplier blank',
        `${table.sheet === undefined ? '' : `${table.sheet}!`}${supplier?.letter ?? ''}${row}`,
        `Row ${row} names no supplier; the payment is kept.`,
      )
    const council = councilOf(cell(cells, columnOf('council'))) ?? mapped.council
    const payment: Payment = {
      what: 'payment',
      ...(council === undefined ? {} : { council }),
      period,
      supplier: who,
      directorate: cell(cells, columnOf('directorate')),
      purpose: cell(cells, columnOf('purpose')),
      pounds: pounds === 0 ? 0 : pounds,
      vat: amount.mapped.vat ?? 'notSaid',
      row,
    }
    desk.take(payment)
    if (first === undefined || period.from < first.from) first = period
    if (last === undefined || period.to > last.to) last = period
    return undefined
  })
  return { tally, ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) }
}

function isTotal(cells: readonly string[]): boolean {
  return cells.some((cell) => /^\s*(grand |sub[ -]?|overall )?totals?\b/i.test(cell))
}

function noAmount(column: Heading, written: string): RowFault {
  return written === ''
    ? { column, about: 'no amount', reason: 'it has no amount.' }
    : {
        column,
        about: `amount ${written.slice(0, 40)}`,
        reason: `its amount is “${written.slice(0, 40)}”. Write a number of pounds.`,
      }
}

function noDate(column: Heading | undefined, written: string): RowFault {
  return written === ''
    ? { column, about: 'no date', reason: 'it has no date.' }
    : {
        column,
        about: `date ${written.slice(0, 40)}`,
        reason: `“${written.slice(0, 40)}” is not a date of the form the others have.`,
      }
}

function refuseWithoutMonth({ table, mapping }: MappedTable): never {
  return refuse(
    'IMP-83',
    `${table.place} row ${table.headerRows.join(' and ')}`,
    `${table.place} has no column of dates and names no month above its headings. Say which month it is of (--month 2014-06, or “fixed.period” in the mapping “${mapping.name}”).`,
  )
}
