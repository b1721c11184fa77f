import type { Chance } from './recording-disk.ts'

/** Numbers from a seed (mulberry32), the same on every machine. */
export function chances(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** None, all, or some: half of all cuts leave some. */
export function upTo(chance: Chance, most: number): number {
  const drawn = chance()
  if (drawn < 0.25) return 0
  if (drawn < 0.5) return most
  return Math.floor(chance() * (most + 1))
}
