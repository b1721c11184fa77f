import {
  type At,
  centralReading,
  chance,
  choiceBetween,
  columnQuantile,
  correlationOfRanks,
  type Figure,
  isMissing,
  ordered,
  ownEffects,
  quantile,
  type SlicedNumber,
  valueOfKnowing,
  varianceShares,
} from '../../figures/index.ts'
import { centralOf, columnOf, spreadOf, spreadOfColumn, type Worked, wholePence } from '../answering/read.ts'
import { rounded, shareOf } from '../answering/sensitivity.ts'
import type { FrozenParameter, Publication } from './document.ts'
import type { PublishedPlace } from './places.ts'
import type { Revived } from './readings.ts'

/** A reading worked again, of which numbers are asked. */
export interface Reworked {
  readonly revived: Revived
  readonly worked: Worked
}

/** One number of an answer to be had again: the figure, where, and how. */
export interface Asked {
  readonly reworked: Reworked
  readonly publication: Publication
  readonly place: PublishedPlace
  readonly figure: Figure
  readonly at: At
}

type Read = (asked: Asked) => unknown

const cellsOf = ({ reworked: { worked }, figure, at, publication }: Asked): readonly number[] =>
  (publication.over ?? [])
    .reduce<readonly At[]>(
      (places, dimension) =>
        places.flatMap((place) =>
          (worked.plan.members[dimension] ?? []).map(({ code }) => ({ ...place, [dimension]: code })),
        ),
      [at],
    )
    .map((place) => wholePence(centralOf(worked, figure, place)))

const column = ({ reworked: { worked }, figure, at }: Asked) => columnOf(worked, figure, at)

const part =
  (name: keyof ReturnType<typeof spreadOfColumn>): Read =>
  ({ reworked: { worked }, figure, at }) =>
    spreadOf(worked, figure, at)[name]

const quantileIn =
  (p: number): Read =>
  (asked) => {
    const draws = column(asked)
    return draws.length === 0 ? 0 : wholePence(columnQuantile(draws, p))
  }

const plainQuantileIn =
  (p: number): Read =>
  (asked) => {
    const draws = column(asked)
    return draws.length === 0 ? 0 : rounded(columnQuantile(draws, p))
  }

const plainMean = (draws: Float64Array) => wholePence(draws.reduce((sum, value) => sum + value, 0) / draws.length)

/** How a printed number is had from a figure. What each means is fixed for ever: a version names it. */
const reads = {
  /** Pence at the centre, added up over the members of `over`. */
  central: (asked) => cellsOf(asked).reduce((sum, pence) => sum + pence, 0),
  /** Where nothing falls due. */
  nought: () => 0,
  number: ({ reworked: { worked }, figure, at }) => centralOf(worked, figure, at),
  number5: plainQuantileIn(0.05),
  number95: plainQuantileIn(0.95),
  spread: ({ reworked: { worked }, figure, at }) => spreadOf(worked, figure, at),
  mean: part('mean'),
  p5: part('p5'),
  p25: part('p25'),
  p50: part('p50'),
  p75: part('p75'),
  p95: part('p95'),
  plainMean: (asked) => plainMean(column(asked)),
  /** Null where the option is no choice, which the answer says. */
  meanOfChoice: (asked) => (asked.place.value === null ? null : plainMean(column(asked))),
  half: quantileIn(0.5),
  fifth: quantileIn(0.2),
  chanceOfGain: (asked) => rounded(chance(column(asked), (value) => value > 0).chance),
  chanceError: (asked) => rounded(chance(column(asked), (value) => value > 0).standardError),
  futuresByGainers: (asked) => futuresByGainers(asked),
  chanceAllGain: (asked) => futuresByGainers(asked).at(-1) ?? 0,
  chanceOfBreach: (asked) => chanceOfBreach(asked),
  deepest: (asked) => deepest(asked),
  funding: (asked) => funding(asked),
  fundingInAll: (asked) => Object.values(funding(asked)).reduce((sum, pence) => sum + pence, 0),
  lastYear: ({ reworked: { worked }, figure, at }) =>
    wholePence(centralOf(worked, figure, { ...at, year: worked.years.at(-1) ?? '' })),
  /** Less the pence of the first of `of`. */
  lessFirst: (asked) => {
    const { reworked, publication, at } = asked
    const other = reworked.revived.figure(publication.of?.[0] ?? '')
    return cellsOf(asked).reduce((sum, pence) => sum + pence, 0) - wholePence(centralOf(reworked.worked, other, at))
  },
  spreadOverYears: (asked) => {
    const { worked } = asked.reworked
    const years = yearsSaid(asked)
    const central = years.reduce((sum, year) => sum + centralOf(worked, asked.figure, { ...asked.at, year }), 0)
    const columns = years.map((year) => columnOf(worked, asked.figure, { ...asked.at, year }))
    const total = Float64Array.from({ length: worked.draws.draws }, (_, draw) =>
      columns.reduce((sum, each) => sum + (each[draw] ?? 0), 0),
    )
    return spreadOfColumn(central, total)
  },
  lastOfYears: (asked) => {
    const year = yearsSaid(asked).at(-1)
    return year === undefined ? 0 : wholePence(centralOf(asked.reworked.worked, asked.figure, { ...asked.at, year }))
  },
  faults: ({ reworked: { worked } }) => worked.draws.faults.map(({ figure, draws }) => ({ figure, draws })),
  whenLow: (asked) => whenMoved(asked, 0.1),
  whenHigh: (asked) => whenMoved(asked, 0.9),
  rankCorrelation: (asked) => {
    const { plan, chance } = asked.reworked.revived
    const index = plan.parameters.findIndex(({ key }) => key === asked.place.says('name'))
    const own = index < 0 ? undefined : chance?.ordered(index)
    return own === undefined ? undefined : rounded(correlationOfRanks(own, ordered(column(asked))))
  },
  varianceShare: (asked) => shareOf(sharesOf(asked).shares.get(String(asked.place.says('name')))),
  varianceShareError: (asked) =>
    rounded(sharesOf(asked).shares.get(String(asked.place.says('name')))?.standardError ?? 0),
  shareTogether: (asked) => rounded(sharesOf(asked).together.share),
  shareTogetherError: (asked) => rounded(sharesOf(asked).together.standardError),
  chosenMean: (asked) => wholePence(choiceBetween(contenders(asked)).mean),
  knowingAll: (asked) => wholePence(choiceBetween(contenders(asked)).perfect),
  knowing: (asked) => {
    const worth = knowing(asked)
    return worth === undefined ? undefined : wholePence(worth.value)
  },
  knowingError: (asked) => {
    const worth = knowing(asked)
    return worth === undefined ? undefined : wholePence(worth.standardError)
  },
} as const satisfies Readonly<Record<string, Read>>

