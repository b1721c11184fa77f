import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Checkpoint, signCheckpoint } from '../record/checkpoint.ts'
import { beginning, fieldsOf, lineBytes, linked, sha256 } from '../record/line.ts'
import { aFolder, opened } from '../testing/a-folder.ts'
import { aCase, aDocument, aPerson, aWord, darlington, hartlepool, verified } from '../testing/a-record.ts'
import { copyEmptyTables } from '../testing/template.ts'
import { ChainCheck } from './chain-check.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { fileSource } from './source.ts'
import { verifyRecord } from './verify.ts'

copyEmptyTables()

let folder = ''
let journal = Buffer.alloc(0)
let checkpoint: Checkpoint | undefined
let document = ''

beforeAll(async () => {
  folder = await aFolder()
  const store = await opened(folder)
  const theCase = await aCase(store, [hartlepool, darlington])
  document = await aDocument(store, 'A return of 2025-26')
  await aPerson(store, 'Ada Lovelace', 'My road is too narrow')
  for (const said of ['First', 'Second', 'Third']) await aWord(store, { case: theCase }, said)
  checkpoint = (await makeCheckpoint(store)).checkpoint
  await aWord(store, { case: theCase }, 'After the checkpoint')
  await store.close()
  journal = readFileSync(join(folder, 'record.journal'))
})

/** Puts back what a test changed. */
function restored(): void {
  writeFileSync(join(folder, 'record.journal'), journal)
}
afterAll(restored)

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0x0a, at)
    const to = end < 0 ? bytes.length : end + 1
    lines.push(bytes.subarray(at, to))
    at = to
  }
  return lines
}

async function found(bytes: Buffer, more: Parameters<typeof verified>[1] = {}) {
  writeFileSync(join(folder, 'record.journal'), bytes)
  try {
    return await verified(folder, more)
  } finally {
    restored()
  }
}

/** The chain alone, as verifying walks it. */
function entriesNamed(bytes: Buffer): readonly (number | undefined)[] {
  const chain = new ChainCheck('the journal', { mayLeaveOut: false })
  const lines = linesOf(bytes)
  let at = 0
  for (const line of lines) {
    const isUnfinished = line.at(-1) !== 0x0a
    if (isUnfinished) return [...chain.findings.map(({ entry }) => entry), chain.last.n + 1]
    chain.line({ at, bytes: line.subarray(0, -1) })
    at += line.length
  }
  return chain.findings.map(({ entry }) => entry)
}

test('a record that nobody touched is whole, and its checkpoint agrees', async () => {
  if (checkpoint === undefined) throw new Error('there is no checkpoint')
  const { findings, remarks, checkpoints, documents, personal } = await verified(folder, {
    checkpoints: [{ place: 'kept by a partner', checkpoint }],
  })
  expect([findings, remarks]).toEqual([[], []])
  expect(checkpoints).toEqual([{ place: 'kept by a partner', n: checkpoint.n, agrees: true }])
  expect(documents).toEqual({ named: 1, strays: [] })
  expect(personal?.rows).toBe(3)
})

test('any byte of the record that is changed is found, and the entry it is in is named', () => {
  const lines = linesOf(journal)
  const missed: string[] = []
  let at = 0
  for (const [index, line] of lines.entries()) {
    for (let within = 0; within < line.length; within++) {
      for (const bit of [1, 0x10]) {
        const bytes = Buffer.from(journal)
        bytes[at + within] = (bytes[at + within] ?? 0) ^ bit
        if (!entriesNamed(bytes).includes(index + 1)) missed.push(`entry ${index + 1}, byte ${within}, bit ${bit}`)
      }
    }
    at += line.length
  }
  expect(missed).toEqual([])
})

test('one damaged entry is told as one', async () => {
  const lines = linesOf(journal)
  const before = lines.slice(0, 5).reduce((sum, line) => sum + line.length, 0)
  const bytes = Buffer.from(journal)
  bytes[before + 300] = (bytes[before + 300] ?? 0) ^ 1
  const { findings } = await found(bytes)
  expect(findings.map(({ code, entry, sentence }) => [code, entry, sentence])).toEqual([
    ['RECORD-CHAIN', 6, `Entry 6 is damaged: its content is not what its hash says (byte ${before}).`],
  ])
})

test('an entry that is dropped is named, wherever it stood but at the end', () => {
  const lines = linesOf(journal)
  for (let drop = 0; drop < lines.length - 1; drop++) {
    const without = Buffer.concat(lines.filter((_, index) => index !== drop))
    expect(entriesNamed(without)).toContain(drop + 1)
  }
})

test('entries that change places are named', () => {
  const lines = linesOf(journal)
  for (let first = 0; first < lines.length - 1; first++) {
    const order = lines.map((_, index) => (index === first ? first + 1 : index === first + 1 ? first : index))
    const swapped = Buffer.concat(order.map((index) => lines[index] ?? Buffer.alloc(0)))
    expect(entriesNamed(swapped)).toContain(first + 1)
  }
})

