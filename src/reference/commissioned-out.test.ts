import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commissionedOutInEngland as england, lookedAfterLines } from './commissioned-out.ts'

const RETURN = new URL('../../../shared/data/s251-outturn/outturn_1213.csv', import.meta.url)

test('shares of the four kinds of provider make up the whole', () => {
  expect(england.own + england.private + england.otherPublic + england.voluntary).toBeCloseTo(1, 10)
})

test('the lines for looked-after children are those that the return adds up', () => {
  expect(lookedAfterLines('2012-13')).toContain('adoption')
  expect(lookedAfterLines('2011-12')).not.toContain('adoption')
  expect(lookedAfterLines('2030-31')).toEqual(lookedAfterLines('2012-13'))
  expect(lookedAfterLines('2012-13')).not.toContain('socialWork')
})

test('the figures for England are those that the return of 2012-13 gives', (context) => {
  if (!existsSync(RETURN)) return context.skip('the official returns are not beside this checkout')
  const providers = splitTotals(readFileSync(RETURN, 'latin1'))
  const whole = [...providers.values()].map(({ all }) => all)
  const shares = (list: readonly Split[]) => list.map(({ bought, gross }) => bought / gross).sort((a, b) => a - b)
  const gross = whole.reduce((total, each) => total + each.gross, 0)
  const all = shares(whole)
  const lookedAfter = shares([...providers.values()].map((each) => each.lookedAfter))
  expect(providers.size).toBe(england.authorities)
  expect(whole.reduce((total, each) => total + each.own, 0) / gross).toBeCloseTo(england.own, 3)
  expect(whole.reduce((total, each) => total + each.otherPublic, 0) / gross).toBeCloseTo(england.otherPublic, 3)
  expect(median(all)).toBeCloseTo(england.median, 3)
  expect(all.at(-1)).toBeCloseTo(england.highest, 3)
  expect(all.filter((share) => share >= england.level).length).toBe(england.atLevel)
  const withOtherPublic = whole.filter((each) => (each.bought + each.otherPublic) / each.gross >= england.level)
  expect(withOtherPublic.length).toBe(england.atLevelWithOtherPublic)
  expect(median(lookedAfter)).toBeCloseTo(england.lookedAfterMedian, 3)
  expect(lookedAfter.filter((share) => share >= england.level).length).toBe(england.lookedAfterAtLevel)
})

interface Split {
  own: number
  bought: number
  otherPublic: number
  gross: number
}

/** Totals of the return that have a split, by authority. A label in quotation marks may hold commas. */
function splitTotals(text: string): ReadonlyMap<string, { readonly all: Split; readonly lookedAfter: Split }> {
  const found = new Map<string, { all: Split; lookedAfter: Split }>()
  const nothing = () => ({ own: 0, bought: 0, otherPublic: 0, gross: 0 })
  for (const [, council = '', line = '', numbers = ''] of text.matchAll(
    /^"?(\d{3})"?,(?:"[^"]*"|[^,]*),"?(4|15|16|20|26|29)"?,(?:"[^"]*"|[^,]*),(?:"[^"]*"|[^,]*),(.*)$/gm,
  )) {
    const [own = 0, bought = 0, otherPublic = 0, voluntary = 0, gross = 0] = numbers
      .split(',')
      .map((part) => Number(part.replaceAll('"', '')))
    const held = found.get(council) ?? { all: nothing(), lookedAfter: nothing() }
    for (const split of line === '15' ? [held.all, held.lookedAfter] : [held.all]) {
      split.own += own
      split.bought += bought + voluntary
      split.otherPublic += otherPublic
      split.gross += gross
    }
    found.set(council, held)
  }
  return found
}

function median(sorted: readonly number[]): number {
  const middle = sorted.length / 2
  return Number.isInteger(middle)
    ? ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
    : (sorted[Math.floor(middle)] ?? 0)
}
