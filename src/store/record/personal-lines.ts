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
  /** Where its content begins and ends. */
  readonly from: number
  readonly to: number
  readonly content: Omit<PersonalRow, 'commitment' | 'n'> | undefined
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
    const lines = rows.map(({ commitment, n, ...content }) => `${commitment} ${n} ${JSON.stringify(content)}\n`)
    this.file.append(Buffer.from(lines.join(''), 'utf8'))
  }

  /** Every line; an unfinished one at the end is left out, a damaged one is a fault. */
  read(): readonly PersonalLine[] {
    const lines: PersonalLine[] = []
    const bytes = this.file.read(0, this.file.length)
    for (let at = 0; at < bytes.length; ) {
      const end = bytes.indexOf(0x0a, at)
      if (end < 0) break
      lines.push(this.#line(bytes, at, end))
      at = end + 1
    }
    return lines
  }

  /** Where the last whole line ends: what follows was never finished. */
  endOfLines(): number {
    const bytes = this.file.read(0, this.file.length)
    return bytes.lastIndexOf(0x0a) + 1
  }

  /** Overwrites the content of these lines with spaces, and syncs. */
  blank(commitments: ReadonlySet<string>): number {
    const wanted = this.read().filter((line) => commitments.has(line.commitment) && line.content !== undefined)
    for (const { from, to } of wanted) this.file.overwrite(from, Buffer.alloc(to - from, 0x20))
    return wanted.length
  }

  #line(bytes: Buffer, at: number, end: number): PersonalLine {
    const [, commitment = '', n = '', text = ''] =
      /^([0-9a-f]{64}) (\d+) (.*)$/s.exec(bytes.toString('utf8', at, end)) ?? []
    const from = at + commitment.length + n.length + 2
    const place = { commitment, n: Number(n), from, to: end }
    if (commitment !== '' && text.trim() === '') return { ...place, content: undefined }
    const content = contentOf(text)
    if (content === undefined || sha256(content.salt + content.row) !== commitment) {
      throw recordFault(
        'RECORD-PERSONAL',
        `${this.file.path} byte ${at}`,
        'A row of a person is damaged: it is not what the record holds it to. Nothing was changed.',
      )
    }
    return { ...place, content }
  }
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
