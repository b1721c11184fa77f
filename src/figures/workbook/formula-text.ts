import type { Defined, Figure } from '../figure.ts'
import type { Tree } from '../formula/tree.ts'
import { cellsEarlier } from '../reading/grid.ts'
import type { Layout } from '../reading/layout.ts'
import { figureCalled, layoutOver } from '../reading/part.ts'
import { gapOf } from '../reading/presence.ts'
import { type Address, addressText, columnLetters, overRanges, rangeTexts, runningRange } from './ranges.ts'
import { cellsOver, cellsToShareBy, lookupText, runningCells } from './reach.ts'
import { layoutOfStep, type Text, type TextOf, type Writing } from './writing.ts'

/** How tightly signs bind, as in a spreadsheet. */
const weak = { compare: 1, add: 2, times: 3, whole: 5 } as const

/** A figure's whole formula in a cell: a line is rounded to the penny, and a line that is a share by running shares. */
export function figureText(figure: Defined, layout: Layout, writing: Writing): (cell: number) => string {
  if (!figure.line) {
    const of = textOf(figure.tree, layout, writing)
    return (cell) => of(cell).text
  }
  const of =
    figure.tree.kind === 'share' ? runningShareText(figure.tree, layout, writing) : textOf(figure.tree, layout, writing)
  return (cell) => `ROUND(${of(cell).text},2)`
}

/** One closure for each node, as the evaluator has, over the same layouts; it gives text where that gives a number. */
export function textOf(tree: Tree, layout: Layout, writing: Writing): TextOf {
  const { grid } = writing.around
  const of = (part: Tree): TextOf => textOf(part, layout, writing)
  const own = tree === writing.step ? undefined : writing.addressesOf(tree)
  if (own !== undefined) return cellText(own, grid.offsets(layout, layoutOfStep(tree, writing)), writing)
  switch (tree.kind) {
    case 'number': {
      const text = { text: numberText(tree.value), binds: weak.whole }
      return () => text
    }
    case 'name':
      return nameText(figureCalled(writing, tree.name), layout, writing)
    case 'yearNumber': {
      const [years, months] = [grid.along(layout, 'year'), grid.along(layout, 'month')]
      const dollar = writing.pinned ? '$' : ''
      return (cell) => ({
        text: `${dollar}${columnLetters(writing.yearColumn(years[cell]!, months[cell]!))}$2`,
        binds: weak.whole,
      })
    }
    case 'as':
      return of(tree.of)
    case 'negative':
      return joined('−', weak.add, undefined, of(tree.of))
    case 'arithmetic':
      return joined(
        tree.sign,
        tree.sign === '+' || tree.sign === '−' ? weak.add : weak.times,
        of(tree.left),
        of(tree.right),
      )
    case 'comparison':
      return joined(tree.sign, weak.compare, of(tree.left), of(tree.right))
    case 'and':
    case 'or':
      return call(tree.kind.toUpperCase(), [of(tree.left), of(tree.right)])
    case 'not':
      return call('NOT', [of(tree.of)])
    case 'choose':
      // On numbers MIN and MAX are compare-and-choose; what is missing or not a number never gets here.
      return call(tree.which.toUpperCase(), [of(tree.left), of(tree.right)])
    case 'clamp':
      return call('MIN', [call('MAX', [of(tree.of), of(tree.low)]), of(tree.high)])
    case 'if':
      return call('IF', [of(tree.condition), of(tree.yes), of(tree.no)])
    case 'function':
      return call({ exp: 'EXP', ln: 'LN', sqrt: 'SQRT', floor: 'INT' }[tree.name], [of(tree.of)])
    case 'pow': {
      const power = joined('×', weak.times, of(tree.exponent), call('LN', [of(tree.base)]))
      return call('EXP', [power])
    }
    case 'divide': {
      const isNought = joined('=', weak.compare, of(tree.bottom), () => ({ text: '0', binds: weak.whole }))
      return call('IF', [isNought, of(tree.otherwise), joined('÷', weak.times, of(tree.top), of(tree.bottom))])
    }
    case 'orElse': {
      const gap = gapOf(tree.of, layout, writing)
      const [first, otherwise] = [of(tree.of), of(tree.otherwise)]
      return (cell) => (gap?.(cell) === undefined ? first(cell) : otherwise(cell))
    }
    case 'previous': {
      const [earlier, starting] = [of(tree.of), of(tree.starting)]
      const at = cellsEarlier(layout, grid, tree.step)
      return (cell) => (at[cell]! < 0 ? starting(cell) : earlier(at[cell]!))
    }
    case 'pick': {
      const position = grid.position(tree.dimension, tree.member) ?? 0
      const child = layoutOver(writing, tree.of, layout, [tree.dimension])
      const picked = textOf(tree.of, child, tree.dimension === 'year' ? { ...writing, pinned: true } : writing)
      const at = grid.offsets(layout, child, { [tree.dimension]: position })
      return (cell) => picked(at[cell]!)
    }
    case 'over': {
      const cells = cellsOver(tree.of, tree.over, layout, writing)
      const name = { sum: 'SUM', min: 'MIN', max: 'MAX' } as const
      return (cell) => ({ text: overRanges(name[tree.how], rangeTexts(cells(cell), writing.sheet)), binds: weak.whole })
    }
    case 'running': {
      const cells = runningCells(tree.of, layout, writing)
      const name = tree.how === 'total' ? 'SUM' : 'PRODUCT'
      return (cell) => ({ text: overRanges(name, runningRange(cells(cell), writing.sheet)), binds: weak.whole })
    }
    case 'lookup': {
      const [key, table] = [of(tree.key), lookupText(tree, layout, writing)]
      return (cell) => ({ text: table(cell, key(cell)), binds: weak.whole })
    }
    case 'share': {
      const keys = cellsToShareBy(tree, layout, writing)
      const all: TextOf = (cell) => ({
        text: overRanges('SUM', rangeTexts(keys(cell).all, writing.sheet)),
        binds: weak.whole,
      })
      const share = joined('×', weak.times, of(tree.total), of(tree.key))
      return joined('÷', weak.times, share, all)
    }
    default:
      return tree satisfies never
  }
}

