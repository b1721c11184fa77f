import type { Opened } from '../table/opened.ts'
import { readValue } from '../value.ts'
import { type DateFinding, dateFormOf, monthInWords } from './dates.ts'
import type { Heading } from './headings.ts'
import { fingerprintOf, type MappedColumn, type Mapping } from './mapping.ts'
import { type Table, tablesIn } from './table.ts'
import { type ColumnUnit, ownSymbols, unitIn, unitInWords, unitOfTitles } from './units.ts'
import { type ColumnRole, headingSays } from './vocabulary.ts'

/** What a column is taken for, why, and what stands in it. */
export interface ProposedColumn {
  /** The heading in plain letters, as a mapping names it, and which of several alike it is, from 1. */
  readonly plain: string
  readonly occurrence: number
  readonly letter: string
  readonly heading: string
  readonly role: ColumnRole
  readonly why: string
  /** Up to three different cells. */
  readonly samples: readonly string[]
}

/** What only a person can say. */
export interface MappingQuestion {
  readonly about: 'dates' | 'month' | 'amount' | 'sign' | 'unit' | 'council'
  readonly sentence: string
  /** What may be answered, where the answers are few. */
  readonly choices: readonly string[]
}

/** A first mapping of a file’s columns, to be checked by a person. */
export interface Proposal {
  readonly place: string
  readonly sheet?: string
  readonly headerRows: readonly number[]
  readonly columns: readonly ProposedColumn[]
  readonly questions: readonly MappingQuestion[]
  /** What payments need and the columns do not answer: `date`, `supplier`, `amount`. */
  readonly lacking: readonly ('supplier' | 'amount')[]
  /** Left out where there is no column of amounts. What is asked is left open in it. */
  readonly mapping?: Mapping
}

type Wanted = Mapping['result']

interface Column {
  readonly heading: Heading
  readonly cells: readonly string[]
  readonly filled: number
  readonly numbers: number
  /** Symbols that stand where there is no figure. */
  readonly gaps: number
  readonly dates: DateFinding | undefined
}

/**
 * Guesses what the columns of a file’s likeliest table are, by their headings and by what stands in them, with the
 * evidence, and what a person must be asked. Undefined where nothing in the file looks like a table.
 */
export function proposeMapping(opened: Opened, wanted?: Wanted): Proposal | undefined {
  const [table] = tablesIn(opened)
  return table === undefined ? undefined : proposalFor(table, wanted)
}

export function proposalFor(table: Table, wanted?: Wanted): Proposal {
  const columns = table.headings.map((heading) => columnOf(heading, table.sample))
  const supplier = best(columns, 'supplier', (column) => column.filled > 0)
  const result: Wanted = wanted ?? (supplier !== undefined && hasAmount(columns) ? 'payments' : 'figures')
  const roles = result === 'payments' ? rolesOfPayments(columns) : rolesOfFigures(columns)
  const amounts = [...roles].filter(([, { role }]) => role === 'amount').map(([column]) => column)
  const unit = unitOf(table, amounts, result)
  const dated = [...roles].find(([, { role }]) => role === 'date' || role === 'period')?.[0]
  const isCouncilSaid = [...roles.values()].some(({ role }) => role === 'council')
  const month = dated === undefined ? monthInWords(table.titles) : undefined
  const questions = [
    ...datesQuestion(dated),
    ...(dated === undefined && month === undefined ? monthQuestion(table, result, amounts) : []),
    ...(result === 'payments' ? amountQuestion(columns, amounts) : []),
    ...(result === 'payments' ? signQuestion(amounts) : []),
    ...unit.questions,
    ...(result === 'figures' && !isCouncilSaid ? [councilQuestion(table)] : []),
  ]
  const lacking = [
    ...(supplier === undefined && result === 'payments' ? (['supplier'] as const) : []),
    ...(amounts.length === 0 ? (['amount'] as const) : []),
  ]
  const finding = dated?.dates
  const mapping: Mapping | undefined =
    lacking.length > 0
      ? undefined
      : {
          concordatMapping: 1,
          name: table.sheet ?? 'Spreadsheet',
          for: table.place,
          result,
          headings: [...fingerprintOf(table.headings)],
          ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
          columns: [...roles].flatMap(([column, { role }]) => mappedColumn(column, role, result)),
          unit: unit.unit,
          sign: 'asWritten',
          ...(finding !== undefined && 'form' in finding ? { dates: finding.form } : {}),
          fixed: {},
        }
  return {
    place: table.place,
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    headerRows: table.headerRows,
    columns: columns.map((column) => proposed(column, roles.get(column))),
    questions,
    lacking,
    ...(mapping === undefined ? {} : { mapping }),
  }
}

