import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  auditRecord,
  backUp,
  bytesOf,
  type CheckpointMade,
  exportRecord,
  fileAsSpare,
  folderSource,
  intoPostgres,
  journalAsSpare,
  lockFolder,
  makeACheckpoint,
  migrations,
  outOfPostgres,
  planRepair,
  type RecordSource,
  refuseDifferences,
  refuseUnlessEmpty,
  repair,
  restore,
  retireFolder,
  tablesAsSpare,
  tellTables,
  writeAside,
} from '../store/index.ts'
import { withStore } from './control.ts'
import { dataFolder } from './data-folder.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { openTheStore, settingsOf } from './open-store.ts'
import { stop } from './problems.ts'
import { progressOf } from './progress.ts'
import { counted, shortHash } from './record-words.ts'
import { codesAsked, takeWords, type Words } from './words.ts'

/** Reads the record up to a checkpoint that is made now, from wherever it is kept. */
async function upToNow<T>(
  io: Io,
  use: (from: {
    readonly source: RecordSource
    readonly made: CheckpointMade
    readonly personalLength: number
    readonly personalBytes: () => AsyncIterable<Buffer>
  }) => Promise<T>,
): Promise<T> {
  const { databaseUrl } = settingsOf(io)
  const folder = dataFolder(io)
  const made = await withStore(io, makeACheckpoint, {})
  if (databaseUrl === undefined) {
    const { journal, personal } = made
    return use({
      source: folderSource(folder, { journal, personal }),
      made,
      personalLength: personal,
      personalBytes: () => bytesOf(join(folder, 'personal.lines'), personal),
    })
  }
  return auditRecord(databaseUrl, made.checkpoint.n, async (source) =>
    use({ source, made, personalLength: await source.personalBytes(), personalBytes: source.personalLines }),
  )
}

export async function runExport(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const council = words.values['council']
  if (council !== undefined && !/^[EWSN]\d{8}$/.test(council)) {
    stop('USE-09', '--council', `“${council}” is no code of a council. One reads like E06000001.`)
  }
  const out = words.values['out'] ?? `record${council === undefined ? '' : `-${council}`}.lines`
  const progress = progressOf(io)
  try {
    const answer = await upToNow(io, async ({ source, made }) => {
      const exported = await exportRecord({
        source,
        path: out,
        until: made.checkpoint.n,
        progress: (done) => progress.tell({ doing: 'Exporting the record', done, of: source.bytes }),
        ...(council === undefined ? {} : { council }),
      })
      await writeAside(`${out}.checkpoint`, (file) => file.writeFile(made.text))
      return exported
    })
    progress.end()
    const { entries, leftOut, n, hash } = answer
    const lines = [
      `${counted(entries, 'entry', 'entries')} in ${out}, the last ${n} (${shortHash(hash)}); a checkpoint of it in ${out}.checkpoint.`,
      ...(leftOut === 0
        ? []
        : [
            `${counted(leftOut, 'body', 'bodies')} left out${council === undefined ? ', as redactions say' : ` that ${council} may not read`}; the file verifies from its first line to its last.`,
          ]),
      `Whoever gets it checks it with: concordat record verify ${out} --checkpoint ${out}.checkpoint`,
    ]
    io.out(words.flags.has('json') ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`)
    return exitCodes.done
  } finally {
    progress.end()
  }
}

export async function runBackup(words: Words, io: Io): Promise<ExitCode> {
  const [path = ''] = takeWords(words, ['FILE'])
  const withKeys = words.flags.has('with-keys')
  const progress = progressOf(io)
  try {
    const answer = await upToNow(io, ({ source, made, personalLength, personalBytes }) =>
      backUp({ source, checkpoint: made, personalLength, personalBytes, folder: dataFolder(io) }, path, {
        withKeys,
        progress: (done) => progress.tell({ doing: 'Backing up', done, of: source.bytes }),
      }),
    )
    progress.end()
    const lines = [
      `The record up to entry ${answer.n} (${shortHash(answer.hash)}) and ${counted(answer.documents, 'document')} are in ${path}, ${Math.ceil(answer.bytes / 1024)} kB.`,
      withKeys
        ? 'The key that signs checkpoints is in it: whoever has this file can sign in your name.'
        : 'The key that signs checkpoints is not in it: keep a copy of the folder keys/ elsewhere.',
      'It holds personal data: keep it as safe as the data directory, and delete it when your period for backups ends.',
    ]
    io.out(words.flags.has('json') ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`)
    return exitCodes.done
  } finally {
    progress.end()
  }
}

