import type { Tree } from '../formula/tree.ts'
import type { Placed, PlacedBlock } from './blocks.ts'
import type { Content } from './content.ts'
import { textOf } from './formula-text.ts'

/** A spreadsheet takes 8,191 characters; a little is left for the rounding around them. */
const longest = 8_000

/** A part this long is worth rows of its own. */
const enough = 6_000

/** For each formula that a spreadsheet would refuse, the part of it to be given rows of its own. Throws when none can be. */
export function tooLong(placed: Placed, content: Content, already: ReadonlySet<Tree>): readonly Tree[] {
  return [...placed.blockOf.values()].flatMap((block) => {
    const cell = (content.cells.get(block) ?? []).findIndex(
      (each) => each.kind === 'formula' && each.formula.length > longest,
    )
    if (cell < 0 || block.tree === undefined) return []
    const part = partToMove(block, block.tree, cell, content)
    if (already.has(part) || part === block.tree)
      throw new Error(`The formula of ${block.figure} is too long for a workbook and cannot be parted`)
    return [part]
  })
}

/** The longest part, of the longest part, and so on, until it fits. */
function partToMove(block: PlacedBlock, tree: Tree, cell: number, content: Content): Tree {
  const writing = content.writingOf(block)
  const lengthOf = (part: Tree): number => textOf(part, block.layout, writing)(cell).text.length
  const longestPart = partsInPlace(tree)
    .map((part) => ({ part, length: lengthOf(part) }))
    .reduce((most, each) => (each.length > most.length ? each : most), { part: tree, length: 0 })
  return longestPart.length > enough ? partToMove(block, longestPart.part, cell, content) : longestPart.part
}

/** The parts that are worked in the same cell. */
function partsInPlace(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'arithmetic':
    case 'choose':
      return [tree.left, tree.right]
    case 'negative':
    case 'as':
    case 'function':
      return [tree.of]
    case 'if':
      return [tree.yes, tree.no]
    case 'clamp':
      return [tree.of, tree.low, tree.high]
    case 'divide':
      return [tree.top, tree.bottom, tree.otherwise]
    case 'pow':
      return [tree.base, tree.exponent]
    default:
      return []
  }
}
