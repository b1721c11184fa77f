import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { AppendedFile, appendLine, findFromEnd, type JournalEnd, type Placed, readJournal } from './journal.ts'
import { beginning, linked, sha256 } from './line.ts'

const folder = mkdtempSync(join(tmpdir(), 'concordat-journal-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = join(folder, 'record.journal')
const copy = join(folder, 'damaged.journal')

/**
 * Nine entries: six on disk, because the last three say so, and three that were written and never synced. Nobody was
 * told of those.
 */
const synced = 6
const lines = journalOf(9)
const whole = readFileSync(path)
const safe = lines[synced]?.from ?? 0

test('a whole journal is read to its end, entry by entry', () => {
  const { end, read } = readingOf(whole)
  expect(read).toEqual(lines.map(({ n, hash, body }) => ({ n, hash, body })))
  expect(end).toEqual({ kind: 'end', last: 9, safe })
})

describe('cut at every byte', () => {
  test('of the lines that were not synced: what is whole stays, the rest is an unfinished tail', () => {
    for (let at = safe; at < whole.length; at++) {
      const { end, read } = readingOf(whole.subarray(0, at))
      const left = lines.filter(({ to }) => to <= at)
      const torn = left.at(-1)?.to ?? 0
      expect(read.length, `cut at ${at}`).toBe(left.length)
      expect(end).toMatchObject(at === torn ? { kind: 'end' } : { kind: 'unfinished', from: torn })
    }
  })
})

describe('a bit flipped', () => {
  test('anywhere in an entry that was on disk is refused with its entry, or left the entry as it was', () => {
    const missed: number[] = []
    for (let at = 0; at < safe; at++) {
      const { end, read } = readingOf(flipped(whole, at))
      expectUnchanged(read)
      if (end.kind === 'rot') expect(end.place).toBe(`${copy} byte ${lineAt(at).from}`)
      else {
        // Only the number of bytes known to be on disk stands outside the chain.
        expect(end).toMatchObject({ kind: 'end', last: 9 })
        missed.push(at)
      }
    }
    expect(missed.filter((at) => !isInSafe(at))).toEqual([])
  })

  test('anywhere in lines that were not synced never lets a changed entry in, and never cuts one that was synced', () => {
    for (let at = safe; at < whole.length; at++) {
      const { end, read } = readingOf(flipped(whole, at))
      expectUnchanged(read)
      expect(read.length, `byte ${at}`).toBeGreaterThanOrEqual(synced)
      expect(end.kind, `byte ${at}`).not.toBe('rot')
    }
  })
})

test('sectors lost, zeroed or full of another file’s bytes in any order: no synced entry is cut, none is let in changed', () => {
  let state = 7
  const chance = (most: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state % most
  }
  const big = journalOf(12, 900)
  const bytes = readFileSync(path)
  const from = big[8]?.from ?? 0
  for (let round = 0; round < 1000; round++) {
    const damaged = Buffer.from(bytes.subarray(0, bytes.length - chance(2) * chance(2000)))
    for (let sector = Math.ceil(from / 512) * 512; sector < damaged.length; sector += 512) {
      const part = damaged.subarray(sector, sector + 512)
      const fate = chance(4)
      if (fate === 0) part.fill(0)
      else if (fate === 1) bytes.copy(part, 0, chance(from))
      else if (fate === 2) for (let i = 0; i < part.length; i++) part[i] = chance(256)
    }
    const { read, end } = readingOf(damaged)
    expect(read).toEqual(big.slice(0, read.length).map(({ n, hash, body }) => ({ n, hash, body })))
    expect(read.length).toBeGreaterThanOrEqual(8)
    expect(end.kind).not.toBe('rot')
  }
})

test('entries longer than what is read at once are read whole, and found from the end', () => {
  const long = journalOf(5, 5 * 1024 * 1024)
  const { read, end } = readingOf(readFileSync(path))
  expect(read.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5])
  expect(end).toMatchObject({ kind: 'end', last: 5 })
  const file = new AppendedFile(path)
  expect(findFromEnd(file, 2)).toMatchObject({ n: 2, from: long[1]?.from })
  file.close()
})

test('a line that claims more bytes on disk than came before it is not believed', () => {
  const some = journalOf(4)
  const text = readFileSync(path, 'latin1')
  const from = some[3]?.from ?? 0
  const claims = `99999999${text.slice(text.indexOf(' ', from))}`
  const torn = Buffer.from(text.slice(0, (some[2]?.from ?? 0) + 9) + claims, 'latin1')
  expect(readingOf(torn).end).toMatchObject({ kind: 'unfinished', from: some[2]?.from })
})

test('an entry is found from the end, however far back, and one that is not there is not', () => {
  const many = journalOf(3000, 60)
  const file = new AppendedFile(path)
  for (const n of [3000, 2999, 1500, 1]) expect(findFromEnd(file, n)).toMatchObject({ n, from: many[n - 1]?.from })
  expect(findFromEnd(file, 3001)).toBeUndefined()
  expect(findFromEnd(file, 0)).toBeUndefined()
  file.close()
})

function journalOf(count: number, more = 0): readonly Placed[] {
  writeFileSync(path, '')
  const file = new AppendedFile(path)
  let prev = beginning
  for (let n = 1; n <= count; n++) {
    const body = `{"v":1,"kind":"case.saved","n":${n},"text":"é€ ${'x'.repeat(more)}"}`
    const bodyhash = sha256(body)
    const hash = linked(prev, n, bodyhash)
    appendLine(file, { hash, n, bodyhash, body })
    prev = hash
    if (n === count - 3) file.syncNow()
  }
  const placed: Placed[] = []
  readJournal(file, { at: 0, before: { n: 0, hash: beginning } }, (line) => placed.push(line))
  file.close()
  return placed
}

type End = { readonly kind: 'rot'; readonly place: string } | { readonly kind: 'end' | 'unfinished' }

function readingOf(bytes: Uint8Array) {
  writeFileSync(copy, bytes)
  const file = new AppendedFile(copy)
  const read: { n: number; hash: string; body: string }[] = []
  let end: End & Record<string, unknown>
  try {
    end = told(
      readJournal(file, { at: 0, before: { n: 0, hash: beginning } }, ({ n, hash, body }) =>
        read.push({ n, hash, body }),
      ),
    )
  } catch (error) {
    expect(error).toMatchObject({ code: 'RECORD-ROT' })
    end = { kind: 'rot', place: (error as { place: string }).place }
  } finally {
    file.close()
  }
  return { end, read }
}

function told({ last, safe, unfinishedFrom }: JournalEnd): End & Record<string, unknown> {
  if (unfinishedFrom !== undefined) return { kind: 'unfinished', from: unfinishedFrom }
  return { kind: 'end', last: last?.n, safe }
}

function flipped(bytes: Buffer, at: number): Buffer {
  const other = Buffer.from(bytes)
  other[at] = (other[at] ?? 0) ^ (1 << (at % 8))
  return other
}

const lineAt = (at: number) => lines.find(({ to }) => at < to) as Placed
const isInSafe = (at: number) => at < lineAt(at).from + String(lineAt(at).safe).length

function expectUnchanged(read: readonly { n: number; hash: string; body: string }[]): void {
  expect(read).toEqual(lines.slice(0, read.length).map(({ n, hash, body }) => ({ n, hash, body })))
}
