import { z } from 'zod'
import { type CaseFile, caseFileSchema } from './schema.ts'
import { branches } from './schema-at.ts'

/**
 * As much of a broken file as can still be looked at, so that a person hears of everything at once.
 *
 * What cannot be used stands as empty text, not-a-number or an empty list, which every check passes over in silence;
 * what is left out takes its default. Only checks read this, and nothing is ever computed from it.
 */
export function salvaged(input: unknown): CaseFile {
  // The walk below follows the schema, so the result has its shape; empty stand-ins are what checks expect of it.
  return salvage(caseFileSchema, input) as CaseFile
}

function salvage(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodOptional) return value === undefined ? undefined : salvage(schema.def.innerType, value)
  if (schema instanceof z.ZodDefault)
    return value === undefined ? schema.def.defaultValue : salvage(schema.def.innerType, value)
  if (schema instanceof z.ZodUnion) return salvageUnion(schema, value)
  if (schema instanceof z.ZodObject) return salvageObject(schema, value)
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) ? Array.from(value, (entry) => salvage(schema.element, entry)) : []
  if (schema instanceof z.ZodRecord) return salvageRecord(schema, value)
  return z.safeParse(schema, value).success ? value : standIn(schema)
}

function salvageObject(schema: z.ZodObject, value: unknown): unknown {
  const object: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries<z.core.$ZodType>(schema.shape)) {
    const kept = salvage(inner, isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined)
    if (kept !== undefined) object[key] = kept
  }
  return object
}

/** Keys are kept as they are: one that cannot stand has been told, and taking it out would make the record look empty. */
function salvageRecord(schema: z.ZodRecord, value: unknown): unknown {
  if (!isObject(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, salvage(schema.valueType, inner)]))
}

function salvageUnion(schema: z.ZodUnion, value: unknown): unknown {
  const whole = z.safeParse(schema, value)
  if (whole.success) return whole.data
  const nearest = branches(schema).find((branch) => mayBe(branch, value)) ?? branches(schema)[0]
  return nearest === undefined ? '' : salvage(nearest, value)
}

/** Whether an object has the kind, or else the first key, that tells one alternative from another. */
function mayBe(branch: z.core.$ZodType, value: unknown): boolean {
  if (!(branch instanceof z.ZodObject) || !isObject(value)) return false
  const kind: z.core.$ZodType | undefined = branch.shape['kind']
  const first = Object.keys(branch.shape)[0]
  return kind === undefined
    ? first !== undefined && Object.hasOwn(value, first)
    : z.safeParse(kind, value['kind']).success
}

function standIn(schema: z.core.$ZodType): unknown {
  if (schema instanceof z.ZodNumber) return Number.NaN
  if (schema instanceof z.ZodBoolean) return false
  return ''
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
