import { type Cell, isMissing, type MissingReason, type Pence, pence, splitPence } from '../figures/index.ts'
import { codesOf } from './continuing.ts'
import { type CouncilCode, council } from './councils.ts'
import type { Day, Grade } from './dated.ts'
import {
  earlierCouncils,
  formerCodesOf,
  lineageBegins,
  type Succession,
  successions,
  withoutFormerCode,
} from './geography/successions.ts'

/**
 * How the bodies of a day cover an area that was asked for. `exact`: together they are that area. `wider`: they cover
 * more, as Northamptonshire did of North Northamptonshire, so their figures are not its own. `unknown`: nobody’s code,
 * or a day before lineage begins.
 */
export type AreaFit = 'exact' | 'wider' | 'unknown'

/** The councils that answered for an area on a day. */
export interface Covering {
  readonly bodies: readonly CouncilCode[]
  readonly fit: AreaFit
}

/** Who took over from a council, directly: in order of code, with the day and the share where known. */
export function successorsOf(code: CouncilCode, also: readonly Succession[] = []): readonly Succession[] {
  return ordered(all(also).filter(({ predecessor }) => predecessor === withoutFormerCode(code)))
}

/** From whom a council took over, directly: in order of code, with the day and the share where known. */
export function predecessorsOf(code: CouncilCode, also: readonly Succession[] = []): readonly Succession[] {
  return ordered(all(also).filter(({ successor }) => successor === withoutFormerCode(code)))
}

/**
 * The councils that stand for a council on a later day: itself while it is there, afterwards those it went over to.
 * Also for a council before its first day: itself, as nobody has succeeded it.
 */
export function successorsOn(code: CouncilCode, day: Day, also: readonly Succession[] = []): readonly CouncilCode[] {
  const next = successorsOf(code, also).filter((each) => each.day <= day)
  if (next.length === 0) return [withoutFormerCode(code)]
  return [...new Set(next.flatMap(({ successor }) => successorsOn(successor, day, also)))].sort()
}

/**
 * The councils in whose area a council’s lay on a day, and whether they cover just that. `also` are successions that
 * are planned, such as those of `plannedSuccessions`.
 */
export function bodiesCovering(code: CouncilCode, day: Day, also: readonly Succession[] = []): Covering {
  const asked = withoutFormerCode(code)
  if (day < lineageBegins || !isKnown(asked, also)) return { bodies: [], fit: 'unknown' }
  const strands = strandsOf(asked, also)
  const bodies = [...new Set(strands.map((strand) => bodyOn(strand, day, also)))].sort()
  return { bodies, fit: fitOf(strands, bodies, also) }
}

/** A time that a figure is about: what it is called, and its last day, which tells who was there. */
export interface SeriesMoment {
  readonly label: string
  readonly day: Day
}

/** A series of one figure by council and time. */
export interface CouncilSeries {
  /** In order of time. */
  readonly moments: readonly SeriesMoment[]
  /** What the source says, by the code it uses; undefined where it has no such row. */
  readonly at: (code: CouncilCode, label: string) => Cell | undefined
  /** Whether councils’ figures add up to that of their area: money and counts do, rates and averages do not. */
  readonly addsUp: boolean
}

/** What the figure of a whole area comes to. */
export type AreaFigure =
  | { readonly kind: 'figure'; readonly value: number; readonly of: readonly CouncilCode[] }
  /** Some members are missing: the rest come to this, so the whole is at least that if no member’s can be negative. */
  | { readonly kind: 'atLeast'; readonly value: number; readonly without: readonly CouncilCode[] }
  | { readonly kind: 'gap'; readonly reason: MissingReason; readonly without: readonly CouncilCode[] }
  /** There are figures and they cannot be put together: a rate, or of a wider area than was asked for. */
  | { readonly kind: 'apart'; readonly because: 'rate' | 'wider' }

/** One time of a series through a reorganisation. */
export interface SeriesPoint extends SeriesMoment {
  readonly fit: AreaFit
  /** Each council that was there, with its figure or the reason it has none. */
  readonly bodies: readonly { readonly code: CouncilCode; readonly name: string; readonly cell: Cell }[]
  readonly figure: AreaFigure
  /** Whose rows the figure is from, where the source goes by other bodies than were there on the day. */
  readonly reportedBy?: readonly CouncilCode[]
}

