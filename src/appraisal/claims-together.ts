import type { OptionAnswer } from './answer.ts'

/** The claims of one option that stand above their ceilings, added up. */
export interface ClaimsTogether {
  readonly lines: number
  readonly claimedPence: number
  readonly allowedPence: number
  /** The year of each, where it is the same. */
  readonly year: string | null
}

/** The claims of an option that are stopped, as one sum; null where there are not several. */
export function claimsTogether({ stops }: Pick<OptionAnswer, 'stops'>): ClaimsTogether | null {
  const claims = stops.flatMap(({ claim }) => claim ?? [])
  if (claims.length < 2) return null
  const years = new Set(claims.map(({ year }) => year))
  return {
    lines: claims.length,
    claimedPence: claims.reduce((sum, { claimedPence }) => sum + claimedPence, 0),
    allowedPence: claims.reduce((sum, { allowedPence }) => sum + allowedPence, 0),
    year: years.size === 1 ? (claims[0]?.year ?? null) : null,
  }
}
