import { join } from 'node:path'
import type { EmbeddedTables } from '../database/embedded-tables.ts'
import type { Migration } from '../migrations/index.ts'
import { recordFault } from '../record/faults.ts'
import {
  AppendedFile,
  appendLine,
  findFromEnd,
  type JournalEnd,
  keepCut,
  type Placed,
  readJournal,
} from '../record/journal.ts'
import { beginning, type EntryBody, sha256 } from '../record/line.ts'
import { PersonalLines, type PersonalRow } from '../record/personal-lines.ts'
import { Replay } from '../record/replay.ts'
import { buildTables, openTables, putFunctions } from './build-tables.ts'

/** What starting found and did, for the operator and for the entry that tells of a cut. */
export interface StartReport {
  readonly isNew: boolean
  /** Why the tables were built anew from the record. */
  readonly rebuilt?: 'another version' | 'unreadable' | 'new' | 'asked for'
  /** Entries that were applied to the tables. */
  readonly replayed: number
  /** Entries that were written to the journal from the tables. */
  readonly putBack: number
  /** An unfinished tail that was cut from the journal and kept beside it. */
  readonly cut?: { readonly at: number; readonly bytes: number; readonly sha256: string; readonly kept: string }
}

/** A journal, persons’ rows and tables that are level with each other. */
export interface Level {
  readonly journal: AppendedFile
  readonly personal: PersonalLines
  readonly tables: EmbeddedTables
  readonly report: StartReport
}

interface Head {
  readonly n: number
  readonly hash: string
}

const none: Head = { n: 0, hash: beginning }

/**
 * Opens the record of a folder and brings journal and tables level, whichever is behind. An unfinished tail is cut and
 * kept; damage to bytes that were on disk, and two histories, are refused and nothing is changed.
 */
export async function start(folder: string, migrations: readonly Migration[], rebuild = false): Promise<Level> {
  const journal = new AppendedFile(join(folder, 'record.journal'))
  const personal = new PersonalLines(folder)
  let tables: EmbeddedTables | undefined
  try {
    const opened = rebuild ? ({ rebuild: 'asked for' } as const) : await openTables(folder)
    tables = 'tables' in opened ? opened.tables : undefined
    const head = tables === undefined ? none : headOf(tables)
    const known = findFromEnd(journal, head.n)
    if (known !== undefined && known.hash !== head.hash) throw fork(head.n)
    const first = known ?? { ...none, to: 0 }
    const tail: Placed[] = []
    // Where the tables are unusable every line is read when they are built; here the end is looked for.
    const isTail = tables !== undefined && (known !== undefined || head.n === 0)
    const end = readJournal(journal, { at: first.to, before: first }, (line) => {
      if (isTail) tail.push(line)
    })
    const safe = Math.max(end.safe, known?.safe ?? 0)
    const cut = cutTail(folder, journal, end)
    cutPersonal(personal)
    writeAgain(journal, safe)
    const last: Head = end.last ?? first
    let putBack = 0
    if (tables !== undefined && !isTail && last.n >= head.n) {
      // The journal goes on further than its end was searched for the tables' entry: too far behind to be brought level.
      await tables.close()
      tables = undefined
    }
    if (tables !== undefined && last.n < head.n) {
      if (hashIn(tables, last.n) !== last.hash) throw fork(last.n)
      putBack = putLinesBack(tables, journal, personal, last.n)
    }
    let replayed = 0
    if (tables === undefined) {
      tables = await buildTables(folder, (building) => {
        replayed = replayAll(building, journal, personal, migrations)
      })
    } else {
      putFunctions(tables)
      if (tail.length > 0) {
        const replay = new Replay(tables, migrations)
        if (tail.some(({ body }) => body.includes('["own"'))) replay.personal(personal.read(() => erasedIn(journal)))
        for (const line of tail) replay.add(line)
        replay.flush()
        replayed = replay.entries
      }
      // What was under way when the process ended never happened.
      tables.run('truncate record.pending, record.open')
    }
    return {
      journal,
      personal,
      tables,
      report: {
        isNew: last.n === 0 && head.n === 0,
        ...('rebuild' in opened ? { rebuilt: opened.rebuild } : {}),
        replayed,
        putBack,
        ...(cut === undefined ? {} : { cut }),
      },
    }
  } catch (error) {
    journal.close()
    personal.file.close()
    await tables?.close().catch(() => {})
    throw error
  }
}

