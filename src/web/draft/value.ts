import type { Problem } from '../../figures/index.ts'
import { formProblem } from '../problems.ts'
import { type Fields, inside, isApart, kindField, marks, readAny, readNumber, root } from './fields.ts'
import { type FieldShape, isLeaf, isObject, type KindsShape, type Leaf, type Shape, under } from './shape.ts'

/** What a form says, with what keeps it from being kept as it was typed: names of fields as places. */
export interface Said {
  readonly value: unknown
  readonly problems: readonly Problem[]
}

/**
 * The value that the fields of a form say; undefined where nothing was filled in. What has pages of its own stays as it
 * stood before, and so does the order of keys. A text that is no number stays a text: reading the case says so.
 */
export function valueOnForm(shape: Shape, fields: Fields, before: unknown): Said {
  const reading = new FormReading(plainTexts(fields))
  const value = reading.read(shape, root, before)
  return { value: inOrderOf(before, value), problems: reading.problems }
}

/** Whether another kind of something was chosen than the one whose fields the form showed. */
export function hasOtherKind(fields: Fields): boolean {
  return Object.keys(fields).some((name) => {
    const base = name.endsWith(':shown') ? name.slice(0, -':shown'.length) : undefined
    if (base === undefined) return false
    const chosen = fields[kindField(base, 'kind')] ?? fields[kindField(base, undefined)]
    return chosen !== undefined && chosen !== fields[name]
  })
}

/** Texts as they are kept: one kind of line end, one spelling of each letter, and no characters that nobody sees. */
function plainTexts(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, plainText(text)]))
}

/** A text as it is kept. */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cs}]/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
    .normalize('NFC')
}

/** One form while it is read: opened on its fields, closed with its problems. */
class FormReading {
  readonly problems: Problem[] = []
  private readonly fields: Fields
  private readonly names: readonly string[]

  constructor(fields: Fields) {
    this.fields = fields
    this.names = Object.keys(fields)
  }

  read(shape: Shape, name: string, before: unknown): unknown {
    if (shape.kind === 'fixed') return before
    const json = this.asJson(name)
    if (json !== undefined) return json.value
    if (isLeaf(shape)) return this.leaf(shape, name)
    // Nothing of it was on the form.
    if (isApart(shape, before) && !this.has(marks.count(name))) return before
    switch (shape.kind) {
      case 'object':
        return this.object(shape.fields, name, before)
      case 'kinds':
        return this.kinds(shape, name, before)
      case 'list':
        return this.list(shape.of, name, before)
      case 'record':
        return this.record(shape.of, name, before)
      default:
        return shape satisfies never
    }
  }

  private text(name: string): string {
    return Object.hasOwn(this.fields, name) ? (this.fields[name] ?? '') : ''
  }

  private has(name: string): boolean {
    return this.text(name) !== ''
  }

  private asJson(name: string): { readonly value: unknown } | undefined {
    if (!this.has(marks.json(name))) return undefined
    const text = this.text(name)
    if (text.trim() === '') return { value: undefined }
    try {
      return { value: JSON.parse(text) as unknown }
    } catch {
      this.problems.push(formProblem('FORM-11', name, 'This is not written as JSON. Correct it, or empty the field.'))
      return { value: undefined }
    }
  }

  private leaf(shape: Leaf, name: string): unknown {
    const text = this.text(name)
    if (text.trim() === '') return this.has(marks.empty(name)) ? text : undefined
    switch (shape.kind) {
      case 'text':
        return shape.as === 'words' ? text : text.trim()
      case 'number':
        return readNumber(text) ?? text
      case 'yesNo':
        return text === 'yes' ? true : text === 'no' ? false : text
      case 'choice':
        return text.trim()
      case 'any':
        return this.has(marks.text(name)) ? text : readAny(text)
      case 'fixed':
        return undefined
      default:
        return shape satisfies never
    }
  }

