import { join } from 'node:path'
import type { EmbeddedTables } from '../database/embedded-tables.ts'
import type { Migration } from '../migrations/index.ts'
import { RecordFault, recordFault } from '../record/faults.ts'
import {
  AppendedFile,
  appendLine,
  type Cut,
  entryAt,
  findFromEnd,
  keepCut,
  type Placed,
  readJournal,
} from '../record/journal.ts'
import { beginning, type EntryBody } from '../record/line.ts'
import { PersonalLines, type PersonalRow, type PersonalTail } from '../record/personal-lines.ts'
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
  readonly cut?: Cut
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
    let rebuilt = 'rebuild' in opened ? opened.rebuild : undefined
    const giveUpTables = async () => {
      await tables?.close().catch(() => {})
      tables = undefined
      rebuilt = 'unreadable'
    }
    const head = tables === undefined ? none : headOf(tables)
    const found = readEnd(journal, personal, tables, head)
    // The journal goes on past what its end was searched for: the tables are too far behind to be brought level.
    if (tables !== undefined && found.tail === undefined && found.last.n >= head.n) await giveUpTables()
    if (tables !== undefined && found.last.n < head.n && hashIn(tables, found.last.n) !== found.last.hash) {
      throw fork(found.last.n)
    }
    const cut = cutTail(folder, journal, found.end)
    finishTails(journal, personal, found)
    const putBack = tables === undefined ? 0 : putLinesBack(tables, journal, personal, found)
    let replayed = 0
    if (tables !== undefined) {
      try {
        replayed = bringLevel(tables, found, migrations)
      } catch (error) {
        if (error instanceof RecordFault) throw error
        // Tables that open and cannot be written are not worth more than those that do not open.
        await giveUpTables()
      }
    }
    if (tables === undefined) {
      tables = await buildTables(folder, (building) => {
        replayed = replayAll(building, journal, personal, migrations, found.erased)
      })
    }
    return {
      journal,
      personal,
      tables,
      report: {
        isNew: found.last.n === 0 && head.n === 0,
        ...(rebuilt === undefined ? {} : { rebuilt }),
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

/** What journal and persons’ rows hold past what the tables do. */
interface Found {
  /** Entries after the tables’ own; undefined where the tables’ own is not among the journal’s. */
  readonly tail: readonly Placed[] | undefined
  readonly last: Head
  /** Where the lines of the journal end that may stand. */
  readonly end: number
  /** Bytes of the journal known to be on disk, and the first entry past them. */
  readonly safe: number
  readonly unsynced: number
  readonly persons: PersonalTail
  /** Commitments whose rows an entry ordered erased. */
  readonly erased: ReadonlySet<string>
}

/** Reads to the end and changes nothing. Only what was on disk when it was told of can be damaged: the rest is cut. */
function readEnd(
  journal: AppendedFile,
  personal: PersonalLines,
  tables: EmbeddedTables | undefined,
  head: Head,
): Found {
  const known = findFromEnd(journal, head.n)
  if (known !== undefined && known.hash !== head.hash) throw fork(head.n)
  const first = known ?? { ...none, to: 0 }
  // Where the tables are unusable every line is read again when they are built; here the end is looked for.
  const isTail = tables !== undefined && (known !== undefined || head.n === 0)
  const tail: Placed[] = []
  const naming: {
    readonly line: Pick<Placed, 'n' | 'from'>
    readonly before: Head
    readonly rows: readonly string[]
  }[] = []
  const erased = new Set(tables === undefined ? [] : erasedIn(tables))
  let before: Head = { n: first.n, hash: first.hash }
  const end = readJournal(journal, { at: first.to, before }, (line) => {
    if (isTail) tail.push(line)
    const rows = commitmentsIn(line.body)
    if (rows.length > 0) naming.push({ line: { n: line.n, from: line.from }, before, rows })
    for (const commitment of erasedBy(line.body)) erased.add(commitment)
    before = { n: line.n, hash: line.hash }
  })
  const safe = Math.max(end.safe, known?.safe ?? 0)
  const unsynced = entryAt(journal, safe) ?? before.n + 1
  const persons = personal.tail({ n: first.n + 1, unsynced, erased })
  const held = new Set(persons.lines.map(({ commitment }) => commitment))
  // Rows of entries the tables hold are in the tables, and are written again from there.
  const isInTables = (n: number) => tables !== undefined && n <= head.n
  const torn = naming.find(
    ({ line, rows }) => !isInTables(line.n) && rows.some((each) => !held.has(each) && !erased.has(each)),
  )
  if (torn !== undefined && torn.line.n < unsynced) throw missing(torn.line.n)
  const so = { safe, unsynced, erased }
  if (torn === undefined) {
    return {
      ...so,
      tail: isTail ? tail : undefined,
      last: before,
      end: end.unfinishedFrom ?? journal.length,
      persons: until(persons, before.n),
    }
  }
  return {
    ...so,
    tail: isTail ? tail.filter(({ n }) => n < torn.line.n) : undefined,
    last: torn.before,
    end: torn.line.from,
    persons: until(persons, torn.before.n),
  }
}

/** Without the rows of entries that are not in the journal: nobody was told of those. */
function until(persons: PersonalTail, n: number): PersonalTail {
  const beyond = persons.lines.find((line) => line.n > n)
  if (beyond === undefined) return persons
  return { ...persons, end: beyond.line, lines: persons.lines.filter(({ line }) => line < beyond.line) }
}

/** Entries into tables that stand where the journal’s tail begins; gives how many. */
function bringLevel(tables: EmbeddedTables, { tail = [], persons }: Found, migrations: readonly Migration[]): number {
  putFunctions(tables)
  // What was under way when the process ended never happened. Not truncated: that makes files, which have to be synced.
  tables.run('delete from record.pending; delete from record.open')
  if (tail.length === 0) return 0
  const replay = new Replay(tables, migrations)
  replay.personal(persons.lines)
  for (const line of tail) replay.add(line)
  replay.flush()
  return replay.entries
}

/** Every entry of the journal into empty tables; gives how many. */
export function replayAll(
  tables: EmbeddedTables,
  journal: AppendedFile,
  personal: PersonalLines,
  migrations: readonly Migration[],
  erased: ReadonlySet<string> = new Set(),
): number {
  const replay = new Replay(tables, migrations)
  const lines = personal.read(erased)
  replay.personal(lines)
  const unheld = new Map<string, number>()
  const held = new Set(lines.map(({ commitment }) => commitment))
  readJournal(journal, { at: 0, before: none }, (line) => {
    replay.add(line)
    for (const each of commitmentsIn(line.body)) if (!held.has(each)) unheld.set(each, line.n)
    for (const each of erasedBy(line.body)) unheld.delete(each)
  })
  for (const n of unheld.values()) throw missing(n)
  replay.flush()
  return replay.entries
}

/** The commitments of an entry’s rows of persons. */
function commitmentsIn(body: string): readonly string[] {
  if (!body.includes('["own"')) return []
  const { rows } = JSON.parse(body) as { readonly rows: readonly [string, string, { readonly commitment?: string }][] }
  return rows.flatMap(([op, , value]) => (op === 'own' && value.commitment !== undefined ? [value.commitment] : []))
}

function erasedBy(body: string): readonly string[] {
  if (!body.includes('"kind":"personal.erased"')) return []
  const { kind, about } = JSON.parse(body) as EntryBody
  return kind === 'personal.erased' ? ((about['commitments'] ?? []) as readonly string[]) : []
}

/** The commitments of every row of a person that an entry ordered erased. */
export function erasedIn(tables: EmbeddedTables): readonly string[] {
  const { rows } = tables.query<{ commitments: readonly string[] }>(
    "select body::jsonb -> 'about' -> 'commitments' as commitments from record.entry where kind = 'personal.erased'",
  )
  return rows.flatMap(({ commitments }) => commitments ?? [])
}

function missing(n: number) {
  return recordFault(
    'RECORD-PERSONAL',
    `entry ${n}`,
    `Entry ${n} stands for a row of a person that \`personal.lines\` does not hold, though it was safely on disk. Nothing was changed: restore the folder from a backup.`,
  )
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

function cutTail(folder: string, journal: AppendedFile, at: number): StartReport['cut'] {
  if (at === journal.length) return undefined
  const cut = keepCut(folder, at, journal.read(at, journal.length))
  journal.cutBack(at)
  journal.syncNow()
  return cut
}

/**
 * Cuts rows of persons that no entry stands for, and writes what is past the last `safe` once more: after a crash those
 * bytes may be in the page cache alone. Rows first: an entry on disk must never name a row that is not.
 */
function finishTails(journal: AppendedFile, { file }: PersonalLines, { safe, unsynced, persons }: Found): void {
  if (persons.end < file.length) {
    file.cutBack(persons.end)
    file.syncNow()
  }
  const from = persons.lines.find(({ n }) => n >= unsynced)?.line ?? file.length
  if (from < file.length) file.overwrite(from, file.read(from, file.length))
  if (safe < journal.length) journal.overwrite(safe, journal.read(safe, journal.length))
}

/**
 * The tables were on disk before a line that was never acknowledged: the record takes entries and rows from them. Both are
 * asked for with an end as well: of an open one the planner expects a third of the table, and would read all of it.
 */
function putLinesBack(tables: EmbeddedTables, journal: AppendedFile, personal: PersonalLines, found: Found): number {
  const { n: end } = headOf(tables)
  const held = new Set(found.persons.lines.map(({ commitment }) => commitment))
  const lost = tables
    .query<Record<string, unknown> & PersonalRow>(
      `select commitment, n, tbl as "table", subject, salt, body as row from record.personal
         where n >= $1 and n <= $2 and body is not null order by n, commitment`,
      [found.persons.since, end],
    )
    .rows.filter(({ commitment }) => !held.has(commitment))
  personal.append(lost)
  if (lost.length > 0) personal.file.syncNow()
  const { rows } = tables.query<{ n: number; hash: string; bodyhash: string; body: string }>(
    'select n, hash, bodyhash, body from record.entry where n > $1 and n <= $2 order by n',
    [found.last.n, end],
  )
  for (const row of rows) appendLine(journal, row)
  if (rows.length > 0) journal.syncNow()
  return rows.length
}
