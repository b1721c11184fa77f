import type { Path } from '../case-file/place.ts'
import type { Step } from './document.ts'

/** One place of an answer that a publication stands for. */
export interface PublishedPlace {
  readonly path: Path
  /** What stands there. */
  readonly value: unknown
  /** The members that the way there names: option, council, year. */
  readonly at: Readonly<Record<string, string>>
  /** What the answer says under a key beside the way there, the nearest first: `waterfall.year`. */
  readonly says: (key: string) => unknown
}

interface Standing extends PublishedPlace {
  readonly passed: readonly unknown[]
}

/** Every place of an answer that a path stands for, in the order of the answer. */
export function placesOf(
  answer: unknown,
  path: readonly Step[],
  membersOf: (dimension: string) => readonly string[],
): readonly PublishedPlace[] {
  const start: Standing = { path: [], value: answer, at: {}, says: () => undefined, passed: [answer] }
  return path.reduce<readonly Standing[]>(
    (places, step) => places.flatMap((place) => onwards(place, step, membersOf)),
    [start],
  )
}

function onwards(
  place: Standing,
  step: Step,
  membersOf: (dimension: string) => readonly string[],
): readonly Standing[] {
  if (typeof step === 'string' || typeof step === 'number') return there(place, step, {})
  if (!Array.isArray(place.value)) return []
  if ('along' in step)
    return place.value.flatMap((_, index) => {
      const member = membersOf(step.along)[index]
      return member === undefined ? [] : there(place, index, { [step.along]: member })
    })
  return place.value.flatMap((element: unknown, index) => {
    const says = (key: string) => valueUnder(element, key)
    const isMeant =
      Object.entries(step.where ?? {}).every(([key, wanted]) => asText(says(key)) === wanted) &&
      !Object.entries(step.except ?? {}).some(([key, unwanted]) => asText(says(key)) === unwanted)
    const at = Object.entries(step.each).map(([dimension, key]) => [dimension, asText(says(key))])
    return isMeant ? there(place, index, Object.fromEntries(at)) : []
  })
}

function there(place: Standing, step: string | number, at: Readonly<Record<string, string>>): readonly Standing[] {
  const value = valueUnder(place.value, String(step))
  if (value === undefined) return []
  const passed = [value, ...place.passed]
  return [
    {
      path: [...place.path, step],
      value,
      at: { ...place.at, ...at },
      says: (key) => passed.map((each) => valueUnder(each, key)).find((found) => found !== undefined),
      passed,
    },
  ]
}

/** What stands under a key of keys, `claim.title`; nothing where it does not. */
export function valueUnder(value: unknown, key: string): unknown {
  return key.split('.').reduce<unknown>((held, part) => {
    if (typeof held !== 'object' || held === null || !Object.hasOwn(held, part)) return undefined
    return (held as Readonly<Record<string, unknown>>)[part] // an object that has it
  }, value)
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : String(value)
}
