import { createHash } from 'node:crypto'

/** What came before the first entry. */
export const beginning = '0'.repeat(64)
/** The most bytes a line may have; longer content is a document. */
export const mostOfALine = 16 * 1024 * 1024

/** An entry as it stands in the journal: its place in the chain, and the bytes of its body, which are never written anew. */
export interface Line {
  /** Bytes known to be on disk when the line was written; not part of the chain. */
  readonly safe: number
  readonly hash: string
  readonly n: number
  readonly bodyhash: string
  readonly body: string
}

/** SHA-256 in lower-case hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The hash that links an entry to the one before it. */
export function linked(prev: string, n: number, bodyhash: string): string {
  return sha256(`${prev} ${n} ${bodyhash}`)
}

/** The bytes of a line, its end included. */
export function lineBytes({ safe, hash, n, bodyhash, body }: Line): Buffer {
  return Buffer.from(`${safe} ${hash} ${n} ${bodyhash} ${body}\n`, 'utf8')
}

const head = /^(0|[1-9]\d{0,15}) ([0-9a-f]{64}) ([1-9]\d{0,15}) ([0-9a-f]{64}) $/

/** A line as it stands, whether or not its body is what its hash says. */
export interface Fields extends Omit<Line, 'body'> {
  readonly body: Buffer
}

/** What stands for a body that was left out of an export: its hash is there, and the chain goes on. */
export const leftOut = '-'

/** Reads a line without its end. Undefined where its form is wrong; its body is not looked at. */
export function fieldsOf(bytes: Buffer): Fields | undefined {
  // Two numbers of at most 16 digits, two hashes and four spaces come before the body.
  const starts = spaceAfter(bytes, 4)
  if (starts === undefined) return undefined
  const parts = head.exec(bytes.toString('latin1', 0, starts))
  if (parts === null) return undefined
  const [, safe, hash = '', n, bodyhash = ''] = parts
  return { safe: Number(safe), hash, n: Number(n), bodyhash, body: bytes.subarray(starts) }
}

/** Reads a line without its end. Undefined where its form is wrong or its body is not what its hash says. */
export function lineOf(bytes: Buffer): Line | undefined {
  const fields = fieldsOf(bytes)
  if (fields === undefined || sha256(fields.body) !== fields.bodyhash) return undefined
  return { ...fields, body: fields.body.toString('utf8') }
}

function spaceAfter(bytes: Buffer, count: number): number | undefined {
  let at = -1
  for (let found = 0; found < count; found++) {
    at = bytes.indexOf(0x20, at + 1)
    if (at < 0 || at > 200) return undefined
  }
  return at + 1
}

/** Whether a line follows the entry before it. */
export function follows(
  line: Pick<Line, 'n' | 'hash' | 'bodyhash'>,
  before: { readonly n: number; readonly hash: string },
) {
  return line.n === before.n + 1 && line.hash === linked(before.hash, line.n, line.bodyhash)
}

/** What an entry says, for code that reads it; `rows` are for `record.replay` alone. */
export interface EntryBody {
  readonly v: 1
  readonly at: string
  readonly clockBehind?: string
  readonly by: string
  readonly as: string
  readonly council: string | null
  readonly case: string | null
  readonly kind: string
  readonly request: string | null
  readonly about: Readonly<Record<string, unknown>>
}

/** What an entry says before `about`, as JSON: who, when and of which kind, without reading the rest. */
export function headOf(body: string): string {
  return `${body.slice(0, body.indexOf(',"about":'))}}`
}

/** Whether an entry says that a migration was run, told from its first bytes. */
export function isMigration(body: string): boolean {
  return headOf(body).includes('"kind":"schema.migrated"')
}
