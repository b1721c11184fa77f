import { z } from 'zod'
import type { Path } from './place.ts'
import { caseFileSchema } from './schema.ts'

/** The keys that an object may have at a place of the case file; none where no object stands there. */
export function keysAt(path: Path): readonly string[] {
  return schemasAt(path).flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []))
}

function schemasAt(path: Path): readonly z.core.$ZodType[] {
  let schemas = branches(caseFileSchema)
  for (const step of path) schemas = schemas.flatMap((schema) => inside(schema, step)).flatMap(branches)
  return schemas
}

function inside(schema: z.core.$ZodType, step: string | number): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const inner: z.core.$ZodType | undefined = Object.hasOwn(schema.shape, step) ? schema.shape[step] : undefined
    return inner === undefined ? [] : [inner]
  }
  if (schema instanceof z.ZodArray) return [schema.element]
  if (schema instanceof z.ZodRecord) return [schema.valueType]
  return []
}

/** The schema itself without its default or its being optional, or each of its alternatives. */
export function branches(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return branches(schema.def.innerType)
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(branches)
  return [schema]
}
