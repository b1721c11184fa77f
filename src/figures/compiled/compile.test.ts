import { expect, test } from 'vitest'
import { assumption, figures, given } from '../define.ts'
import { parts, type Tree } from '../formula/tree.ts'
import { planFigures } from '../reading/plan.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { cells, members } from '../testing/small-case.ts'
import { compile, kernelOf } from './compile.ts'

const graphs = Array.from({ length: 200 }, (_, index) => randomGraph(index + 1))

test('the graphs that judge the compiler hold every part of the formula language, and every dimension', () => {
  const kinds = new Set<string>()
  const walk = (tree: Tree): void => {
    kinds.add(tree.kind === 'function' ? tree.name : 'sign' in tree ? tree.sign : tree.kind)
    for (const part of parts(tree)) walk(part)
  }
  const dimensions = new Set<string>()
  for (const { outputs } of graphs)
    for (const { tree, by } of outputs) {
      walk(tree)
      for (const dimension of by) dimensions.add(dimension)
    }
  expect([...kinds].sort()).toEqual(
    [
      ...['number', 'name', 'yearNumber', 'negative', '+', '−', '×', '÷', '<', '≤', '=', '≠', '≥', '>', 'and', 'or'],
      ...['not', 'choose', 'clamp', 'if', 'over', 'previous', 'running', 'pick', 'lookup', 'exp', 'ln', 'sqrt'],
      ...['floor', 'pow', 'divide', 'orElse', 'share'],
    ].sort(),
  )
  expect([...dimensions].sort()).toEqual(['council', 'month', 'option', 'pool', 'service', 'step', 'year'])
})

test('the same plan gives the same bytes', () => {
  for (const { outputs, data } of graphs.slice(0, 20)) {
    const [once, again] = [compile(planFigures(outputs, data), outputs), compile(planFigures(outputs, data), outputs)]
    expect(once.module).toEqual(again.module)
  }
})

test('a number that is edited changes the image and not the code', () => {
  const pool = given('pool', { title: 'Pool', unit: '£', by: ['council', 'service'] })
  const rate = assumption('rate', { title: 'Rate', unit: 'share' })
  const { saving } = figures(
    'G',
    { pool, rate },
    { saving: { title: 'Saving', unit: '£', by: ['council'], is: 'sum(pool × rate over service)' } },
  )
  const compiledWith = (amount: number) => {
    const data = {
      members: members({ council: ['A', 'B'], service: ['x', 'y'] }),
      givens: { pool: cells({ 'A x': amount, 'A y': 20, 'B x': 3, 'B y': 4 }) },
      central: { rate: 0.5 },
    }
    return compile(planFigures([saving], data), [saving])
  }
  const [before, after] = [compiledWith(10), compiledWith(11)]
  expect(after.module).toEqual(before.module)
  const image = ({ memory, homes }: ReturnType<typeof kernelOf>) => [...memory.slice(0, homes.inputsAt / 8)]
  const [old, now] = [image(kernelOf(before)), image(kernelOf(after))]
  expect(now.flatMap((value, index) => (value === old[index] ? [] : [[old[index], value]]))).toEqual([[10, 11]])
})
