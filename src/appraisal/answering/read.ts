import {
  type At,
  type DrawReading,
  type Figure,
  isMissing,
  type Plan,
  type Reading,
  summarise,
} from '../../figures/index.ts'
import type { SpreadPence } from '../answer.ts'

/** Whole pence of pounds that are already to the penny, or of a draw's summary; minus nought is nought. */
export function wholePence(pounds: number): number {
  const size = Math.round(Number((Math.abs(pounds) * 100).toPrecision(15)))
  return size === 0 || !Number.isFinite(size) ? 0 : pounds < 0 ? -size : size
}

/** What the figures of a case came to: the central reading and the draws, asked for by figure and place. */
export interface Worked {
  readonly plan: Plan
  readonly central: Reading
  readonly draws: DrawReading
  readonly years: readonly string[]
  readonly councils: readonly string[]
}

/** The central value, nought where there is none. */
export function centralOf(worked: Worked, figure: Figure, at: At): number {
  const cell = worked.central.cell(figure, at)
  return isMissing(cell) ? 0 : cell
}

/** Why there is no central value; undefined where there is one. */
export function gapOf(worked: Worked, figure: Figure, at: At) {
  const cell = worked.central.cell(figure, at)
  return isMissing(cell) ? cell : undefined
}

const noDraws = new Float64Array(0)

/** Every draw of a cell; empty where it has no number. */
export function columnOf(worked: Worked, figure: Figure, at: At): Float64Array {
  const column = worked.draws.column(figure, at)
  return isMissing(column as never) ? noDraws : (column as Float64Array) // a missing reason or a column: told apart one line above
}

/** Central case and spread of one cell, in whole pence. */
export function spreadOf(worked: Worked, figure: Figure, at: At): SpreadPence {
  return spreadOfColumn(centralOf(worked, figure, at), columnOf(worked, figure, at))
}

export function spreadOfColumn(central: number, column: Float64Array): SpreadPence {
  const { mean, p5, p10, p25, p50, p75, p80, p90, p95, standardError } = summarise(column)
  return {
    central: wholePence(central),
    mean: wholePence(mean),
    p5: wholePence(p5),
    p10: wholePence(p10),
    p25: wholePence(p25),
    p50: wholePence(p50),
    p75: wholePence(p75),
    p80: wholePence(p80),
    p90: wholePence(p90),
    p95: wholePence(p95),
    standardError: wholePence(standardError),
  }
}

/** Central pence by year. */
export function byYear(worked: Worked, figure: Figure, at: At): { year: string; pence: number }[] {
  return worked.years.map((year) => ({ year, pence: wholePence(centralOf(worked, figure, { ...at, year })) }))
}
