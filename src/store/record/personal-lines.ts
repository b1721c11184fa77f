import { join } from 'node:path'
import { recordFault } from './faults.ts'
import { AppendedFile } from './journal.ts'
import { sha256 } from './line.ts'

/** A row of a person, as the entry’s commitment stands for it: the SHA-256 of salt and row. */
export interface PersonalRow {
  readonly commitment: string
  readonly n: number
  readonly table: string
  readonly subject: string
  readonly salt: string
  readonly row: string
}

/** A line of `personal.lines`: whose row it holds, or that it was blanked. */
export interface PersonalLine {
  readonly commitment: string
  readonly n: number
  /** Where the line begins, where its content begins and ends, and where the next line begins. */
  readonly line: number
  readonly from: number
  readonly to: number
  readonly next: number
  readonly isBlank: boolean
  /** Undefined where it is blank, or was being blanked when the power failed. */
  readonly content: Omit<PersonalRow, 'commitment' | 'n'> | undefined
}

/** The lines at the end of `personal.lines`, as far as they are whole. */
export interface PersonalTail {
  /** Every whole line of entries from this one on is among the lines. */
  readonly since: number
  readonly lines: readonly PersonalLine[]
  /** Where they end: what follows was never finished. */
  readonly end: number
}

const piece = 4 * 1024 * 1024

/**
 * Rows of persons, beside the record and outside its chain: `<commitment> <n> <content>`, appended and synced before the
 * entry that names them. Content can be blanked in place, which is how a person’s data is erased.
 */
export class PersonalLines {
  readonly file: AppendedFile

  constructor(folder: string) {
    this.file = new AppendedFile(join(folder, 'personal.lines'))
  }

  append(rows: readonly PersonalRow[]): void {
    if (rows.length === 0) return
    this.file.append(Buffer.concat(rows.map(personalBytes)))
  }

  /**
   * Every line; an unfinished one at the end is left out. A damaged one is a fault, unless its row is erased: blanking it
   * was interrupted.
   */
  read(erased: ReadonlySet<string> = new Set()): readonly PersonalLine[] {
    const { lines, damaged } = this.#linesFrom(0, erased)
    if (damaged !== undefined) throw this.#damagedAt(damaged)
    return lines
  }

  /**
   * Looks back from the end for the lines of entries from n on. A line that is not whole ends them, unless a whole one of
   * an entry before `unsynced` follows it: that one was on disk, so this one was too, and is damaged.
   */
  tail(of: { readonly n: number; readonly unsynced: number; readonly erased: ReadonlySet<string> }): PersonalTail {
    const first = Math.min(of.n, of.unsynced)
    for (let size = 64 * 1024; ; size *= 8) {
      const { lines, damaged, from } = this.#linesFrom(Math.max(0, this.file.length - size), of.erased)
      const since = lines.findLast((line) => line.n < first)?.n ?? 0
      if (from > 0 && (lines[0]?.n ?? since) >= since) continue
      if (damaged !== undefined && lines.some(({ n, line }) => n < of.unsynced && line > damaged)) {
        throw this.#damagedAt(damaged)
      }
      const end = damaged ?? lines.at(-1)?.next ?? from
      return { since, end, lines: lines.filter(({ n, line }) => n >= since && line < end) }
    }
  }

  /**
   * Whether any line of these commitments still holds bytes. Asked at every start once anything was erased, so lines are
   * told by their beginnings; only where one of these is not found is every line read, and damage a fault.
   */
  holds(commitments: ReadonlySet<string>): boolean {
    const blank = new Set<string>()
    const isHeld = this.#someLine((bytes, at) => {
      const commitment = bytes.toString('latin1', 0, 64)
      if (!commitments.has(commitment)) return false
      blank.add(commitment)
      return personalLineOf(bytes, at, commitments)?.isBlank !== true
    })
    if (isHeld || blank.size === commitments.size) return isHeld
    return this.read(commitments).some((line) => commitments.has(line.commitment) && !line.isBlank)
  }

  /** Overwrites the content of these lines with spaces, and syncs. */
  blank(commitments: ReadonlySet<string>): number {
    const wanted = this.read(commitments).filter((line) => commitments.has(line.commitment) && !line.isBlank)
    for (const { from, to } of wanted) this.file.overwrite(from, Buffer.alloc(to - from, 0x20))
    return wanted.length
  }

  /** Whether some line, without its end, is as asked; the file is gone through piece by piece. */
  #someLine(is: (bytes: Buffer, at: number) => boolean): boolean {
    let rest: Buffer = Buffer.alloc(0)
    for (let readTo = 0; readTo < this.file.length; ) {
      const more = this.file.read(readTo, Math.min(this.file.length, readTo + piece))
      if (more.length === 0) return false
      const from = readTo - rest.length
      readTo += more.length
      const bytes = rest.length === 0 ? more : Buffer.concat([rest, more])
      let at = 0
      for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, at)) {
        if (is(bytes.subarray(at, end), from + at)) return true
        at = end + 1
      }
      rest = bytes.subarray(at)
    }
    return false
  }

  /** The lines from a byte on, without what is left of a line before it, and where the first damaged one begins. */
  #linesFrom(start: number, erased: ReadonlySet<string>) {
    const bytes = this.file.read(start, this.file.length)
    const lines: PersonalLine[] = []
    let damaged: number | undefined
    const first = start === 0 ? 0 : bytes.indexOf(0x0a) + 1
    let at = first
    for (let end = bytes.indexOf(0x0a, at); end >= 0; end = bytes.indexOf(0x0a, at)) {
      const line = personalLineOf(bytes.subarray(at, end), start + at, erased)
      if (line === undefined) damaged ??= start + at
      else lines.push(line)
      at = end + 1
    }
    return { lines, damaged, from: start + first }
  }

  #damagedAt(at: number) {
    return recordFault(
      'RECORD-PERSONAL',
      `${this.file.path} byte ${at}`,
      'A row of a person is damaged: it is not what the record holds it to. Nothing was changed.',
    )
  }
}

/** The bytes of a row’s line, its end included. */
export function personalBytes({ commitment, n, table, subject, salt, row }: PersonalRow): Buffer {
  return Buffer.from(`${commitment} ${n} ${JSON.stringify({ table, subject, salt, row })}\n`, 'utf8')
}

/** A line without its end; undefined where its content is not what its commitment says. */
export function personalLineOf(bytes: Buffer, line: number, erased: ReadonlySet<string>): PersonalLine | undefined {
  const [, commitment = '', n = '', text = ''] = /^([0-9a-f]{64}) (\d+) (.*)$/s.exec(bytes.toString('utf8')) ?? []
  if (commitment === '') return undefined
  const to = line + bytes.length
  const place = { commitment, n: Number(n), line, from: line + commitment.length + n.length + 2, to, next: to + 1 }
  if (/^ *$/.test(text)) return { ...place, isBlank: true, content: undefined }
  const content = contentOf(text)
  if (content !== undefined && sha256(content.salt + content.row) === commitment) {
    return { ...place, isBlank: false, content }
  }
  return erased.has(commitment) ? { ...place, isBlank: false, content: undefined } : undefined
}

function contentOf(text: string): PersonalLine['content'] {
  try {
    const { table, subject, salt, row } = JSON.parse(text) as Record<string, unknown>
    if ([table, subject, salt, row].some((each) => typeof each !== 'string')) return undefined
    return { table, subject, salt, row } as PersonalLine['content']
  } catch {
    return undefined
  }
}
