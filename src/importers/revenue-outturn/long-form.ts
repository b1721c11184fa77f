import { council } from '../../reference/index.ts'
import { areaFinder } from '../areas.ts'
import type { Reading, ReadingDesk } from '../importer.ts'
import { financialYearPeriod } from '../periods.ts'
import { refuse } from '../problems.ts'
import type { TakeRow } from '../table/opened.ts'
import { isGap } from '../value.ts'
import { aboutOf, outturnSymbols, publicationOf, yearIn } from './about.ts'
import { cellValue, marksOf, scaleOf } from './cells.ts'
import { tellMissing } from './class-totals.ts'
import { onsByECode } from './e-codes.ts'
import { aspectOf } from './headings.ts'
import { isMemorandum, lineKey, plainWords } from './lines.ts'

/** Whether one row is one line of one council and year, as in extracts of the workbooks for several years. */
export function isLongForm(head: readonly (readonly string[])[]): boolean {
  return headerRow(head) >= 0
}

/** A table with a row for each year, council and line: a text file, or a sheet of a workbook. */
export interface LongTable {
  readonly name: string
  readonly sheet?: string
  readonly head: readonly (readonly string[])[]
  readonly rows: (take: TakeRow) => void
}

/** Reads an extract of revenue outturn workbooks with a row for each year, council and line. */
export function readLongForm(opened: LongTable, desk: ReadingDesk): Reading {
  const at = headerRow(opened.head)
  const columns = columnsOf(opened.head[at] ?? [])
  const scale = scaleOf(aboutOf(opened.head.slice(0, at + 1).flat()), opened.name, desk)
  const find = areaFinder()
  const years = new Set<number>()
  const absent = new Map<string, boolean>()
  let isBelow = false
  let [rows, used] = [0, 0]
  opened.rows((cells, row) => {
    if (!isBelow) {
      isBelow = headerRow([cells]) === 0
      return
    }
    rows += 1
    const cell = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').trim())
    const place = `${opened.sheet ?? opened.name} row ${row}`
    const code = cell(columns.ons).toUpperCase()
    const ons = council(code) === undefined ? (onsByECode(cell(columns.eCode).toUpperCase()) ?? '') : code
    if (ons === '') {
      const shown = cell(columns.ons) || cell(columns.eCode) || cell(columns.name)
      desk.warnings.add('IMP-21', shown, place, `“${shown}” is no council’s code. The row is left out.`)
      return
    }
    const startsIn = yearIn(cell(columns.year))
    if (startsIn === undefined) {
      const shown = cell(columns.year)
      desk.warnings.add('IMP-22', shown, place, `“${shown}” is no financial year such as 2024-25. The row is left out.`)
      return
    }
    years.add(startsIn)
    used += 1
    const period = financialYearPeriod(startsIn)
    const name = cell(columns.name)
    const area = find({ ons, name, level: 'council' })
    const line = cell(columns.line)
    const marks = marksOf('council', cell(columns.certification))
    const memorandum = isMemorandum(line)
    for (const figure of columns.figures) {
      const text = cell(figure.index)
      // Only one column of a memorandum item is asked for; the others are blank and say nothing.
      if (memorandum && text === '') continue
      const value = cellValue(text, { symbols: extractSymbols, scale }, place, figure.heading, desk)
      const key = `${name} for ${period.label}`
      const isReceived = !(isGap(value) && value.missing === 'notReceived')
      absent.set(key, (absent.get(key) ?? true) && !isReceived)
      desk.take({
        what: 'observation',
        area,
        measure: `revenueOutturn/${lineKey(line)}/${figure.aspect}`,
        filters: {},
        period,
        value,
        text,
        ...(opened.sheet === undefined ? {} : { sheet: opened.sheet }),
        row,
        column: figure.heading,
        marks,
      })
    }
  })
  if (rows === 0) refuse('IMP-14', opened.name, `${opened.name} has a header and no rows below it.`)
  tellMissing(
    opened.name,
    [...absent].flatMap(([name, isAbsent]) => (isAbsent ? [name] : [])),
    opened.name,
    desk.warnings,
  )
  const labels = [...years].sort((a, b) => a - b).map((year) => financialYearPeriod(year).label)
  const [first = '', last = first] = [labels[0], labels.at(-1)]
  return {
    publication: { ...publicationOf({ form: 'RO3' }), edition: first === last ? first : `${first} to ${last}` },
    rows,
    used,
  }
}

/** An extract carries numbered notes without their words: a figure in whose place one stands is not available. */
const extractSymbols = {
  ...outturnSymbols,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((note) => [`[note ${note}]`, 'notAvailable' as const])),
}

interface LongColumns {
  readonly year?: number
  readonly ons?: number
  readonly eCode?: number
  readonly name?: number
  readonly line?: number
  readonly certification?: number
  readonly figures: readonly { readonly index: number; readonly heading: string; readonly aspect: string }[]
}

const headings: Readonly<Record<string, Exclude<keyof LongColumns, 'figures'>>> = {
  'financial year': 'year',
  year: 'year',
  'time period': 'year',
  'ons code': 'ons',
  'gss code': 'ons',
  'new la code': 'ons',
  'e code': 'eCode',
  ecode: 'eCode',
  'local authority': 'name',
  'la name': 'name',
  authority: 'name',
  'service line': 'line',
  'service line description': 'line',
  service: 'line',
  line: 'line',
  certification: 'certification',
  certified: 'certification',
}

function columnsOf(row: readonly string[]): LongColumns {
  const found: { -readonly [K in Exclude<keyof LongColumns, 'figures'>]?: number } = {}
  const figures: { index: number; heading: string; aspect: string }[] = []
  row.forEach((cell, index) => {
    const known = headings[plainWords(cell)]
    const read = aspectOf(cell)
    if (known !== undefined) found[known] ??= index
    else if (read?.line === '') figures.push({ index, heading: cell.trim(), aspect: read.aspect })
  })
  return { ...found, figures }
}

function headerRow(rows: readonly (readonly string[])[]): number {
  return rows.findIndex((row) => {
    const { line, year, ons, eCode, figures } = columnsOf(row)
    return line !== undefined && year !== undefined && (ons ?? eCode) !== undefined && figures.length >= 2
  })
}
