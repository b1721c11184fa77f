import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseWorkbook } from '../../src/publishing/index.ts'
import { fromTemplate } from '../../src/store/testing/template.ts'
import { paths } from '../../src/web/index.ts'
import { notBuilt, startServer } from '../pages/a-server.ts'
import { exampleCase } from '../support/examples.ts'
import { lockedWorkbook, lyingAboutSize, rowOf, workbookOf } from '../support/hostile-files.ts'

const outside = mkdtempSync(join(tmpdir(), 'concordat-attack-'))
const data = join(outside, 'a', 'data')
let server: Awaited<ReturnType<typeof startServer>>

beforeAll(async () => {
  if (notBuilt !== undefined) return
  await fromTemplate(data)
  server = await startServer({ data })
}, 60_000)

afterAll(() => {
  server?.stop()
  rmSync(outside, { recursive: true, force: true })
})

const sheet = `<sheetData>${rowOf(1, ['Council', 'Posts'])}${rowOf(2, ['Darlington', 12])}</sheetData>`
const parts = workbookOf([{ name: 'Sheet1', xml: sheet }])
const workbook = zipSync(parts)
/** Sixty million spaces, which pack into some tens of kilobytes. */
const spaces = () => new Uint8Array(60 << 20).fill(32)

/** A zip whose list of contents says that it has this many entries. */
function claiming(zip: Uint8Array, entries: number): Uint8Array {
  const lying = zip.slice()
  const view = new DataView(lying.buffer)
  const end = lying.length - 22
  view.setUint16(end + 8, entries, true)
  view.setUint16(end + 10, entries, true)
  return lying
}

/** A zip whose every entry says that it is locked with a password. */
function locked(zip: Uint8Array): Uint8Array {
  const lying = zip.slice()
  const view = new DataView(lying.buffer)
  for (let at = 0; at < lying.length - 10; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true)
    if (view.getUint32(at, true) === 0x04034b50) view.setUint16(at + 6, view.getUint16(at + 6, true) | 1, true)
  }
  return lying
}

/** A zip of very many entries, each an empty file: written by hand, because a writer would take minutes. */
function manyEntries(count: number): Uint8Array {
  const [local, central] = [36, 52]
  const bytes = new Uint8Array(count * (local + central) + 22)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < count; i++) {
    const name = strToU8(String(100_000 + (i % 900_000)))
    const at = i * local
    view.setUint32(at, 0x04034b50, true)
    view.setUint16(at + 26, 6, true)
    bytes.set(name, at + 30)
    const listed = count * local + i * central
    view.setUint32(listed, 0x02014b50, true)
    view.setUint16(listed + 28, 6, true)
    view.setUint32(listed + 42, at, true)
    bytes.set(name, listed + 46)
  }
  const end = count * (local + central)
  view.setUint32(end, 0x06054b50, true)
  view.setUint16(end + 8, Math.min(count, 65_535), true)
  view.setUint16(end + 10, Math.min(count, 65_535), true)
  view.setUint32(end + 12, count * central, true)
  view.setUint32(end + 16, count * local, true)
  return bytes
}

const nested = (depth: number): Uint8Array =>
  depth === 0
    ? zipSync({ 'zeros.bin': new Uint8Array(1 << 20) })
    : zipSync({ 'a.zip': nested(depth - 1), 'b.zip': nested(depth - 1) })

/** A workbook whose sheet begins with a declaration and has one text. */
const withSheet = (declaration: string, text: string) =>
  zipSync({
    ...parts,
    'xl/worksheets/sheet1.xml': strToU8(
      `<?xml version="1.0"?>${declaration}<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`,
    ),
  })

const traps: Readonly<Record<string, () => Uint8Array>> = {
  'a bomb in the sheet': () => zipSync({ ...parts, 'xl/worksheets/sheet1.xml': spaces() }),
  'a bomb in the list of sheets': () => zipSync({ ...parts, 'xl/workbook.xml': spaces() }),
  'a bomb that says it is small': () =>
    lyingAboutSize(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': spaces() }), 'xl/worksheets/sheet1.xml', 100),
  'a sheet that says it is four gigabytes': () => lyingAboutSize(workbook, 'xl/worksheets/sheet1.xml', 0xfffffffe),
  'zips in zips, six deep': () => nested(6),
  'more entries than a workbook has': () => manyEntries(60_000),
  '600,000 entries, a file of 53 MB': () => manyEntries(600_000),
  'a list that claims 65,534 entries': () => claiming(workbook, 65_534),
  'every entry locked': () => locked(workbook),
  'a workbook locked by Excel': lockedWorkbook,
  'an entry that leads out of the folder, and nothing else': () =>
    zipSync({ '../../../../cases/evil.json': strToU8('{}'), '/etc/cron.d/evil': strToU8('x') }),
  'entities within entities': () =>
    withSheet(
      `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}"><!ENTITY c "${'&b;'.repeat(1000)}">]>`,
      '&c;',
    ),
  'a file of the machine as an entity': () =>
    withSheet('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', '&a;'),
}

const send = (path: string, field: string, name: string, bytes: Uint8Array) => {
  const form = new FormData()
  form.append(field, new Blob([Uint8Array.from(bytes)]), name)
  return fetch(`${server.address}${path}`, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { origin: server.address },
  })
}

/** Every file below the folder that the data directory stands in. */
const filesThere = () =>
  readdirSync(outside, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

test.skipIf(notBuilt !== undefined).each(Object.entries(traps))(
  '%s: no page that takes files keeps anything of it or ends at a fault, and others are served meanwhile',
  async (_what, make) => {
    const bytes = make()
    const before = filesThere()
    for (const [path, field] of [
      [paths.importPreview('three-councils'), 'file'],
      [paths.newCase(), 'workbook'],
    ] as const) {
      let isDone = false
      let slowest = 0
      const watch = (async () => {
        while (!isDone) {
          const asked = performance.now()
          expect((await fetch(`${server.address}${paths.health()}`)).status).toBe(200)
          slowest = Math.max(slowest, performance.now() - asked)
          await new Promise((resolve) => setTimeout(resolve, 50))
        }
      })()
      const reply = await send(path, field, 'returns.xlsx', bytes)
      const page = await reply.text()
      isDone = true
      await watch
      expect([413, 422]).toContain(reply.status)
      expect(page).toContain('<title>Error: ')
      expect(page).not.toContain('root:x:')
      expect(slowest).toBeLessThan(3_000)
    }
    expect(filesThere()).toEqual(before)
  },
  120_000,
)

test('names that lead elsewhere, of files and of cases, keep nothing outside the store', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const theCase = { ...exampleCase('three-councils'), draws: 64 }
  const before = filesThere()
  for (const name of [
    '../../escaped',
    '..',
    '/etc/escaped',
    'a/b',
    'a\\b',
    'CON',
    'a\0b',
    '.hidden',
    'a'.repeat(300),
  ]) {
    const reply = await send(paths.newCase(), 'workbook', 'case.json', strToU8(JSON.stringify({ ...theCase, name })))
    expect([name, reply.status]).toEqual([name, 422])
  }
  expect(filesThere()).toEqual(before)
  const named = { ...theCase, name: 'kept-where-it-belongs' }
  const reply = await send(paths.newCase(), 'workbook', '../../../escaped.xlsx', caseWorkbook(named))
  expect(reply.status).toBe(303)
  const more = filesThere().filter((file) => !before.includes(file))
  expect(more.filter((file) => !file.startsWith(join(data, 'tables')))).toEqual([])
  expect(readFileSync(join(data, 'record.journal'), 'utf8')).toContain('kept-where-it-belongs')
})