/** The rounded share of everyone up to this member, less the rounded share of everyone before. */
function runningShareText(tree: Tree & { kind: 'share' }, layout: Layout, writing: Writing): TextOf {
  const total = textOf(tree.total, layout, writing)
  const keys = cellsToShareBy(tree, layout, writing)
  return (cell) => {
    const { all, upToHere, before } = keys(cell)
    const sum = overRanges('SUM', rangeTexts(all, writing.sheet))
    const part = (of: readonly Address[]): string =>
      of.length === 0
        ? '0'
        : `ROUND(${bracketed(total(cell), weak.times)}*${overRanges('SUM', rangeTexts(of, writing.sheet))}/${sum},2)`
    return { text: `${part(upToHere)}-${part(before)}`, binds: weak.add }
  }
}

function nameText(figure: Figure, layout: Layout, writing: Writing): TextOf {
  const name = writing.nameOf(figure)
  if (name !== undefined) return () => ({ text: name, binds: weak.whole })
  const addresses = writing.addressesOf(figure)
  if (addresses === undefined) throw new Error(`${figure.name} has no cells in the workbook`)
  return cellText(addresses, writing.around.grid.offsets(layout, writing.around.grid.layout(figure.by)), writing)
}

function cellText(addresses: readonly Address[], at: Int32Array, writing: Writing): TextOf {
  return (cell) => {
    const address = addresses[at[cell]!]! // offsets come from layouts, so they are inside
    return {
      text: addressText(writing.pinned ? { ...address, fixed: true } : address, writing.sheet),
      binds: weak.whole,
    }
  }
}

const signs: Readonly<Record<string, string>> = { '−': '-', '×': '*', '÷': '/', '≤': '<=', '≥': '>=', '≠': '<>' }

/** Two sides and a sign, or a sign before one side; the right side is bracketed unless it binds tighter. */
function joined(sign: string, binds: number, left: TextOf | undefined, right: TextOf): TextOf {
  const written = signs[sign] ?? sign
  return (cell) => {
    const first = left === undefined ? '' : bracketed(left(cell), binds)
    return { text: `${first}${written}${bracketed(right(cell), binds + 1)}`, binds }
  }
}

function bracketed({ text, binds }: Text, around: number): string {
  return binds < around ? `(${text})` : text
}

function call(name: string, operands: readonly TextOf[]): TextOf {
  return (cell) => ({ text: `${name}(${operands.map((each) => each(cell).text).join(',')})`, binds: weak.whole })
}

/** As short as reads back to the same number: `0.35`, `1E-7`. */
function numberText(value: number): string {
  return String(value).toUpperCase().replace('E+', 'E')
}
