import { beginning, type Fields, fieldsOf, type Line, linked, sha256 } from '../record/line.ts'
import { type RawLine, rawLines } from './raw-lines.ts'

/** A line of the journal that is the record’s own: it is tied by its hash to another such line. */
export interface Sound {
  readonly from: number
  readonly to: number
  readonly n: number
  readonly hash: string
  readonly bodyhash: string
}

/** A stretch of the journal between two lines that are the record’s own, or after the last, that is not. */
export interface Gap {
  readonly from: number
  readonly to: number
  /** The entries that belong there; none where there are bytes too many. */
  readonly entries: readonly number[]
  readonly before: { readonly n: number; readonly hash: string }
  /** The sound line after it: what goes back is held to it. Undefined at the end of the journal. */
  readonly after: Sound | undefined
}

/**
 * Finds the lines that are the record’s own, and the gaps between them. Only numbers and hashes are held, some hundred
 * bytes an entry.
 */
export async function gapsOf(
  path: string,
): Promise<{ readonly gaps: readonly Gap[]; readonly last: Sound | undefined }> {
  const whole: Sound[] = []
  let length = 0
  for await (const raws of rawLines(path)) {
    for (const raw of raws) {
      length = raw.at + raw.bytes.length + (raw.isUnfinished === true ? 0 : 1)
      const fields = raw.isUnfinished === true ? undefined : wholeFields(raw)
      if (fields !== undefined) {
        const { n, hash, bodyhash } = fields
        whole.push({ from: raw.at, to: length, n, hash, bodyhash })
      }
    }
  }
  const sound = ownLines(whole)
  const gaps: Gap[] = []
  let before: { readonly n: number; readonly hash: string; readonly to: number } = { n: 0, hash: beginning, to: 0 }
  for (const line of sound) {
    const entries = numbers(before.n + 1, line.n - 1)
    if (line.from !== before.to || entries.length > 0) {
      gaps.push({ from: before.to, to: line.from, entries, before, after: line })
    }
    before = line
  }
  // Bytes after the last sound line are at least one entry, or what was left of one.
  if (before.to < length) {
    gaps.push({ from: before.to, to: length, entries: [before.n + 1], before, after: undefined })
  }
  return { gaps, last: sound.at(-1) }
}

/** The fields of a line whose content is what its hash says, whatever became of its other fields. */
export function wholeFields({ bytes }: Pick<RawLine, 'bytes'>): Fields | undefined {
  const fields = fieldsOf(bytes)
  return fields !== undefined && sha256(fields.body) === fields.bodyhash ? fields : undefined
}

/** A whole line as an entry that may go back. */
export function asEntry({ body, ...fields }: Fields): Line {
  return { ...fields, body: body.toString('utf8') }
}

/**
 * Runs of lines that follow one another. A line on its own proves nothing of its place, unless it is the first entry. Of
 * runs that contradict each other the one from the beginning stands, then the longest.
 */
function ownLines(lines: readonly Sound[]): readonly Sound[] {
  const runs: Sound[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (last !== undefined && line.n === last.n + 1 && line.hash === linked(last.hash, line.n, line.bodyhash))
      run?.push(line)
    else runs.push([line])
  }
  const isFirst = ([first]: readonly Sound[]) =>
    first !== undefined && first.n === 1 && first.hash === linked(beginning, 1, first.bodyhash)
  const kept: { readonly first: Sound; readonly last: Sound; readonly run: readonly Sound[] }[] = []
  const byWeight = runs
    .filter((run) => run.length > 1 || isFirst(run))
    .sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || b.length - a.length)
  for (const run of byWeight) {
    const [first, last] = [run[0], run.at(-1)]
    if (first === undefined || last === undefined) continue
    const stands = kept.every(
      (other) =>
        (last.n < other.first.n && last.to <= other.first.from) ||
        (first.n > other.last.n && first.from >= other.last.to),
    )
    if (stands) kept.push({ first, last, run })
  }
  return kept.sort((a, b) => a.first.n - b.first.n).flatMap(({ run }) => run)
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}
