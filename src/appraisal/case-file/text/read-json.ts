import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { type Path, placeOf } from '../place.ts'

/** The deepest nesting of lists and objects that is read. */
export interface TextLimits {
  readonly maxDepth: number
  /** What the file is called in its problems: a case file where left out. */
  readonly called?: string
  /** Numbers that a program cannot keep to the last digit written are problems. */
  readonly exactNumbers?: boolean
}

/** Keys that JavaScript gives a meaning of its own; no case file may use them. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** What the text holds, with what is wrong that JSON itself would let pass; or the first mistake in the JSON. */
export type JsonReading =
  | { readonly value: unknown; readonly problems: readonly Problem[] }
  | { readonly unreadable: Problem }

/**
 * Reads JSON and keeps what `JSON.parse` forgets: where a mistake stands (line and column), keys written twice and
 * keys that programs give a meaning of their own. RFC 8259, with its advice that names be unique made a rule.
 */
export function readJson(text: string, limits: TextLimits): JsonReading {
  const reader = new JsonReader(text, limits)
  try {
    return { value: reader.file(), problems: reader.problems }
  } catch (mistake) {
    if (mistake instanceof Unreadable) return { unreadable: mistake.problem }
    throw mistake
  }
}

/** Leaves the reader from any depth; never leaves this file. */
class Unreadable extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.sentence)
    this.problem = problem
  }
}

const numberAt = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const spaceAt = /[ \t\n\r]*/y
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON strings may not hold them.
const plainTextAt = /[^"\\\u0000-\u001f]*/y
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const mostProblems = 200

class JsonReader {
  readonly problems: Problem[] = []
  private readonly path: (string | number)[] = []
  private place = 0
  private readonly text: string
  private readonly maxDepth: number
  private readonly called: string
  private readonly exactNumbers: boolean

  constructor(text: string, { maxDepth, called = 'case file', exactNumbers = false }: TextLimits) {
    this.text = text
    this.maxDepth = maxDepth
    this.called = called
    this.exactNumbers = exactNumbers
    // Some editors begin a file with a byte order mark; it is not part of the JSON.
    if (text.charCodeAt(0) === 0xfeff) this.place = 1
  }

  file(): unknown {
    this.space()
    if (this.place >= this.text.length) this.refuse(`The file is empty. A ${this.called} is one JSON object`)
    const value = this.value()
    this.space()
    if (this.place < this.text.length)
      this.refuse(`${this.here()} stands after the end of the ${this.called.replace(' file', '')}`)
    return value
  }

  private value(): unknown {
    const next = this.text[this.place]
    if (next === '{') return this.object()
    if (next === '[') return this.list()
    if (next === '"') return this.string()
    if (next === '-' || (next !== undefined && next >= '0' && next <= '9')) return this.number()
    for (const word of Object.keys(words)) {
      if (!this.text.startsWith(word, this.place)) continue
      this.place += word.length
      return words[word]
    }
    return this.refuse(`${this.here()} stands where a value belongs`)
  }

  private object(): unknown {
    this.deeper()
    const object: Record<string, unknown> = {}
    this.place += 1
    this.space()
    if (this.text[this.place] === '}') return this.close(object)
    for (;;) {
      if (this.text[this.place] !== '"')
        this.refuse(`${this.here()} stands where a key in double quotation marks belongs`)
      const key = this.string()
      this.space()
      this.expect(':', `a colon after the key ${quoted(key)}`)
      this.space()
      this.path.push(key)
      const value = this.value()
      this.keep(object, key, value)
      this.path.pop()
      this.space()
      if (this.text[this.place] === '}') return this.close(object)
      this.expect(',', 'a comma or a closing brace')
      this.space()
    }
  }

  private keep(object: Record<string, unknown>, key: string, value: unknown): void {
    if (forbiddenKeys.has(key)) this.tell(forbiddenKey([...this.path], this.called))
    else if (Object.hasOwn(object, key)) this.tell(repeatedKey(this.path))
    else object[key] = value
  }

  private list(): unknown {
    this.deeper()
    const list: unknown[] = []
    this.place += 1
    this.space()
    if (this.text[this.place] === ']') return this.close(list)
    for (;;) {
      this.path.push(list.length)
      list.push(this.value())
      this.path.pop()
      this.space()
      if (this.text[this.place] === ']') return this.close(list)
      this.expect(',', 'a comma or a closing bracket')
      this.space()
    }
  }

  private string(): string {
    let text = ''
    this.place += 1
    for (;;) {
      text += this.take(plainTextAt)
      const next = this.text[this.place]
      if (next === '"') {
        this.place += 1
        return text
      }
      if (next === '\\') text += this.escape()
      else this.refuse(next === undefined ? 'The file ends inside a text' : 'A text runs over the end of its line')
    }
  }

  private escape(): string {
    const letter = this.text[this.place + 1] ?? ''
    const plain = escapes[letter]
    if (plain !== undefined) {
      this.place += 2
      return plain
    }
    const digits = this.text.slice(this.place + 2, this.place + 6)
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits))
      this.refuse(`“\\${letter}” is not a way to write a character`)
    this.place += 6
    return String.fromCharCode(Number.parseInt(digits, 16))
  }

  private number(): number {
    const digits = this.take(numberAt)
    const next = this.text[this.place] ?? ''
    if (digits === '' || /[\w.+-]/.test(next)) this.refuse(`${quoted(digits + next)} is not a number as JSON writes it`)
    const number = Number(digits)
    if (this.exactNumbers && !isKept(digits, number)) this.tell(lostDigits(this.path, digits, number))
    return number
  }

  private close<T>(value: T): T {
    this.place += 1
    this.depth -= 1
    return value
  }

  private depth = 0
  private deeper(): void {
    this.depth += 1
    if (this.depth > this.maxDepth) throw new Unreadable(tooDeep(this.path, this.maxDepth, this.called))
  }

  private expect(character: string, meaning: string): void {
    if (this.text[this.place] !== character) this.refuse(`${this.here()} stands where ${meaning} belongs`)
    this.place += 1
  }

  private space(): void {
    this.take(spaceAt)
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.place
    const taken = pattern.exec(this.text)?.[0] ?? ''
    this.place += taken.length
    return taken
  }

  private here(): string {
    const next = this.text.codePointAt(this.place)
    return next === undefined ? 'The end of the file' : quoted(String.fromCodePoint(next))
  }

  private tell(problem: Problem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem)
  }

  private lineAndColumn(): { line: number; column: number } {
    const before = this.text.slice(0, this.place)
    const lineStart = before.lastIndexOf('\n') + 1
    return { line: before.split('\n').length, column: this.place - lineStart + 1 }
  }

  private refuse(sentence: string): never {
    const { line, column } = this.lineAndColumn()
    throw new Unreadable(
      caseProblem('CASE-02', `line ${line}, column ${column}`, `${sentence}. Correct the JSON there and try again.`),
    )
  }
}

