import type { At } from '../../figures/index.ts'
import { type Path, placeOf } from '../case-file/place.ts'
import type { Publication, Version } from './document.ts'
import { type PublishedPlace, placesOf } from './places.ts'
import { revived, UnsoundVersion, wholeReading, worked } from './readings.ts'
import { isRead, type Reworked, readAgain } from './reads.ts'

/** A number of the frozen answer that the frozen formulas do not give. */
export interface Difference {
  /** Where in the answer. */
  readonly place: string
  readonly path: Path
  readonly figure: string
  readonly title: string
  readonly at: At
  /** What the version says, and what its formulas come to; undefined where they come to nothing. */
  readonly frozen: unknown
  readonly worked: unknown
  /** Its place in the order of work: what a figure rests on stands before it. */
  readonly order: number
}

export interface Compared {
  /** Numbers compared. */
  readonly numbers: number
  /** Places of the answer that were compared, whole. */
  readonly places: ReadonlySet<string>
  /** In order of work. */
  readonly differences: readonly Difference[]
}

/**
 * Works the frozen texts over the frozen inputs, at the centre and in the same futures, and compares every number of the
 * answer that a publication names. The model of the day has no part in it. Throws UnsoundVersion where the texts and
 * inputs make no figures.
 */
export function reworked(version: Version, onProgress: (share: number) => void = () => undefined): Compared {
  const readings = new Map<string, Reworked>()
  const readingOf = (name: string): Reworked => {
    const known = readings.get(name)
    if (known !== undefined) return known
    const [first] = readings.values()
    const found = revived(version, name, first?.revived.chance)
    const made = { revived: found, worked: worked(found) }
    readings.set(name, made)
    onProgress(readings.size / (version.readings.length + 1))
    return made
  }
  const published = publishedPlaces(version)
  // Texts stand in order of work, those of the case itself first.
  const order = new Map([...version.texts.entries()].reverse().map(([place, { name }]) => [name, place]))
  let numbers = 0
  const places = new Set<string>()
  const differences: Difference[] = []
  for (const publication of version.published) {
    if (!isRead(publication.reads))
      throw new UnsoundVersion([
        {
          code: 'VERSION-04',
          place: 'published',
          sentence: `The version reads a figure in a way that this build does not know, “${publication.reads}”.`,
        },
      ])
    for (const place of published(publication)) {
      const reading = readingOf(publication.reading)
      const figure = reading.revived.figure(figureNamed(publication, place))
      const at = { ...place.at, ...saidBy(publication, place) }
      const again = orNothing(() => readAgain({ reworked: reading, publication, place, figure, at }))
      const { count, first } = compared(place.value, again, place.path)
      numbers += count
      places.add(placeOf(place.path))
      if (first !== undefined)
        differences.push({
          ...first,
          place: placeOf(['answer', ...first.path]),
          figure: figure.name,
          title: figure.title,
          at: Object.fromEntries(Object.entries(at).filter(([dimension]) => figure.by.includes(dimension))),
          order: order.get(figure.name) ?? version.texts.length,
        })
    }
  }
  onProgress(1)
  return { numbers, places, differences: differences.toSorted((a, b) => a.order - b.order) }
}

/** Every place of the answer that a publication names, whole: what a re-run compares. */
export function placesPublished(version: Version): ReadonlySet<string> {
  const published = publishedPlaces(version)
  return new Set(version.published.flatMap((each) => published(each).map(({ path }) => placeOf(path))))
}

/** The places of the answer that a publication names. */
function publishedPlaces(version: Version): (publication: Publication) => readonly PublishedPlace[] {
  const { members } = wholeReading(version, version.readings[0]?.name ?? '')
  const years = (members['year'] ?? []).map(({ code }) => code)
  return ({ path }) => placesOf(version.answer, path, (dimension) => (dimension === 'year' ? years : []))
}

function figureNamed({ figure }: Publication, { says }: PublishedPlace): string {
  return figure.startsWith('@') ? String(says(figure.slice(1))) : figure
}

function saidBy({ at = {} }: Publication, { says }: PublishedPlace): At {
  return Object.fromEntries(
    Object.entries(at).map(([dimension, code]) => [
      dimension,
      code.startsWith('@') ? String(says(code.slice(1))) : code,
    ]),
  )
}

/** A place that the frozen inputs do not have comes to nothing. */
function orNothing(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** How many values there are, and the first that differs. */
export function compared(
  frozen: unknown,
  again: unknown,
  path: Path = [],
): {
  readonly count: number
  readonly first: { readonly path: Path; readonly frozen: unknown; readonly worked: unknown } | undefined
} {
  if (typeof frozen !== 'object' || frozen === null || typeof again !== 'object' || again === null)
    return { count: 1, first: frozen === again ? undefined : { path, frozen, worked: again } }
  const [left, right] = [frozen, again] as readonly Readonly<Record<string, unknown>>[] // lists and objects alike, by key
  let count = 0
  for (const key of new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])) {
    const found = compared(left?.[key], right?.[key], [...path, Array.isArray(frozen) ? Number(key) : key])
    count += found.count
    if (found.first !== undefined) return { count, first: found.first }
  }
  return { count, first: undefined }
}
