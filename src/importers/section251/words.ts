import { lettersToChange } from '../../reference/index.ts'

/**
 * How alike two labels of lines are, from 0 to 1: the share of letters that need no change (Levenshtein 1965), after
 * both are laid bare of number, case, marks and apostrophes. Returns misspell (“Equiptment”) and cut (at 68 characters
 * in 2011-12): where one is long and the other goes on, only the common length counts.
 */
export function likeness(a: string, b: string): number {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  if (shorter === '' || areOpposed(a, b)) return 0
  const whole = shared(shorter, longer)
  return shorter.length < longestUncut ? whole : Math.max(whole, shared(shorter, longer.slice(0, shorter.length)))
}

/** Letters and figures of a label of 68 characters, less its marks and spaces; a shorter label was not cut. */
const longestUncut = 46

/**
 * A label without its number at the front, in small letters, letters and figures alone. Brackets that tell where a memo
 * line was counted are left out: their line numbers change and the line does not.
 */
export function bare(label: string): string {
  return label
    .replace(/\((memorandum[^)]*|included in[^)]*)\)?/gi, ' ')
    .replace(frontNumber, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]/g, '')
}

/** The number at the front of a label: `3.1.2a Total`, `11Short breaks`, `12  Education`. Blank where there is none. */
export function numberInFront(label: string): string {
  return frontNumber.exec(label)?.[1]?.toLowerCase() ?? ''
}

const frontNumber = /^\s*(\d+[a-z]?(?:\.\d+)+[a-z]?(?![a-z0-9])|\d{1,3}(?!\d))[\s.:)-]*/i

/** Pairs of words that turn a line into another one, however few letters they are. */
const opposites = [
  ['including', 'excluding'],
  ['universal', 'targeted'],
  ['youthjustice', 'welfare'],
] as const

function areOpposed(a: string, b: string): boolean {
  return opposites.some(
    ([one, other]) =>
      (hasOnly(a, one, other) && hasOnly(b, other, one)) || (hasOnly(a, other, one) && hasOnly(b, one, other)),
  )
}

function hasOnly(text: string, word: string, other: string): boolean {
  return text.includes(word) && !text.includes(other)
}

/** Below this share two labels are not alike, and how little they are is of no use to anybody. */
const leastAlike = 0.75

function shared(a: string, b: string): number {
  if (a === b) return 1
  const most = Math.max(a.length, b.length)
  // At least so many letters must change as one has more of than the other; most pairs end here, uncompared.
  if (1 - lettersApart(a, b) / most < leastAlike) return 0
  const alike = 1 - lettersToChange(a, b) / most
  return alike < leastAlike ? 0 : alike
}

/** Letters that the longer one has and the other has not, wherever they stand. */
function lettersApart(a: string, b: string): number {
  const left = new Map<string, number>()
  for (const letter of a) left.set(letter, (left.get(letter) ?? 0) + 1)
  let common = 0
  for (const letter of b) {
    const there = left.get(letter) ?? 0
    if (there === 0) continue
    common += 1
    left.set(letter, there - 1)
  }
  return Math.max(a.length, b.length) - common
}
