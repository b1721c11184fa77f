import { roundToPenny } from '../../figures/index.ts'

/** Pounds as a count of pennies, for adding up what should add up; never throws, however large the number is. */
export function pennies(pounds: number): number {
  return Math.round(roundToPenny(pounds) * 100)
}
