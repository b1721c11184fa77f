import { inverseNormal, normalCdf, philox } from '../src/figures/index.ts'
import type { SpecificationOfW } from './workload-w.ts'

/**
 * W’s uniforms by parameter and draw: word k of the Philox block (draw, j, 0, 0) under the key (seed, 0) is parameter
 * 4j + k, as (word + ½) ÷ 2^32.
 */
export function uniformsOfW(seed: number, draws: number): readonly Float64Array[] {
  const columns = Array.from({ length: 40 }, () => new Float64Array(draws))
  const words = new Uint32Array(4)
  for (let draw = 0; draw < draws; draw++) {
    for (let block = 0; block < 10; block++) {
      philox([draw, block, 0, 0], [seed, 0], words)
      for (let word = 0; word < 4; word++) columns[4 * block + word]![draw] = (words[word]! + 0.5) / 4294967296 // 40 columns, four words
    }
  }
  return columns
}

/** W’s uncertain numbers by parameter and draw, for the object model: the first ten correlated, each by its own curve. */
export function sampleW(spec: SpecificationOfW, seed: number, draws: number): readonly Float64Array[] {
  const uniforms = uniformsOfW(seed, draws)
  const scores = uniforms.slice(0, spec.chol.length).map((column) => column.map(inverseNormal))
  return uniforms.map((column, parameter) => {
    const read = readerOf(spec, parameter)
    const weights = spec.chol[parameter]
    if (weights === undefined) return column.map((chance) => read(chance, () => inverseNormal(chance)))
    return column.map((_, draw) => {
      let score = 0
      for (let other = 0; other <= parameter; other++) score += weights[other]! * scores[other]![draw]! // a row for each of the ten
      return read(normalCdf(score), () => score)
    })
  })
}

/** A number read from its chance, or from its normal score where its curve is a normal one. */
type Reader = (chance: number, score: () => number) => number

function readerOf({ params, tables }: SpecificationOfW, parameter: number): Reader {
  const { kind, args, table } = params[parameter]! // 40 of them
  if (table >= 0) {
    const values = Float64Array.from(tables[table]!) // tables are called by their number
    const cells = values.length - 1
    return (chance) => {
      const at = chance * cells
      const cell = Math.floor(at)
      return values[cell]! + (values[cell + 1]! - values[cell]!) * (at - cell) // a chance is below 1
    }
  }
  if (kind === 'discrete') {
    const [values, chances] = args as readonly [readonly number[], readonly number[]] // two lists for this kind
    let sum = 0
    const upTo = chances.map((chance) => {
      sum += chance
      return sum
    })
    return (chance) => values.find((_, at) => chance < upTo[at]!) ?? values.at(-1)! // as many sums as values
  }
  const [first, second, third] = args as readonly [number, number, number] // numbers for the others; two or three
  if (kind === 'normal') return (_, score) => first + second * score()
  if (kind === 'lognormal') return (_, score) => Math.exp(first + second * score())
  const [low, mode, high] = [first, second, third]
  const belowMode = (mode - low) / (high - low)
  return (chance) =>
    chance < belowMode
      ? low + Math.sqrt(chance * (high - low) * (mode - low))
      : high - Math.sqrt((1 - chance) * (high - low) * (high - mode))
}
