import type { Tree } from './tree.ts'

/** The formula, or a part of it, as text that reads back to the same tree. For sentences about it. */
export function formulaText(tree: Tree): string {
  return written(tree, 0)
}

const strength = { or: 1, and: 2, not: 3, comparison: 4, '+': 5, '−': 5, '×': 6, '÷': 6 } as const
const tight = 7

function written(tree: Tree, around: number): string {
  const at = (own: number, text: string): string => (own < around ? `(${text})` : text)
  const two = (own: number, left: Tree, sign: string, right: Tree): string =>
    at(own, `${written(left, own)} ${sign} ${written(right, own + 1)}`)
  switch (tree.kind) {
    case 'number':
      return tree.written
    case 'name':
      return tree.name
    case 'yearNumber':
      return 'yearNumber'
    case 'negative':
      return at(tight, `−${written(tree.of, tight)}`)
    case 'arithmetic':
      return two(strength[tree.sign], tree.left, tree.sign, tree.right)
    case 'comparison':
      return at(
        strength.comparison,
        `${written(tree.left, strength.comparison + 1)} ${tree.sign} ${written(tree.right, strength.comparison + 1)}`,
      )
    case 'and':
    case 'or':
      return two(strength[tree.kind], tree.left, tree.kind, tree.right)
    case 'not':
      return at(strength.not, `not ${written(tree.of, strength.not + 1)}`)
    case 'choose':
      return `${tree.which}(${written(tree.left, 0)}, ${written(tree.right, 0)})`
    case 'clamp':
      return `clamp(${written(tree.of, 0)}, ${written(tree.low, 0)}, ${written(tree.high, 0)})`
    case 'if':
      return `if(${written(tree.condition, 0)}, ${written(tree.yes, 0)}, ${written(tree.no, 0)})`
    case 'over':
      return `${tree.how}(${written(tree.of, 0)} over ${tree.over.join(', ')})`
    case 'previous':
      return `${tree.step === 'year' ? 'previous' : 'previousMonth'}(${written(tree.of, 0)}, starting ${written(tree.starting, 0)})`
    case 'running':
      return `${tree.how === 'total' ? 'runningTotal' : 'runningProduct'}(${written(tree.of, 0)})`
    case 'pick':
      return `${written(tree.of, tight + 1)}[${tree.dimension}: ${/^[\p{L}][\p{L}\d_]*$|^\d{4}-\d{2}$/u.test(tree.member) ? tree.member : `"${tree.member}"`}]`
    case 'lookup':
      return `${written(tree.of, tight + 1)}[${tree.dimension}: ${written(tree.key, 0)}]`
    case 'function':
      return `${tree.name}(${written(tree.of, 0)})`
    case 'pow':
      return `pow(${written(tree.base, 0)}, ${written(tree.exponent, 0)})`
    case 'divide':
      return `divide(${written(tree.top, 0)}, ${written(tree.bottom, 0)}, otherwise ${written(tree.otherwise, 0)})`
    case 'orElse':
      return `orElse(${written(tree.of, 0)}, ${written(tree.otherwise, 0)})`
    case 'share':
      return `share(${written(tree.total, 0)}, ${written(tree.key, 0)} over ${tree.over})`
    case 'as':
      return `${written(tree.of, 0)} as ${tree.unit}`
    default:
      return tree satisfies never
  }
}
