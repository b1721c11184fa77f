import type { Tree } from '../formula/tree.ts'
import { missingInWords } from '../missing.ts'
import { roundToPenny } from '../pence.ts'
import { plural } from '../plurals.ts'
import { cellsEarlier } from '../reading/grid.ts'
import type { Layout } from '../reading/layout.ts'
import { layoutOver } from '../reading/part.ts'
import { membersAt } from '../reading/plan.ts'
import { gapOf } from '../reading/presence.ts'
import { workOf } from '../reading/work.ts'
import { unitOfPart } from '../unit-of-part.ts'
import { binds, type Leaf, type Said, saidLeaf, saidTerms, type Term } from './said.ts'
import { type Saying, say } from './say.ts'

/** More amounts than this are told as one total. */
const mostAddends = 12

/** One member's part of a sum, least, greatest or running total. */
interface Part {
  readonly title: string
  readonly said: Said
  readonly value: number
}

/** A sum, least or greatest: over the members that apply, how many do not, and for a least or greatest, where it is. */
export function sayOver(tree: Tree & { kind: 'over' }, layout: Layout, cell: number, saying: Saying): Said {
  const { grid } = saying.around
  const child = layoutOver(saying, tree.of, layout, tree.over)
  const from = grid.offsets(layout, child, Object.fromEntries(tree.over.map((dimension) => [dimension, 0])))[cell]!
  const count = tree.over.reduce((product, dimension) => product * grid.sizeOf(dimension), 1)
  const cells = Array.from({ length: count }, (_, index) => from + index)
  const gap = gapOf(tree.of, child, saying)
  const applying = cells.filter((each) => gap?.(each) === undefined)
  const said = (each: number): Part => partOf(tree.of, child, each, tree.over, saying)
  const over = tree.over.map(plural).join(' and ')
  const out = count - applying.length
  const note =
    out === 0
      ? undefined
      : `${out} of ${count} ${tree.over.length === 1 ? over : 'parts'} ${out === 1 ? 'does' : 'do'} not apply`
  const name = wordsOf(tree.of, child, from, saying)
  const unit = unitOfPart(tree.of, saying.scope)
  const serious = cells
    .map((each) => gap?.(each))
    .find((each) => each !== undefined && each.missing !== 'notApplicable')
  if (serious !== undefined || applying.length === 0) {
    const verb = tree.how === 'sum' ? 'added up' : tree.how === 'min' ? 'at its least' : 'at its greatest'
    return nothingThere(`${name} ${verb} over ${over}`, serious?.missing, cells.map(said))
  }
  const parts = applying.map(said)
  const value = workOf(tree, layout, saying)(cell)
  if (tree.how === 'sum') return many(`${name} added up over ${over}`, parts, leafOf(parts, value, unit), '+', note)
  const best = parts.find((part) => part.value === value)
  const where = [best?.title, note].filter((each) => each !== undefined).join('; ')
  return saidLeaf(
    `the ${tree.how === 'min' ? 'least' : 'greatest'} of ${name} over ${over}`,
    leafOf(parts, value, unit),
    where === '' ? undefined : where,
  )
}

/** A running total or product, from the first year to this one. */
export function sayRunning(tree: Tree & { kind: 'running' }, layout: Layout, cell: number, saying: Saying): Said {
  const { grid } = saying.around
  const earlier = cellsEarlier(layout, grid, 'year')
  const cells: number[] = []
  for (let year = cell; year >= 0; year = earlier[year]!) cells.unshift(year)
  const gap = gapOf(tree.of, layout, saying)
  const applying = cells.filter((each) => gap?.(each) === undefined)
  const since = grid.members['year']?.[0]?.title ?? 'the first year'
  const name = wordsOf(tree.of, layout, cell, saying)
  const parts = applying.map((each) => partOf(tree.of, layout, each, ['year'], saying))
  if (parts.length === 0) return nothingThere(`${name} since ${since}`, gap?.(cell)?.missing, [])
  const value = workOf(tree, layout, saying)(cell)
  const leaf = leafOf(parts, value, unitOfPart(tree.of, saying.scope))
  if (tree.how === 'total') return many(`${name}, running total since ${since}`, parts, leaf, '+', undefined)
  return many(`${name}, multiplied up since ${since}`, parts, leaf, '×', undefined)
}

