import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  askHolder,
  auditTables,
  fileSource,
  folderSource,
  type LiveTables,
  lockFolder,
  migrations,
  RecordFault,
  tablesAtRest,
  tellTables,
  type Verification,
  verifyGrowing,
  verifyRecord,
} from '../store/index.ts'
import { dataFolder } from './data-folder.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { settingsOf } from './open-store.ts'
import { packageVersion } from './places.ts'
import { stop } from './problems.ts'
import { progressOf } from './progress.ts'
import { checkpointFrom, counted, findingLine, shortHash } from './record-words.ts'
import { codesAsked, takeWords, type Words } from './words.ts'

/** Verifies the record of the data directory, of the database, or of a file, and says what it found. */
export async function runVerify(words: Words, io: Io): Promise<ExitCode> {
  const [file] = takeWords(words, ['FILE'], 0)
  const checkpoints = codesAsked(words, 'checkpoint').map((path) => ({ place: path, checkpoint: checkpointFrom(path) }))
  const progress = progressOf(io)
  const told = (of: number) => (bytes: number) => progress.tell({ doing: 'Verifying the record', done: bytes, of })
  try {
    const { verification, remarks } =
      file === undefined
        ? await verifyOwn(io, { checkpoints, withTables: !words.flags.has('no-tables'), told })
        : { verification: await verifyFile(file, checkpoints, told), remarks: [] }
    progress.end()
    return print(verification, remarks, io, words.flags.has('json'))
  } finally {
    progress.end()
  }
}

type Checkpoints = readonly { readonly place: string; readonly checkpoint: ReturnType<typeof checkpointFrom> }[]
type Told = (of: number) => (bytes: number) => void

function verifyFile(file: string, checkpoints: Checkpoints, told: Told): Promise<Verification> {
  if (!existsSync(file)) stop('FILE-01', file, `There is no file “${file}”.`)
  const source = fileSource(file)
  return verifyRecord({
    source,
    isGrowing: false,
    isExport: true,
    migrations,
    checkpoints,
    progress: told(source.bytes),
  })
}

async function verifyOwn(
  io: Io,
  {
    checkpoints,
    withTables,
    told,
  }: { readonly checkpoints: Checkpoints; readonly withTables: boolean; readonly told: Told },
): Promise<{ readonly verification: Verification; readonly remarks: readonly string[] }> {
  const { databaseUrl } = settingsOf(io)
  const folder = dataFolder(io)
  const documents = join(folder, 'documents')
  if (databaseUrl !== undefined) {
    const verification = await auditTables(databaseUrl, ({ source, tables }) =>
      verifyRecord({
        source,
        isGrowing: false,
        isExport: false,
        documents,
        migrations,
        checkpoints,
        progress: told(source.bytes),
        ...(withTables ? { tables } : {}),
      }),
    )
    return { verification, remarks: [] }
  }
  if (!existsSync(join(folder, 'record.journal'))) {
    stop('STORE-03', folder, `There is no record in “${folder}”. Set CONCORDAT_DATA to the data directory.`)
  }
  return verifyGrowing(async () => {
    const { tables, remarks, release, isHeld } = await ownTables(folder, withTables)
    try {
      const source = folderSource(folder)
      const verification = await verifyRecord({
        source,
        isGrowing: isHeld,
        isExport: false,
        documents,
        migrations,
        checkpoints,
        progress: told(source.bytes),
        ...(tables === undefined ? {} : { tables }),
      })
      return { verification, remarks, isGrowing: isHeld }
    } finally {
      release()
    }
  })
}

/** What the tables hold: told by the process that holds the store, or looked at under the lock. */
async function ownTables(
  folder: string,
  isWanted: boolean,
): Promise<{
  readonly tables?: LiveTables
  readonly remarks: readonly string[]
  readonly isHeld: boolean
  readonly release: () => void
}> {
  const free = () => {}
  try {
    const answered = isWanted ? await askHolder(folder, tellTables, {}, { version: packageVersion() }) : undefined
    if (answered !== undefined) return { tables: answered.answer, remarks: [], isHeld: true, release: free }
    const lock = lockFolder(folder)
    try {
      const tables = isWanted ? await tablesAtRest(folder) : undefined
      const remarks =
        isWanted && tables === undefined
          ? [
              'The tables were not compared: there are none that can be opened, and the next start builds them from the record.',
            ]
          : []
      return { ...(tables === undefined ? {} : { tables }), remarks, isHeld: false, release: () => lock.release() }
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    if (!(error instanceof RecordFault)) throw error
    const remark = `The tables were not compared: ${error.message}`
    return { remarks: isWanted ? [remark] : [], isHeld: true, release: free }
  }
}

function print(
  { findings, remarks, ...rest }: Verification,
  more: readonly string[],
  io: Io,
  asJson: boolean,
): ExitCode {
  const exit = findings.length === 0 ? exitCodes.done : exitCodes.problems
  const said = [...remarks, ...more]
  if (asJson) {
    io.out(`${JSON.stringify({ ...rest, findings, remarks: said })}\n`)
    return exit
  }
  for (const each of findings) io.err(findingLine(each))
  if (rest.found > findings.length) io.err(`There are ${rest.found - findings.length} more of them.\n`)
  const { entries, last, bodiesLeftOut, documents, personal, tables, checkpoints } = rest
  const lines = [
    `${counted(entries, 'entry', 'entries')}, the last ${last.n} (${shortHash(last.hash)}).`,
    ...(bodiesLeftOut > 0
      ? [`${counted(bodiesLeftOut, 'body', 'bodies')} left out, as an export may; the chain is over their hashes.`]
      : []),
    ...(documents === undefined
      ? []
      : [
          `${counted(documents.named, 'document')} named.`,
          ...(documents.strays.length > 0
            ? [
                `${counted(documents.strays.length, 'file')} among the documents that no entry names: ${documents.strays.slice(0, 5).join(', ')}${documents.strays.length > 5 ? ' …' : ''}`,
              ]
            : []),
        ]),
    ...(personal === undefined
      ? []
      : [
          `${counted(personal.rows, 'row')} of persons, of which ${personal.blanks.length} ${personal.blanks.length === 1 ? 'is' : 'are'} blank because ${personal.blanks.length === 1 ? 'it was' : 'they were'} erased${orderedBy(personal.blanks)}.`,
        ]),
    ...(tables === undefined ? [] : [`${counted(tables.length, 'table')} compared with what the record adds up to.`]),
    ...checkpoints
      .filter(({ agrees }) => agrees)
      .map(({ place, n }) => `The checkpoint ${place} agrees at entry ${n}.`),
    ...said,
    findings.length === 0 ? 'The record is whole.' : `${counted(rest.found, 'thing')} wrong.`,
  ]
  io.out(`${lines.join('\n')}\n`)
  return exit
}

function orderedBy(blanks: readonly { readonly by: number }[]): string {
  const entries = [...new Set(blanks.map(({ by }) => by))]
  if (entries.length === 0) return ''
  return ` (${entries.length === 1 ? 'entry' : 'entries'} ${entries.slice(0, 20).join(', ')}${entries.length > 20 ? ' …' : ''})`
}
