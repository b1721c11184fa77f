import { expect, test } from 'vitest'
import { formulaText } from './print.ts'
import { readFormula } from './read.ts'

const read = (text: string) => readFormula(text, (word) => word === 'key' || word === 'a')
const said = (text: string) => {
  try {
    read(text)
  } catch (error) {
    return (error as Error).message
  }
  return undefined
}

test('× and ÷ bind tighter than + and −, from left to right, and − before a name tightest', () => {
  expect(read('a − b − c × d ÷ e')).toEqual(read('(a − b) − ((c × d) ÷ e)'))
  expect(read('−a × b')).toEqual(read('(−a) × b'))
  expect(read('not a > b and c < d or e = f')).toEqual(read('((not (a > b)) and (c < d)) or (e = f)'))
})

test('signs may be typed on any keyboard', () => {
  expect(read('a * b / c - d')).toEqual(read('a × b ÷ c − d'))
  expect(read('if(a <= b, 1, 2) + if(a >= b, 1, 2) + if(a != b, 1, 2)')).toEqual(
    read('if(a ≤ b, 1, 2) + if(a ≥ b, 1, 2) + if(a ≠ b, 1, 2)'),
  )
})

test('numbers carry their units', () => {
  const unitOf = (text: string) => {
    const tree = read(text)
    return tree.kind === 'number' ? [tree.value, tree.unit, tree.written] : undefined
  }
  expect(unitOf('£751')).toEqual([751, '£', '£751'])
  expect(unitOf('751 real £')).toEqual([751, 'real £', '751 real £'])
  expect(unitOf('35%')).toEqual([0.35, '%', '35%'])
  expect(unitOf('2.7%')).toEqual([0.027, '%', '2.7%'])
  expect(unitOf('12 months')).toEqual([12, 'months', '12 months'])
  expect(unitOf('0.5 FTE')).toEqual([0.5, 'FTE', '0.5 FTE'])
  expect(unitOf('7')).toEqual([7, '', '7'])
})

test('inside a bracket a figure’s name is a key, and anything else a role or a member', () => {
  expect(read('x[option: counterfactual]')).toMatchObject({ kind: 'pick', member: 'counterfactual' })
  expect(read('x[year: 2012-13]')).toMatchObject({ kind: 'pick', member: '2012-13' })
  expect(read('x[service: "early help"]')).toMatchObject({ kind: 'pick', member: 'early help' })
  expect(read('x[year: first]')).toMatchObject({ kind: 'pick', member: 'first' })
  expect(read('x[step: key]')).toMatchObject({ kind: 'lookup', key: { kind: 'name', name: 'key' } })
  expect(read('x[step: clamp(key, 0, 2)]')).toMatchObject({ kind: 'lookup' })
  expect(read('x[step: 1]')).toMatchObject({ kind: 'lookup' })
})

test('a formula printed reads back the same', () => {
  for (const text of [
    'a − (b − c)',
    '−(a + b) × −c',
    'sum(a × b over service, council) ÷ 2',
    'max(min(a, b) over year)',
    'if(a > b and not (c = d), previous(x, starting 0), previousMonth(y, starting a ÷ b))',
    'share(total, key over council)',
    'divide(a, b, otherwise 0) + orElse(a, 35%)',
    'pow(exp(a), ln(b)) × floor(sqrt(c))',
    '(a + b)[option: lead] + (−a)[year: first] + x[step: key]',
    'runningProduct(1 + a) as £/real £',
    'clamp(yearNumber ÷ 1 year, 0, 10)',
    '(a or b) and c',
    'x[service: "early help"] − 3 cases',
  ]) {
    const tree = read(text)
    expect(read(formulaText(tree))).toEqual(tree)
  }
})

test('what cannot be read is told where it stops making sense', () => {
  expect(said('a +')).toBe('a name or a number is expected, but the formula ends')
  expect(said('a b')).toBe('the formula should end or go on with a sign, but “b” was found')
  expect(said('sum(a)')).toBe('“over” is expected in “sum( … over … )”, but “)” was found')
  expect(said('summ(a over year)')).toBe('“summ(” is not one of the operations; did you mean “sum”?')
  expect(said('a < b < c')).toBe('two comparisons in a row cannot be read: join them with “and” (“< c” was found)')
  expect(said('a & b')).toBe('“&” has no meaning in a formula')
  expect(said('previous(a)')).toBe('“,” is expected before what “previous” starts with, but “)” was found')
  expect(said('divide(a, b)')).toBe('“,” is expected before “otherwise”, but “)” was found')
  expect(said('(a + b')).toBe('“)” is expected to close the bracket, but the formula ends')
  expect(said('1 + 1e999')).toBe('“1e999” is too large')
  expect(said('  ')).toBe('there is no formula')
  expect(said('share(a, key over council, year)')).toBe('a total is shared over one dimension at a time')
  expect(said(`${'('.repeat(990)}a${')'.repeat(990)}`)).toBeUndefined()
  expect(said('a + '.repeat(1000))).toMatch(/longer than 2000 characters/)
})
