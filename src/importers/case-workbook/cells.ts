import type { ImportProblemCode } from '../problems.ts'
import { type Choice, choiceMeant, choices, choiceText } from './choices.ts'
import type { Column } from './column.ts'
import { dayMeant, yearMeant } from './dates.ts'

/** What stands in a cell of the case workbook; nothing where it is blank. */
export type CellContent =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }

/** What a cell means, or the code of the problem and what to write in its place. */
export type CellMeaning = { readonly value: unknown } | { readonly code: ImportProblemCode; readonly advice: string }

/** The code that a name stands for, such as a council’s by its short name; undefined where it stands for none. */
export type CodeOf = (column: Column, text: string) => string | undefined

/** An empty list, where a blank cell would mean that nothing was said. */
const emptyListText = '(none)'
const errorTexts = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#ERROR!'])
/** A cell holds no more characters than this, by the limits of spreadsheet programs. */
export const longestCell = 32_000

/** The cell for a value of the case; undefined where a cell cannot hold it. */
export function cellFor(column: Column, value: unknown): CellContent | undefined {
  const cell = written(column, value)
  if (cell === undefined || (cell.kind === 'text' && !isKept(cell.text))) return undefined
  const back = cellMeans(column, cell.kind === 'number' ? String(cell.value) : cell.text, () => undefined)
  return 'value' in back && JSON.stringify(back.value) === JSON.stringify(value) ? cell : undefined
}

/** Spreadsheet programs change line ends and drop control characters and halves of characters. */
function isKept(text: string): boolean {
  return text.length <= longestCell && !/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)
}

function written(column: Column, value: unknown): CellContent | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? { kind: 'number', value } : undefined
  if (typeof value === 'boolean')
    return textCell(column.kind === 'yesNo' ? (value ? 'Yes' : 'No') : value ? 'TRUE' : 'FALSE')
  if (Array.isArray(value)) return listCell(column, value)
  if (typeof value !== 'string' || value.trim() === '')
    return isOfManyKinds(column) && value === '' ? textCell('""') : undefined
  if (isOfManyKinds(column)) return textCell(readsAsText(column, value) ? value : inQuotes(value))
  if (column.choices === undefined) return textCell(value)
  const picked = choices[column.choices].find((choice: Choice) => choice.value === value)
  return picked === undefined ? undefined : textCell(choiceText(picked))
}

