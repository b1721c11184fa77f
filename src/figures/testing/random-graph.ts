import { assumption, checkFigures, type Definition, figures, given } from '../define.ts'
import type { Member } from '../dimensions.ts'
import type { Defined, Dimension, Figure } from '../figure.ts'
import { type Cell, missingReasons } from '../missing.ts'
import type { At, FigureData } from '../reading/data.ts'
import { randomFormula, randomShare, type Usable } from './random-formula.ts'
import { type Random, randomFrom } from './random-numbers.ts'

export interface RandomGraph {
  readonly outputs: readonly Defined[]
  readonly data: FigureData
  /** Values of the assumptions in a draw, by parameter key. */
  readonly assumed: (draw: number, key: string) => number
}

const edges = [
  0,
  -0,
  1,
  -1,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  5e-324,
  1e308,
  0.005,
  1.005,
  2,
]
const dimensions: readonly Dimension[] = ['option', 'council', 'service', 'pool', 'step', 'year', 'month']

/** Figures made up from a seed: every operation, shape, gap and awkward number the language allows. */
export function randomGraph(seed: number): RandomGraph {
  const random = randomFrom(seed)
  const members = randomMembers(random)
  const givens = Array.from({ length: 2 + random.whole(4) }, (_, index) =>
    given(`g${index}`, {
      title: `Given ${index}`,
      unit: 'number',
      by: index === 0 ? ['step', ...random.some(['council', 'year'], 0.3)] : random.some(dimensions, 0.3).slice(0, 4),
    }),
  )
  const assumptions = Array.from({ length: random.one([0, 2, 3, 4]) }, (_, index) =>
    assumption(`a${index}`, {
      title: `Assumption ${index}`,
      unit: 'number',
      by: random.chance(0.4) ? ['council'] : [],
    }),
  )
  const known: Figure[] = [...givens, ...assumptions]
  const outputs: Defined[] = []
  for (let group = 0; group < 1 + random.whole(4); group++) {
    const defined = randomGroup(random, `G${group}`, known, members)
    known.push(...defined)
    outputs.push(...defined)
  }
  const cells = new Map(givens.map((figure) => [figure.name, randomCells(random)]))
  const central = Object.fromEntries(
    assumptions.map(({ name, by }) => [
      name,
      by.length === 0
        ? usualValue(random)
        : Object.fromEntries((members['council'] ?? []).map(({ code }) => [code, usualValue(random)])),
    ]),
  )
  const data: FigureData = {
    members,
    roles: { option: { counterfactual: random.one(members['option'] ?? []).code } },
    givens: Object.fromEntries(cells),
    central,
  }
  const drawn = new Map<string, number>()
  const assumed = (draw: number, key: string): number => {
    const place = `${draw} ${key}`
    const value = drawn.get(place) ?? (random.chance(0.15) ? random.one(edges) : usualValue(random))
    drawn.set(place, value)
    return value
  }
  return { outputs, data, assumed }
}

function randomMembers(random: Random): Readonly<Record<Dimension, readonly Member[]>> {
  const named = (codes: readonly string[]): readonly Member[] =>
    shuffled(random, codes).map((code) => ({ code, title: code }))
  const years = ['2012-13', '2013-14', '2014-15', '2015-16'].slice(0, 1 + random.whole(4))
  return {
    option: named(['separate', 'shared', 'merged'].slice(0, 1 + random.whole(3))),
    council: named(['E06000005', 'E06000001', 'E06000003'].slice(0, 1 + random.whole(3))),
    service: named(['care', 'send', 'early help'].slice(0, 1 + random.whole(3))),
    pool: named(['agency', 'pay'].slice(0, 1 + random.whole(2))),
    step: named(['0', '1', '2']),
    year: named(years),
    month: named(['1', '2', '10'].slice(0, 1 + random.whole(3))),
  }
}

function shuffled<T>(random: Random, list: readonly T[]): readonly T[] {
  const rest = [...list]
  const out: T[] = []
  while (rest.length > 0) out.push(...rest.splice(random.whole(rest.length), 1))
  return out
}

function usualValue(random: Random): number {
  return random.chance(0.3) ? random.whole(5) - 1 : random.between(-3, 5)
}

/** Cells that stay as they were when first asked for. Some givens are whole, some have gaps, some are not numbers. */
function randomCells(random: Random): (at: At) => Cell {
  const known = new Map<string, Cell>()
  const gaps = random.one([0, 0, 0.1, 0.3])
  const edgy = random.one([0, 0, 0.1])
  const gapsByService = random.chance(0.3)
  return (at) => {
    const place = Object.values(at).join('|')
    const made = (): Cell => {
      if (gapsByService && at['service'] === 'send') return { missing: 'notApplicable' }
      if (random.chance(gaps)) return { missing: random.chance(0.5) ? 'notApplicable' : random.one(missingReasons) }
      return random.chance(edgy) ? random.one(edges) : usualValue(random)
    }
    const cell = known.get(place) ?? made()
    known.set(place, cell)
    return cell
  }
}

/** A group that passes its checks: one that does not is made again, smaller each time. */
function randomGroup(
  random: Random,
  group: string,
  known: readonly Figure[],
  members: FigureData['members'],
): readonly Defined[] {
  const codes = Object.fromEntries(
    Object.entries(members).map(([dimension, list]) => [dimension, list.map(({ code }) => code)]),
  )
  for (let tries = 0; ; tries++) {
    const uses = Object.fromEntries(known.map((figure) => [figure.name.replace('/', '_'), figure]))
    const usable = Object.entries(uses).map(([name, { by, unit, kind }]) => ({ name, by, kind, isMoney: unit === '£' }))
    // Assumptions twice, so that most formulas are touched by chance.
    const now: Usable[] = [...usable, ...usable.filter(({ kind }) => kind === 'assumption')]
    const count = 1 + random.whole(tries < 20 ? 5 : 1)
    const lines = Array.from({ length: count }, () => random.chance(0.3))
    const later = lines.map((isMoney, index): Usable => ({ name: `f${index}`, by: [], isMoney }))
    const definitions: Record<string, Definition> = {}
    for (const [index, isLine] of lines.entries()) {
      const choices = { now: [...now, ...later.slice(0, index)], later, members: codes }
      const share = isLine && random.chance(0.4) ? randomShare(random, choices) : undefined
      const text = randomFormula(random, choices, 1 + random.whole(3))
      const is = share ?? (isLine ? `${text} × £1` : text)
      definitions[`f${index}`] = { title: `Figure ${index}`, unit: isLine ? '£' : 'number', is }
    }
    const inferred = inferredBy(group, uses, definitions)
    if (inferred === undefined) continue
    const declared = Object.fromEntries(
      Object.entries(definitions).map(([key, each]) => [
        key,
        { ...each, by: inferred[key] ?? [], line: each.unit === '£' },
      ]),
    )
    if (checkFigures(group, uses, declared).length > 0) continue
    return Object.values(figures(group, uses, declared))
  }
}

function inferredBy(
  group: string,
  uses: Readonly<Record<string, Figure>>,
  definitions: Readonly<Record<string, Definition>>,
): Readonly<Record<string, readonly Dimension[]>> | undefined {
  if (checkFigures(group, uses, definitions).length > 0) return undefined
  return Object.fromEntries(Object.entries(figures(group, uses, definitions)).map(([key, { by }]) => [key, by]))
}
