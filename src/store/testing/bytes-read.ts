import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** How many bytes of files some work reads; PostgreSQL in WebAssembly is counted where it runs in this thread. */
export async function bytesReadBy(work: () => Promise<void>): Promise<number> {
  const real = fs.readSync as (...all: unknown[]) => number
  let bytes = 0
  fs.readSync = ((...all: unknown[]) => {
    const got = real(...all)
    bytes += got
    return got
  }) as typeof fs.readSync
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    fs.readSync = real as typeof fs.readSync
    syncBuiltinESMExports()
  }
  return bytes
}
