import { caseFileJsonSchema, type JsonSchema } from '../../appraisal/index.ts'
import { sectionNames, sectionOf } from '../../cases/index.ts'

/** What may stand at a place of the case file, as a form asks for it. */
export type Shape = Leaf | ObjectShape | KindsShape | ListShape | RecordShape

export type Leaf =
  | { readonly kind: 'text'; readonly as: 'words' | 'code' | 'date' | 'year' }
  | { readonly kind: 'number'; readonly isWhole: boolean }
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** Text, a number or yes and no: whatever it looks like. */
  | { readonly kind: 'any' }
  /** Not for people to change. */
  | { readonly kind: 'fixed' }

export interface ObjectShape {
  readonly kind: 'object'
  readonly fields: readonly FieldShape[]
}

export interface FieldShape {
  readonly key: string
  readonly shape: Shape
  readonly isNeeded: boolean
  /** What holds where it is left out, if something does. */
  readonly otherwise?: unknown
}

/** One of several objects: told apart by a word under `by`, or by which of them has the keys. */
export interface KindsShape {
  readonly kind: 'kinds'
  readonly by: string | undefined
  readonly kinds: readonly { readonly name: string; readonly shape: ObjectShape }[]
}

export interface ListShape {
  readonly kind: 'list'
  readonly of: Shape
}

export interface RecordShape {
  readonly kind: 'record'
  readonly of: Shape
}

/** The shape of a section of a draft; undefined where there is no such section. */
export function sectionShape(section: string): Shape | undefined {
  return sectionShapes.get(section)
}

/** The shape that a value has at a place of a section; a choice of kinds is settled by the value that stands there. */
export function shapeAt(section: string, steps: readonly string[], value: unknown): Shape | undefined {
  let shape = sectionShape(section)
  let here = value
  for (const step of steps) {
    const settled = shape?.kind === 'kinds' ? kindOf(shape, here)?.shape : shape
    if (settled?.kind === 'object') shape = settled.fields.find(({ key }) => key === step)?.shape
    else if (settled?.kind === 'list') shape = /^(0|[1-9]\d{0,5})$/.test(step) ? settled.of : undefined
    else if (settled?.kind === 'record') shape = settled.of
    else return undefined
    here = under(here, step)
  }
  return shape
}

/** The kind that a value is of; undefined where it is of none. */
export function kindOf({ by, kinds }: KindsShape, value: unknown): KindsShape['kinds'][number] | undefined {
  if (by !== undefined) return kinds.find(({ name }) => name === under(value, by))
  const keyed = kinds.find(({ name }) => under(value, name) !== undefined)
  return keyed ?? (isObject(value) ? kinds[0] : undefined)
}

export function isLeaf(shape: Shape): shape is Leaf {
  return shape.kind !== 'object' && shape.kind !== 'kinds' && shape.kind !== 'list' && shape.kind !== 'record'
}

/** An object of single values, which is asked for on the page of whatever holds it. */
export function isPlain(shape: Shape): shape is ObjectShape {
  return shape.kind === 'object' && shape.fields.every((field) => isLeaf(field.shape))
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands under a key or at an index; undefined where nothing does. */
export function under(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return /^\d+$/.test(step) ? (value[Number(step)] as unknown) : undefined
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

function shapeOf(schema: JsonSchema): Shape {
  const { type, properties, additionalProperties, items, anyOf, oneOf } = schema
  const alternatives = (oneOf ?? anyOf) as readonly JsonSchema[] | undefined
  if (Array.isArray(type)) return { kind: 'any' }
  if (alternatives !== undefined)
    return alternatives.every((each) => each['type'] === 'object') ? kindsOf(alternatives) : { kind: 'any' }
  if (Array.isArray(schema['enum'])) return { kind: 'choice', values: schema['enum'].map(String) }
  if (typeof schema['const'] === 'string') return { kind: 'choice', values: [schema['const']] }
  if (schema['const'] !== undefined) return { kind: 'fixed' }
  if (type === 'array') return { kind: 'list', of: shapeOf(items as JsonSchema) }
  if (type === 'object')
    return isObject(properties)
      ? objectOf(properties as Readonly<Record<string, JsonSchema>>, (schema['required'] ?? []) as readonly string[])
      : { kind: 'record', of: shapeOf(additionalProperties as JsonSchema) }
  if (type === 'number' || type === 'integer') return { kind: 'number', isWhole: type === 'integer' }
  if (type === 'boolean') return { kind: 'yesNo' }
  return { kind: 'text', as: writtenAs(typeof schema['pattern'] === 'string' ? schema['pattern'] : undefined) }
}

function writtenAs(pattern: string | undefined): 'words' | 'code' | 'date' | 'year' {
  if (pattern === undefined) return 'words'
  if (pattern.includes('\\d{4}-\\d{2}-\\d{2}')) return 'date'
  return pattern.includes('\\d{4}-\\d{2}') ? 'year' : 'code'
}

function objectOf(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): ObjectShape {
  return {
    kind: 'object',
    fields: Object.entries(properties).map(([key, schema]) => ({
      key,
      shape: shapeOf(schema),
      isNeeded: required.includes(key),
      ...(schema['default'] === undefined ? {} : { otherwise: schema['default'] }),
    })),
  }
}

function kindsOf(alternatives: readonly JsonSchema[]): KindsShape {
  const shapes = alternatives.map((each) => shapeOf(each) as ObjectShape) // each is an object: it was asked before
  const words = shapes.map(({ fields }) => fields.find(({ key }) => key === 'kind')?.shape)
  const isByWord = words.every((word) => word?.kind === 'choice' && word.values.length === 1)
  return {
    kind: 'kinds',
    by: isByWord ? 'kind' : undefined,
    kinds: shapes.map((shape, index) => {
      const word = words[index]
      const name = isByWord && word?.kind === 'choice' ? word.values[0] : shape.fields[0]?.key
      return { name: name ?? '', shape }
    }),
  }
}

const fileShape = shapeOf(caseFileJsonSchema()) as ObjectShape // a case file is an object

/** The name of a case is what its pages are found by here, so it is not changed among its values. */
const asItIs = new Set(['name', 'concordat'])

const sectionShapes: ReadonlyMap<string, Shape> = new Map(
  sectionNames.map((section) => {
    const fields = fileShape.fields.filter(({ key }) => sectionOf(key) === section)
    const isGathered = section === 'case' || section === 'streams'
    const gathered: ObjectShape = {
      kind: 'object',
      fields: fields.map((field) => (asItIs.has(field.key) ? { ...field, shape: { kind: 'fixed' } } : field)),
    }
    return [section, isGathered ? gathered : (fields[0]?.shape ?? gathered)] as const
  }),
)
