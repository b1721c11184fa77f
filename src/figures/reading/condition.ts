import type { ComparisonSign, Tree } from '../formula/tree.ts'
import type { Layout } from './layout.ts'
import type { Holds, Work } from './part.ts'
import { type Working, workOf } from './work.ts'

/** A condition; both sides of `and` and `or` are always worked, so that a division in either is marked. */
export function conditionOf(tree: Tree, layout: Layout, inside: Working): Holds {
  switch (tree.kind) {
    case 'and':
    case 'or': {
      const [a, b] = [conditionOf(tree.left, layout, inside), conditionOf(tree.right, layout, inside)]
      const isAnd = tree.kind === 'and'
      return (cell) => {
        const left = a(cell)
        const right = b(cell)
        return isAnd ? left && right : left || right
      }
    }
    case 'not': {
      const of = conditionOf(tree.of, layout, inside)
      return (cell) => !of(cell)
    }
    case 'comparison':
      return compared(tree.sign, workOf(tree.left, layout, inside), workOf(tree.right, layout, inside))
    default:
      throw new Error('A number is not a condition')
  }
}

function compared(sign: ComparisonSign, a: Work, b: Work): Holds {
  switch (sign) {
    case '<':
      return (cell) => a(cell) < b(cell)
    case '≤':
      return (cell) => a(cell) <= b(cell)
    case '=':
      return (cell) => a(cell) === b(cell)
    case '≠':
      return (cell) => a(cell) !== b(cell)
    case '≥':
      return (cell) => a(cell) >= b(cell)
    case '>':
      return (cell) => a(cell) > b(cell)
  }
}
