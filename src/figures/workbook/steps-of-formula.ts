import { parts, type Tree } from '../formula/tree.ts'

/**
 * The parts of a formula that need rows of their own in a workbook: what is added up, compared, looked up, run on or
 * shared by must stand in cells, so that a sum is one range that a reader can follow. A named figure has cells already.
 */
export function stepsOfFormula(tree: Tree): readonly Tree[] {
  const own = needsCells(tree).filter((part) => !standsInCells(part))
  return [...parts(tree).flatMap(stepsOfFormula), ...own]
}

function needsCells(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'over':
    case 'running':
    case 'lookup':
      return [tree.of]
    case 'share':
      return [tree.key]
    default:
      return []
  }
}

/** A name, or a member of one picked: its cells are some figure's. */
export function standsInCells(tree: Tree): boolean {
  return tree.kind === 'name' || (tree.kind === 'pick' && standsInCells(tree.of))
}