/** Every entry of the journal into empty tables; gives how many. */
export function replayAll(
  tables: EmbeddedTables,
  journal: AppendedFile,
  personal: PersonalLines,
  migrations: readonly Migration[],
): number {
  const replay = new Replay(tables, migrations)
  replay.personal(personal.read(() => erasedIn(journal)))
  readJournal(journal, { at: 0, before: none }, (line) => replay.add(line))
  replay.flush()
  return replay.entries
}

/** Commitments whose erasing the journal orders. */
function erasedIn(journal: AppendedFile): ReadonlySet<string> {
  const ordered = new Set<string>()
  readJournal(journal, { at: 0, before: none }, ({ body }) => {
    if (!body.includes('"kind":"personal.erased"')) return
    const { kind, about } = JSON.parse(body) as EntryBody
    if (kind !== 'personal.erased') return
    for (const each of about['commitments'] as readonly string[]) ordered.add(each)
  })
  return ordered
}

export function headOf(tables: EmbeddedTables): Head {
  const [head] = tables.query<Head & Record<string, unknown>>('select n, hash from record.head').rows
  if (head === undefined) throw new Error('the tables hold no head of the record')
  return head
}

function hashIn(tables: EmbeddedTables, n: number): string | undefined {
  if (n === 0) return beginning
  return tables.query<{ hash: string }>('select hash from record.entry where n = $1', [n]).rows[0]?.hash
}

function fork(n: number) {
  return recordFault(
    'RECORD-FORK',
    `entry ${n}`,
    `The journal and the tables hold two different histories from entry ${n} on, or before it. Nothing was changed: restore the folder from a backup, or move \`tables\` aside to rebuild it from the journal.`,
  )
}

function cutTail(folder: string, journal: AppendedFile, { unfinishedFrom: at }: JournalEnd): StartReport['cut'] {
  if (at === undefined) return undefined
  const bytes = journal.read(at, journal.length)
  const kept = keepCut(folder, at, bytes)
  journal.cutBack(at)
  journal.syncNow()
  return { at, bytes: bytes.length, sha256: sha256(bytes), kept: kept.slice(folder.length + 1) }
}

/** A row of a person whose line was never finished belongs to an entry that was never acknowledged. */
function cutPersonal({ file }: PersonalLines): void {
  const bytes = file.read(Math.max(0, file.length - 1), file.length)
  if (bytes.length === 0 || bytes[0] === 0x0a) return
  const all = file.read(0, file.length)
  file.cutBack(all.lastIndexOf(0x0a) + 1)
  file.syncNow()
}

/** After a crash, bytes past the last `safe` may be in the page cache alone: they are written and synced once more. */
function writeAgain(journal: AppendedFile, safe: number): void {
  if (safe >= journal.length) return
  journal.overwrite(safe, journal.read(safe, journal.length))
}

/** The tables were on disk before a line that was never acknowledged: the record takes the entries from them. */
function putLinesBack(tables: EmbeddedTables, journal: AppendedFile, personal: PersonalLines, after: number): number {
  const { rows } = tables.query<{ n: number; hash: string; bodyhash: string; body: string }>(
    'select n, hash, bodyhash, body from record.entry where n > $1 order by n',
    [after],
  )
  const held = new Set(personal.read(() => erasedIn(journal)).map(({ commitment }) => commitment))
  const missing = tables
    .query<Record<string, unknown> & PersonalRow>(
      `select commitment, n, tbl as "table", subject, salt, body as row from record.personal
         where n > $1 and body is not null order by n, commitment`,
      [after],
    )
    .rows.filter(({ commitment }) => !held.has(commitment))
  personal.append(missing)
  personal.file.syncNow()
  for (const row of rows) appendLine(journal, row)
  journal.syncNow()
  return rows.length
}
