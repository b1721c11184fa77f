import { inverseNormal, normalCdf } from '../numbers/index.ts'
import { type Problem, problem } from '../problem.ts'
import { checkDistribution } from './check-distribution.ts'
import { columnsOf, type Drawn, type MixedPlaces } from './columns.ts'
import { correlatedGroups, type RankCorrelation, type Repair } from './correlated-groups.ts'
import type { Distribution } from './distribution.ts'
import { philoxUniform, type Stretch } from './philox.ts'
import { plainNumber } from './plain-number.ts'
import type { ChanceProblemCode } from './problems.ts'
import { type Prepared, prepareDistribution, quantileOf, type TablesKept } from './quantile.ts'
import { sobolStream, sourceOfStream } from './sobol.ts'

/** An uncertain number: its name, the stream that the case file keeps for it, and how it may turn out. */
export interface ChanceParameter {
  readonly key: string
  readonly stream: number
  readonly distribution: Distribution
}

/** What to draw, how often, and from which luck. */
export interface ChanceRequest {
  readonly seed: number
  readonly draws: number
  readonly parameters: readonly ChanceParameter[]
  readonly correlations?: readonly RankCorrelation[] | undefined
  /** Scrambled Sobol points by default; Philox for plain Monte Carlo and for audit. */
  readonly sampler: 'sobol' | 'philox'
}

/** Draws, each a function of (seed, stream, draw) alone. */
export interface PreparedChance {
  readonly draws: number
  /** Writes draw number `draw` (from 0) into `into`: into[i] is the value of parameters[i]. */
  readonly fill: (draw: number, into: Float64Array) => void
  /** Every draw of one parameter, the same digits as `fill` gives. */
  readonly column: (parameterIndex: number) => Float64Array
  /**
   * Draws `first` to `first + count − 1` of every parameter: into[i][k] is the value of parameters[i] in draw first + k,
   * the same digits as `fill` gives. Makes no garbage to speak of.
   */
  readonly columns: (stretch: Stretch, into: readonly Float64Array[]) => void
  /** The value that a parameter falls below with chance u, for u strictly between 0 and 1. */
  readonly quantile: (parameterIndex: number) => (u: number) => number
  /** What the draws of a parameter are worked from, as text: where it is the same, so is every digit of every draw. */
  readonly origin: (parameterIndex: number) => string
  /** Set when the correlations could not all hold at once: what was used in place of what was asked. */
  readonly repaired?: Repair
  /** Parameters whose stream lies beyond the Sobol table and takes plain Philox luck instead. */
  readonly philoxStreams: readonly string[]
}

