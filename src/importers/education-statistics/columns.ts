import { educationSymbols, readValue, type Symbols } from '../value.ts'
import { type Identified, ourName } from './identify.ts'
import type { Column, Layout } from './layout.ts'
import type { Indicator } from './publication.ts'

/** The symbols of all editions: those of today, the same in square brackets, and those of older releases. */
export const symbols: Symbols = {
  ...educationSymbols,
  ...Object.fromEntries(Object.entries(educationSymbols).map(([symbol, meaning]) => [`[${symbol}]`, meaning])),
  '.': 'notApplicable',
  '..': 'notAvailable',
  '*': 'suppressed',
  supp: 'suppressed',
}

/** A column of figures, with its measure’s name. */
export interface FigureColumn extends Column {
  readonly measure: string
  readonly indicator: Indicator
}

/** A column whose text tells rows apart, with the name it is kept under. */
export interface FilterColumn extends Column {
  readonly name: string
}

/** Which columns of a file are filters and which are figures, and those that the publication’s list has not. */
export interface Columns {
  readonly filters: readonly FilterColumn[]
  readonly figures: readonly FigureColumn[]
  readonly unknown: readonly Unlisted[]
}

/** A column that no list has, or that is the same measure as one before it, and what became of it. */
export interface Unlisted extends Column {
  readonly readAs: 'figures' | 'filter' | 'nothing' | 'twice'
}

/** Names that are filters even where every value is a number. */
const alwaysFilters =
  /^(age|year|cohort|quarter|month|week|term|key_stage|year_group|national_curriculum_year)$|_(code|id|urn)$/

/**
 * Sorts a file’s columns; those no list has are sorted by every one of their values. Of two columns of one measure the
 * first is read, since nothing says which of them is meant.
 */
export function columnsOf(layout: Layout, identified: Identified | undefined): Columns {
  const listed = identified?.table
  const named = layout.columns.map((column) => ({
    column,
    name: listed === undefined ? column.plain : ourName(listed, column.plain),
  }))
  const isFigure = (name: string) => listed !== undefined && Object.hasOwn(listed.indicators, name)
  const isFilter = (name: string) => listed?.filters.includes(name) === true
  const unlisted = named.filter(({ name }) => !isFigure(name) && !isFilter(name)).map(({ column }) => column)
  const sorted = new Map(sortedByValues(layout, unlisted, listed !== undefined).map((each) => [each.at, each.readAs]))
  const filters: FilterColumn[] = []
  const figures: FigureColumn[] = []
  const unknown: Unlisted[] = []
  for (const { column, name } of named) {
    const measure = measureName(identified, name)
    const readAs = isFigure(name) ? 'figures' : isFilter(name) ? 'filter' : (sorted.get(column.at) ?? 'nothing')
    const isTwice = readAs === 'figures' && figures.some((each) => each.measure === measure)
    if (readAs === 'filter') filters.push({ ...column, name: freeName(name, filters) })
    if (readAs === 'figures' && !isTwice)
      figures.push({ ...column, measure, indicator: listed?.indicators[name] ?? ofUnknown(identified) })
    if (isTwice) unknown.push({ ...column, readAs: 'twice' })
    else if (sorted.has(column.at)) unknown.push({ ...column, readAs })
  }
  return { filters, figures, unknown }
}

/** Two filters of one name are kept as two. */
function freeName(name: string, filters: readonly FilterColumn[]): string {
  const same = filters.filter((each) => each.name === name || each.name.startsWith(`${name}_again_`)).length
  return same === 0 ? name : `${name}_again_${same}`
}

/** The measure a column’s figures are of. */
function measureName(identified: Identified | undefined, name: string): string {
  const family = identified?.publication.family ?? 'education-statistics'
  const within = identified?.table.within
  return within === undefined ? `${family}/${name}` : `${family}/${within}/${name}`
}

/** A figure of no list: when it is about is taken from its table’s first column, and nothing is known of its rounding. */
function ofUnknown(identified: Identified | undefined): Indicator {
  const first = identified === undefined ? undefined : Object.values(identified.table.indicators)[0]
  return { unit: '', when: first?.when ?? 'yearTo31March', roundedTo: 1 }
}

/** Told of every row alike, and a mark of its figures. */
const saysStatus = /^(version|status)$/

interface Tally {
  /** What the column says in the first row, and whether it says the same in all. */
  first: string | undefined
  isOneWord: boolean
  numbers: number
  symbols: number
  words: number
}

/**
 * A column of numbers and symbols holds figures; one with words is a filter, unless the words are rare among numbers
 * (then they are faults among figures). A column with nothing in it is read as neither; nor is one that a known table
 * does not list and that says one word in every row, since it tells no rows apart and would part this edition from others.
 */
function sortedByValues(layout: Layout, columns: readonly Column[], isKnown: boolean): readonly Unlisted[] {
  if (columns.length === 0) return []
  const tallies = columns.map((): Tally => ({ first: undefined, isOneWord: true, numbers: 0, symbols: 0, words: 0 }))
  const wording = { symbols }
  layout.rows((cells) => {
    for (let i = 0; i < columns.length; i++) {
      const [column, tally] = [columns[i], tallies[i]]
      const text = column === undefined ? '' : (cells[column.at] ?? '').trim()
      if (tally === undefined) continue
      tally.first ??= text
      if (text !== tally.first) tally.isOneWord = false
      if (text === '') continue
      const value = readValue(text, wording)
      if (typeof value === 'number') tally.numbers += 1
      else if (value === undefined) tally.words += 1
      else tally.symbols += 1
    }
  })
  return columns.map((column, i) => {
    const { numbers, symbols: gaps, words } = tallies[i] ?? { numbers: 0, symbols: 0, words: 0 }
    if (numbers + gaps + words === 0) return { ...column, readAs: 'nothing' as const }
    if (alwaysFilters.test(column.plain)) return { ...column, readAs: 'filter' as const }
    const isRemark = isKnown && tallies[i]?.isOneWord === true && words > 1 && !saysStatus.test(column.plain)
    if (isRemark) return { ...column, readAs: 'nothing' as const }
    if (words > 0 && words * 20 >= numbers) return { ...column, readAs: 'filter' as const }
    return { ...column, readAs: 'figures' as const }
  })
}
