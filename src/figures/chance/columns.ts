import { inverseNormal, normalCdf } from '../numbers/index.ts'
import { philoxUniforms, type Stretch } from './philox.ts'
import type { Prepared } from './quantile.ts'
import { sobolUniforms, sourceOfStream } from './sobol.ts'

/** A column for each uncertain number, by its place in the list; those that are not wanted may be left out. */
export type Columns = readonly (Float64Array | undefined)[]

/** One uncertain number as its columns are made: where its luck comes from, and what reads it. */
export interface Drawn {
  readonly stream: number
  readonly prepared: Prepared
}

/** Numbers that are mixed: their places in the list, in order of stream, and the triangle of their correlation. */
export interface MixedPlaces {
  readonly places: readonly number[]
  readonly lower: Float64Array
}

/** The luck of so many numbers, and how they hang together. */
export interface Luck {
  readonly seed: number
  readonly sampler: 'sobol' | 'philox'
  readonly numbers: readonly Drawn[]
  readonly mixes: readonly MixedPlaces[]
}

/** Writes a stretch of draws into columns, which begin with the first of the stretch. */
export type WriteColumns = (stretch: Stretch, into: Columns) => void

// Every `!` below reads a place of a list or a column inside the loop that counts it.

/**
 * Whole columns of draws, the same digits as draw by draw: the uniforms of a stream, or of four at a time, then the
 * normal scores, the mixing of those that are correlated, and the values, each in a loop of its own over one column.
 * A number that is mixed is written only where all that it is mixed with have a column too.
 */
export function columnsOf({ seed, sampler, numbers, mixes }: Luck): WriteColumns {
  const isMixed = new Set(mixes.flatMap(({ places }) => places))
  const uniforms = uniformsOf(
    { seed, sampler },
    numbers.flatMap(({ stream, prepared }, place) =>
      isMixed.has(place) || prepared.reads !== 'nothing' ? [{ stream, place }] : [],
    ),
  )
  return (stretch, into) => {
    const { count } = stretch
    for (const write of uniforms) write(stretch, into)
    for (const [place, { prepared }] of numbers.entries()) {
      const column = into[place]
      if (column === undefined || isMixed.has(place)) continue
      if (prepared.reads === 'score') scoresOver(column, count)
      prepared.over(column, 0, count)
    }
    for (const { places, lower } of mixes) {
      const columns = places.flatMap((place) => into[place] ?? [])
      if (columns.length < places.length) continue
      mix(columns, lower, count)
      for (const [row, place] of places.entries()) {
        const { reads, over } = numbers[place]!.prepared
        if (reads === 'uniform') chancesOver(columns[row]!, count)
        over(columns[row]!, 0, count)
      }
    }
  }
}

/** One writer for each Sobol stream, and one for each four neighbouring Philox streams. */
function uniformsOf(
  { seed, sampler }: Pick<Luck, 'seed' | 'sampler'>,
  wanted: readonly { readonly stream: number; readonly place: number }[],
): readonly WriteColumns[] {
  const writers: WriteColumns[] = []
  const blocks = new Map<number, (number | undefined)[]>()
  for (const { stream, place } of wanted) {
    if (sampler === 'sobol' && sourceOfStream(stream) === 'sobol') {
      const write = sobolUniforms(seed, stream)
      writers.push((stretch, into) => {
        const column = into[place]
        if (column !== undefined) write(stretch, column)
      })
      continue
    }
    const block = Math.floor(stream / 4)
    const places = blocks.get(block) ?? [undefined, undefined, undefined, undefined]
    places[stream % 4] = place
    blocks.set(block, places)
  }
  for (const [block, places] of blocks) {
    writers.push((stretch, into) => {
      const columns = places.map((place) => (place === undefined ? undefined : into[place]))
      if (columns.some((column) => column !== undefined)) philoxUniforms({ seed, block }, stretch, columns)
    })
  }
  return writers
}

function scoresOver(column: Float64Array, count: number): void {
  for (let i = 0; i < count; i += 1) column[i] = inverseNormal(column[i]!)
}

function chancesOver(column: Float64Array, count: number): void {
  for (let i = 0; i < count; i += 1) column[i] = normalCdf(column[i]!)
}

/** Draws mixed at a time: their scores stay near at hand. */
const pieceOfMix = 256

/** Uniforms become the scores that correlation leaves: each is mixed from those up to its own, by its row of the triangle. */
function mix(columns: readonly Float64Array[], lower: Float64Array, count: number): void {
  const side = columns.length
  const scores = columns.map(() => new Float64Array(pieceOfMix))
  for (let from = 0; from < count; from += pieceOfMix) {
    const size = Math.min(pieceOfMix, count - from)
    for (const [k, column] of columns.entries()) {
      const own = scores[k]!
      for (let i = 0; i < size; i += 1) own[i] = inverseNormal(column[from + i]!)
    }
    for (const [row, column] of columns.entries()) {
      column.fill(0, from, from + size)
      for (let k = 0; k <= row; k += 1) {
        // Nought times a score adds nothing to a sum that began with nought.
        const factor = lower[row * side + k]!
        if (factor !== 0) addTimes(column, from, { factor, of: scores[k]!, size })
      }
    }
  }
}

interface Times {
  readonly factor: number
  readonly of: Float64Array
  readonly size: number
}

function addTimes(column: Float64Array, from: number, { factor, of, size }: Times): void {
  for (let i = 0; i < size; i += 1) column[from + i] = column[from + i]! + factor * of[i]!
}
