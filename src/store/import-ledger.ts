import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const importedSchema = z.strictObject({
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int(),
  kind: z.string(),
  publication: z.string(),
  edition: z.string(),
  /** Rows of the file that gave figures. */
  used: z.number().int(),
  /** The mapping it was read with, where it was read with one. */
  mapping: z.unknown().optional(),
  council: z.string().optional(),
  month: z.string().optional(),
})

const entrySchema = z.discriminatedUnion('act', [
  z.strictObject({
    number: z.number().int(),
    act: z.literal('import'),
    at: z.string(),
    by: z.string(),
    /** The case it is for; for every case when left out. */
    case: z.string().optional(),
    importer: z.string(),
    files: z.array(importedSchema).min(1),
  }),
  z.strictObject({
    number: z.number().int(),
    act: z.literal('undo'),
    at: z.string(),
    by: z.string(),
    undoes: z.number().int(),
  }),
])

/** A file that was imported: its name, the fingerprint of its bytes, and what was read from it. */
export type ImportedBytes = z.infer<typeof importedSchema>
type LedgerEntry = z.infer<typeof entrySchema>
/** One act of importing, of one file or several at once. */
export type ImportAct = Extract<LedgerEntry, { act: 'import' }>

/** What the ledger must be told of an act: everything but its number. */
export type NewImport = Omit<ImportAct, 'number' | 'act' | 'files'> & {
  readonly files: readonly (Omit<ImportedBytes, 'sha256' | 'size'> & { readonly bytes: Uint8Array })[]
}

/**
 * What was imported, kept in a folder: a list that only grows, one line an act, and the bytes as handed in under their
 * fingerprint. An act is written and synced before anyone is told; undoing is a further line, and nothing is removed.
 */
export interface ImportLedger {
  /** Acts that stand, oldest first: of a case and of every case, or of all. */
  readonly standing: (forCase?: string) => readonly ImportAct[]
  /** Adds an act; where every file of it stands already for the same case, nothing changes and the act that stands is given. */
  readonly add: (act: NewImport) => { readonly act: ImportAct; readonly isNew: boolean }
  /** Undoes an act; undefined where none of that number stands. */
  readonly undo: (number: number, who: { readonly at: string; readonly by: string }) => ImportAct | undefined
  /** The bytes as handed in. Throws where they are no longer what they were. */
  readonly bytes: (sha256: string) => Uint8Array
}

/** Opens the ledger of a data folder, which is made where it is missing. */
export function openImportLedger(dataFolder: string): ImportLedger {
  const folder = join(dataFolder, 'imports')
  const list = join(folder, 'ledger.jsonl')
  const kept = join(folder, 'files')
  const entries = () => readEntries(list)
  const standing = (forCase?: string) => {
    const all = entries()
    const undone = new Set(all.flatMap((entry) => (entry.act === 'undo' ? [entry.undoes] : [])))
    return all
      .filter((entry): entry is ImportAct => entry.act === 'import' && !undone.has(entry.number))
      .filter((act) => forCase === undefined || act.case === undefined || act.case === forCase)
  }
  const nextNumber = () => (entries().at(-1)?.number ?? 0) + 1
  return {
    standing,
    add: ({ files, ...rest }) => {
      mkdirSync(kept, { recursive: true })
      const described = files.map(({ bytes, ...file }) => ({ ...file, sha256: fingerprint(bytes), size: bytes.length }))
      const same = standing().find((act) => act.case === rest.case && sameFiles(act.files, described))
      if (same !== undefined) return { act: same, isNew: false }
      for (const { bytes } of files) keep(kept, fingerprint(bytes), bytes)
      const act: ImportAct = { ...rest, number: nextNumber(), act: 'import', files: described }
      append(list, act)
      return { act, isNew: true }
    },
    undo: (number, who) => {
      const act = standing().find((each) => each.number === number)
      if (act === undefined) return undefined
      append(list, { ...who, number: nextNumber(), act: 'undo', undoes: number })
      return act
    },
    bytes: (sha256) => {
      const bytes = readFileSync(join(kept, sha256))
      if (fingerprint(bytes) !== sha256) throw new Error(`The kept file ${sha256} is no longer what was imported`)
      return bytes
    },
  }
}

/** SHA-256 of some bytes, in hexadecimal. */
export function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function sameFiles(a: readonly ImportedBytes[], b: readonly ImportedBytes[]): boolean {
  const mark = (files: readonly ImportedBytes[]) =>
    files
      .map(({ sha256, kind, council, month, mapping }) =>
        JSON.stringify([sha256, kind, council ?? '', month ?? '', mapping ?? null]),
      )
      .sort()
      .join('\n')
  return mark(a) === mark(b)
}

/** A last line without its end was never acknowledged: whoever wrote it was stopped in the middle. */
function readEntries(list: string): readonly LedgerEntry[] {
  if (!existsSync(list)) return []
  const lines = readFileSync(list, 'utf8').split('\n').slice(0, -1)
  return lines.map((line, index) => {
    const entry = entrySchema.safeParse(parsed(line))
    if (!entry.success) throw new Error(`Line ${index + 1} of ${list} is damaged`)
    return entry.data
  })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function append(list: string, entry: LedgerEntry): void {
  cutTornTail(list)
  const file = openSync(list, 'a', 0o600)
  try {
    writeSync(file, `${JSON.stringify(entrySchema.parse(entry))}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function cutTornTail(list: string): void {
  if (!existsSync(list)) return
  const text = readFileSync(list, 'utf8')
  if (text === '' || text.endsWith('\n')) return
  replace(list, Buffer.from(text.slice(0, text.lastIndexOf('\n') + 1)))
}

function keep(folder: string, sha256: string, bytes: Uint8Array): void {
  const path = join(folder, sha256)
  if (existsSync(path) && statSync(path).size === bytes.length) return
  replace(path, bytes)
}

/** Put in place whole and synced. */
function replace(path: string, bytes: Uint8Array): void {
  const beside = `${path}.${randomBytes(4).toString('hex')}`
  try {
    writeFileSync(beside, bytes, { mode: 0o600, flush: true })
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw new Error(`Could not keep ${path}`, { cause: error })
  }
}