/**
 * A council’s series through every reorganisation of its area: for each time the councils that were there, each with
 * its figure or the reason it has none, and the figure of the area where all of them have one. A county that ended goes
 * on in its successors, and a gap is a gap: never a drop to nought.
 */
export function seriesThrough(
  code: CouncilCode,
  series: CouncilSeries,
  also: readonly Succession[] = [],
): readonly SeriesPoint[] {
  return series.moments.map((moment) => {
    const { bodies, fit } = bodiesCovering(code, moment.day, also)
    const cells = bodies.map((body) => ({ code: body, name: nameOf(body), cell: cellOf(series, body, moment.label) }))
    const point = { ...moment, fit, bodies: cells, figure: areaFigure(cells, fit, series.addsUp) }
    const isOfArea = point.figure.kind === 'figure' || point.figure.kind === 'atLeast'
    return isOfArea ? point : reportedByOthers(point, withoutFormerCode(code), series, also)
  })
}

/** What a split rests on: the measure and how far it can be trusted. */
export interface SplitBasis {
  /** `people aged 0 to 17 at mid-2023 by district`. */
  readonly what: string
  readonly grade: Grade
}

/** One council’s part of a figure that was split. */
export interface SplitPart<V> extends SplitBasis {
  readonly code: CouncilCode
  /** Its part of all weights, from 0 to 1. */
  readonly share: number
  readonly value: V
}

/**
 * A predecessor’s count, or anything that need not be whole, split between its successors by weights. Throws a
 * RangeError where weights are negative or add up to nothing: whoever asks for them checks them at the door.
 */
export function splitByWeights(
  value: Cell,
  weights: Readonly<Record<CouncilCode, number>>,
  basis: SplitBasis,
): readonly SplitPart<Cell>[] {
  return sharesOf(weights).map(({ code, share }) => ({
    code,
    share,
    value: isMissing(value) ? value : value * share,
    ...basis,
  }))
}

/** The same of money, in whole pence that always add up to the predecessor’s. */
export function splitPenceByWeights(
  total: Pence,
  weights: Readonly<Record<CouncilCode, number>>,
  basis: SplitBasis,
): readonly SplitPart<Pence>[] {
  const shares = sharesOf(weights)
  const parts = splitPence({ total, weights: shares.map(({ share }) => share) })
  return shares.map(({ code, share }, i) => ({ code, share, value: parts[i] ?? pence(0), ...basis }))
}

function sharesOf(weights: Readonly<Record<CouncilCode, number>>) {
  const entries = Object.entries(weights)
  const sum = entries.reduce((running, [, weight]) => running + weight, 0)
  if (!(sum > 0) || !Number.isFinite(sum) || entries.some(([, weight]) => weight < 0))
    throw new RangeError('Weights to split by must be nought or more and add up to more than nought')
  return entries.map(([code, weight]) => ({ code, share: weight / sum }))
}

function all(also: readonly Succession[]): readonly Succession[] {
  return also.length === 0 ? successions : [...successions, ...also]
}

function ordered(list: readonly Succession[]): readonly Succession[] {
  return [...list].sort((a, b) => (a.predecessor + a.successor < b.predecessor + b.successor ? -1 : 1))
}

function isKnown(code: CouncilCode, also: readonly Succession[]): boolean {
  return (
    council(code) !== undefined ||
    earlierCouncils.some(({ number }) => number === code) ||
    also.some(({ successor }) => successor === code)
  )
}

/**
 * A strand is a line of councils, each taking over from the one before, from the first known to the last: the part of
 * the country that went through all of them. An area is the set of strands through it, so two areas are the same when
 * their strands are. Dorset the county is two strands: one went on in the new Dorset, and Christchurch on the coast.
 */
type Strand = readonly CouncilCode[]

function strandsOf(code: CouncilCode, also: readonly Succession[]): readonly Strand[] {
  const before = linesFrom(code, (each) => predecessorsOf(each, also).map(({ predecessor }) => predecessor))
  const after = linesFrom(code, (each) => successorsOf(each, also).map(({ successor }) => successor))
  return before.flatMap((earlier) => after.map((later) => [...earlier.toReversed(), code, ...later]))
}

