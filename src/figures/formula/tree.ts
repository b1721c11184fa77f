/**
 * A formula as it was read. Plain data: the text is the definition and this is the text understood.
 * `yes` and `no` are the branches of `if` (a property called `then` would make the tree look like a promise).
 */
export type Tree =
  | { readonly kind: 'number'; readonly value: number; readonly unit: string; readonly written: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'yearNumber' }
  | { readonly kind: 'negative'; readonly of: Tree }
  | { readonly kind: 'arithmetic'; readonly sign: ArithmeticSign; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'comparison'; readonly sign: ComparisonSign; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'and' | 'or'; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'not'; readonly of: Tree }
  | { readonly kind: 'choose'; readonly which: 'min' | 'max'; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'clamp'; readonly of: Tree; readonly low: Tree; readonly high: Tree }
  | { readonly kind: 'if'; readonly condition: Tree; readonly yes: Tree; readonly no: Tree }
  | { readonly kind: 'over'; readonly how: 'sum' | 'min' | 'max'; readonly of: Tree; readonly over: readonly string[] }
  | { readonly kind: 'previous'; readonly step: 'year' | 'month'; readonly of: Tree; readonly starting: Tree }
  | { readonly kind: 'running'; readonly how: 'total' | 'product'; readonly of: Tree }
  | { readonly kind: 'pick'; readonly of: Tree; readonly dimension: string; readonly member: string }
  | { readonly kind: 'lookup'; readonly of: Tree; readonly dimension: string; readonly key: Tree }
  | { readonly kind: 'function'; readonly name: 'exp' | 'ln' | 'sqrt' | 'floor'; readonly of: Tree }
  | { readonly kind: 'pow'; readonly base: Tree; readonly exponent: Tree }
  | { readonly kind: 'divide'; readonly top: Tree; readonly bottom: Tree; readonly otherwise: Tree }
  | { readonly kind: 'orElse'; readonly of: Tree; readonly otherwise: Tree }
  | { readonly kind: 'share'; readonly total: Tree; readonly key: Tree; readonly over: string }
  | { readonly kind: 'as'; readonly of: Tree; readonly unit: string }

export type ArithmeticSign = '+' | '−' | '×' | '÷'
export type ComparisonSign = '<' | '≤' | '=' | '≠' | '≥' | '>'

/** The parts of a tree, in the order they are written. */
export function parts(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'number':
    case 'name':
    case 'yearNumber':
      return []
    case 'negative':
    case 'not':
    case 'over':
    case 'running':
    case 'pick':
    case 'function':
    case 'as':
      return [tree.of]
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
    case 'choose':
      return [tree.left, tree.right]
    case 'clamp':
      return [tree.of, tree.low, tree.high]
    case 'if':
      return [tree.condition, tree.yes, tree.no]
    case 'previous':
      return [tree.of, tree.starting]
    case 'lookup':
      return [tree.of, tree.key]
    case 'pow':
      return [tree.base, tree.exponent]
    case 'divide':
      return [tree.top, tree.bottom, tree.otherwise]
    case 'orElse':
      return [tree.of, tree.otherwise]
    case 'share':
      return [tree.total, tree.key]
    default:
      return tree satisfies never
  }
}

/** The local names a formula uses, each once, in the order they first appear. */
export function namesIn(tree: Tree): readonly string[] {
  const names = new Set<string>()
  const walk = (node: Tree): void => {
    if (node.kind === 'name') names.add(node.name)
    for (const part of parts(node)) walk(part)
  }
  walk(tree)
  return [...names]
}