  private object(fields: readonly FieldShape[], name: string, before: unknown): unknown {
    const found = fields.flatMap(({ key, shape }) => {
      const value = this.read(shape, inside(name, key), under(before, key))
      return value === undefined ? [] : [[key, value] as const]
    })
    const value = Object.fromEntries([...found, ...this.more(name)])
    return Object.keys(value).length === 0 && !this.has(marks.empty(name)) ? undefined : value
  }

  private more(name: string): readonly (readonly [string, unknown])[] {
    const field = marks.more(name)
    const text = this.text(field)
    if (text.trim() === '') return []
    try {
      const more: unknown = JSON.parse(text)
      if (isObject(more)) return Object.entries(more)
    } catch {
      // Said below.
    }
    this.problems.push(
      formProblem('FORM-11', field, 'This is not a JSON object in braces. Correct it, or empty the field.'),
    )
    return []
  }

  private kinds({ by, kinds }: KindsShape, name: string, before: unknown): unknown {
    const chosen = this.text(kindField(name, by)).trim()
    if (chosen === '') return undefined
    const kind = kinds.find((each) => each.name === chosen)
    const fields = kind?.shape.fields.filter(({ key }) => key !== by) ?? []
    const value = this.object(fields, name, before)
    return { ...(by === undefined ? {} : { [by]: chosen }), ...(isObject(value) ? value : {}) }
  }

  private list(of: Shape, name: string, before: unknown): unknown {
    const entries = this.entries(of, name, before)
    return entries.length === 0 && !this.has(marks.empty(name)) ? undefined : entries
  }

  private entries(of: Shape, name: string, before: unknown): readonly unknown[] {
    if (of.kind === 'choice') {
      const chosen = of.values.filter((value) => this.has(inside(name, value)))
      // Which are chosen is what the form says; they stay in the order in which they stood.
      const stood = Array.isArray(before) ? before.map(String).filter((value) => chosen.includes(value)) : []
      return [...new Set([...stood, ...chosen])]
    }
    if (isLeaf(of))
      return this.text(name)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => (of.kind === 'number' ? (readNumber(line) ?? line) : line))
    return this.rows(name).flatMap((index) => {
      const value = this.read(of, inside(name, index), under(before, String(index)))
      return value === undefined ? [] : [value]
    })
  }

  private record(of: Shape, name: string, before: unknown): unknown {
    const rows = this.rows(name).flatMap((index) => {
      const row = inside(name, index)
      const key = this.text(inside(row, 'key')).trim()
      const value = this.read(of, inside(row, 'value'), under(before, key))
      if (key !== '') return value === undefined && isLeaf(of) ? [] : [{ row, key, value: value ?? {} }]
      if (value !== undefined)
        this.problems.push(formProblem('FORM-12', inside(row, 'key'), 'Say what this value is for, or empty it.'))
      return []
    })
    const seen = new Set<string>()
    for (const { row, key } of rows) {
      if (seen.has(key))
        this.problems.push(formProblem('FORM-12', inside(row, 'key'), `“${key}” stands here twice. Keep one of them.`))
      seen.add(key)
    }
    if (rows.length === 0 && !this.has(marks.empty(name))) return undefined
    return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
  }

  /** The rows that the form had, in order, whatever their number says. */
  private rows(name: string): readonly number[] {
    const begins = `${name}.`
    const found = this.names.flatMap((each) => {
      const number = each.startsWith(begins) ? /^(\d{1,5})(\.|:|$)/.exec(each.slice(begins.length))?.[1] : undefined
      return number === undefined ? [] : [Number(number)]
    })
    return [...new Set(found)].sort((a, b) => a - b)
  }
}

/** The same value with its keys in the order in which they stood before: to save unchanged is to change nothing. */
function inOrderOf(before: unknown, now: unknown): unknown {
  if (Array.isArray(now)) return now.map((each, index) => inOrderOf(under(before, String(index)), each))
  if (!isObject(now)) return now
  const stood = isObject(before) ? Object.keys(before).filter((key) => Object.hasOwn(now, key)) : []
  const keys = [...new Set([...stood, ...Object.keys(now)])]
  return Object.fromEntries(keys.map((key) => [key, inOrderOf(under(before, key), now[key])]))
}
