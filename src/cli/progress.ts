import type { Progress } from '../store/index.ts'
import type { Io } from './io.ts'

/** Work over a second shows on a terminal what is being done and how far it is; a pipe stays quiet. */
export function progressOf(io: Io): { readonly tell: (progress: Progress) => void; readonly end: () => void } {
  const began = Date.now()
  let last = 0
  let wide = 0
  return {
    tell: ({ doing, done, of }) => {
      const now = Date.now()
      if (!io.isWatched || now - began < 1000 || now - last < 100) return
      last = now
      const share = done === undefined || of === undefined || of === 0 ? '' : `: ${Math.floor((done / of) * 100)}%`
      const line = `${doing}${share}`
      io.err(`\r${line.padEnd(wide)}`)
      wide = Math.max(wide, line.length)
    },
    end: () => {
      if (wide > 0) io.err(`\r${' '.repeat(wide)}\r`)
      wide = 0
    },
  }
}
