import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CsvRow, csvRows } from './csv.ts'
import { windows1252 } from './windows-1252.ts'

/** One figure of a return: the text as it stands there, and where. */
export interface ReturnFigure {
  readonly text: string
  readonly file: string
  readonly record: number
  readonly column: string
}

/** One line of section 251 table A1 for one council; `label` is exactly as in the return, spaces and all. */
export interface ReturnLine {
  readonly number: number
  readonly label: string
  readonly figure: (column: string) => ReturnFigure
}

/** Department for Education files, one a year; the encoding is that of the release. */
const SECTION_251 = { '2012-13': 'outturn_1213.csv', '2013-14': 'outturn_1314.csv' } as const
const WORKFORCE = 'csww_indicators_2017_to_2025.csv'
const POPULATION = 'ons_mid-year_population_estimates_2012_to_2024.csv'
/** Payments over £500 of one council in one month, as the council publishes them under the transparency code. */
const PAYMENTS = { 'Darlington, October 2012': 'darlington/2012-10.csv' } as const

export type ReturnYear = keyof typeof SECTION_251
export type PaymentsOf = keyof typeof PAYMENTS

export interface Returns {
  /** The lines of table A1 of one council, in the order of the return. `council` is the DfE number, such as 841. */
  readonly section251: (year: ReturnYear, council: string) => readonly ReturnLine[]
  /** The social work workforce census: one council (ONS code), one September, one column. */
  readonly workforce: (year: string, council: string, column: string) => ReturnFigure
  /** Mid-year estimate of people aged 0 to 17. */
  readonly population: (year: string, council: string) => ReturnFigure
  /** Every payment of that month that stands under the account, net of VAT, in the order of the file. */
  readonly payments: (of: PaymentsOf, account: string) => readonly ReturnFigure[]
}

/** The official returns kept in `folder`, as released. */
export function readReturns(folder: string): Returns {
  const section251 = new Map<string, readonly CsvRow[]>(
    Object.entries(SECTION_251).map(([year, file]) => [
      year,
      csvRows(windows1252(readFileSync(join(folder, 's251-outturn', file)))),
    ]),
  )
  const workforce = csvRows(readFileSync(join(folder, 'workforce', WORKFORCE), 'utf8'))
  const population = csvRows(readFileSync(join(folder, 'population', POPULATION), 'utf8'))
  return {
    section251: (year, council) =>
      (section251.get(year) ?? [])
        .filter((row) => row.at('LA') === council)
        .map((row) => ({
          number: Number(row.at('LineNumber')),
          label: row.at('CYPServiceDescription'),
          figure: (column) => figureOf(row, SECTION_251[year], column),
        })),
    workforce: (year, council, column) => figureOf(ofCouncil(workforce, year, council), WORKFORCE, column),
    population: (year, council) => figureOf(ofCouncil(population, year, council), POPULATION, 'population_estimate'),
    payments: (of, account) =>
      csvRows(readFileSync(join(folder, 'council-spend', PAYMENTS[of]), 'utf8'))
        .filter((row) => row.at('Account') === account)
        .map((row) => figureOf(row, PAYMENTS[of], 'Invoice Line Value (net of VAT)')),
  }
}

function ofCouncil(rows: readonly CsvRow[], year: string, council: string): CsvRow {
  const found = rows.filter((row) => row.at('time_period') === year && row.at('new_la_code') === council)
  const [row] = found
  if (row === undefined || found.length > 1)
    throw new Error(`${found.length} records for ${council} in ${year}, not one`)
  return row
}

function figureOf(row: CsvRow, file: string, column: string): ReturnFigure {
  return { text: row.at(column), file, record: row.record, column }
}
