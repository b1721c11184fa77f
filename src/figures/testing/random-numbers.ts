/** Whole numbers and choices from a seed, for tests that make up their own cases. Not for draws. */
export interface Random {
  /** 0 up to but not including `below`. */
  whole(below: number): number
  chance(of: number): boolean
  /** One of a list that is not empty. */
  one<T>(of: readonly T[]): T
  some<T>(of: readonly T[], likely: number): readonly T[]
  between(low: number, high: number): number
}

export function randomFrom(seed: number): Random {
  let state = seed | 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const whole = (below: number): number => Math.floor(next() * below)
  return {
    whole,
    chance: (of) => next() < of,
    one: (of) => of[whole(of.length)] as (typeof of)[number], // the list is not empty
    some: (of, likely) => of.filter(() => next() < likely),
    between: (low, high) => low + (high - low) * next(),
  }
}
