import { isLeaf, isObject, isPlain, kindOf, type Leaf, type Shape, under } from './shape.ts'

/** What the fields of a form hold, by name. */
export type Fields = Readonly<Record<string, string>>

/** Entries that a page asks for together; more of them have pages of their own. */
const mostTogether = 12
/** Rows of a name and a value that a page asks for; more of them are written as one text. */
const mostRows = 100

/** The name that the fields of a page begin with. */
export const root = 'value'

/** Marks beside a field, which say what text alone cannot: that it is JSON, that it is text, that there is an empty one. */
export const marks = {
  json: (name: string) => `${name}:json`,
  text: (name: string) => `${name}:text`,
  empty: (name: string) => `${name}:empty`,
  count: (name: string) => `${name}:count`,
  /** Keys that a case file does not have here. */
  more: (name: string) => `${name}:more`,
  /** The kind whose fields the form showed. */
  shown: (name: string) => `${name}:shown`,
} as const

/** The name of a field inside another. */
export function inside(name: string, key: string | number): string {
  return `${name}.${key}`
}

/** The field in which the kind of something is chosen. */
export function kindField(name: string, by: string | undefined): string {
  return inside(name, by ?? 'form')
}

/**
 * How a value is asked for on the page of what holds it: not at all where it is long or deep, and then it stands in a
 * table that leads to pages of its own.
 */
export function isApart(shape: Shape, value: unknown): boolean {
  if ((shape.kind !== 'list' && shape.kind !== 'record') || isLeaf(shape.of)) return false
  const count = typeof value === 'object' && value !== null ? Object.keys(value).length : 0
  return !isPlain(shape.of) || count > mostTogether
}

/** What the fields of a form hold for a value: nothing of it is left out but what has pages of its own. */
export function fieldsOf(shape: Shape, value: unknown, name: string = root): Fields {
  return Object.fromEntries(entriesOf(shape, value, name))
}

type Entries = readonly (readonly [string, string])[]

function entriesOf(shape: Shape, value: unknown, name: string): Entries {
  if (value === undefined || shape.kind === 'fixed' || isApart(shape, value)) return []
  switch (shape.kind) {
    case 'object':
      return ofObject(
        shape.fields.map(({ key, shape: inner }) => ({ key, inner })),
        value,
        name,
      )
    case 'kinds': {
      const kind = kindOf(shape, value)
      if (kind === undefined || !isObject(value)) return asJson(name, value)
      const fields = kind.shape.fields.filter(({ key }) => key !== shape.by)
      const entries = ofObject(
        fields.map(({ key, shape: inner }) => ({ key, inner })),
        value,
        name,
        shape.by,
      )
      return [[kindField(name, shape.by), kind.name], [marks.shown(name), kind.name], ...entries]
    }
    case 'list':
      return ofList(shape.of, value, name)
    case 'record':
      return ofRecord(shape.of, value, name)
    default:
      return ofLeaf(shape, value, name)
  }
}

function ofObject(
  fields: readonly { readonly key: string; readonly inner: Shape }[],
  value: unknown,
  name: string,
  by?: string,
): Entries {
  if (!isObject(value)) return asJson(name, value)
  const known = new Set([...fields.map(({ key }) => key), ...(by === undefined ? [] : [by])])
  const more = Object.entries(value).filter(([key]) => !known.has(key))
  return [
    ...fields.flatMap(({ key, inner }) => entriesOf(inner, under(value, key), inside(name, key))),
    ...(more.length === 0 ? [] : [[marks.more(name), JSON.stringify(Object.fromEntries(more), undefined, 2)] as const]),
    ...(Object.keys(value).length === 0 ? [emptyOne(name)] : []),
  ]
}

