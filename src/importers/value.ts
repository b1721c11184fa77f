import { isMissing, type Missing, type MissingReason } from '../figures/index.ts'

/** What a rounded or partly hidden figure can be: at least `low` and at most `high`. */
export interface Between {
  readonly low: number
  readonly high: number
}

/** A finding in words, such as a judgement: the word of our own vocabulary. */
export interface Worded {
  readonly word: string
}

/** What a cell of a return says: a number, bounds, a word, or why there is none. A blank or a symbol is never nought. */
export type Value = number | Between | Worded | Missing

export function isBetween(value: Value): value is Between {
  return typeof value === 'object' && 'low' in value
}

export function isWorded(value: Value): value is Worded {
  return typeof value === 'object' && 'word' in value
}

/** Of a value of a return; `isMissing` of the room below is of a figure's cell. */
export function isGap(value: Value): value is Missing {
  return typeof value === 'object' && 'missing' in value && isMissing(value)
}

/** What a symbol stands for in one publication. `roundsToZero`: from nought to half the unit it is rounded to. */
export type SymbolMeaning = MissingReason | 'roundsToZero'

/** The symbols of a publication, in small letters, with what each means. */
export type Symbols = Readonly<Record<string, SymbolMeaning>>

/** Explore Education Statistics, as the symbols stand in the data files. */
export const educationSymbols: Symbols = {
  c: 'suppressed',
  x: 'notAvailable',
  z: 'notApplicable',
  u: 'unreliable',
  k: 'roundsToZero',
  low: 'roundsToZero',
  ':': 'notAvailable',
  '~': 'roundsToZero',
}

/** How cells of one column are to be read. */
export interface Wording {
  readonly symbols: Symbols
  /** What figures are rounded to, in the unit of the column; a figure that rounds to nought is less than half of it. */
  readonly roundedTo?: number
  /** What one in the file is worth: 1000 where the sheet is in thousands of pounds. */
  readonly scale?: number
}

const plainNumber = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/
const writtenNumber =
  /^\(?[-+−–]?\s*£?\s*[-+−–]?\s*\d{1,3}(,\d{3})*(\.\d+)?\s*%?\)?$|^\(?[-+−–]?\s*£\s*\d+(\.\d+)?\)?$|^\(\d+(\.\d+)?\)$|^[−–]\d+(\.\d+)?$|^\d+(\.\d+)?%$/

/**
 * Reads the text of a cell. Blank is `blank` and NULL is too; a symbol is what the publication says it is; numbers may
 * carry commas, a pound sign, brackets or a long minus. Undefined where it is none of these: the caller warns and says
 * `hidden`, with the text kept.
 */
export function readValue(text: string, { symbols, roundedTo = 1, scale = 1 }: Wording): Value | undefined {
  const short = shortNumber(text)
  if (short !== undefined) return scale === 1 ? short : settled(short * scale)
  const trimmed = text.trim()
  const isWord = beginsWithLetter(trimmed)
  if (!isWord && plainNumber.test(trimmed)) {
    const number = Number(trimmed) * scale
    // `4E512` is written as a number, and no figure of a return is that large.
    return Number.isFinite(number) ? settled(number) : undefined
  }
  if (trimmed === '' || trimmed === 'NULL' || trimmed === 'null') return { missing: 'blank' }
  const meaning = symbols[trimmed.toLowerCase()]
  if (meaning === 'roundsToZero') return { low: 0, high: (roundedTo / 2) * scale }
  if (meaning !== undefined) return { missing: meaning }
  if (isWord || !writtenNumber.test(trimmed)) return undefined
  const isNegative = /^\(.*\)$|[-−–]/.test(trimmed)
  const size = Number(trimmed.replace(/[^\d.]/g, ''))
  return settled((isNegative ? -size : size) * scale)
}

/** No number does; most columns of words are gone through for numbers once. */
function beginsWithLetter(text: string): boolean {
  const small = text.charCodeAt(0) | 0x20
  return small >= 0x61 && small <= 0x7a
}

const tens = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14]

/**
 * Most cells hold a few figures and perhaps a point. They are read letter by letter, which a million rows are read by
 * in half the time; a whole number of 15 figures over a power of ten is the same number as `Number` makes of it.
 * Undefined for any other text.
 */
function shortNumber(text: string): number | undefined {
  if (text.length > 15) return undefined
  const start = text.charCodeAt(0) === 0x2d ? 1 : 0
  let digits = 0
  let whole = 0
  let decimals = -1
  for (let i = start; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30
    if (digit >= 0 && digit <= 9) {
      whole = whole * 10 + digit
      digits += 1
      if (decimals >= 0) decimals += 1
    } else if (digit === -2 && decimals < 0) decimals = 0
    else return undefined
  }
  if (digits === 0) return undefined
  const size = decimals > 0 ? whole / (tens[decimals] ?? 1) : whole
  if (size < leastSize) return 0
  return start === 1 ? -size : size
}

const leastSize = 1e-4

/**
 * A number without the dust that other software’s sums leave: what is nearer to nought than a ten-thousandth is nought
 * (one return holds -7.45058E-09), and the rest is kept on 15 significant figures.
 */
function settled(value: number): number {
  if (value > -leastSize && value < leastSize) return 0
  return Number.isInteger(value) ? value : Number(value.toPrecision(15))
}
