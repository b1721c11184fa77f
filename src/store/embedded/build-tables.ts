import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EmbeddedTables } from '../database/embedded-tables.ts'
import { groundFunctions, groundTables } from '../record/ground.ts'
import { syncFolder } from '../record/journal.ts'
import { sha256 } from '../record/line.ts'

/**
 * What a folder of tables was built with. Tables are disposable: built with anything else they are built anew from the
 * record, never opened and hoped for.
 */
export function makeOfTables(): string {
  const library = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const { version } = JSON.parse(readFileSync(join(dirname(library), '..', 'package.json'), 'utf8')) as {
    readonly version: string
  }
  return `${JSON.stringify({ pglite: version, ground: sha256(groundTables) })}\n`
}

const markOf = (folder: string) => join(folder, 'concordat-tables.json')

/** Opens the tables of a data folder; why they have to be built instead, where they do. */
export async function openTables(
  dataFolder: string,
): Promise<{ readonly tables: EmbeddedTables } | { readonly rebuild: 'new' | 'another version' | 'unreadable' }> {
  const folder = join(dataFolder, 'tables')
  for (const name of ['tables.new', 'tables.old']) rmSync(join(dataFolder, name), { recursive: true, force: true })
  if (!existsSync(folder)) return { rebuild: 'new' }
  const mark = existsSync(markOf(folder)) ? readFileSync(markOf(folder), 'utf8') : ''
  if (mark !== makeOfTables()) return { rebuild: 'another version' }
  // After a power cut a file of an unlogged table may be there without the one that says that it is unlogged. Recovery
  // stops at it, has made the other by then, and clears both when it is started again.
  for (const isAgain of [false, true]) {
    // PostgreSQL’s own lock file, which a power cut may have left empty; the data folder is locked already.
    rmSync(join(folder, 'postmaster.pid'), { force: true })
    try {
      const tables = await EmbeddedTables.open(folder)
      tables.query('select n from record.head')
      return { tables }
    } catch {
      if (isAgain) break
    }
  }
  return { rebuild: 'unreadable' }
}

/** An empty database in a folder, with the ground of the record in it. */
export async function newTables(folder: string): Promise<EmbeddedTables> {
  rmSync(folder, { recursive: true, force: true })
  const tables = await EmbeddedTables.open(folder)
  tables.run(groundTables)
  putFunctions(tables)
  return tables
}

/** Puts the record’s functions in place where their text has changed. */
export function putFunctions(tables: EmbeddedTables): void {
  const wanted = sha256(groundFunctions)
  const { rows } = tables.query<{ functions: string }>('select functions from record.ground')
  if (rows[0]?.functions === wanted) return
  tables.run(`begin; ${groundFunctions}`)
  tables.query('insert into record.ground (functions) values ($1) on conflict (single) do update set functions = $1', [
    wanted,
  ])
  tables.run('commit')
}

/**
 * Builds tables aside, puts every file of them on disk, and only then gives them their name: tables that were interrupted
 * while they were made never bear it. Tables that bore it before are moved aside, and removed when the new ones stand.
 */
export async function buildTables(
  dataFolder: string,
  fill: (tables: EmbeddedTables) => void | Promise<void>,
): Promise<EmbeddedTables> {
  const folder = join(dataFolder, 'tables')
  const beside = join(dataFolder, 'tables.new')
  const old = join(dataFolder, 'tables.old')
  const building = await newTables(beside)
  try {
    await fill(building)
    building.run('checkpoint')
  } finally {
    await building.close()
  }
  writeFileSync(markOf(beside), makeOfTables(), { flush: true })
  syncAll(beside)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(folder)) renameSync(folder, old)
  renameSync(beside, folder)
  syncFolder(dataFolder)
  rmSync(old, { recursive: true, force: true })
  return EmbeddedTables.open(folder)
}

/** Puts every file of a folder, and every name, on disk. */
export function syncAll(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncAll(path)
    else if (entry.isFile()) {
      const fd = openSync(path, 'r')
      try {
        fsyncSync(fd)
      } finally {
        closeSync(fd)
      }
    }
  }
  syncFolder(folder)
}
