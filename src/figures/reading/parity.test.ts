import { expect, test } from 'vitest'
import { centralAgain } from '../compiled/central-again.ts'
import { canCompile, compile, kernelOf, type Manner } from '../compiled/compile.ts'
import { compiledDrawReading } from '../compiled/draw-reading.ts'
import type { Figure } from '../figure.ts'
import { type Cell, isMissing } from '../missing.ts'
import { type RandomGraph, randomGraph } from '../testing/random-graph.ts'
import { TreeWalk } from '../testing/tree-walk.ts'
import { centralReading } from './central.ts'
import { type DrawReading, plainDrawReading } from './draws.ts'
import { cellAt, membersAt, type Plan, planFigures } from './plan.ts'

const graphs = process.env['CONCORDAT_SOAK'] === '1' ? 30_000 : 200
const first = Number(process.env['CONCORDAT_SEED'] ?? 1)
const draws = 5

/** Which dimensions the compiler makes loops of: half of the graphs are compiled as it chooses, the others in these ways. */
const ways = [
  ['council', 'service'],
  ['option', 'council', 'service'],
  [],
  ['service', 'option'],
  ['council', 'pool', 'step'],
] as const

test('this machine compiles', () => {
  expect(canCompile()).toBe(true)
})

test(`on ${graphs} graphs made up at random, all three readings equal the obvious one to the bit`, () => {
  let cells = 0
  for (let seed = first; seed < first + graphs; seed++) cells += judge(seed)
  expect(cells).toBeGreaterThan(graphs * 20)
}, 3_600_000)

/** Now and then with a function for every few tasks, as a very long block has. */
function mannerOf(seed: number): Manner {
  const loops = ways[seed % ways.length]
  return { ...(seed % 2 === 0 || loops === undefined ? {} : { loops }), ...(seed % 3 === 0 ? { tasks: 4 } : {}) }
}

function judge(seed: number): number {
  const graph = randomGraph(seed)
  const plan = planFigures(graph.outputs, graph.data)
  return judgeCentral(seed, graph, plan) + judgeDraws(seed, graph, plan)
}

function judgeCentral(seed: number, { outputs, data }: RandomGraph, plan: Plan): number {
  const reading = centralReading(plan)
  const keyed = new Map(plan.parameters.map(({ key }, index) => [key, plan.central[index] as number]))
  const walk = new TreeWalk(data, {
    rounds: true,
    assumed: (name, member) => keyed.get(member === undefined ? name : `${name} ${member}`) as number,
  })
  const compiled = centralAgain(plan, outputs, mannerOf(seed))({})
  const faults = new Set(reading.faults.map(({ figure, at }) => JSON.stringify([figure, at])))
  return eachCell(
    plan,
    outputs,
    (figure, at) => {
      const expected = walk.at(figure, at)
      agree(reading.cell(figure, at), expected.cell, `central, seed ${seed}`, figure, at)
      agree(compiled(figure, at), expected.cell, `central compiled, seed ${seed}`, figure, at)
      const faulty = faults.delete(JSON.stringify([figure.name, at]))
      if (faulty !== expected.marked) fail(`marked: ${faulty}`, expected.marked, `central, seed ${seed}`, figure, at)
    },
    () => {
      if (faults.size > 0) throw new Error(`seed ${seed}: marked where nothing is worked: ${[...faults].join(' ')}`)
    },
  )
}

function judgeDraws(seed: number, { outputs: worked, data, assumed }: RandomGraph, plan: Plan): number {
  // An assumption may be asked for too: its draws are its column.
  const outputs = [...worked, ...plan.figures.flatMap(({ figure }) => (figure.kind === 'assumption' ? [figure] : []))]
  const fill = (draw: number, into: Float64Array): void => {
    for (const [index, { key }] of plan.parameters.entries()) into[index] = assumed(draw, key)
  }
  const manner = mannerOf(seed)
  const kernel = kernelOf(compile(plan, outputs, manner))
  const readings = [
    ['plain', plainDrawReading(plan, outputs, draws, fill)],
    [`compiled, ${JSON.stringify(manner)}`, compiledDrawReading(plan, outputs, draws, fill, kernel)],
  ] as const
  const expected = obviousDraws({ outputs: worked, data, assumed }, outputs, plan)
  return readings.reduce(
    (cells, [how, reading]) => cells + judgeReading(`${how}, seed ${seed}`, reading, outputs, plan, expected),
    0,
  )
}

/** What the obvious reading says of each cell in each draw, and in which draws each figure is marked. */
interface Obvious {
  readonly cells: ReadonlyMap<string, readonly Cell[]>
  readonly marked: Readonly<Record<string, number>>
}

function obviousDraws({ data, assumed }: RandomGraph, outputs: readonly Figure[], plan: Plan): Obvious {
  const marked = new Map<string, Set<number>>()
  const found = new Map<string, Cell[]>()
  for (let draw = 0; draw < draws; draw++) {
    const walk = new TreeWalk(data, {
      rounds: false,
      assumed: (name, member) => assumed(draw, member === undefined ? name : `${name} ${member}`),
    })
    eachCell(plan, outputs, (figure, at) => {
      const expected = walk.at(figure, at)
      const key = JSON.stringify([figure.name, at])
      found.set(key, [...(found.get(key) ?? []), expected.cell])
      if (expected.marked) marked.set(figure.name, (marked.get(figure.name) ?? new Set()).add(draw))
    })
  }
  return { cells: found, marked: Object.fromEntries([...marked].map(([name, among]) => [name, among.size])) }
}

function judgeReading(
  where: string,
  reading: DrawReading,
  outputs: readonly Figure[],
  plan: Plan,
  { cells, marked }: Obvious,
): number {
  const faults = Object.fromEntries(reading.faults.map(({ figure, draws: count }) => [figure, count]))
  expect(faults, where).toEqual(marked)
  return eachCell(plan, outputs, (figure, at) => {
    const column = reading.column(figure, at)
    for (const [draw, expected] of (cells.get(JSON.stringify([figure.name, at])) ?? []).entries())
      agree(isMissing(column) ? column : (column[draw] as number), expected, `draw ${draw}, ${where}`, figure, at)
  })
}

function eachCell(
  plan: Plan,
  outputs: readonly Figure[],
  visit: (figure: Figure, at: Readonly<Record<string, string>>) => void,
  after = (): void => {},
): number {
  let cells = 0
  for (const figure of outputs) {
    const { layout } = plan.planned(figure)
    for (let cell = 0; cell < layout.cells; cell++) {
      const at = membersAt(plan.grid, layout, cell)
      if (cellAt(plan.grid, layout, at) !== cell)
        throw new Error(`cell ${cell} of ${figure.name} is not where its members say`)
      visit(figure, at)
      cells++
    }
  }
  after()
  return cells
}

function agree(found: Cell, expected: Cell, where: string, figure: Figure, at: Readonly<Record<string, string>>): void {
  const same =
    isMissing(found) && isMissing(expected)
      ? found.missing === expected.missing && found.at === expected.at
      : Object.is(found, expected)
  if (!same) fail(found, expected, where, figure, at)
}

function fail(
  found: unknown,
  expected: unknown,
  where: string,
  figure: Figure,
  at: Readonly<Record<string, string>>,
): never {
  const formula = figure.kind === 'figure' ? figure.is : figure.kind
  throw new Error(
    `${where}: ${figure.name} = ${formula} at ${Object.values(at).join(' ')} is ${JSON.stringify(found) ?? String(found)} (${String(found)}), the obvious reading says ${JSON.stringify(expected)} (${String(expected)})`,
  )
}