/** A total shared by a key. A line deals out whole pennies: the share up to this member, less the share of those before. */
export function sayShare(tree: Tree & { kind: 'share' }, layout: Layout, cell: number, saying: Saying): Said {
  const { grid } = saying.around
  const amount = say(tree.total, layout, cell, saying)
  const child = layoutOver(saying, tree.key, layout, [tree.over])
  const from = grid.offsets(layout, child, { [tree.over]: 0 })[cell]!
  const position = grid.along(layout, tree.over)[cell]!
  const gap = gapOf(tree.key, child, saying)
  const parts = Array.from({ length: grid.sizeOf(tree.over) }, (_, index) => ({ index, cell: from + index }))
    .filter((each) => gap?.(each.cell) === undefined)
    .map(({ index, cell: at }) => ({ index, ...partOf(tree.key, child, at, [tree.over], saying) }))
  const keyUnit = unitOfPart(tree.key, saying.scope)
  const sumOf = (some: readonly Part[]): Leaf =>
    leafOf(
      some,
      some.reduce((sum, part) => sum + part.value, 0),
      keyUnit,
    )
  const name = wordsOf(tree.key, child, from + position, saying)
  const over = plural(tree.over)
  const all = saidLeaf(`${name} added up over ${over}`, sumOf(parts))
  const portion = (words: string, some: readonly Part[]): Said =>
    saidTerms(
      [
        { sign: '', said: amount },
        { sign: '×', said: saidLeaf(words, sumOf(some)) },
        { sign: '÷', said: all },
      ],
      binds.times,
    )
  if (saying.inPennies !== true)
    return portion(
      name,
      parts.filter((part) => part.index === position),
    )
  saying.notes.push(`in whole pennies, in the order of ${over}, so that the parts add up to the whole`)
  const upTo = inPennies(
    portion(
      `${name} up to this ${tree.over}`,
      parts.filter((part) => part.index <= position),
    ),
  )
  if (position === 0) return upTo
  const before = inPennies(
    portion(
      `${name} of the ${over} before`,
      parts.filter((part) => part.index < position),
    ),
  )
  return saidTerms(
    [
      { sign: '', said: upTo },
      { sign: '−', said: before },
    ],
    binds.add,
  )
}

function inPennies(said: Said): Said {
  return {
    words: `(${said.words}) to the penny`,
    binds: binds.whole,
    show: (show) => `(${said.show(show)}) to the penny`,
    again: (worth) => roundToPenny(said.again(worth)),
    leaves: said.leaves,
  }
}

function partOf(of: Tree, layout: Layout, cell: number, over: readonly string[], saying: Saying): Part {
  const { grid } = saying.around
  const at = membersAt(grid, layout, cell)
  const title = over
    .map((dimension) => grid.members[dimension]?.find((member) => member.code === at[dimension])?.title ?? '')
    .join(', ')
  const said = say(of, layout, cell, { ...saying, notes: [] })
  return { title, said, value: workOf(of, layout, saying)(cell) }
}

/** What each member's part is called: the words of one of them. */
function wordsOf(of: Tree, layout: Layout, cell: number, saying: Saying): string {
  const said = say(of, layout, cell, { ...saying, notes: [] })
  return said.binds >= binds.whole ? said.words : `(${said.words})`
}

/** One number where it stands among others; its parts, when there are not too many, where it is the whole formula. */
function many(words: string, parts: readonly Part[], leaf: Leaf, sign: '+' | '×', note: string | undefined): Said {
  const whole = saidLeaf(words, leaf, note)
  if (parts.length > mostAddends || parts.some((part) => part.said.binds < binds.whole)) return whole
  const terms: readonly Term[] = parts.map(({ title, said }, index) => ({
    sign: index === 0 ? '' : sign,
    said: { ...said, words: title },
  }))
  const each = saidTerms(terms, sign === '+' ? binds.add : binds.times)
  const alone: Said = { ...each, words, show: (show) => `${each.show(show)}${note === undefined ? '' : ` (${note})`}` }
  return { ...whole, alone }
}

function leafOf(parts: readonly Part[], value: number, unit: string): Leaf {
  return { value, unit, used: parts.flatMap((part) => part.said.leaves.flatMap((each) => each.used)) }
}

function nothingThere(
  words: string,
  reason: Parameters<typeof missingInWords>[0] | undefined,
  parts: readonly Part[],
): Said {
  const leaf = leafOf(parts, Number.NaN, 'number')
  return { ...saidLeaf(words, leaf), show: () => `(${missingInWords(reason ?? 'notApplicable')})` }
}