/** Restores into an empty folder; with a PostgreSQL set, into that and the folder, both empty. */
export async function runRestore(words: Words, io: Io): Promise<ExitCode> {
  const [path = ''] = takeWords(words, ['FILE'])
  if (!existsSync(path)) stop('FILE-01', path, `There is no file “${path}”.`)
  const { databaseUrl } = settingsOf(io)
  const folder = dataFolder(io)
  refuseUnlessEmpty(folder)
  const lock = lockFolder(folder)
  const progress = progressOf(io)
  const tell = (doing: string) => (done: number) =>
    progress.tell({ doing: `${doing} (${Math.floor(done / 1_048_576)} MB)` })
  try {
    const { last, documents, personal } = await restore(path, folder, migrations, tell('Restoring'))
    if (databaseUrl !== undefined) {
      await intoPostgres(folderSource(folder), databaseUrl, migrations, tell('Putting the record into the database'))
      retireFolder(folder)
    }
    progress.end()
    const answer = { n: last.n, hash: last.hash, documents: documents?.named ?? 0, personal: personal?.rows ?? 0 }
    const lines = [
      `Restored and verified: entries up to ${last.n} (${shortHash(last.hash)}), ${counted(answer.documents, 'document')}, ${counted(answer.personal, 'row')} of persons.`,
      ...(databaseUrl === undefined
        ? ['The tables are built from it at the next start.']
        : ['It is in the database, and what that holds was compared with what the record adds up to.']),
      'Whoever was erased after this backup was made has to be erased again.',
    ]
    io.out(words.flags.has('json') ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`)
    return exitCodes.done
  } finally {
    progress.end()
    lock.release()
  }
}

/** Moves the record of the data directory into an empty PostgreSQL, or back. */
export async function runMove(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const { databaseUrl } = settingsOf(io)
  const folder = dataFolder(io)
  if (databaseUrl === undefined) {
    return stop(
      'STORE-01',
      'DATABASE_URL',
      'DATABASE_URL is not set. Set it to the PostgreSQL the record is to be moved to, or from with --back.',
    )
  }
  const isBack = words.flags.has('back')
  const progress = progressOf(io)
  const tell = (done: number) => progress.tell({ doing: `Moving the record (${Math.floor(done / 1_048_576)} MB)` })
  try {
    const moved = isBack ? await moveBack(io, databaseUrl, folder, tell) : await moveThere(databaseUrl, folder, tell)
    progress.end()
    const lines = [
      `${counted(moved.entries, 'entry', 'entries')} moved, the last ${shortHash(moved.hash)}; ${counted(moved.tables, 'table')} compared on both sides and the same.`,
      isBack
        ? 'Start without DATABASE_URL from now on, and drop the database once a backup stands: two that go on would be two histories.'
        : 'Start with DATABASE_URL from now on. The old journal is kept as record.moved; rows of persons and tables are no longer in the data directory.',
    ]
    io.out(words.flags.has('json') ? `${JSON.stringify(moved)}\n` : `${lines.join('\n')}\n`)
    return exitCodes.done
  } finally {
    progress.end()
  }
}

async function moveThere(url: string, folder: string, tell: (bytes: number) => void) {
  if (!existsSync(join(folder, 'record.journal'))) {
    stop('STORE-03', folder, `There is no record in “${folder}”. Set CONCORDAT_DATA to the data directory.`)
  }
  const lock = lockFolder(folder)
  try {
    const moved = await intoPostgres(folderSource(folder), url, migrations, tell)
    retireFolder(folder)
    return moved
  } finally {
    lock.release()
  }
}

async function moveBack(io: Io, url: string, folder: string, tell: (bytes: number) => void) {
  const lock = lockFolder(folder)
  let there: Awaited<ReturnType<typeof outOfPostgres>>
  try {
    there = await outOfPostgres(url, folder, tell)
  } finally {
    lock.release()
  }
  const store = await openTheStore(withoutDatabase(io))
  try {
    const here = await tellTables.run(store, {}, () => {})
    refuseDifferences(here, there)
    return { entries: here.n, hash: here.hash, tables: Object.keys(here.digests).length }
  } finally {
    await store.close()
  }
}

function withoutDatabase(io: Io): Io {
  return { ...io, environment: { ...io.environment, DATABASE_URL: undefined } }
}

/** Says what would put a damaged journal right, and does it when told to. */
export async function runRepair(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const { databaseUrl } = settingsOf(io)
  const folder = dataFolder(io)
  if (databaseUrl !== undefined) {
    stop(
      'STORE-01',
      'DATABASE_URL',
      'A record in PostgreSQL is repaired by restoring the database from its own backup, or `concordat restore` into an empty one.',
    )
  }
  if (!existsSync(join(folder, 'record.journal'))) {
    stop('STORE-03', folder, `There is no record in “${folder}”. Set CONCORDAT_DATA to the data directory.`)
  }
  const files = codesAsked(words, 'from')
  for (const file of files) if (!existsSync(file)) stop('FILE-01', file, `There is no file “${file}”.`)
  const lock = lockFolder(folder)
  try {
    const plan = await planRepair(folder, [journalAsSpare(folder), tablesAsSpare(folder), ...files.map(fileAsSpare)])
    const { gaps, putBack, missing, safeToMend } = plan
    const told = [
      ...gaps.map(({ from, to, entries }) =>
        to === from
          ? `Entries ${entries[0]} to ${entries.at(-1)} are missing at byte ${from}.`
          : `Bytes ${from} to ${to} are not the record’s${entries.length === 0 ? '' : `; ${entries.length === 1 ? `entry ${entries[0]} belongs` : `entries ${entries[0]} to ${entries.at(-1)} belong`} there`}.`,
      ),
      ...putBack.map(({ n, hash, kind, from }) => `Entry ${n} (${shortHash(hash)}, ${kind}) fits, from ${from}.`),
      ...missing.map(
        (n) => `Entry ${n} is nowhere at hand so that it fits. Name a backup or a partner’s copy with --from.`,
      ),
      ...(safeToMend > 0
        ? [`${counted(safeToMend, 'line')} whose number of synced bytes was changed: worked out again.`]
        : []),
    ]
    const isNeeded = gaps.length > 0 || safeToMend > 0
    const mayWrite = isNeeded && missing.length === 0
    const done = mayWrite && words.flags.has('yes') ? await repair(folder, plan) : undefined
    const lines = [
      ...told,
      !isNeeded
        ? 'The record needs no repair.'
        : done !== undefined
          ? `Put right. The damaged record is kept as ${done.kept} in the data directory; verify with: concordat record verify`
          : mayWrite
            ? 'Nothing was written. To put it right: concordat record repair --yes, with the same --from.'
            : 'Nothing was written, because something is still missing. If it is a write that was never finished, starting the store cuts it.',
    ]
    const answer = {
      gaps: gaps.map(({ from, to, entries }) => ({ from, to, entries })),
      putBack,
      missing,
      safeToMend,
      repaired: done !== undefined,
    }
    io.out(words.flags.has('json') ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`)
    return isNeeded && done === undefined ? exitCodes.problems : exitCodes.done
  } finally {
    lock.release()
  }
}
