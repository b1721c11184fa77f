import { recordFault } from '../record/faults.ts'
import { type EntryBody, leftOut } from '../record/line.ts'
import { ChainCheck, type CheckedLine } from './chain-check.ts'
import { Named } from './named.ts'
import type { RecordSource } from './source.ts'
import { writeAside } from './write-aside.ts'

/** What an export holds, and up to which entry. */
export interface Exported {
  readonly entries: number
  readonly leftOut: number
  readonly n: number
  readonly hash: string
}

/**
 * Writes the record to a file for a council, or for an auditor who may read all of it. A body that may not be read is left
 * out and its hash stays, so the file verifies from the first line to the last. Rows of persons are never in it.
 */
export async function exportRecord({
  source,
  path,
  council,
  until,
  progress = () => {},
}: {
  readonly source: RecordSource
  readonly path: string
  readonly council?: string
  /** The last entry that is on disk for certain: later ones are left for the next export. */
  readonly until: number
  readonly progress?: (bytes: number) => void
}): Promise<Exported> {
  // Which cases a council takes part in, and what is withheld, may be said by later entries: they are read twice.
  const named = new Named()
  await eachLine(
    source,
    until,
    (line) => named.line(line),
    (bytes) => progress(bytes / 2),
  )
  let withheld = 0
  let last: Exported | undefined
  await writeAside(path, async (file) => {
    let waiting: Buffer[] = []
    const chain = await eachLine(
      source,
      until,
      (line) => {
        const isReadable = !named.redacted.has(line.fields.n) && mayRead(line, council, named)
        if (!isReadable) withheld += 1
        const { hash, n, bodyhash, body } = line.fields
        waiting.push(
          Buffer.from(`0 ${hash} ${n} ${bodyhash} `, 'utf8'),
          isReadable ? body : Buffer.from(leftOut),
          newline,
        )
      },
      (bytes) => progress(source.bytes / 2 + bytes / 2),
      async () => {
        const bytes = Buffer.concat(waiting)
        waiting = []
        if (bytes.length > 0) await file.writeFile(bytes)
      },
    )
    last = { entries: chain.entries, leftOut: withheld, ...chain.last }
  })
  if (last === undefined) throw new Error('nothing was exported')
  return last
}

const newline = Buffer.from('\n')

/** About that council; or about none, and either about no case or about one in which it takes part. */
function mayRead({ fields: { body } }: CheckedLine, council: string | undefined, named: Named): boolean {
  if (council === undefined) return true
  const entry = JSON.parse(body.toString('utf8')) as EntryBody
  if (entry.council !== null) return entry.council === council
  return entry.case === null || (named.councilsOf.get(entry.case)?.includes(council) ?? false)
}

async function eachLine(
  source: RecordSource,
  until: number,
  each: (line: CheckedLine) => void,
  progress: (bytes: number) => void,
  flush: () => Promise<void> = async () => {},
): Promise<ChainCheck> {
  const chain = new ChainCheck(source.place, { mayLeaveOut: false })
  for await (const raws of source.lines()) {
    for (const raw of raws) {
      if (raw.isUnfinished === true || chain.last.n >= until) continue
      const line = chain.line(raw)
      const wrong = chain.findings[0]
      if (wrong !== undefined || line === undefined) throw damaged(wrong?.place ?? source.place, wrong?.sentence ?? '')
      each(line)
    }
    await flush()
    const end = raws.at(-1)
    if (end !== undefined) progress(end.at + end.bytes.length)
  }
  return chain
}

/** What is damaged is neither exported nor backed up: it would pass for whole. */
export function damaged(place: string, sentence: string) {
  return recordFault(
    'RECORD-CHAIN',
    place,
    `${sentence} Nothing was written: put the record right first, with \`concordat record repair\`.`,
  )
}
