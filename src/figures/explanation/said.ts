import type { Figure } from '../figure.ts'
import { type FormatChoice, formatValue } from '../format.ts'
import type { At } from '../reading/data.ts'

/** One cell that a formula used. */
export interface UsedCell {
  readonly figure: Figure
  readonly at: At
  /** NaN when it is missing. */
  readonly value: number
}

/** A number as it stands in a formula: one cell, or several added up or compared. */
export interface Leaf {
  readonly value: number
  readonly unit: string
  readonly used: readonly UsedCell[]
}

/** How a leaf is shown, at some number of digits. */
export type Show = (leaf: Leaf, note?: string) => string

/** The number a leaf stands for: its own, the one that is printed, or nought to see what it contributes. */
export type Worth = (leaf: Leaf) => number

/** A part of a formula said in words and in numbers, and worked again from whatever its leaves are worth. */
export interface Said {
  readonly words: string
  /** How tightly its outermost sign binds, for brackets. */
  readonly binds: number
  show(show: Show): string
  again(worth: Worth): number
  readonly leaves: readonly Leaf[]
  /** The amounts it is made of, when it is a sum or a product of several. */
  readonly terms?: readonly Term[]
  /** How it is said when it is the whole formula: its amounts, where they would be too many inside a longer one. */
  readonly alone?: Said
}

export interface Term {
  readonly sign: '' | '+' | '−' | '×' | '÷'
  readonly said: Said
}

export const binds = { phrase: 0, compare: 1, add: 2, times: 3, whole: 5 } as const

/** How many digits to try, fewest first: as pages show numbers, then more and more, then all. */
export const digitChoices: readonly FormatChoice[] = [
  {},
  ...[7, 8, 9, 10, 11, 12, 13, 14, 15].map((digits) => ({ digits })),
  { exact: true },
]

export function shownWith(choice: FormatChoice): Show {
  return (leaf, note) => `${formatValue(leaf.value, leaf.unit, choice)}${note === undefined ? '' : ` (${note})`}`
}

/** What the printed number is worth: a reader has no other digits. */
export function worthAsShown(choice: FormatChoice): Worth {
  return ({ value, unit }) => {
    const text = formatValue(value, unit, choice)
    const found = /^(−?)£?([\d,]+(?:\.\d+)?)(%?)/.exec(text)
    if (found === null) return value
    const digits = (found[2] ?? '').replaceAll(',', '')
    const size = Number(found[3] === '%' ? `${digits}e-2` : digits)
    return found[1] === '' ? size : -size
  }
}

/** Numbers as they are. */
export const worthItself: Worth = (leaf) => leaf.value

/** One number by itself. */
export function saidLeaf(words: string, leaf: Leaf, note?: string): Said {
  return { words, binds: binds.whole, show: (show) => show(leaf, note), again: (worth) => worth(leaf), leaves: [leaf] }
}

/** A phrase over some parts, such as “the lesser of a and b”. */
export function saidPhrase(
  parts: readonly Said[],
  say: (texts: readonly string[]) => string,
  work: (values: readonly number[]) => number,
): Said {
  return {
    words: say(parts.map((part) => part.words)),
    binds: binds.phrase,
    show: (show) => say(parts.map((part) => part.show(show))),
    again: (worth) => work(parts.map((part) => part.again(worth))),
    leaves: parts.flatMap((part) => part.leaves),
  }
}

/** Terms with their signs, worked from left to right. */
export function saidTerms(terms: readonly Term[], strength: number): Said {
  const written = (text: (said: Said) => string): string =>
    terms
      .map((term, index) => {
        const { sign, text: inner } = signed(term, index, text(term.said), strength)
        return sign === '' ? inner : index === 0 ? `${sign}${inner}` : ` ${sign} ${inner}`
      })
      .join('')
  return {
    words: written((said) => said.words),
    binds: strength,
    show: (show) => written((said) => said.show(show)),
    again: (worth) =>
      terms.reduce((result, { sign, said }, index) => joined(result, sign, said.again(worth), index === 0), 0),
    leaves: terms.flatMap(({ said }) => said.leaves),
    terms,
  }
}

/** A term as it is written among others: in brackets where it must be; “+ −£5” is written “− £5”, and “− −£5” “+ £5”. */
export function signed(
  { sign, said }: Term,
  index: number,
  text: string,
  strength: number,
): { readonly sign: Term['sign']; readonly text: string } {
  if (said.binds < (index === 0 ? strength : strength + 1)) return { sign, text: `(${text})` }
  if (index === 0 || !text.startsWith('−')) return { sign, text }
  if (sign === '+') return { sign: '−', text: text.slice(1) }
  if (sign === '−') return { sign: '+', text: text.slice(1) }
  return { sign, text }
}

function joined(left: number, sign: Term['sign'], right: number, isFirst: boolean): number {
  if (isFirst) return sign === '−' ? -right : right
  switch (sign) {
    case '−':
      return left - right
    case '×':
      return left * right
    case '÷':
      return left / right
    default:
      return left + right
  }
}
