import type { Problem } from '../../figures/index.ts'
import { type Fields, inside, isApart, kindField, marks, root } from './fields.ts'
import { membersOf } from './pages-of.ts'
import { isLeaf, type KindsShape, type Shape } from './shape.ts'

/** The steps of a place such as `options[2].lines[0].byYear."2019-20"`. */
export function stepsOfPlace(place: string): readonly string[] {
  return [...place.matchAll(/"((?:[^"\\]|\\.)*)"|\[(\d+)\]|([^.[\]"]+)/g)].map(([, quoted, index, plain]) =>
    quoted === undefined ? (index ?? plain ?? '') : unquoted(quoted),
  )
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return text
  }
}

/** A problem as a form says it: nobody types quotation marks or braces there. */
export function inForm({ code, place, sentence }: Problem): Problem {
  return { code, place, sentence: notOnForms.reduce((text, [from, to]) => text.replace(from, to), sentence) }
}

const notOnForms: readonly (readonly [string | RegExp, string])[] = [
  [' Add text in double quotation marks.', ' Enter it.'],
  [/ Add (a number|a whole number|true or false|an object in braces|a list in square brackets|it)\.$/, ' Enter it.'],
  [
    ' Write a number without quotation marks; where the figure is missing, give its reason under “missing” instead.',
    ' Enter a number, such as 1200 or 0.25.',
  ],
  [', without quotation marks, commas or signs.', '.'],
  [' Write text in double quotation marks.', ' Enter text.'],
  [' Write an object in braces.', ' Choose what it is.'],
]

/** What is wrong inside a value of a draft, by the steps from there. */
export interface ProblemWithin {
  readonly steps: readonly string[]
  readonly problem: Problem
}

/** The problems at a place of the file and inside it. */
export function problemsWithin(problems: readonly Problem[], path: readonly string[]): readonly ProblemWithin[] {
  return problems.flatMap((problem) => {
    const steps = stepsOfPlace(problem.place)
    return path.every((step, index) => steps[index] === step) ? [{ steps: steps.slice(path.length), problem }] : []
  })
}

/** A problem on the field of a form that it is put right in. */
export interface FieldProblem {
  readonly field: string
  readonly problem: Problem
}

/** Each problem on the nearest field of the form; those of what has pages of its own are left out. */
export function onFields(
  shape: Shape,
  value: unknown,
  fields: Fields,
  problems: readonly ProblemWithin[],
): readonly FieldProblem[] {
  const places = new Map<string, string | undefined>()
  for (const { steps, field } of placesOf(shape, value, fields, root, [])) places.set(keyOf(steps), field)
  return problems.flatMap(({ steps, problem }) => {
    for (let length = steps.length; length >= 0; length -= 1) {
      const key = keyOf(steps.slice(0, length))
      if (!places.has(key)) continue
      const field = places.get(key)
      return field === undefined ? [] : [{ field, problem: inForm(problem) }]
    }
    return [{ field: root, problem: inForm(problem) }]
  })
}

interface FieldPlace {
  readonly steps: readonly string[]
  /** Undefined where what stands there has pages of its own. */
  readonly field: string | undefined
}

function placesOf(
  shape: Shape,
  value: unknown,
  fields: Fields,
  name: string,
  steps: readonly string[],
): readonly FieldPlace[] {
  const here = { steps, field: name }
  if (isLeaf(shape) || fields[marks.json(name)] !== undefined) return [here]
  if (isApart(shape, value) && fields[marks.count(name)] === undefined) return [{ steps, field: undefined }]
  const within = (inner: Shape, step: string, field: string) =>
    placesOf(inner, membersOf(value).find((each) => each.step === step)?.value, fields, field, [...steps, step])
  switch (shape.kind) {
    case 'object':
      return [here, ...shape.fields.flatMap(({ key, shape: inner }) => within(inner, key, inside(name, key)))]
    case 'kinds': {
      const chosen = { steps, field: kindField(name, shape.by) }
      const ofKind = shownKind(shape, fields, name)?.shape.fields ?? []
      return [
        chosen,
        ...(shape.by === undefined ? [] : [{ steps: [...steps, shape.by], field: chosen.field }]),
        ...ofKind
          .filter(({ key }) => key !== shape.by)
          .flatMap(({ key, shape: inner }) => within(inner, key, inside(name, key))),
      ]
    }
    case 'list':
      return isLeaf(shape.of)
        ? [here]
        : [here, ...rowsOf(fields, name).flatMap((row) => within(shape.of, String(row), inside(name, row)))]
    case 'record':
      return [
        here,
        ...rowsOf(fields, name).flatMap((row) => {
          const key = (fields[inside(inside(name, row), 'key')] ?? '').trim()
          return within(shape.of, key, inside(inside(name, row), 'value'))
        }),
      ]
    default:
      return shape satisfies never
  }
}

/** The kind whose fields a form shows: the one chosen last. */
export function shownKind(shape: KindsShape, fields: Fields, name: string): KindsShape['kinds'][number] | undefined {
  const chosen = fields[kindField(name, shape.by)]
  return shape.kinds.find((kind) => kind.name === chosen)
}

/** The rows that a form has for a list or record. */
export function rowsOf(fields: Fields, name: string): readonly number[] {
  const count = Number(fields[marks.count(name)] ?? 0)
  return Array.from({ length: Number.isSafeInteger(count) && count > 0 ? Math.min(count, 400) : 0 }, (_, row) => row)
}

function keyOf(steps: readonly string[]): string {
  return JSON.stringify(steps)
}
