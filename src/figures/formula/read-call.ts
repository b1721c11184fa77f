import { FormulaError } from './formula-error.ts'
import type { Reader } from './read.ts'
import { closest } from './suggest.ts'
import type { Tree } from './tree.ts'
import type { FormulaFunction } from './words.ts'

/** Reads what stands in the brackets of `sum( … )`, `if( … )` and the rest; the bracket is next. */
export function readCall(reader: Reader, word: string): Tree {
  const read = Object.hasOwn(calls, word) ? calls[word as FormulaFunction] : undefined // own keys of `calls` are the functions
  if (read === undefined) {
    const near = closest(word, Object.keys(calls))
    throw new FormulaError(
      `“${word}(” is not one of the operations${near === undefined ? '' : `; did you mean “${near}”?`}`,
    )
  }
  reader.next()
  const tree = read(reader, word)
  reader.expect(')', `to close “${word}(”`)
  return tree
}

type Call = (reader: Reader, word: string) => Tree

const calls: Readonly<Record<FormulaFunction, Call>> = {
  sum: (reader) => ({ kind: 'over', how: 'sum', of: reader.expression(), over: overDimensions(reader, 'sum') }),
  min: leastOrGreatest,
  max: leastOrGreatest,
  clamp: (reader) => ({
    kind: 'clamp',
    of: reader.expression(),
    low: afterComma(reader, 'clamp'),
    high: afterComma(reader, 'clamp'),
  }),
  if: (reader) => ({
    kind: 'if',
    condition: reader.expression(),
    yes: afterComma(reader, 'if'),
    no: afterComma(reader, 'if'),
  }),
  previous: earlier,
  previousMonth: earlier,
  runningTotal: (reader) => ({ kind: 'running', how: 'total', of: reader.expression() }),
  runningProduct: (reader) => ({ kind: 'running', how: 'product', of: reader.expression() }),
  exp: ofOne,
  ln: ofOne,
  sqrt: ofOne,
  floor: ofOne,
  pow: (reader) => ({ kind: 'pow', base: reader.expression(), exponent: afterComma(reader, 'pow') }),
  share: readShare,
  divide: readDivide,
  orElse: (reader) => ({ kind: 'orElse', of: reader.expression(), otherwise: afterComma(reader, 'orElse') }),
}

function ofOne(reader: Reader, word: string): Tree {
  return { kind: 'function', name: word as 'exp' | 'ln' | 'sqrt' | 'floor', of: reader.expression() } // `calls` gives it these four
}

function leastOrGreatest(reader: Reader, word: string): Tree {
  const which = word === 'min' ? 'min' : 'max'
  const left = reader.expression()
  if (reader.isWord('over')) return { kind: 'over', how: which, of: left, over: overDimensions(reader, word) }
  return { kind: 'choose', which, left, right: afterComma(reader, word) }
}

function earlier(reader: Reader, word: string): Tree {
  const of = reader.expression()
  reader.expect(',', `before what “${word}” starts with`)
  reader.expect('starting', `in “${word}(x, starting y)”`)
  return { kind: 'previous', step: word === 'previous' ? 'year' : 'month', of, starting: reader.expression() }
}

function readShare(reader: Reader): Tree {
  const total = reader.expression()
  const key = afterComma(reader, 'share')
  const [over, ...more] = overDimensions(reader, 'share')
  if (over === undefined || more.length > 0) throw new FormulaError('a total is shared over one dimension at a time')
  return { kind: 'share', total, key, over }
}

function readDivide(reader: Reader): Tree {
  const top = reader.expression()
  const bottom = afterComma(reader, 'divide')
  reader.expect(',', 'before “otherwise”')
  reader.expect('otherwise', 'in “divide(a, b, otherwise y)”: it says what the answer is when b is 0')
  return { kind: 'divide', top, bottom, otherwise: reader.expression() }
}

function afterComma(reader: Reader, word: string): Tree {
  reader.expect(',', `inside “${word}( … )”`)
  return reader.expression()
}

function overDimensions(reader: Reader, word: string): readonly string[] {
  reader.expect('over', `in “${word}( … over … )”`)
  const dimensions: string[] = []
  do {
    if (dimensions.length > 0) reader.next()
    if (reader.here.kind !== 'word')
      throw new FormulaError(`a dimension, such as “council”, is expected after “over”, but ${reader.found()}`)
    const dimension = reader.next().text
    if (dimensions.includes(dimension)) throw new FormulaError(`“over” names ${dimension} twice`)
    dimensions.push(dimension)
  } while (reader.is(','))
  return dimensions
}
