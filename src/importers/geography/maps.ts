import { z } from 'zod'
import type { PlaceFact } from '../observation.ts'
import { refuse } from '../problems.ts'
import { plainHeading } from '../table/find-table.ts'
import { isOnsCode, type PlaceDesk } from './place-table.ts'

type Bounds = readonly [number, number, number, number]

const properties = z.record(z.string(), z.unknown()).nullish()

const geoJson = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(z.object({ properties, geometry: z.looseObject({ coordinates: z.unknown() }).nullish() })),
})

const topology = z.object({
  type: z.literal('Topology'),
  arcs: z.array(z.array(z.array(z.number()))),
  transform: z.object({ scale: z.array(z.number()), translate: z.array(z.number()) }).optional(),
  objects: z.record(
    z.string(),
    z.object({ geometries: z.array(z.object({ properties, arcs: z.unknown() })).optional() }),
  ),
})

/** Whether a JSON value is a map of either form. */
export function isMap(value: unknown): boolean {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  return type === 'FeatureCollection' || type === 'Topology'
}

/**
 * Reads whom a map draws, from when to when, and how far each reaches; of a topology also who borders whom, for there a
 * border is an arc that two places share. The shapes themselves are left. Answers places met and places used.
 */
export function readMap(value: unknown, desk: PlaceDesk): { readonly rows: number; readonly used: number } {
  const collection = geoJson.safeParse(value)
  if (collection.success) {
    const places = collection.data.features.map((feature) => ({
      properties: feature.properties ?? {},
      bounds: boundsOfPoints(feature.geometry?.coordinates),
    }))
    return withPlaces(tellLayer(places, '', desk), desk)
  }
  const map = topology.safeParse(value)
  if (!map.success)
    return refuse(
      'IMP-70',
      desk.name,
      `${desk.name} is neither a GeoJSON collection of places nor a TopoJSON map of places with their shapes. Download it again as one of these.`,
    )
  return withPlaces(readTopology(map.data, desk), desk)
}

function withPlaces(told: { readonly rows: number; readonly used: number }, { name }: PlaceDesk) {
  if (told.used > 0) return told
  if (told.rows === 0)
    return refuse('IMP-14', name, `${name} is a map that draws no places. Hand in the file with its places.`)
  return refuse(
    'IMP-70',
    name,
    `None of the ${told.rows} places that ${name} draws carries a code such as E06000005 among its properties. Add the codes and hand it in again.`,
  )
}

function readTopology({ arcs, transform, objects }: z.infer<typeof topology>, desk: PlaceDesk) {
  const reach = arcs.map((arc) => boundsOfArc(arc, transform))
  let [rows, used] = [0, 0]
  for (const [layer, { geometries = [] }] of Object.entries(objects)) {
    const places = geometries.map((geometry) => {
      const drawn = arcNumbers(geometry.arcs)
      return {
        properties: geometry.properties ?? {},
        arcs: drawn,
        bounds: joined(drawn.flatMap((arc) => reach[arc] ?? [])),
      }
    })
    const told = tellLayer(places, layer, desk)
    rows += told.rows
    used += told.used
    for (const [from, to] of sharing(places.map(({ properties: of, arcs: drawn }) => ({ code: codeIn(of), drawn }))))
      desk.take({ kind: 'border', from, to, name: '', sort: layer, row: 0 })
  }
  return { rows, used }
}

interface Drawn {
  readonly properties: Readonly<Record<string, unknown>>
  readonly bounds: Bounds | undefined
}

function tellLayer(places: readonly Drawn[], layer: string, desk: PlaceDesk) {
  let used = 0
  for (const [index, { properties: of, bounds }] of places.entries()) {
    const code = codeIn(of)
    if (code === undefined) {
      desk.warnings.add(
        'IMP-71',
        layer,
        `${desk.name} place ${index + 1}`,
        'A place that is drawn carries no code and is left out.',
      )
      continue
    }
    used += 1
    const fact: Omit<PlaceFact, 'what'> = {
      kind: 'boundary',
      from: code,
      to: '',
      name: nameIn(of),
      ...year(of, 'since', ['start', 'startyear', 'validfrom']),
      ...year(of, 'until', ['end', 'endyear', 'validto']),
      ...(layer === '' ? {} : { sort: layer }),
      ...(bounds === undefined ? {} : { bounds }),
      row: index + 1,
    }
    desk.take(fact)
  }
  return { rows: places.length, used }
}

