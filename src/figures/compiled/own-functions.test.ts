import { expect, test } from 'vitest'
import { assumption, figures } from '../define.ts'
import { isMissing } from '../missing.ts'
import { exp, ln } from '../numbers/index.ts'
import { roundToPenny } from '../pence.ts'
import { planFigures } from '../reading/plan.ts'
import { randomFrom } from '../testing/random-numbers.ts'
import { members } from '../testing/small-case.ts'
import { centralAgain } from './central-again.ts'
import { compiledDrawReading } from './draw-reading.ts'

const x = assumption('x', { title: 'x', unit: 'number' })
const own = figures(
  'own',
  { x },
  {
    power: { title: 'Power of e', unit: 'number', by: [], is: 'exp(x)' },
    logarithm: { title: 'Logarithm', unit: 'number', by: [], is: 'ln(x)' },
    pounds: { title: 'Pounds', unit: '£', by: [], line: true, is: 'x × £1' },
  },
)
const data = { members: members({ year: ['2025-26'] }), givens: {}, central: { x: 1 } }

/** Every edge of the functions and its neighbours, and numbers of every size. */
const numbers = (() => {
  const random = randomFrom(20261124)
  const edges = [
    0,
    5e-324,
    2.2250738585072014e-308,
    1e-300,
    0.005,
    0.5,
    1,
    1.005,
    2,
    100,
    707.9,
    708,
    708.1,
    709.782712893384,
    710,
    745.1332191019411,
    746,
    9007199254740991,
    90071992547409.91,
    1e300,
    1.7976931348623157e308,
    Number.POSITIVE_INFINITY,
  ]
  const around = edges.flatMap((edge) => [edge, edge * (1 + 2e-16), edge * (1 - 2e-16), edge + 0.005])
  const sizes = Array.from({ length: 4000 }, () => exp(random.between(-740, 709)) * random.between(0.5, 2))
  const usual = Array.from({ length: 4000 }, () => random.between(0, 800))
  const halves = Array.from({ length: 4000 }, () => random.whole(1e9) / 100 + 0.005)
  return [...around, ...sizes, ...usual, ...halves].flatMap((each) => [each, -each]).concat(Number.NaN)
})()

function columnsOf(figure: (typeof own)['power'] | (typeof own)['logarithm']): Float64Array {
  const plan = planFigures([figure], data)
  const reading = compiledDrawReading(plan, [figure], numbers.length, (draw, into) => {
    into[0] = numbers[draw] ?? 0
  })
  const column = reading.column(figure)
  if (isMissing(column)) throw new Error('it has a number')
  return column
}

test.each([
  ['exp', own.power, exp],
  ['ln', own.logarithm, ln],
] as const)('%s of two draws at a time has the bits of %s of one', (_, figure, ofOne) => {
  const column = columnsOf(figure)
  const different = numbers.filter((number, draw) => !Object.is(column[draw], ofOne(number)))
  expect(different).toEqual([])
})

test('pennies of two numbers at a time are the pennies of one', () => {
  const plan = planFigures([own.pounds], data)
  const again = centralAgain(plan, [own.pounds])
  const different = numbers.filter((number) => !Object.is(again({ x: number })(own.pounds), roundToPenny(number)))
  expect(different).toEqual([])
})
