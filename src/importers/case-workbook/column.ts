import type { ChoiceName } from './choices.ts'

/**
 * What a cell of a column holds.
 *
 * `pounds` and `number` differ in that pounds are kept on the 15 figures that a spreadsheet shows. `mixed` is a number
 * or text, `anything` that or true or false: text that would read as another is written in quotation marks.
 */
export type ColumnKind =
  | 'text'
  | 'code'
  | 'date'
  | 'year'
  | 'number'
  | 'pounds'
  | 'share'
  | 'yesNo'
  | 'choice'
  | 'mixed'
  | 'anything'
  | 'codes'
  | 'choices'
  | 'texts'
  | 'numbers'
  | 'bands'
  /** The word “None” for a list that is there and empty. */
  | 'none'

/** Codes that other sheets give, for drop-downs and for names in place of codes. */
export type CodeList = 'councils' | 'services' | 'options' | 'scenarios' | 'places' | 'buildings' | 'criteria'

/** One column of a sheet, or one answer of the first: where in the case it goes, and how it is asked for. */
export interface Column {
  /** With its unit: people read this, and the reader finds the column by it. */
  readonly heading: string
  /** Keys from the row’s own entry down, `source.publication`. */
  readonly at: string
  readonly kind: ColumnKind
  readonly choices?: ChoiceName
  readonly list?: CodeList
  /** No entry stands without it. */
  readonly isNeeded?: boolean
  readonly note?: string
  /** Where two columns go to one place: the kinds of entry that this one is for. */
  readonly onlyFor?: readonly string[]
}

type More = Partial<Pick<Column, 'isNeeded' | 'note' | 'list' | 'onlyFor'>>

const column = (kind: ColumnKind) => (heading: string, at: string, more?: More) => ({ heading, at, kind, ...more })
const picked = (kind: ColumnKind) => (heading: string, at: string, name: ChoiceName, more?: More) => ({
  heading,
  at,
  kind,
  choices: name,
  ...more,
})

export const text = column('text') satisfies MakesColumn
export const code = column('code') satisfies MakesColumn
export const codes = column('codes') satisfies MakesColumn
export const texts = column('texts') satisfies MakesColumn
export const date = column('date') satisfies MakesColumn
export const year = column('year') satisfies MakesColumn
export const number = column('number') satisfies MakesColumn
export const numbers = column('numbers') satisfies MakesColumn
export const pounds = column('pounds') satisfies MakesColumn
export const share = column('share') satisfies MakesColumn
export const mixed = column('mixed') satisfies MakesColumn
export const anything = column('anything') satisfies MakesColumn
export const bands = column('bands') satisfies MakesColumn
export const choice = picked('choice')
export const listOf = picked('choices')
export const emptyList = (heading: string, at: string, more?: More): Column => picked('none')(heading, at, 'none', more)
export const yesNo = (heading: string, at: string, more?: More): Column => picked('yesNo')(heading, at, 'yesNo', more)

type MakesColumn = (heading: string, at: string, more?: More) => Column

/** The marks a needed column carries. */
export const needed = { isNeeded: true } as const

export const councilColumn = code('Council', 'council', { ...needed, list: 'councils' })
export const serviceColumn = code('Service', 'service', { ...needed, list: 'services' })
export const gradeColumn = choice('Grade', 'grade', 'grade', needed)
export const publishedColumn = date('Published on', 'published', needed)
export const providerColumns: readonly Column[] = [
  pounds('Own provision, £', 'providers.own'),
  pounds('Private providers, £', 'providers.private'),
  pounds('Other public providers, £', 'providers.otherPublic'),
  pounds('Voluntary providers, £', 'providers.voluntary'),
]

/** Where a figure was read. `of` goes before the headings where a row has two sources. */
export function sourceColumns(of = '', at = 'source', isNeeded = true): readonly Column[] {
  const heading = (words: string) => (of === '' ? words : `${of}: ${words.toLowerCase()}`)
  return [
    text(heading('Publication'), `${at}.publication`, { isNeeded, note: 'Where the figure was read.' }),
    text(heading('Edition'), `${at}.edition`),
    text(heading('File'), `${at}.file`),
    mixed(heading('Row in the file'), `${at}.record`),
    text(heading('Column in the file'), `${at}.cell`),
    text(heading('Web address'), `${at}.address`),
    text(heading('Note on the source'), `${at}.note`),
  ]
}