function columnOf(heading: Heading, sample: readonly (readonly string[])[]): Column {
  const cells = sample.map((row) => (row[heading.column] ?? '').trim()).filter((cell) => cell !== '')
  const numbers = cells.filter((cell) => typeof readValue(cell, { symbols: {} }) === 'number').length
  const gaps = cells.filter((cell) => ownSymbols[cell.toLowerCase()] !== undefined).length
  return { heading, cells, filled: cells.length, numbers, gaps, dates: dateFormOf(cells, heading.plain) }
}

interface Role {
  readonly role: ColumnRole
  readonly why: string
}

/** Mostly numbers and symbols for none, of the cells that are filled; a few words do not change what a column is. */
function isNumeric({ heading, filled, numbers, gaps }: Column): boolean {
  const isSaid = numbers > 0 || headingSays(heading.plain, 'amount').sure > 0
  return isSaid && filled > 0 && (numbers + gaps) * 5 >= filled * 3
}

/** The column whose heading says the role best, among those whose cells bear it out. */
function best(columns: readonly Column[], role: ColumnRole, bearsOut: (column: Column) => boolean): Column | undefined {
  return ranked(columns, role, bearsOut)[0]?.column
}

function ranked(columns: readonly Column[], role: ColumnRole, bearsOut: (column: Column) => boolean) {
  return columns
    .map((column) => ({ column, says: headingSays(column.heading.plain, role) }))
    .filter(({ column, says }) => says.sure > 0 && bearsOut(column))
    .sort((a, b) => b.says.sure - a.says.sure || a.says.rank - b.says.rank)
}

function hasAmount(columns: readonly Column[]): boolean {
  return best(columns, 'amount', isNumeric) !== undefined
}

function rolesOfPayments(columns: readonly Column[]): ReadonlyMap<Column, Role> {
  const roles = new Map<Column, Role>()
  const give = (role: ColumnRole, column: Column | undefined, why?: string) => {
    if (column !== undefined && !roles.has(column)) roles.set(column, { role, why: why ?? whyOf(column, role) })
  }
  const free = (bearsOut: (column: Column) => boolean) => (column: Column) => !roles.has(column) && bearsOut(column)
  give('amount', best(columns, 'amount', isNumeric))
  give(
    'supplier',
    best(
      columns,
      'supplier',
      free((column) => column.filled > 0 && !isNumeric(column)),
    ),
  )
  const isDated = free(({ dates }) => dates !== undefined && !isFinancialYear(dates))
  const byHeading = best(columns, 'date', isDated) ?? best(columns, 'period', isDated)
  const byCells = columns.find((column) => isDated(column) && headingSays(column.heading.plain, 'ignored').sure === 0)
  give('date', byHeading ?? byCells, byHeading === undefined ? 'its cells are dates' : undefined)
  const isWords = free((column) => column.filled > 0 && !isNumeric(column))
  for (const role of ['directorate', 'purpose', 'council'] as const) give(role, best(columns, role, isWords))
  return roles
}

function rolesOfFigures(columns: readonly Column[]): ReadonlyMap<Column, Role> {
  const roles = new Map<Column, Role>()
  const give = (role: ColumnRole, column: Column | undefined, why?: string) => {
    if (column !== undefined && !roles.has(column)) roles.set(column, { role, why: why ?? whyOf(column, role) })
  }
  const free = (bearsOut: (column: Column) => boolean) => (column: Column) => !roles.has(column) && bearsOut(column)
  give(
    'council',
    best(
      columns,
      'council',
      free(({ filled }) => filled > 0),
    ),
  )
  const isDated = free(({ dates, heading }) => dates !== undefined && unitIn(heading.text) === undefined)
  give('period', best(columns, 'period', isDated) ?? best(columns, 'date', isDated))
  give(
    'measure',
    best(
      columns,
      'measure',
      free((column) => column.filled > 0 && !isNumeric(column)),
    ),
  )
  for (const column of columns) {
    if (roles.has(column) || column.heading.plain === '' || column.filled === 0) continue
    const isOther = headingSays(column.heading.plain, 'ignored').sure > 0
    if (isNumeric(column) && !isOther) give('amount', column, 'its cells are numbers')
    else if (!isNumeric(column) && !isOther) give('filter', column, 'words that tell its rows apart')
  }
  return roles
}

function isFinancialYear(dates: DateFinding): boolean {
  return 'form' in dates && dates.form === 'financialYear'
}

function whyOf({ heading, dates }: Column, role: ColumnRole): string {
  const { sure, word } = headingSays(heading.plain, role)
  const how =
    sure === 3
      ? `its heading is “${heading.text}”`
      : sure === 2
        ? `its heading is “${word}” but for a slip`
        : 'by its heading'
  return dates !== undefined && 'why' in dates && (role === 'date' || role === 'period') ? `${how}; ${dates.why}` : how
}