/** Everything that stands in the way of these draws; empty when they can be made. */
export function checkChance({
  seed,
  draws,
  parameters,
  correlations = [],
  sampler,
}: ChanceRequest): readonly Problem[] {
  const found: Problem[] = []
  const say = (code: ChanceProblemCode, place: string, sentence: string) => found.push(problem(code, place, sentence))
  if (!isWhole(seed, 0, 4294967295)) {
    say('CHANCE-11', 'seed', `The seed is ${seed}. Enter a whole number from 0 to 4,294,967,295.`)
  }
  if (sampler === 'sobol' && !(isWhole(draws, 64, 2147483648) && isPowerOfTwo(draws))) {
    say(
      'CHANCE-11',
      'draws',
      `The number of draws is ${draws}. Enter a power of two, 64 or more: 1,024 or 8,192, for example.`,
    )
  }
  if (sampler === 'philox' && !isWhole(draws, 1, 4294967295)) {
    say('CHANCE-11', 'draws', `The number of draws is ${draws}. Enter a whole number, 1 or more.`)
  }
  const keys = new Set<string>()
  const ownerOf = new Map<number, string>()
  for (const { key, stream, distribution } of parameters) {
    found.push(...checkDistribution(distribution, key))
    if (keys.has(key))
      say('CHANCE-12', key, `There are two uncertain numbers called “${key}”. Give each a name of its own.`)
    keys.add(key)
    const first = sampler === 'sobol' ? 1 : 0
    if (!isWhole(stream, first, 4294967295)) {
      say(
        'CHANCE-11',
        key,
        `The stream of “${key}” is ${stream}. Give it the next stream number that is free, ${first} or more.`,
      )
    }
    const owner = ownerOf.get(stream)
    if (owner !== undefined && owner !== key) {
      say(
        'CHANCE-12',
        key,
        `“${key}” and “${owner}” both have stream ${stream}, so they would rise and fall together. Give “${key}” the next stream number that is free.`,
      )
    }
    ownerOf.set(stream, owner ?? key)
  }
  const pairs = new Set<string>()
  for (const { a, b, rank } of correlations) {
    const place = `${a} and ${b}`
    for (const name of [a, b]) {
      if (!keys.has(name))
        say(
          'CHANCE-13',
          place,
          `“${name}” is not an uncertain number of this case. Correct the name or take the correlation out.`,
        )
    }
    if (a === b) say('CHANCE-13', place, `“${a}” is correlated with itself. Name two different numbers.`)
    const pair = JSON.stringify(a < b ? [a, b] : [b, a])
    if (pairs.has(pair)) say('CHANCE-13', place, `The correlation of “${a}” and “${b}” is given twice. Keep one.`)
    pairs.add(pair)
    if (!(rank >= -1 && rank <= 1)) {
      say(
        'CHANCE-14',
        place,
        `The rank correlation of “${a}” and “${b}” is ${plainNumber(rank)}. Enter a number from −1 to 1.`,
      )
    }
  }
  return found
}

/**
 * Makes ready to draw. A draw is a function of (seed, stream, draw): adding or removing a parameter that is not
 * correlated with others changes no digit of theirs, nor does the order of the list or the number of draws.
 *
 * Correlation is a Gaussian copula: the normal scores z of a group become L z, and what reads a uniform reads the
 * chance of that. Throws when `checkChance` has anything to say: ask it first.
 */
export function prepareChance(request: ChanceRequest, kept: TablesKept = { tables: new Map() }): PreparedChance {
  const problems = checkChance(request)
  if (problems.length > 0)
    throw new Error(`checkChance was not heeded: ${problems.map(({ sentence }) => sentence).join(' ')}`)
  const { seed, draws, parameters, correlations = [], sampler } = request
  const numbers = onceAsked(() =>
    parameters.map(({ stream, distribution }) => ({ stream, prepared: prepareDistribution(distribution, kept) })),
  )
  const inOrderOfStream = [...parameters].sort((x, y) => x.stream - y.stream).map(({ key }) => key)
  const { groups, repair } = correlatedGroups(inOrderOfStream, correlations)
  const indexOf = new Map(parameters.map(({ key }, index) => [key, index]))
  const mixes = groups.map(({ members, lower }) => ({
    places: members.map((key) => indexOf.get(key) as number), // members are keys of parameters
    lower,
  }))
  const mixOf = new Map(mixes.flatMap((mix) => mix.places.map((index) => [index, mix] as const)))
  const write = onceAsked(() => columnsOf({ seed, sampler, numbers: numbers(), mixes }))
  const drawn = onceAsked(() => drawByDraw(request, numbers(), mixes))
  const known = (parameterIndex: number): number => {
    if (parameters[parameterIndex] === undefined) throw new Error(`There is no parameter ${parameterIndex}`)
    return parameterIndex
  }
  return {
    draws,
    fill: (draw, into) => drawn()(draw, into),
    column: (parameterIndex) => {
      const into: Float64Array[] = []
      for (const place of mixOf.get(known(parameterIndex))?.places ?? [parameterIndex])
        into[place] = new Float64Array(draws)
      write()({ first: 0, count: draws }, into)
      return into[parameterIndex] as Float64Array // among the places just filled
    },
    columns: (stretch, into) => write()(stretch, into),
    quantile: (parameterIndex) => quantileOf((numbers()[known(parameterIndex)] as Drawn).prepared), // known to be there
    origin: (parameterIndex) => {
      const { stream, distribution } = parameters[known(parameterIndex)] as ChanceParameter // known to be there
      const mix = mixOf.get(parameterIndex)
      const mixed = mix === undefined ? [] : [mix.places.map((place) => parameters[place]?.stream), ...mix.lower]
      return JSON.stringify([seed, sampler, stream, distribution, mixed])
    },
    ...(repair === undefined ? {} : { repaired: repair }),
    philoxStreams:
      sampler === 'philox'
        ? []
        : parameters.filter(({ stream }) => sourceOfStream(stream) === 'philox').map(({ key }) => key),
  }
}

