import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sha256 } from './record/line.ts'
import { PersonalLines, type PersonalRow, personalBytes } from './record/personal-lines.ts'
import { aFolder, aPath, opened } from './testing/a-folder.ts'
import { bytesReadBy } from './testing/bytes-read.ts'
import { findings } from './testing/judge.ts'
import { lengthen } from './testing/long-record.ts'
import { addCase, officer, save } from './testing/writing.ts'

const long = 3000

test('opening again after a clean stop reads as much of a long record as of a short one', async () => {
  const [few, many] = [await reopened(60), await reopened(long)]
  // What is looked at from the ends of both files is 64 KB each.
  expect(few.read).toBeGreaterThan(500_000)
  expect(many.read - few.read).toBeLessThan(200_000)
  expect(many.journal).toBeGreaterThan(10 * 200_000)
  expect(many.wrong).toEqual([])
}, 60_000)

test('whether a row still holds bytes is told without looking into every row, and one that is not found is not given up', () => {
  const folder = aPath()
  mkdirSync(folder)
  const rows = Array.from({ length: 300 }, (_, at) => aNote(at))
  writeFileSync(join(folder, 'personal.lines'), Buffer.concat(rows.map(personalBytes)))
  const lines = new PersonalLines(folder)
  const [first, , third] = rows.map(({ commitment }) => commitment)
  const erased = new Set([first ?? '', third ?? ''])
  expect(lines.holds(erased)).toBe(true)
  expect(lines.blank(erased)).toBe(2)
  expect(lines.holds(erased)).toBe(false)
  // Of another row that is damaged nothing was ordered; of one that should be blank and is not found, it is told.
  const text = readFileSync(lines.file.path, 'latin1')
  const damage = (commitment: string) =>
    lines.file.overwrite(0, Buffer.from(text.replace(commitment, `!${commitment.slice(1)}`), 'latin1'))
  damage(rows[150]?.commitment ?? '')
  expect(lines.holds(erased)).toBe(false)
  damage(third ?? '')
  expect(() => lines.holds(erased)).toThrow(/damaged/)
  lines.file.close()
})

async function longFolder(entries: number): Promise<string> {
  const folder = await aFolder()
  const store = await opened(folder)
  const caseId = await addCase(store)
  await store.close()
  lengthen(folder, { caseId, by: officer.by, entries, hasNotes: true })
  return folder
}

/** A record of so many entries whose tables are level, with an act after them; opened again, and what that read. */
async function reopened(entries: number) {
  const folder = await longFolder(entries)
  const store = await opened(folder)
  expect(store.report?.replayed).toBeGreaterThan(entries / 2)
  await save(store, await addCase(store), 'the last', 'words')
  await store.close()
  // A bitmap of the pages of a million entries is too long for the planner, which then reads the whole table for every
  // question that may concern a third of it. Without bitmaps it does so of a shorter one.
  appendFileSync(join(folder, 'tables/postgresql.conf'), '\nenable_bitmapscan = off\n')
  const read = await bytesReadBy(async () => {
    const again = await opened(folder)
    expect(again.report).toEqual({ isNew: false, replayed: 0, putBack: 0 })
    await again.close()
  })
  const again = await opened(folder)
  const wrong = await findings(again, [])
  await again.close()
  return { read, wrong, journal: readFileSync(join(folder, 'record.journal')).length }
}

function aNote(at: number): PersonalRow {
  const [salt, row, subject] = [sha256(`salt ${at}`), JSON.stringify({ text: 'y'.repeat(at) }), `person ${at}`]
  return { commitment: sha256(salt + row), n: at + 1, table: 'personal.note', subject, salt, row }
}
