import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sectionsOf } from '../../cases/index.ts'
import { fieldsOf } from './fields.ts'
import { apartIn, membersOf } from './pages-of.ts'
import { isLeaf, isObject, type Shape, sectionShape } from './shape.ts'
import { valueOnForm } from './value.ts'

const examples = readdirSync('examples')
  .filter((file) => file.endsWith('.json') && !file.endsWith('.into.json'))
  .map((file) => [file, JSON.parse(readFileSync(`examples/${file}`, 'utf8')) as Record<string, unknown>] as const)

/** Every page of a value: what its form holds is read back and laid beside it. */
function misread(shape: Shape, value: unknown, place: string): readonly string[] {
  if ((shape.kind === 'list' || shape.kind === 'record') && !isLeaf(shape.of)) {
    const { of } = shape
    return membersOf(value).flatMap((each) => misread(of, each.value, `${place}/${each.step}`))
  }
  const elsewhere = apartIn(shape, value)
  const { value: read, problems } = valueOnForm(shape, fieldsOf(shape, value), onlyApart(shape, value))
  const same = JSON.stringify(sorted(read)) === JSON.stringify(sorted(value))
  return [
    ...(same ? [] : [`${place}: ${JSON.stringify(read)}`]),
    ...problems.map(({ sentence }) => `${place}: ${sentence}`),
    ...elsewhere.flatMap((each) => misread(each.shape, each.value, `${place}/${each.steps.join('/')}`)),
  ]
}

/** Of a value, what its form does not ask for: the rest has to come from the fields. */
function onlyApart(shape: Shape, value: unknown): unknown {
  const kept: Record<string, unknown> = {}
  for (const { steps, value: inner } of apartIn(shape, value)) {
    let here = kept
    for (const step of steps.slice(0, -1)) {
      here[step] = here[step] ?? {}
      here = here[step] as Record<string, unknown> // made on the line before
    }
    if (inner !== undefined) here[steps.at(-1) ?? ''] = inner
  }
  if (shape.kind === 'object')
    for (const { key, shape: inner } of shape.fields)
      if (inner.kind === 'fixed' && isObject(value) && value[key] !== undefined) kept[key] = value[key]
  return kept
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  )
}

test.each(examples)('%s: every section is read back from its forms as it stands', (_file, example) => {
  const sections = sectionsOf(example)
  expect(sections.size).toBeGreaterThan(10)
  for (const [section, content] of sections) {
    const shape = sectionShape(section)
    expect(shape, section).toBeDefined()
    if (shape !== undefined) expect(misread(shape, content, section)).toEqual([])
  }
})