function ofList(of: Shape, value: unknown, name: string): Entries {
  if (!Array.isArray(value)) return asJson(name, value)
  if (value.length === 0) return [emptyOne(name)]
  const entries: readonly unknown[] = value
  if (of.kind === 'choice') {
    const isSet = new Set(entries).size === entries.length && entries.every((each) => of.values.includes(String(each)))
    return isSet && entries.every((each) => typeof each === 'string')
      ? entries.map((each) => [inside(name, String(each)), 'yes'] as const)
      : asJson(name, value)
  }
  if (isLeaf(of))
    return entries.every((each) => isLine(of, each)) ? [[name, entries.map(String).join('\n')]] : asJson(name, value)
  return entries.every(isObject)
    ? [
        [marks.count(name), String(entries.length)],
        ...entries.flatMap((each, index) => entriesOf(of, each, inside(name, index))),
      ]
    : asJson(name, value)
}

/** Whether an entry can stand on a line of its own and be read back as what it is. */
function isLine(of: Leaf, entry: unknown): boolean {
  if (of.kind === 'number' && typeof entry === 'number') return true
  if (typeof entry !== 'string' || entry === '' || /[\r\n]/.test(entry) || entry.trim() !== entry) return false
  return of.kind === 'text' || (of.kind === 'number' && readNumber(entry) === undefined)
}

function ofRecord(of: Shape, value: unknown, name: string): Entries {
  if (!isObject(value)) return asJson(name, value)
  const rows = Object.entries(value)
  if (rows.length === 0) return [emptyOne(name)]
  const isWritten = rows.every(([key, each]) => isLine({ kind: 'text', as: 'words' }, key) && each !== undefined)
  if (!isWritten || (isLeaf(of) ? rows.length > mostRows : !rows.every(([, each]) => isObject(each))))
    return asJson(name, value)
  return [
    [marks.count(name), String(rows.length)],
    ...rows.flatMap(([key, each], index) => [
      [inside(inside(name, index), 'key'), key] as const,
      ...entriesOf(of, each, inside(inside(name, index), 'value')),
    ]),
  ]
}

function ofLeaf(shape: Leaf, value: unknown, name: string): Entries {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string'
        ? [[name, value], ...(value.trim() === '' ? [emptyOne(name)] : [])]
        : asJson(name, value)
    case 'number':
      if (typeof value === 'number') return [[name, String(value)]]
      return typeof value === 'string' && value.trim() !== '' && readNumber(value) === undefined
        ? [[name, value]]
        : asJson(name, value)
    case 'yesNo':
      return typeof value === 'boolean' ? [[name, value ? 'yes' : 'no']] : asJson(name, value)
    case 'choice':
      return typeof value === 'string' && value.trim() === value && value !== '' ? [[name, value]] : asJson(name, value)
    case 'any':
      if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]]
      if (typeof value !== 'string') return asJson(name, value)
      return [
        [name, value],
        ...(value.trim() === ''
          ? [emptyOne(name)]
          : readAny(value) === value
            ? []
            : [[marks.text(name), 'yes'] as const]),
      ]
    case 'fixed':
      return []
    default:
      return shape satisfies never
  }
}

function asJson(name: string, value: unknown): Entries {
  return [
    [name, JSON.stringify(value, undefined, 2)],
    [marks.json(name), 'yes'],
  ]
}

function emptyOne(name: string): readonly [string, string] {
  return [marks.empty(name), 'yes']
}

/** The number that a text is, written plainly or as money; undefined where it is none. */
export function readNumber(text: string): number | undefined {
  const bare = text
    .trim()
    .replace(/^−/, '-')
    .replace(/^(-?)£/, '$1')
  const isGrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)
  const plain = isGrouped ? bare.replaceAll(',', '') : bare
  if (!/^-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(plain)) return undefined
  const number = Number(plain)
  return Number.isFinite(number) ? number : undefined
}

/** A number or yes and no where the text is written as one; otherwise the text. */
export function readAny(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true'
  const number = readNumber(text)
  return number !== undefined && String(number) === text ? number : text
}