/** Worked when it is first asked for. */
function onceAsked<T>(work: () => T): () => T {
  let known: { readonly is: T } | undefined
  return () => {
    known ??= { is: work() }
    return known.is
  }
}

/** The plain way, one draw at a time: what the columns are held to. */
function drawByDraw(
  request: ChanceRequest,
  numbers: readonly Drawn[],
  mixed: readonly MixedPlaces[],
): (draw: number, into: Float64Array) => void {
  const readers = numbers.map(({ stream, prepared }) => ({ uniform: uniformsOf(request, stream), prepared }))
  const mixes = mixed.map(
    ({ places, lower }): Mix => ({
      places,
      readers: places.map((index) => readers[index] as Reader), // places of the list
      lower,
      scores: new Float64Array(places.length),
    }),
  )
  const isMixed = new Set(mixes.flatMap(({ places }) => places))
  const alone = readers.flatMap((reader, index) => (isMixed.has(index) ? [] : [{ index, at: valueAlone(reader) }]))
  return (draw, into) => {
    for (const { index, at } of alone) into[index] = at(draw)
    for (const mix of mixes) fillMix(mix, draw, into)
  }
}

function uniformsOf({ seed, sampler }: ChanceRequest, stream: number): (draw: number) => number {
  if (sampler === 'sobol') return sobolStream(seed, stream)
  const words = new Uint32Array(4)
  return (draw) => philoxUniform(seed, stream, draw, words)
}

interface Reader {
  readonly uniform: (draw: number) => number
  readonly prepared: Prepared
}

function valueAlone({ uniform, prepared: { reads, at } }: Reader): (draw: number) => number {
  if (reads === 'nothing') return at
  return reads === 'score' ? (draw) => at(inverseNormal(uniform(draw))) : (draw) => at(uniform(draw))
}

/** A correlated group made ready: where each member stands in a draw, its triangle, and room for the scores. */
interface Mix {
  readonly places: readonly number[]
  readonly readers: readonly Reader[]
  readonly lower: Float64Array
  readonly scores: Float64Array
}

function fillMix(mix: Mix, draw: number, into: Float64Array): void {
  const { places, readers, scores } = mix
  for (const [k, { uniform }] of readers.entries()) scores[k] = inverseNormal(uniform(draw))
  for (const [row, place] of places.entries()) into[place] = mixed(mix, row)
}

/** One member's value: its score is mixed from the group's scores up to its own, by its row of the triangle. */
function mixed({ readers, lower, scores }: Mix, row: number): number {
  let score = 0
  for (let k = 0; k <= row; k += 1) score += (lower[row * scores.length + k] as number) * (scores[k] as number)
  const { reads, at } = (readers[row] as Reader).prepared
  return at(reads === 'uniform' ? normalCdf(score) : score)
}

function isWhole(value: number, least: number, most: number): boolean {
  return Math.floor(value) === value && value >= least && value <= most
}

function isPowerOfTwo(value: number): boolean {
  return (value & (value - 1)) === 0
}
