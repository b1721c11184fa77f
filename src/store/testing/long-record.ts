import { appendFileSync, closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { lineBytes, linked, sha256 } from '../record/line.ts'
import { personalBytes } from '../record/personal-lines.ts'

/** Of which case and by whom the entries of a long record are, and how many there are to be. */
export interface LongRecord {
  readonly caseId: string
  readonly by: string
  readonly entries: number
  /** Whether each entry stands for a note of a person too. */
  readonly hasNotes?: boolean
}

/**
 * Makes the record of a folder long that nobody has open: entries as saving a section makes them, in a true chain. Gives
 * the bytes of the journal. The tables follow when the store is opened.
 */
export function lengthen(folder: string, { caseId, by, entries, hasNotes = false }: LongRecord): number {
  const journal = join(folder, 'record.journal')
  const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
  let prev = lines.at(-1)?.split(' ')[1] ?? ''
  let safe = statSync(journal).size
  const fd = openSync(journal, 'a')
  let waiting: Buffer[] = []
  let notes: Buffer[] = []
  const write = () => {
    writeSync(fd, Buffer.concat(waiting))
    // The file is there once a store was opened; rows of persons come before the entries that stand for them or after.
    appendFileSync(join(folder, 'personal.lines'), Buffer.concat(notes))
    waiting = []
    notes = []
  }
  for (let n = lines.length + 1; n <= entries; n++) {
    const salt = sha256(String(n))
    const note = hasNotes ? noteOf(n, salt) : undefined
    if (note !== undefined) notes.push(note.bytes)
    const section = {
      case_id: caseId,
      content: 'x'.repeat(300),
      section: `s${n}`,
      revision: n,
      changed_at: '2026-01-01',
      changed_by: by,
    }
    const rows = [['put', 'cases.section', section], ...(note === undefined ? [] : [note.row])]
    const body = `{"v":1,"at":"2026-01-01T00:00:00.000Z","by":"${by}","as":"bench","council":null,"case":"${caseId}","kind":"bench.saved","request":null,"salt":"${salt.slice(0, 32)}","about":{},"rows":${JSON.stringify(rows)}}`
    const bodyhash = sha256(body)
    prev = linked(prev, n, bodyhash)
    const line = lineBytes({ safe, hash: prev, n, bodyhash, body })
    safe += line.length
    waiting.push(line)
    if (waiting.length === 4000) write()
  }
  write()
  closeSync(fd)
  return safe
}

function noteOf(n: number, salt: string) {
  const id = `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`
  const row = JSON.stringify({ id, subject: id, text: 'y'.repeat(300) })
  const commitment = sha256(salt + row)
  return {
    row: ['own', 'personal.note', { id, commitment }] as const,
    bytes: personalBytes({ commitment, n, table: 'personal.note', subject: id, salt, row }),
  }
}