function listCell(column: Column, value: readonly unknown[]): CellContent | undefined {
  if (column.kind === 'none') return value.length === 0 ? textCell('None') : undefined
  if (value.length === 0) return textCell(emptyListText)
  if (column.kind === 'bands') return textCell(value.map(bandText).join('; '))
  const name = column.choices
  const shown = value.map((each) => {
    const picked = name === undefined ? undefined : choices[name].find((choice: Choice) => choice.value === each)
    const text = picked === undefined ? String(each) : choiceText(picked)
    return /[;"\n\r]|^\s|\s$|^$|^\(none\)$/.test(text) ? inQuotes(text) : text
  })
  return textCell(shown.join('; '))
}

function bandText(band: unknown): string {
  if (typeof band !== 'object' || band === null) return ''
  const { fromYears, toYears, share } = band as Readonly<Record<string, unknown>>
  return `${fromYears} to ${toYears}: ${share}`
}

function textCell(text: string): CellContent {
  return { kind: 'text', text }
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function withoutQuotes(text: string): string | undefined {
  return /^"(?:[^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : undefined
}

function isOfManyKinds({ kind }: Column): boolean {
  return kind === 'mixed' || kind === 'anything'
}

function readsAsText(column: Column, text: string): boolean {
  return withoutQuotes(text) === undefined && typeof ofManyKinds(column, text) === 'string'
}

/** What the text of a cell means in its column. Blank cells are not asked about. */
export function cellMeans(column: Column, text: string, codeOf: CodeOf): CellMeaning {
  if (errorTexts.has(text))
    return { code: 'IMP-110', advice: 'Its formula comes to an error: put it right, or write the value itself.' }
  switch (column.kind) {
    case 'text':
      return { value: text }
    case 'code':
      return { value: codeIn(column, text, codeOf) }
    case 'date':
      return meant(dayMeant(text), 'IMP-105', 'Write a day as year, month and day, such as 2013-03-31.')
    case 'year':
      return meant(yearMeant(text), 'IMP-106', 'Write a financial year, such as 2012-13.')
    case 'number':
      return meant(numberMeant(text), 'IMP-104', 'Write a number; leave the cell blank where it is not known.')
    case 'pounds':
      return poundsIn(text)
    case 'share':
      return meant(shareMeant(text), 'IMP-104', 'Write a share, such as 0.28 or 28%.')
    case 'yesNo':
      return meant(yesOrNo(text), 'IMP-107', 'Write yes or no.')
    case 'none':
    case 'choice':
      return choiceIn(column, text)
    case 'mixed':
    case 'anything':
      return { value: withoutQuotes(text.trim()) ?? ofManyKinds(column, text) }
    case 'codes':
    case 'choices':
    case 'texts':
    case 'numbers':
      return listIn(column, text, codeOf)
    case 'bands':
      return meant(
        bandsMeant(text),
        'IMP-116',
        'Write bands of years with their shares, such as 0 to 5: 40%; 5 to 40: 60%.',
      )
    default:
      return column.kind satisfies never
  }
}

function meant(value: unknown, code: ImportProblemCode, advice: string): CellMeaning {
  return value === undefined ? { code, advice } : { value }
}

function codeIn(column: Column, text: string, codeOf: CodeOf): string {
  const [code = ''] = text.trim().split(/\s+[-–—]\s+/)
  return codeOf(column, text.trim()) ?? code
}

/** On the 15 figures that a spreadsheet shows: what its sums leave beyond them is dust. */
function poundsIn(text: string): CellMeaning {
  const number = numberMeant(text)
  return number === undefined
    ? { code: 'IMP-104', advice: 'Write a number of pounds; leave the cell blank where it is not known.' }
    : { value: Number.isInteger(number) ? number : Number(number.toPrecision(15)) }
}

const plainNumber = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/

/** A number as people write it: with £, commas, a long minus, or brackets for less than nought. */
function numberMeant(text: string): number | undefined {
  const bare = text
    .trim()
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/[−–]/g, '-')
  if (plainNumber.test(bare)) return finite(Number(bare))
  const inBrackets = /^\((.*)\)$/.exec(bare)
  const inner = (inBrackets?.[1] ?? bare).replace(/^(-?)\s*£\s*(-?)\s*/, '$1$2')
  if (!/^-?(\d{1,3}([, ]\d{3})+|\d+)(\.\d+)?$/.test(inner)) return undefined
  const size = Number(inner.replace(/[, ]/g, ''))
  return finite(inBrackets === null ? size : -size)
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined
}

function shareMeant(text: string): number | undefined {
  const percent = /^(.*\d)\s*%$/.exec(text.trim())
  if (percent === null) return numberMeant(text)
  const number = numberMeant(percent[1] ?? '')
  return number === undefined ? undefined : Number((number / 100).toPrecision(15))
}

function yesOrNo(text: string): boolean | undefined {
  const plain = text.trim().toLowerCase()
  if (['yes', 'y', 'true', '1', 'on'].includes(plain)) return true
  return ['no', 'n', 'false', '0', 'off'].includes(plain) ? false : undefined
}

function choiceIn({ choices: name, kind }: Column, text: string): CellMeaning {
  const choice = name === undefined ? undefined : choiceMeant(name, text)
  if (choice === undefined) return { code: 'IMP-108', advice: `Pick one from the list: ${choicesInWords(name)}.` }
  return { value: kind === 'none' ? [] : choice.value }
}

function choicesInWords(name: Column['choices']): string {
  const all: readonly Choice[] = name === undefined ? [] : choices[name]
  const shown = all.slice(0, 12).map((choice) => (choice.isCode === true ? choice.value : `“${choice.words}”`))
  return `${shown.join(', ')}${all.length > shown.length ? ' and others' : ''}`
}

/** A number only where it is written as a program would, so that `007` and `1985, 1990` stay text. */
function ofManyKinds({ kind }: Column, text: string): string | number | boolean {
  const plain = text.trim()
  if (plainNumber.test(plain) && String(Number(plain)) === plain) return Number(plain)
  if (kind === 'anything' && /^(true|false)$/i.test(plain)) return plain.toLowerCase() === 'true'
  return text
}

function listIn(column: Column, text: string, codeOf: CodeOf): CellMeaning {
  if (text.trim().toLowerCase() === emptyListText) return { value: [] }
  const values: unknown[] = []
  for (const part of partsOf(text, column.kind === 'codes' ? /[;,\n]/ : /[;\n]/)) {
    const one = partMeans(column, part, codeOf)
    if ('code' in one) return { code: one.code, advice: `“${part}” in it is not understood. ${one.advice}` }
    values.push(one.value)
  }
  return { value: values }
}

function partMeans(column: Column, part: string, codeOf: CodeOf): CellMeaning {
  switch (column.kind) {
    case 'codes':
      return { value: codeIn(column, part, codeOf) }
    case 'choices':
      return choiceIn(column, part)
    case 'numbers':
      return meant(shareMeant(part), 'IMP-116', 'Write numbers with semicolons between them.')
    default:
      return { value: part }
  }
}

/** The parts between separators; what stands in quotation marks is one part, whatever it holds. */
function partsOf(text: string, separator: RegExp): readonly string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"\s*(?:[;,\n]\s*|$)/.exec(rest)
    if (quoted !== null) {
      parts.push((quoted[1] ?? '').replaceAll('""', '"'))
      rest = rest.slice(quoted[0].length)
      continue
    }
    const end = rest.search(separator)
    const part = (end < 0 ? rest : rest.slice(0, end)).trim()
    if (part !== '') parts.push(part)
    rest = end < 0 ? '' : rest.slice(end + 1).trim()
  }
  return parts
}

function bandsMeant(text: string): unknown {
  if (text.trim().toLowerCase() === emptyListText) return []
  const bands = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const found = /^([\d.]+)\s*(?:to|-|–)\s*([\d.]+)\s*(?:years?)?\s*:\s*(.+)$/i.exec(part)
      const share = found === null ? undefined : shareMeant(found[3] ?? '')
      const [fromYears, toYears] = [numberMeant(found?.[1] ?? ''), numberMeant(found?.[2] ?? '')]
      return fromYears === undefined || toYears === undefined || share === undefined
        ? undefined
        : { fromYears, toYears, share }
    })
  return bands.includes(undefined) || bands.length === 0 ? undefined : bands
}
