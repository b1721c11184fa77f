import { expect, test } from 'vitest'
import { bitsOf, randomLuck } from '../testing/random-luck.ts'
import { randomFrom } from '../testing/random-numbers.ts'
import { prepareChance } from './draws.ts'
import { philoxUniform, philoxUniforms } from './philox.ts'
import { sobolStream, sobolUniforms } from './sobol.ts'

function drawnOneByOne(
  { fill }: Pick<ReturnType<typeof prepareChance>, 'fill'>,
  first: number,
  count: number,
  of: number,
) {
  const columns = Array.from({ length: of }, () => new Float64Array(count))
  const draw = new Float64Array(of)
  for (let k = 0; k < count; k += 1) {
    fill(first + k, draw)
    for (const [i, column] of columns.entries()) column[k] = draw[i] ?? Number.NaN
  }
  return columns
}

test('whole columns hold the digits of draws taken one by one, whatever is drawn and from wherever they begin', () => {
  for (let seed = 1; seed <= 24; seed += 1) {
    const request = randomLuck(seed)
    const chance = prepareChance(request)
    const random = randomFrom(seed)
    const first = random.whole(request.draws - 1)
    const count = 1 + random.whole(request.draws - first)
    const into = request.parameters.map(() => new Float64Array(count))
    chance.columns({ first, count }, into)
    const oneByOne = drawnOneByOne(chance, first, count, into.length)
    expect(into.map(bitsOf)).toEqual(oneByOne.map(bitsOf))
  }
})

test('one column alone holds the same digits as all of them together', () => {
  for (let seed = 31; seed <= 36; seed += 1) {
    const request = randomLuck(seed)
    const chance = prepareChance(request)
    const into = request.parameters.map(() => new Float64Array(request.draws))
    chance.columns({ first: 0, count: request.draws }, into)
    expect(request.parameters.map((_, i) => bitsOf(chance.column(i)))).toEqual(into.map(bitsOf))
  }
})

test('columns need not be longer than the stretch, and nothing is written beyond it', () => {
  const request = randomLuck(7)
  const into = request.parameters.map(() => new Float64Array(64).fill(-7))
  prepareChance(request).columns({ first: 3, count: 61 }, into)
  for (const column of into) expect([...column.subarray(61)]).toEqual([-7, -7, -7])
})

test('the uniforms of a stretch are those of its draws, far into the stream too', () => {
  for (const first of [0, 1, 7, 8, 1021, 2 ** 20 + 5, 2 ** 31 - 40]) {
    const count = 37
    const column = new Float64Array(count)
    for (const stream of [1, 2, 3, 77, 2048]) {
      sobolUniforms(99, stream)({ first, count }, column)
      const at = sobolStream(99, stream)
      expect([...column]).toEqual(Array.from({ length: count }, (_, k) => at(first + k)))
    }
  }
  for (const first of [0, 5, 2 ** 31 - 3, 2 ** 32 - 40]) {
    const columns = [0, 1, 2, 3].map(() => new Float64Array(37))
    for (const block of [0, 9, 512]) {
      philoxUniforms({ seed: 4294967295, block }, { first, count: 37 }, columns)
      for (const [word, column] of columns.entries())
        expect([...column]).toEqual(
          Array.from(column, (_, k) => philoxUniform(4294967295, 4 * block + word, first + k)),
        )
    }
  }
})