export type ReadName = keyof typeof reads

export function isRead(name: string): name is ReadName {
  return Object.hasOwn(reads, name)
}

/** The number as this build works it; undefined where the frozen inputs have nothing to work it from. */
export function readAgain(asked: Asked): unknown {
  const { reads: name, isLess } = asked.publication
  if (!isRead(name)) return undefined
  const value: unknown = reads[name](asked)
  return isLess === true && typeof value === 'number' ? -value || 0 : value
}

function yearsSaid({ place }: Asked): readonly string[] {
  const years = place.says('yearsCounted')
  return Array.isArray(years) ? years.map(String) : []
}

/** Share of futures by how many of the option's councils gain: index 0 is none. */
function futuresByGainers({ reworked: { worked }, figure, at, place }: Asked): number[] {
  const councils = place.says('councils')
  const columns = (Array.isArray(councils) ? councils.map(String) : []).map((council) =>
    columnOf(worked, figure, { ...at, council }),
  )
  const counts = new Array<number>(columns.length + 1).fill(0)
  const draws = columns[0]?.length ?? 0
  for (let d = 0; d < draws; d += 1) {
    const better = columns.reduce((n, each) => n + ((each[d] ?? 0) > 0 ? 1 : 0), 0)
    counts[better] = (counts[better] ?? 0) + 1
  }
  return counts.map((count) => (draws === 0 ? 0 : rounded(count / draws)))
}

function chanceOfBreach({ reworked: { worked }, figure, at }: Asked): number | null {
  const columns = worked.years.map((year) => worked.draws.column(figure, { ...at, year }))
  if (columns.some((each) => isMissing(each as never))) return null // a missing reason or a column
  const { draws } = worked.draws
  let broken = 0
  for (let d = 0; d < draws; d += 1) if (columns.some((each) => ((each as Float64Array)[d] ?? 0) > 0)) broken += 1 // columns, as was looked at above
  return broken / draws
}

function deepest({ reworked: { worked }, figure, at }: Asked) {
  const soFar = worked.years.map((year) => ({
    pence: wholePence(centralOf(worked, figure, { ...at, year })),
    year,
  }))
  const least = soFar.reduce((low, each) => (each.pence < low.pence ? each : low), soFar[0] ?? { pence: 0, year: '' })
  return least.pence > 0 ? { pence: 0, year: least.year } : least
}

/** What each source pays of a year's one-offs; a grant that comes in pays for so much, and the rest pays so much less. */
function funding({ reworked: { worked, revived }, publication, at }: Asked): Readonly<Record<string, number>> {
  const sources = publication.paidFrom ?? []
  const paid: Record<string, number> = {}
  for (const [index, name] of (publication.of ?? []).entries()) {
    const from = sources[index] ?? ''
    paid[from] = (paid[from] ?? 0) - wholePence(centralOf(worked, revived.figure(name), at))
  }
  const granted = -(paid['grant'] ?? 0)
  if (granted > 0) {
    const rest = sources.at(-1) ?? ''
    paid['grant'] = granted
    paid[rest] = (paid[rest] ?? 0) - granted
  }
  return Object.fromEntries(Object.entries(paid).map(([from, pence]) => [from, pence || 0]))
}

