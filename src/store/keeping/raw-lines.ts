import { open } from 'node:fs/promises'
import { mostOfALine } from '../record/line.ts'

/** A line as its bytes stand in a file, without its end. */
export interface RawLine {
  /** The byte it begins at. */
  readonly at: number
  readonly bytes: Buffer
  /** No end of a line came after it. */
  readonly isUnfinished?: boolean
}

const chunk = 4 * 1024 * 1024
const longest = mostOfALine + 1024

/** The lines of a file up to a byte, some megabytes at a time: memory does not grow with the file. */
export async function* rawLines(path: string, until = Number.POSITIVE_INFINITY): AsyncGenerator<readonly RawLine[]> {
  const file = await open(path, 'r')
  try {
    const length = Math.min(until, (await file.stat()).size)
    let rest: Buffer = Buffer.alloc(0)
    let at = 0
    for (let readTo = 0; readTo < length; ) {
      const more = Buffer.allocUnsafe(Math.min(chunk, length - readTo))
      const { bytesRead } = await file.read(more, 0, more.length, readTo)
      if (bytesRead === 0) break
      readTo += bytesRead
      const got = more.subarray(0, bytesRead)
      rest = rest.length === 0 ? got : Buffer.concat([rest, got])
      const lines: RawLine[] = []
      for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
        lines.push({ at, bytes: rest.subarray(0, end) })
        at += end + 1
        rest = rest.subarray(end + 1)
      }
      // No entry is this long: it is told as one bad line, and not kept in memory.
      if (rest.length > longest) {
        lines.push({ at, bytes: Buffer.alloc(0) })
        at += rest.length
        rest = Buffer.alloc(0)
      }
      if (lines.length > 0) yield lines
    }
    if (rest.length > 0) yield [{ at, bytes: rest, isUnfinished: true }]
  } finally {
    await file.close()
  }
}
