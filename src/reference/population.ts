import type { CouncilCode } from './councils.ts'
import type { Dated, Day } from './dated.ts'
import { officialFacts } from './official-facts/official-facts.ts'

const measure = 'population/population_estimate'

/** A year’s mid-year population aged 0 to 17, with its source; undefined for a council or year that is not carried. */
export function population(code: CouncilCode, year: number): (Dated<number> & { readonly published: Day }) | undefined {
  const value = figuresOf(code).get(year)
  if (value === undefined) return undefined
  return {
    value,
    effectiveFrom: `${year}-06-30`,
    effectiveTo: `${year}-06-30`,
    source: `ONS mid-year population estimate ${year}, ages 0 to 17, as published by DfE with “Children in need” (series as revised to 2025)`,
    grade: 'A',
    // The series was revised after the census of 2021: later editions stand in for what was first published.
    published: '2025-10-31',
  }
}

/** The years for which a council’s population is carried, in order. */
export function populationYears(code: CouncilCode): readonly number[] {
  return [...figuresOf(code).keys()].sort((a, b) => a - b)
}

const known = new Map<CouncilCode, ReadonlyMap<number, number>>()

function figuresOf(code: CouncilCode): ReadonlyMap<number, number> {
  const before = known.get(code)
  if (before !== undefined) return before
  const figures = new Map(
    officialFacts({ councils: [code], measures: [measure] }).flatMap(({ value, period }) =>
      typeof value === 'number' ? [[Number(period.to.slice(0, 4)), value] as const] : [],
    ),
  )
  known.set(code, figures)
  return figures
}