/** Every line of councils leading away from one, itself left out; one empty line where there is nobody further. */
function linesFrom(code: CouncilCode, next: (code: CouncilCode) => readonly CouncilCode[]): readonly Strand[] {
  const further = next(code)
  if (further.length === 0) return [[]]
  return further.flatMap((each) => linesFrom(each, next).map((line) => [each, ...line]))
}

/** The council of a strand that was there on a day: the last whose first day had come. */
function bodyOn(strand: Strand, day: Day, also: readonly Succession[]): CouncilCode {
  const begun = strand.filter((code, i) => {
    const from = all(also).find(({ predecessor, successor }) => predecessor === strand[i - 1] && successor === code)
    return from === undefined || from.day <= day
  })
  return begun.at(-1) ?? strand[0] ?? ''
}

function fitOf(asked: readonly Strand[], bodies: readonly CouncilCode[], also: readonly Succession[]): AreaFit {
  return areJust(asked, bodies, also) ? 'exact' : 'wider'
}

/** Whether the councils together are the area of these strands, no more and no less. */
function areJust(asked: readonly Strand[], bodies: readonly CouncilCode[], also: readonly Succession[]): boolean {
  const covered = new Set(bodies.flatMap((body) => strandsOf(body, also)).map((strand) => strand.join(' ')))
  return covered.size === asked.length && asked.every((strand) => covered.has(strand.join(' ')))
}

/** The source’s figure of a council, under any code it has gone by; nothing is said of it where it has no row. */
function cellOf(series: CouncilSeries, code: CouncilCode, label: string): Cell {
  const said = [code, ...codesOf(code), ...formerCodesOf(code)].map((each) => series.at(each, label))
  const cells = said.filter((cell) => cell !== undefined)
  return cells.find((cell) => !isMissing(cell)) ?? cells[0] ?? { missing: 'notAvailable' }
}

function areaFigure(bodies: SeriesPoint['bodies'], fit: AreaFit, addsUp: boolean): AreaFigure {
  const there = bodies.flatMap(({ code, cell }) => (isMissing(cell) ? [] : [{ code, value: cell }]))
  const without = bodies.filter(({ cell }) => isMissing(cell)).map(({ code }) => code)
  if (there.length === 0) return { kind: 'gap', reason: commonReason(bodies), without }
  if (fit !== 'exact') return { kind: 'apart', because: 'wider' }
  if (!addsUp && bodies.length > 1) return { kind: 'apart', because: 'rate' }
  const value = there.reduce((sum, each) => sum + each.value, 0)
  return without.length === 0
    ? { kind: 'figure', value, of: there.map(({ code }) => code) }
    : { kind: 'atLeast', value, without }
}

/** The reason all share; “not available” where they differ, as each is listed with its own. */
function commonReason(bodies: SeriesPoint['bodies']): MissingReason {
  const reasons = new Set(bodies.flatMap(({ cell }) => (isMissing(cell) ? [cell.missing] : [])))
  const [only, ...others] = reasons
  return only === undefined || others.length > 0 ? 'notAvailable' : only
}

/**
 * Some sources go on under the old code for a time, or carry a new council back: where those who were there have no
 * figure of the area, the council itself, or those just before or after, may have one, if together they are just that
 * area.
 */
function reportedByOthers(
  point: SeriesPoint,
  code: CouncilCode,
  series: CouncilSeries,
  also: readonly Succession[],
): SeriesPoint {
  const asked = strandsOf(code, also)
  const there = point.bodies.map((body) => body.code)
  const others = [
    isKnown(code, also) ? [code] : [],
    there.flatMap((each) => predecessorsOf(each, also).map(({ predecessor }) => predecessor)),
    there.flatMap((each) => successorsOf(each, also).map(({ successor }) => successor)),
  ]
  for (const those of others.map((list) => [...new Set(list)].sort())) {
    if (those.length === 0 || !areJust(asked, those, also)) continue
    const cells = those.map((each) => ({ code: each, name: nameOf(each), cell: cellOf(series, each, point.label) }))
    const figure = areaFigure(cells, 'exact', series.addsUp)
    if (figure.kind === 'figure') return { ...point, figure, reportedBy: those }
  }
  return point
}

function nameOf(code: CouncilCode): string {
  return council(code)?.name ?? earlierCouncils.find(({ number }) => number === code)?.name ?? code
}
