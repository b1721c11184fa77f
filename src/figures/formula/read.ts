import { FormulaError } from './formula-error.ts'
import { readCall } from './read-call.ts'
import { type Token, tokensOf } from './tokens.ts'
import type { ArithmeticSign, ComparisonSign, Tree } from './tree.ts'
import { joiningWords } from './words.ts'

/**
 * Reads a formula to a tree. `isName` says which words name a figure here: inside `[step: x]` a name is a key
 * looked up by position, anything else a role or a member's code. Throws FormulaError with a sentence's end.
 */
export function readFormula(text: string, isName: (word: string) => boolean): Tree {
  if (text.length > longest)
    throw new FormulaError(`it is longer than ${longest} characters; split it and name the parts`)
  const { tokens, strange } = tokensOf(text)
  if (strange !== undefined) throw new FormulaError(`“${strange}” has no meaning in a formula`)
  if (tokens.length === 1) throw new FormulaError('there is no formula')
  const reader = new Reader(text, tokens, isName)
  const whole = reader.expression()
  if (!reader.isWord('as')) {
    reader.expectEnd()
    return whole
  }
  reader.next()
  const unit = text.slice(reader.here.from).trim()
  if (unit === '') throw new FormulaError('“as” is followed by no unit')
  return { kind: 'as', of: whole, unit }
}

/** No formula that a person can check comes near this; a frozen text may be anything. */
const longest = 2000

/** How tightly a sign binds its two sides; a comparison does not chain. */
const strength: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '<': 4,
  '≤': 4,
  '=': 4,
  '≠': 4,
  '≥': 4,
  '>': 4,
  '+': 5,
  '−': 5,
  '×': 6,
  '÷': 6,
}
const notStrength = 3
const comparison = 4

/** A Pratt parser: each sign takes as much to its right as binds tighter than itself. */
export class Reader {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #isName: (word: string) => boolean
  #position = 0

  constructor(text: string, tokens: readonly Token[], isName: (word: string) => boolean) {
    this.#text = text
    this.#tokens = tokens
    this.#isName = isName
  }

  get here(): Token {
    return this.#tokens[this.#position] as Token // the end token is never passed
  }

  next(): Token {
    const token = this.here
    if (token.kind !== 'end') this.#position++
    return token
  }

  is(sign: string): boolean {
    return this.here.kind === 'sign' && this.here.text === sign
  }

  isWord(word: string): boolean {
    return this.here.kind === 'word' && this.here.text === word
  }

  expect(text: string, before: string): void {
    const found = this.here
    if ((found.kind !== 'sign' && found.kind !== 'word') || found.text !== text)
      throw new FormulaError(`“${text}” is expected ${before}, but ${this.found()}`)
    this.next()
  }

  expectEnd(): void {
    if (this.here.kind !== 'end')
      throw new FormulaError(`the formula should end or go on with a sign, but ${this.found()}`)
  }

  /** What stands here, for a sentence. */
  found(): string {
    return this.here.kind === 'end'
      ? 'the formula ends'
      : `“${this.#text.slice(this.here.from, this.here.from + 20)}” was found`
  }

  expression(above = 0): Tree {
    let left = this.#start()
    for (;;) {
      const sign = this.here.kind === 'sign' || this.here.kind === 'word' ? this.here.text : ''
      const binds = Object.hasOwn(strength, sign) ? (strength[sign] ?? 0) : 0
      if (binds <= above) return left
      this.next()
      const right = this.expression(binds)
      left = joined(sign, left, right)
      if (binds === comparison && Object.hasOwn(strength, this.here.text) && strength[this.here.text] === comparison)
        throw new FormulaError(`two comparisons in a row cannot be read: join them with “and” (${this.found()})`)
    }
  }

  #start(): Tree {
    if (this.is('−')) {
      this.next()
      return { kind: 'negative', of: this.#start() }
    }
    if (this.isWord('not')) {
      this.next()
      return { kind: 'not', of: this.expression(notStrength) }
    }
    let tree = this.#primary()
    while (this.is('[')) tree = this.#picked(tree)
    return tree
  }

  #primary(): Tree {
    const token = this.here
    if (token.kind === 'number' || this.is('£')) return this.#number()
    if (this.is('(')) {
      this.next()
      const inside = this.expression()
      this.expect(')', 'to close the bracket')
      return inside
    }
    if (token.kind !== 'word' || joiningWords.has(token.text))
      throw new FormulaError(`a name or a number is expected, but ${this.found()}`)
    this.next()
    if (this.is('(')) return readCall(this, token.text)
    return token.text === 'yearNumber' ? { kind: 'yearNumber' } : { kind: 'name', name: token.text }
  }

  #number(): Tree {
    const from = this.here.from
    const pounds = this.is('£')
    if (pounds) this.next()
    const token = this.here
    if (token.kind !== 'number') throw new FormulaError(`a number is expected after “£”, but ${this.found()}`)
    this.next()
    const unit = pounds ? '£' : this.#unitAfterNumber()
    const written = this.#text.slice(from, this.#tokens[this.#position - 1]?.to)
    // “2.7%” is read as 2.7e-2 and not divided, so that it is the double nearest to 0.027.
    const value =
      unit === '%' && !token.text.includes('e')
        ? Number(`${token.text}e-2`)
        : unit === '%'
          ? Number(token.text) / 100
          : Number(token.text)
    if (!Number.isFinite(value)) throw new FormulaError(`“${written}” is too large`)
    return { kind: 'number', value, unit, written }
  }

  #unitAfterNumber(): string {
    if (this.is('%')) return this.next().text
    if (this.here.kind !== 'word' || joiningWords.has(this.here.text)) return ''
    const word = this.next().text
    // “751 real £”: pounds of one price base or another.
    return this.is('£') ? `${word} ${this.next().text}` : word
  }

  #picked(of: Tree): Tree {
    this.next()
    const dimension = this.here
    if (dimension.kind !== 'word')
      throw new FormulaError(`a dimension, such as “option”, is expected after “[”, but ${this.found()}`)
    this.next()
    this.expect(':', `after “${dimension.text}”`)
    const member = this.#member()
    const picked: Tree =
      member === undefined
        ? { kind: 'lookup', of, dimension: dimension.text, key: this.expression() }
        : { kind: 'pick', of, dimension: dimension.text, member }
    this.expect(']', `to close “[${dimension.text}:”`)
    return picked
  }

  /** A role or a code, when that is what stands between the colon and the bracket. */
  #member(): string | undefined {
    const token = this.here
    if (token.kind === 'quoted') return this.next().text
    const bracket = this.#text.indexOf(']', token.from)
    const raw = this.#text.slice(token.from, bracket < 0 ? undefined : bracket).trim()
    const isYear = /^\d{4}-\d{2}$/.test(raw)
    const isRole =
      /^[\p{L}][\p{L}\d_]*$/u.test(raw) &&
      raw !== 'yearNumber' &&
      (raw === 'first' || raw === 'last' || !this.#isName(raw))
    if (!isYear && !isRole) return undefined
    while (!this.is(']') && this.here.kind !== 'end') this.next()
    return raw
  }
}

function joined(sign: string, left: Tree, right: Tree): Tree {
  if (sign === 'and' || sign === 'or') return { kind: sign, left, right }
  if (sign === '+' || sign === '−' || sign === '×' || sign === '÷')
    return { kind: 'arithmetic', sign: sign satisfies ArithmeticSign, left, right }
  return { kind: 'comparison', sign: sign as ComparisonSign, left, right } // `strength` holds no other signs
}