/** As a dishonest host would: a word of one entry is changed, and every hash after it made anew. */
function rechained(from: number, change: (body: string) => string): Buffer {
  let prev = beginning
  let length = 0
  const lines = linesOf(journal).map((line) => {
    const fields = fieldsOf(line.subarray(0, -1))
    if (fields === undefined) throw new Error('a line is none')
    const body = fields.n === from ? change(fields.body.toString('utf8')) : fields.body.toString('utf8')
    const bodyhash = sha256(body)
    const hash = linked(prev, fields.n, bodyhash)
    prev = hash
    const bytes = lineBytes({ safe: length, hash, n: fields.n, bodyhash, body })
    length += bytes.length
    return bytes
  })
  return Buffer.concat(lines)
}

test('history that the host wrote anew is whole by itself, and found by a checkpoint kept elsewhere', async () => {
  if (checkpoint === undefined) throw new Error('there is no checkpoint')
  const checkpoints = [{ place: 'kept by a partner', checkpoint }]
  const forged = rechained(checkpoint.n - 1, (body) => body.replace('Second', 'Never '))
  expect((await found(forged)).findings).toEqual([])
  const { findings } = await found(forged, { checkpoints })
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ code: 'RECORD-CHECKPOINT', entry: checkpoint.n })
  expect(findings[0]?.sentence).toContain(`entry ${checkpoint.n} or one before it was rewritten`)
  // What came after the checkpoint is not what it saw: another checkpoint is needed for that.
  const later = rechained(checkpoint.n + 1, (body) => body.replace('After', 'Ahead'))
  expect((await found(later, { checkpoints })).findings).toEqual([])
})

test('a record that was cut back is found by a checkpoint kept elsewhere', async () => {
  if (checkpoint === undefined) throw new Error('there is no checkpoint')
  const short = Buffer.concat(linesOf(journal).slice(0, checkpoint.n - 2))
  expect((await found(short)).findings).toEqual([])
  const { findings } = await found(short, { checkpoints: [{ place: 'kept', checkpoint }] })
  expect(findings.map(({ entry }) => entry)).toEqual([checkpoint.n - 1])
  expect(findings[0]?.sentence).toContain('Entries were cut off its end')
})

test('a forged checkpoint is told apart from a record that was changed', async () => {
  if (checkpoint === undefined) throw new Error('there is no checkpoint')
  const { privateKey } = generateKeyPairSync('ed25519')
  const { signature, ...told } = checkpoint
  const findingsWith = async (forged: Checkpoint) =>
    (await verified(folder, { checkpoints: [{ place: 'shown', checkpoint: forged }] })).findings.map(
      ({ sentence }) => sentence,
    )
  expect(await findingsWith(signCheckpoint(told, privateKey))).toEqual([
    'The checkpoint names the right entry, but its signature was not made with this record’s key: it is not genuine.',
  ])
  expect((await findingsWith({ ...checkpoint, hash: sha256('another') }))[0]).toContain(
    'forged, or the record was written anew',
  )
  expect((await findingsWith({ ...checkpoint, record: '0'.repeat(8) + checkpoint.record.slice(8) }))[0]).toContain(
    'another record',
  )
  // One bit of a genuine signature.
  const bytes = Buffer.from(signature, 'base64')
  bytes[20] = (bytes[20] ?? 0) ^ 4
  expect((await findingsWith({ ...checkpoint, signature: bytes.toString('base64') }))[0]).toContain('not genuine')
})

test('any byte of a document or of a row of a person that is changed is found', async () => {
  const paths = [join(folder, 'documents', document.slice(0, 2), document), join(folder, 'personal.lines')]
  const missed: string[] = []
  for (const path of paths) {
    const whole = readFileSync(path)
    for (let at = 0; at < whole.length; at++) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      writeFileSync(path, bytes)
      const { findings } = await verified(folder)
      if (findings.length === 0) missed.push(`${path} byte ${at}`)
    }
    writeFileSync(path, whole)
  }
  expect(missed).toEqual([])
})

test('a document that is missing is named, and one that no entry names is told', async () => {
  const path = join(folder, 'documents', document.slice(0, 2), document)
  const whole = readFileSync(path)
  const stray = join(folder, 'documents', document.slice(0, 2), sha256('a stray'))
  writeFileSync(stray, 'a stray')
  expect((await verified(folder)).documents?.strays).toEqual([`${document.slice(0, 2)}/${sha256('a stray')}`])
  writeFileSync(path, '')
  expect((await verified(folder)).findings.map(({ code, sentence }) => [code, sentence])).toEqual([
    ['RECORD-DOCUMENT', expect.stringContaining('has 0 bytes, not 19')],
  ])
  writeFileSync(path, whole)
})

test('an export may leave bodies out; the journal may not', async () => {
  const lines = linesOf(journal)
  const withheld = Buffer.concat(
    lines.map((line) => {
      const fields = fieldsOf(line.subarray(0, -1))
      if (fields === undefined) throw new Error('a line is none')
      const { hash, n, bodyhash, body } = fields
      return Buffer.from(`0 ${hash} ${n} ${bodyhash} ${n === 6 ? '-' : body.toString('utf8')}\n`)
    }),
  )
  expect((await found(withheld)).findings[0]?.sentence).toContain('its content is left out')
  writeFileSync(join(folder, 'export.lines'), withheld)
  const source = fileSource(join(folder, 'export.lines'))
  const chainOnly = await verifyRecord({ source, isGrowing: false, isExport: true, migrations: [] })
  expect(chainOnly.bodiesLeftOut).toBe(1)
  expect(chainOnly.findings).toEqual([])
})