function proposed({ heading, cells }: Column, role: Role | undefined): ProposedColumn {
  return {
    plain: heading.plain,
    occurrence: heading.occurrence,
    letter: heading.letter,
    heading: heading.text,
    role: role?.role ?? 'ignored',
    why: role?.why ?? (heading.plain === '' ? 'it has no heading' : 'nothing needs it'),
    samples: [...new Set(cells)].slice(0, 3).map((cell) => cell.slice(0, 60)),
  }
}

function mappedColumn({ heading }: Column, role: ColumnRole, result: Wanted): readonly MappedColumn[] {
  if (heading.plain === '') return []
  const unit = unitIn(heading.text)
  return [
    {
      heading: heading.plain,
      occurrence: heading.occurrence,
      role,
      ...(role === 'amount' && unit !== undefined ? { unit } : {}),
      ...(role === 'amount' && result === 'payments' ? { vat: vatOf(heading.plain) } : {}),
      ...(role === 'amount' && result === 'figures' ? periodInHeading(heading.text) : {}),
    },
  ]
}

function vatOf(plain: string): NonNullable<MappedColumn['vat']> {
  if (/\bnet\b|\bex(c|cl|cluding)? vat\b/.test(plain)) return 'net'
  return /\bgross\b|\binc(l|luding)? vat\b/.test(plain) ? 'gross' : 'notSaid'
}

/** `2024/25 Budget £000` is a figure of 2024-25. */
function periodInHeading(text: string): { readonly period?: string } {
  const found = /\b((?:19|20)\d\d)\s*[-/–]\s*((?:19|20)?\d\d)\b/.exec(text)
  return found === null ? {} : { period: `${found[1]}-${(found[2] ?? '').slice(-2)}` }
}

function unitOf(
  table: Table,
  amounts: readonly Column[],
  result: Wanted,
): { readonly unit: ColumnUnit; readonly questions: readonly MappingQuestion[] } {
  const inHeadings = amounts.map(({ heading }) => unitIn(heading.text))
  const titled = unitOfTitles(table.titles)?.unit
  const [first] = inHeadings.filter((unit) => unit !== undefined)
  const unit = (inHeadings.every((each) => each !== undefined) ? first : undefined) ?? titled ?? 'GBP'
  const isSaid = titled !== undefined || inHeadings.every((each) => each !== undefined)
  if (result === 'payments' || isSaid) return { unit, questions: [] }
  const sentence = `Nothing says what ${amounts.length === 1 ? 'the amounts are' : 'every column of amounts is'} in. Taken as ${unitInWords[unit]}: is that right?`
  return {
    unit,
    questions: [
      { about: 'unit', sentence, choices: ['GBP', 'GBP thousand', 'GBP million', 'pence', 'number', 'percent'] },
    ],
  }
}

function datesQuestion(dated: Column | undefined): readonly MappingQuestion[] {
  const finding = dated?.dates
  if (dated === undefined || finding === undefined || 'form' in finding) return []
  return [
    {
      about: 'dates',
      sentence: `Column ${dated.heading.letter} “${dated.heading.text}”: ${finding.ask}`,
      choices: finding.between,
    },
  ]
}

function monthQuestion(table: Table, result: Wanted, amounts: readonly Column[]): readonly MappingQuestion[] {
  if (result === 'figures' && amounts.every(({ heading }) => periodInHeading(heading.text).period !== undefined))
    return []
  return [
    {
      about: 'month',
      sentence: `${table.place} has no column of dates and names no month above its columns. Which ${result === 'payments' ? 'month' : 'month or financial year'} is it of?`,
      choices: [],
    },
  ]
}

function amountQuestion(columns: readonly Column[], [amount]: readonly Column[]): readonly MappingQuestion[] {
  const [first, second] = ranked(columns, 'amount', isNumeric)
  if (amount === undefined || first === undefined || second === undefined) return []
  if (first.says.sure > second.says.sure || first.says.rank !== second.says.rank) return []
  const names = [first, second].map(({ column }) => `column ${column.heading.letter} “${column.heading.text}”`)
  return [
    {
      about: 'amount',
      sentence: `Both ${names.join(' and ')} can be what was paid. Say which.`,
      choices: [first, second].map(({ column }) => column.heading.letter),
    },
  ]
}

function signQuestion([amount]: readonly Column[]): readonly MappingQuestion[] {
  const written = amount?.cells.map((cell) => readValue(cell, { symbols: {} })) ?? []
  const numbers = written.filter((value): value is number => typeof value === 'number' && value !== 0)
  const negative = numbers.filter((value) => value < 0).length
  if (numbers.length < 3 || negative * 2 <= numbers.length) return []
  return [
    {
      about: 'sign',
      sentence: `${negative} of ${numbers.length} amounts are negative. Are payments written as negative numbers here?`,
      choices: ['asWritten', 'reversed'],
    },
  ]
}

function councilQuestion(table: Table): MappingQuestion {
  return {
    about: 'council',
    sentence: `No column of ${table.place} names a council. Whose figures are they?`,
    choices: [],
  }
}
