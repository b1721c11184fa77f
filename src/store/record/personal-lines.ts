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

/** A row of a person where it is kept: whole, blanked, or no longer what the record holds it to. */
export interface KeptPersonal {
  readonly place: string
  readonly commitment: string
  readonly n: number
  readonly content: 'blank' | 'damaged' | Omit<PersonalRow, 'commitment' | 'n'>
}

/** A line of `personal.lines`, and where its content begins and ends. */
export interface PersonalLine extends KeptPersonal {
  readonly from: number
  readonly to: number
}

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
   * Every line; an unfinished one at the end is left out, a damaged one is a fault. One whose erasing was ordered may have
   * been broken off while it was blanked, and counts as blank: who was erased is asked only where a line is damaged.
   */
  read(erased: () => ReadonlySet<string>): readonly KeptPersonal[] {
    const lines = this.#all()
    const damaged = lines.filter(({ content }) => content === 'damaged')
    const ordered = damaged.length === 0 ? new Set() : erased()
    const bad = damaged.find(({ commitment }) => !ordered.has(commitment))
    if (bad === undefined) return lines
    throw recordFault(
      'RECORD-PERSONAL',
      bad.place,
      'A row of a person is damaged: it is not what the record holds it to. Nothing was changed.',
    )
  }

  /** Where the last whole line ends: what follows was never finished. */
  endOfLines(): number {
    const bytes = this.file.read(0, this.file.length)
    return bytes.lastIndexOf(0x0a) + 1
  }

  /** The lines of these commitments that still hold bytes: whole ones, and one whose blanking was broken off. */
  toBlank(commitments: ReadonlySet<string>): readonly PersonalLine[] {
    return this.#all().filter(({ commitment, content }) => commitments.has(commitment) && content !== 'blank')
  }

  /** Overwrites the content of these lines with spaces, and syncs. */
  blank(lines: readonly PersonalLine[]): number {
    for (const { from, to } of lines) this.file.overwrite(from, Buffer.alloc(to - from, 0x20))
    return lines.length
  }

  #all(): readonly PersonalLine[] {
    const lines: PersonalLine[] = []
    const bytes = this.file.read(0, this.file.length)
    for (let at = 0; at < bytes.length; ) {
      const end = bytes.indexOf(0x0a, at)
      if (end < 0) break
      const line = personalOf(this.file.path, at, bytes.subarray(at, end))
      lines.push({ ...line, from: at + line.commitment.length + String(line.n).length + 2, to: end })
      at = end + 1
    }
    return lines
  }
}

/** The bytes of a row’s line, its end included. */
export function personalBytes({ commitment, n, ...content }: PersonalRow): Buffer {
  const { table, subject, salt, row } = content
  return Buffer.from(`${commitment} ${n} ${JSON.stringify({ table, subject, salt, row })}\n`, 'utf8')
}

/** Reads a line without its end. Where it does not even begin with a commitment, that is empty. */
export function personalOf(path: string, at: number, bytes: Buffer): KeptPersonal {
  const place = `${path} byte ${at}`
  const parts = /^([0-9a-f]{64}) ([1-9]\d{0,14}) (.*)$/s.exec(bytes.toString('utf8'))
  if (parts === null) return { place, commitment: '', n: 0, content: 'damaged' }
  const [, commitment = '', n, text = ''] = parts
  const content = /^ *$/.test(text) ? 'blank' : (contentOf(commitment, text) ?? 'damaged')
  return { place, commitment, n: Number(n), content }
}

function contentOf(commitment: string, text: string): Omit<PersonalRow, 'commitment' | 'n'> | undefined {
  try {
    const { table, subject, salt, row } = JSON.parse(text) as Record<string, unknown>
    if (
      typeof table !== 'string' ||
      typeof subject !== 'string' ||
      typeof salt !== 'string' ||
      typeof row !== 'string' ||
      sha256(salt + row) !== commitment
    )
      return undefined
    return { table, subject, salt, row }
  } catch {
    return undefined
  }
}