/** The problem of a key such as `__proto__`. */
export function forbiddenKey(path: Path, called = 'case file'): Problem {
  const key = String(path.at(-1) ?? '')
  return caseProblem('CASE-04', placeOf(path), `${quoted(key)} may not be used as a key in a ${called}. Take it out.`)
}

/** The problem of nesting past the limit; the place is cut to its first steps. */
export function tooDeep(path: Path, maxDepth: number, called = 'case file'): Problem {
  return caseProblem(
    'CASE-03',
    placeOf(path.slice(0, 6)),
    `Lists and objects are nested more than ${maxDepth} deep here. A ${called} needs fewer than ten: take the inner ones out.`,
  )
}

function repeatedKey(path: Path): Problem {
  const key = String(path.at(-1) ?? '')
  return caseProblem(
    'CASE-05',
    placeOf(path),
    `The key ${quoted(key)} is written twice in one object. Keep one and take the other out.`,
  )
}

/** Whether a number is what its digits say: as written back in the fewest digits, it has the same ones. */
function isKept(digits: string, number: number): boolean {
  if (!Number.isFinite(number) || Object.is(number, -0)) return false
  return sameDecimal(digits, String(number))
}

function sameDecimal(a: string, b: string): boolean {
  const [first, second] = [decimal(a), decimal(b)]
  return first.digits === second.digits && (first.digits === '' || first.power === second.power)
}

/** A number’s own digits without noughts before or after, and the power of ten of the last. */
function decimal(written: string): { readonly digits: string; readonly power: number } {
  const [mantissa = '', exponent = '0'] = written.toLowerCase().split('e')
  const [whole = '', part = ''] = mantissa.split('.')
  const sign = whole.startsWith('-') ? '-' : ''
  const all = `${whole.replace('-', '')}${part}`.replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  return {
    digits: digits === '' ? '' : sign + digits,
    power: Number(exponent) - part.length + (all.length - digits.length),
  }
}

function lostDigits(path: Path, digits: string, number: number): Problem {
  const became = Object.is(number, -0) ? '0' : String(number)
  return caseProblem(
    'CASE-105',
    placeOf(path),
    `The number ${digits.length > 40 ? `${digits.slice(0, 39)}…` : digits} cannot be kept as it is written: it would become ${became}. Write it with no more than fifteen digits.`,
  )
}
