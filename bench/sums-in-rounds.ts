// Draws, summaries and ranks, each by its fast way and by the plain one, in rounds; printed as JSON. Bundled into one file,
// as the built command is, and run by measure-summaries.ts:
//
//   node sums-in-rounds.mjs SPECIFICATION-OF-W ROUNDS

import { readFileSync } from 'node:fs'
import { ordered, percentiles, prepareChance, ranks, summarise, summariseLive } from '../src/figures/index.ts'
import { timeOf } from './rounds.ts'
import { correlationsOfW, parametersOfW, type SpecificationOfW } from './workload-w.ts'

const [file = '', rounds = '5'] = process.argv.slice(2)
const spec = JSON.parse(readFileSync(file, 'utf8')) as SpecificationOfW // the yardstick's own file
const parameters = parametersOfW(spec)
const outputs = 149

/** Milliseconds of one round, by what was worked. */
export interface RoundOfSums {
  /** Sampling all parameters of W: draws in columns, and the same number of draws one by one. */
  readonly philox: number
  readonly philoxOneByOne: number
  readonly sobol: number
  readonly sobolOneByOne: number
  /** 149 columns: only sorted, without comparator; their percentiles; their summaries, live and whole. */
  readonly sorted: number
  readonly percentiles: number
  readonly live: number
  readonly summaries: number
  /** 44 columns, 40 parameters and 4 outcomes: put in order by comparison; ordered and ranked. */
  readonly compared: number
  readonly ranked: number
}

export interface Sums {
  readonly philoxDraws: number
  readonly sobolDraws: number
  readonly parameters: number
  readonly outputs: number
  readonly rounds: readonly RoundOfSums[]
}

const philox = chanceOf('philox', 10_000)
const sobol = chanceOf('sobol', 8192)
const columns = parameters.map((_, index) => philox.column(index))
const outcomes = Array.from({ length: outputs }, (_, output) => outcomeOf(output))
const room = parameters.map(() => new Float64Array(10_000))
const ranking = [...columns, ...outcomes.slice(0, 4)]

const sums: Sums = {
  philoxDraws: philox.draws,
  sobolDraws: sobol.draws,
  parameters: parameters.length,
  outputs,
  // The first rounds are not counted: the code is still being made fast.
  rounds: Array.from({ length: 3 + Number(rounds) }, round).slice(3),
}
process.stdout.write(JSON.stringify(sums))

function round(): RoundOfSums {
  return {
    philox: timeOf(() => inColumns(philox)),
    philoxOneByOne: timeOf(() => oneByOne(philox)),
    sobol: timeOf(() => inColumns(sobol)),
    sobolOneByOne: timeOf(() => oneByOne(sobol)),
    sorted: timeOf(() => outcomes.map((column) => column.slice().sort())),
    percentiles: timeOf(() => outcomes.map(percentiles)),
    live: timeOf(() => outcomes.map((column) => summariseLive(column))),
    summaries: timeOf(() => outcomes.map((column) => summarise(column))),
    compared: timeOf(() => ranking.map(byComparison)),
    ranked: timeOf(() => ranking.map(ordered)),
  }
}

function chanceOf(sampler: 'philox' | 'sobol', draws: number) {
  // W numbers its streams from 0, the Sobol table its dimensions from 1.
  const from = sampler === 'sobol' ? 1 : 0
  return prepareChance({
    seed: 12345,
    draws,
    sampler,
    parameters: parameters.map((parameter) => ({ ...parameter, stream: parameter.stream + from })),
    correlations: correlationsOfW(spec),
  })
}

function inColumns({ columns: write, draws }: typeof philox): void {
  write({ first: 0, count: draws }, room)
}

function oneByOne({ fill, draws }: typeof philox): void {
  const into = new Float64Array(parameters.length)
  for (let draw = 0; draw < draws; draw++) fill(draw, into)
}

/** Like what a model makes of its assumptions: sums of products, of them every thirtieth a count of whole years. */
function outcomeOf(output: number): Float64Array {
  const [a, b, c, d] = [0, 7, 13, 29].map((step) => columns[(output + step) % columns.length]!) // there are forty
  const column = Float64Array.from(a!, (value, draw) => 30 * value * (1 - b![draw]!) + (1 + c![draw]!) * d![draw]!)
  return output % 30 === 29 ? ranks(column).map((rank) => Math.floor(rank / 1000)) : column
}

function byComparison(column: Float64Array): Uint32Array {
  return Uint32Array.from(column, (_, i) => i).sort((x, y) => column[x]! - column[y]! || x - y)
}