/** Pence at the centre with one assumption at a quantile of its range. */
function whenMoved({ reworked: { revived }, figure, at, place }: Asked, p: number): number | undefined {
  const index = revived.parameters.findIndex(({ key }) => key === place.says('name'))
  const own = revived.parameters[index]
  if (own === undefined) return undefined
  const { plan, known } = movingOf(revived, figure)
  if (!plan.parameters.some(({ key }) => key === own.key)) return undefined
  const value = (revived.chance?.quantile(index) ?? quantile(own.distribution))(p)
  const name = `${own.key} ${value}`
  const reading = known.get(name) ?? centralReading(plan, { [own.key]: value })
  known.set(name, reading)
  const cell = reading.cell(figure, at)
  return wholePence(typeof cell === 'number' ? cell : Number.NaN)
}

interface Moving {
  readonly plan: Revived['plan']
  readonly known: Map<string, ReturnType<typeof centralReading>>
}

const moving = new WeakMap<Revived, Map<string, Moving>>()

/** A plan of one figure alone, so that moving one number is quick; made once for each. */
function movingOf(revived: Revived, figure: Figure): Moving {
  const of = moving.get(revived) ?? new Map<string, Moving>()
  moving.set(revived, of)
  const found = of.get(figure.name) ?? { plan: revived.planOf([figure.name]), known: new Map() }
  of.set(figure.name, found)
  return found
}

interface Moved {
  readonly parameter: FrozenParameter
  readonly sliced: SlicedNumber
}

const movedNumbers = new WeakMap<Revived, readonly Moved[]>()

/** The uncertain numbers that present values rest on and that vary, each with its futures cut into slices. */
function movedOf({ reworked: { revived }, figure, publication }: Asked): readonly Moved[] {
  const known = movedNumbers.get(revived)
  if (known !== undefined) return known
  const bearing = publication.bearing === undefined ? figure : revived.figure(publication.bearing)
  const reached = new Set(movingOf(revived, bearing).plan.parameters.map(({ key }) => key))
  const { correlations } = revived.reading
  const found = revived.parameters.flatMap((parameter, index): Moved[] => {
    const own = revived.chance?.column(index)
    const slices = revived.chance?.slices(index)
    if (
      own === undefined ||
      slices === undefined ||
      !reached.has(parameter.key) ||
      own.every((value) => value === own[0])
    )
      return []
    const { key } = parameter
    const tiedTo = new Set(correlations.flatMap(({ a, b }) => (a === key ? [b] : b === key ? [a] : [])))
    return [{ parameter, sliced: { key, slices, tiedTo } }]
  })
  movedNumbers.set(revived, found)
  return found
}

/** The luck of another option does not bear on this one. */
function bearingOn(option: string, moved: readonly Moved[]): readonly SlicedNumber[] {
  return moved
    .filter(({ parameter: { from, key, name } }) => from !== 'rule' || key === name || key.endsWith(` ${option}`))
    .map(({ sliced }) => sliced)
}

const shares = new WeakMap<Worked, Map<string, ReturnType<typeof varianceShares>>>()

function sharesOf(asked: Asked) {
  const { worked } = asked.reworked
  const of = shares.get(worked) ?? new Map<string, ReturnType<typeof varianceShares>>()
  shares.set(worked, of)
  const option = asked.at['option'] ?? ''
  const known = of.get(option)
  if (known !== undefined) return known
  const numbers = bearingOn(option, movedOf(asked))
  const outcome = columnOf(worked, asked.figure, { option })
  const found = varianceShares(numbers, outcome, ownEffects(numbers, outcome))
  of.set(option, found)
  return found
}

function contenders({ reworked: { worked }, figure, at, publication }: Asked): readonly Float64Array[] {
  return (publication.of ?? []).map((option) => columnOf(worked, figure, { ...at, option }))
}

const effects = new WeakMap<Worked, Map<string, readonly ReturnType<typeof ownEffects>[]>>()

/** What knowing one assumption before choosing would be worth, in pounds. */
function knowing(asked: Asked) {
  const { reworked, publication, at, place, figure } = asked
  const of = effects.get(reworked.worked) ?? new Map<string, readonly ReturnType<typeof ownEffects>[]>()
  effects.set(reworked.worked, of)
  const moved = movedOf(asked)
  const number = moved.find(({ parameter }) => parameter.key === place.says('name'))
  if (number === undefined) return undefined
  const key = `${figure.name} ${JSON.stringify(at)}`
  const found =
    of.get(key) ??
    (publication.of ?? []).map((option) =>
      ownEffects(bearingOn(option, moved), columnOf(reworked.worked, figure, { ...at, option })),
    )
  of.set(key, found)
  return valueOfKnowing(number.sliced, found)
}
