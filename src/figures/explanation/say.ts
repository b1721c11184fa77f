import type { Figure } from '../figure.ts'
import { formatValue } from '../format.ts'
import type { ComparisonSign, Tree } from '../formula/tree.ts'
import { missingInWords } from '../missing.ts'
import { exp, ln } from '../numbers/index.ts'
import { conditionOf } from '../reading/condition.ts'
import { cellsEarlier } from '../reading/grid.ts'
import type { Layout } from '../reading/layout.ts'
import { figureCalled, layoutOver } from '../reading/part.ts'
import { membersAt } from '../reading/plan.ts'
import { gapOf } from '../reading/presence.ts'
import { greater, lesser, type Working, workOf } from '../reading/work.ts'
import { binds, type Said, saidLeaf, saidPhrase, saidTerms, type Term } from './said.ts'
import { sayOver, sayRunning, sayShare } from './say-many.ts'

/** A formula being explained in one cell: what is noticed on the way goes into `notes`, as sentences. */
export interface Saying extends Working {
  readonly notes: string[]
  /** It is a line that is a share, so its pennies are dealt out by running shares. */
  readonly inPennies?: boolean
}

/** A part of a formula in one cell of a layout: only the branch taken, only the members that apply. */
export function say(tree: Tree, layout: Layout, cell: number, saying: Saying): Said {
  const { grid } = saying.around
  const of = (part: Tree): Said => say(part, layout, cell, saying)
  switch (tree.kind) {
    case 'number':
      return { words: tree.written, binds: binds.whole, show: () => tree.written, again: () => tree.value, leaves: [] }
    case 'name':
      return sayCell(figureCalled(saying, tree.name), layout, cell, saying)
    case 'yearNumber': {
      const first = grid.members['year']?.[0]
      return saidLeaf(`years since ${first?.title ?? 'the first'}`, {
        value: grid.along(layout, 'year')[cell]!,
        unit: 'year',
        used: [],
      })
    }
    case 'as':
      return of(tree.of)
    case 'negative':
      return saidTerms([{ sign: '−', said: of(tree.of) }], binds.add)
    case 'arithmetic':
      return sayArithmetic(tree, layout, cell, saying)
    case 'choose':
      return saidPhrase(
        [of(tree.left), of(tree.right)],
        ([a, b]) => `the ${tree.which === 'min' ? 'lesser' : 'greater'} of ${a} and ${b}`,
        ([a = Number.NaN, b = Number.NaN]) => (tree.which === 'min' ? lesser(a, b) : greater(a, b)),
      )
    case 'clamp':
      return saidPhrase(
        [of(tree.of), of(tree.low), of(tree.high)],
        ([x, low, high]) => `${x}, kept between ${low} and ${high}`,
        ([x = Number.NaN, low = Number.NaN, high = Number.NaN]) => lesser(greater(x, low), high),
      )
    case 'if': {
      const holds = conditionOf(tree.condition, layout, saying)(cell)
      saying.notes.push(`because ${sayCondition(tree.condition, holds, of)}`)
      return of(holds ? tree.yes : tree.no)
    }
    case 'divide': {
      const bottom = of(tree.bottom)
      if (workOf(tree.bottom, layout, saying)(cell) !== 0)
        return saidTerms(
          [
            { sign: '', said: of(tree.top) },
            { sign: '÷', said: bottom },
          ],
          binds.times,
        )
      saying.notes.push(`because ${bottom.words} is nought, and nothing can be divided by it`)
      return of(tree.otherwise)
    }
    case 'orElse': {
      const gap = gapOf(tree.of, layout, saying)?.(cell)
      if (gap === undefined) return of(tree.of)
      saying.notes.push(
        `in place of ${say(tree.of, layout, cell, { ...saying, notes: [] }).words}: ${missingInWords(gap.missing)}`,
      )
      return of(tree.otherwise)
    }
    case 'previous': {
      const earlier = cellsEarlier(layout, grid, tree.step)[cell]!
      return earlier < 0
        ? of(tree.starting)
        : renamed(say(tree.of, layout, earlier, saying), (words) => `${words} a ${tree.step} earlier`)
    }
    case 'pick': {
      const position = grid.position(tree.dimension, tree.member) ?? 0
      const child = layoutOver(saying, tree.of, layout, [tree.dimension])
      const at = grid.offsets(layout, child, { [tree.dimension]: position })[cell]!
      const title = grid.members[tree.dimension]?.[position]?.title ?? tree.member
      return renamed(say(tree.of, child, at, saying), (words) => `${words} (${title})`)
    }
    case 'lookup': {
      const key = workOf(tree.key, layout, saying)(cell)
      const child = layoutOver(saying, tree.of, layout, [tree.dimension])
      const inTable = Number.isInteger(key) && key >= 0 && key < grid.sizeOf(tree.dimension)
      const at = grid.offsets(layout, child, { [tree.dimension]: inTable ? key : 0 })[cell]!
      const [entry, position] = [say(tree.of, child, at, saying), of(tree.key)]
      saying.notes.push(
        `looked up at ${tree.dimension} ${position.words}, which is ${grid.members[tree.dimension]?.[key]?.title ?? key}`,
      )
      const looked = renamed(entry, (words) => `${words} at that ${tree.dimension}`)
      return inTable
        ? { ...looked, leaves: [...looked.leaves, ...position.leaves] }
        : { ...looked, again: () => Number.NaN }
    }
    case 'function':
      return sayFunction(tree.name, of(tree.of))
    case 'pow':
      return saidPhrase(
        [of(tree.base), of(tree.exponent)],
        ([base, power]) => `(${base}) to the power of (${power})`,
        ([base = Number.NaN, power = Number.NaN]) => exp(power * ln(base)),
      )
    case 'over':
      return sayOver(tree, layout, cell, saying)
    case 'running':
      return sayRunning(tree, layout, cell, saying)
    case 'share':
      return sayShare(tree, layout, cell, saying)
    case 'comparison':
    case 'and':
    case 'or':
    case 'not':
      throw new Error('A condition is not a number and is said by `sayCondition`')
    default:
      return tree satisfies never
  }
}