/** The code among the properties: under a heading that ends in cd or code, otherwise the first that looks like one. */
function codeIn(of: Readonly<Record<string, unknown>>): string | undefined {
  const codes = Object.entries(of).filter(([, value]) => typeof value === 'string' && isOnsCode(value))
  const [, code] = codes.find(([key]) => /(cd|code)$/.test(plainHeading(key))) ?? codes[0] ?? []
  return typeof code === 'string' ? code : undefined
}

function nameIn(of: Readonly<Record<string, unknown>>): string {
  const [, name] = Object.entries(of).find(([key]) => /(nm|name)$/.test(plainHeading(key))) ?? []
  return typeof name === 'string' ? name.trim() : ''
}

function year(of: Readonly<Record<string, unknown>>, as: 'since' | 'until', keys: readonly string[]) {
  const [, value] = Object.entries(of).find(([key]) => keys.includes(plainHeading(key))) ?? []
  if (typeof value !== 'number' && typeof value !== 'string') return {}
  return /^\d{4}(-\d\d-\d\d)?$/.test(String(value)) ? { [as]: String(value) } : {}
}

function boundsOfPoints(coordinates: unknown): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const waiting: unknown[] = [coordinates]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (!Array.isArray(next)) continue
    const [x, y]: readonly unknown[] = next
    if (typeof x === 'number' && typeof y === 'number') {
      west = Math.min(west, x)
      south = Math.min(south, y)
      east = Math.max(east, x)
      north = Math.max(north, y)
    } else for (const each of next) waiting.push(each)
  }
  return west <= east ? [west, south, east, north] : undefined
}

/** Points of a quantised arc are steps from the one before (TopoJSON format, section 2.1.3). */
function boundsOfArc(
  arc: readonly (readonly number[])[],
  transform: z.infer<typeof topology>['transform'],
): readonly Bounds[] {
  let [x, y] = [0, 0]
  const [scaleX = 1, scaleY = 1] = transform?.scale ?? []
  const [fromX = 0, fromY = 0] = transform?.translate ?? []
  const points = arc.map(([dx = 0, dy = 0]) => {
    x = transform === undefined ? dx : x + dx
    y = transform === undefined ? dy : y + dy
    return [x * scaleX + fromX, y * scaleY + fromY]
  })
  const bounds = boundsOfPoints(points)
  return bounds === undefined ? [] : [bounds]
}

function joined(all: readonly Bounds[]): Bounds | undefined {
  return boundsOfPoints(
    all.flatMap(([west, south, east, north]) => [
      [west, south],
      [east, north],
    ]),
  )
}

/** Numbers of the arcs that a shape is drawn with; one drawn backwards is written as its complement. */
function arcNumbers(arcs: unknown): readonly number[] {
  const found: number[] = []
  const waiting: unknown[] = [arcs]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (typeof next === 'number') found.push(next < 0 ? -1 - next : next)
    else if (Array.isArray(next)) for (const each of next) waiting.push(each)
  }
  return found
}

/** Each pair of codes whose shapes share an arc, once each way round, in order of code. */
function sharing(places: readonly { readonly code: string | undefined; readonly drawn: readonly number[] }[]) {
  const byArc = new Map<number, string[]>()
  for (const { code, drawn } of places)
    for (const arc of code === undefined ? [] : new Set(drawn)) byArc.set(arc, [...(byArc.get(arc) ?? []), code ?? ''])
  const pairs = new Set<string>()
  for (const codes of byArc.values())
    for (const from of codes) for (const to of codes) if (from !== to) pairs.add(`${from} ${to}`)
  return [...pairs].sort().map((pair) => pair.split(' ') as [string, string]) // two codes and a space between, as made above
}
