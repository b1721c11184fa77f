import { educationSymbols, type Symbols } from '../value.ts'

/** What the figures of a column are in. `number` is a count or posts, `percent` out of a hundred. */
export const columnUnits = ['GBP', 'GBP thousand', 'GBP million', 'pence', 'number', 'percent'] as const

export type ColumnUnit = (typeof columnUnits)[number]

/** What one of the unit is worth, in pounds for money. */
export const worth: Readonly<Record<ColumnUnit, number>> = {
  GBP: 1,
  'GBP thousand': 1000,
  'GBP million': 1_000_000,
  pence: 0.01,
  number: 1,
  percent: 1,
}

export const unitInWords: Readonly<Record<ColumnUnit, string>> = {
  GBP: 'pounds',
  'GBP thousand': 'thousands of pounds',
  'GBP million': 'millions of pounds',
  pence: 'pence',
  number: 'numbers',
  percent: 'per cent',
}

const saying: readonly (readonly [ColumnUnit, RegExp])[] = [
  [
    'GBP thousand',
    /£\s*['’‘]?\s*000s?\b|['’‘(]000s?\b|£\s*k\b|£\s*thousands?|\bin thousands\b|thousands? of pounds|\bgbp thousands?\b|\(thousands?\)/i,
  ],
  ['GBP million', /£\s*m(illions?)?\b|\bin (£ ?)?millions\b|millions of pounds|\bgbp millions?\b|\(millions?\)/i],
  ['pence', /\bpence\b|\(p\)/i],
  ['GBP', /£|\bgbp\b|\bpounds\b/i],
  ['percent', /%|\bper ?cent\b/i],
  ['number', /\bfte\b|\bheadcount\b|\bnumber of\b|\bposts\b/i],
]

/** The unit that words name, if they name one: `£000`, `(pence)`, `in millions`. */
export function unitIn(text: string): ColumnUnit | undefined {
  return saying.find(([, pattern]) => pattern.test(text))?.[0]
}

/** The unit that titles above a table name: the first scale named, otherwise pounds where a pound sign stands. */
export function unitOfTitles(
  titles: readonly string[],
): { readonly unit: ColumnUnit; readonly title: string } | undefined {
  const named = titles.flatMap((title) => {
    const unit = unitIn(title)
    return unit === undefined || unit === 'number' || unit === 'percent' ? [] : [{ unit, title }]
  })
  return named.find(({ unit }) => unit !== 'GBP') ?? named[0]
}

/** Symbols that people write where there is no figure. A dash says nothing of why. */
export const ownSymbols: Symbols = {
  ...educationSymbols,
  '-': 'hidden',
  '–': 'hidden',
  'n/a': 'notApplicable',
  na: 'notApplicable',
  tbc: 'notAvailable',
  '[c]': 'suppressed',
  '[x]': 'notAvailable',
  '[z]': 'notApplicable',
  '[u]': 'unreliable',
}
