import type { Figure } from './figure.ts'
import { parts, type Tree } from './formula/tree.ts'
import { plain, readUnit, type Unit, unitOver, unitText, unitTimes } from './formula/unit.ts'

/**
 * The unit of a part of a formula that has been checked, as it is written: `real £`, `cases/FTE`, `number` for a plain
 * number. A name standing alone keeps its own word, such as `share`.
 */
export function unitOfPart(tree: Tree, scope: Readonly<Record<string, Figure>>): string {
  if (tree.kind === 'name') return scope[tree.name]?.unit ?? 'number'
  if (tree.kind === 'as') return tree.unit
  const unit = algebraic(tree, scope)
  return unit.length === 0 ? 'number' : unitText(unit)
}

function algebraic(tree: Tree, scope: Readonly<Record<string, Figure>>): Unit {
  const of = (part: Tree): Unit => algebraic(part, scope)
  // A bare 0 fits every unit, so the unit is that of the first part that has one.
  const firstOf = (some: readonly Tree[]): Unit => some.filter((part) => !isNought(part)).map(of)[0] ?? plain
  switch (tree.kind) {
    case 'number':
      return readUnit(tree.unit) ?? plain
    case 'name':
      return readUnit(scope[tree.name]?.unit ?? '') ?? plain
    case 'yearNumber':
      return [['year', 1]]
    case 'arithmetic':
      if (tree.sign === '+' || tree.sign === '−') return firstOf([tree.left, tree.right])
      return (tree.sign === '×' ? unitTimes : unitOver)(of(tree.left), of(tree.right))
    case 'divide':
      return unitOver(of(tree.top), of(tree.bottom))
    case 'if':
      return firstOf([tree.yes, tree.no])
    case 'share':
    case 'lookup':
      return of(parts(tree)[0] ?? tree)
    case 'as':
      return readUnit(tree.unit) ?? plain
    case 'function':
    case 'pow':
      return plain
    default:
      return firstOf(parts(tree))
  }
}

function isNought(tree: Tree): boolean {
  return tree.kind === 'number' && tree.value === 0 && tree.unit === ''
}