/** One cell of a figure, by its title. */
function sayCell(figure: Figure, layout: Layout, cell: number, { around }: Saying): Said {
  const { grid } = around
  const own = grid.layout(figure.by)
  const place = grid.offsets(layout, own)[cell]!
  const gap = around.gapsOf(figure)?.[place]
  const value = gap === undefined ? around.valuesOf(figure)[place]! : Number.NaN
  const leaf = { value, unit: figure.unit, used: [{ figure, at: membersAt(grid, own, place), value }] }
  const said = saidLeaf(midSentence(figure.title), leaf)
  return gap === undefined ? said : { ...said, show: () => `(${missingInWords(gap.missing)})` }
}

/** A title inside a sentence: its capital goes, unless the word is a name or an abbreviation. */
export function midSentence(title: string): string {
  const [first = ''] = title.split(/[\s,]/)
  return /^\p{Lu}[\p{Ll}’'-]*$/u.test(first) || /^A$/.test(first)
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : title
}

/** The same part by another name; what it is made of is no longer told apart. */
function renamed(said: Said, name: (words: string) => string): Said {
  const { terms: _terms, alone: _alone, ...rest } = said
  const whole = said.binds >= binds.whole
  return {
    ...rest,
    words: name(whole ? said.words : `(${said.words})`),
    binds: binds.whole,
    show: (show) => (whole ? said.show(show) : `(${said.show(show)})`),
  }
}

/** A chain of + and −, or of × and ÷, as one list; in a long list of amounts those that are nought are only counted. */
function sayArithmetic(tree: Tree & { kind: 'arithmetic' }, layout: Layout, cell: number, saying: Saying): Said {
  const adds = tree.sign === '+' || tree.sign === '−'
  const chain = (node: Tree, sign: Term['sign']): readonly Term[] => {
    const same = node.kind === 'arithmetic' && (node.sign === '+' || node.sign === '−') === adds
    return same
      ? [...chain(node.left, sign), { sign: node.sign, said: say(node.right, layout, cell, saying) }]
      : [{ sign, said: say(node, layout, cell, saying) }]
  }
  const terms = chain(tree, '')
  if (!adds || terms.length <= mostTerms) return saidTerms(terms, adds ? binds.add : binds.times)
  const telling = terms.filter(({ said }) => said.again((leaf) => leaf.value) !== 0)
  const nought = terms.length - telling.length
  if (nought > 0 && telling.length > 0)
    saying.notes.push(`${nought} more ${nought === 1 ? 'amount is' : 'amounts are'} nought`)
  return saidTerms(telling.length === 0 ? terms.slice(0, 1) : telling, binds.add)
}

/** Figures of up to a handful of terms read well. */
const mostTerms = 6

function sayFunction(name: 'exp' | 'ln' | 'sqrt' | 'floor', of: Said): Said {
  const phrases = {
    exp: 'e to the power of',
    ln: 'the natural logarithm of',
    sqrt: 'the square root of',
    floor: 'the whole part of',
  } as const
  const work = { exp, ln, sqrt: Math.sqrt, floor: Math.floor }[name]
  return saidPhrase(
    [of],
    ([x]) => `${phrases[name]} (${x})`,
    ([x = Number.NaN]) => work(x),
  )
}

const opposite: Readonly<Record<ComparisonSign, ComparisonSign>> = {
  '<': '≥',
  '≥': '<',
  '≤': '>',
  '>': '≤',
  '=': '≠',
  '≠': '=',
}

/** A condition as it turned out: what holds, with both sides' numbers. */
function sayCondition(tree: Tree, holds: boolean, of: (part: Tree) => Said): string {
  switch (tree.kind) {
    case 'comparison': {
      const side = (part: Tree): string => {
        const said = of(part)
        const number = said.show((leaf) => formatValue(leaf.value, leaf.unit))
        return said.words === number ? number : `${said.words} (${number})`
      }
      return `${side(tree.left)} ${holds ? tree.sign : opposite[tree.sign]} ${side(tree.right)}`
    }
    case 'not':
      return sayCondition(tree.of, !holds, of)
    case 'and':
    case 'or':
      return holds
        ? `${sayCondition(tree.left, true, of)} ${tree.kind} ${sayCondition(tree.right, true, of)}`
        : `it is not so that ${sayCondition(tree.left, true, of)} ${tree.kind} ${sayCondition(tree.right, true, of)}`
    default:
      throw new Error('A number is not a condition')
  }
}
