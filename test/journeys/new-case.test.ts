import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { caseWorkbook } from '../../src/publishing/index.ts'
import { paths } from '../../src/web/paths.ts'
import { notBuilt, startServer } from '../pages/a-server.ts'
import { exampleCase } from '../support/examples.ts'

const data = mkdtempSync(join(tmpdir(), 'concordat-data-'))
let server: Awaited<ReturnType<typeof startServer>>

beforeAll(async () => {
  if (notBuilt !== undefined) return
  server = await startServer({ data })
}, 60_000)

afterAll(async () => {
  await server?.stop()
  rmSync(data, { recursive: true, force: true })
})

function sent(field: string, name: string, bytes: Uint8Array, more: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData()
  form.append(field, new Blob([Uint8Array.from(bytes)]), name)
  for (const [key, value] of Object.entries(more)) form.append(key, value)
  return form
}

const post = (path: string, body: FormData) =>
  fetch(`${server.address}${path}`, { method: 'POST', body, redirect: 'manual', headers: { origin: server.address } })

test('a finance officer hands in the workbook on a page and reads the appraisal', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const theCase = { ...exampleCase('three-councils'), name: 'our-own-case', title: 'Our own case', draws: 64 }
  const reply = await post(paths.newCase(), sent('workbook', 'our case.xlsx', caseWorkbook(theCase)))
  expect([reply.status, reply.headers.get('location')]).toEqual([303, paths.case('our-own-case')])
  const page = await (await fetch(`${server.address}${paths.case('our-own-case')}`)).text()
  expect(page).toContain(theCase.councils[0]?.shortName)
  expect(page).toContain('64 possible futures')
  // The example says what the workbook says: the same answer but for the name, the title and the number of futures.
  const answer = JSON.parse(await (await fetch(`${server.address}${paths.caseData('our-own-case')}`)).text())
  expect(answer.options.map(({ code }: { code: string }) => code)).toEqual(theCase.options.map(({ code }) => code))
})

test('the same workbook twice is the same case; another under its name is refused', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const theCase = { ...exampleCase('three-councils'), name: 'our-own-case', title: 'Our own case', draws: 64 }
  expect((await post(paths.newCase(), sent('workbook', 'again.xlsx', caseWorkbook(theCase)))).status).toBe(303)
  const other = await post(paths.newCase(), sent('workbook', 'other.xlsx', caseWorkbook({ ...theCase, seed: 7 })))
  expect([other.status, (await other.text()).includes('There is a case called “our-own-case” already')]).toEqual([
    422,
    true,
  ])
})

test('a template that nobody filled in is told by sheet and cell, and nothing is made of it', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const template = await fetch(`${server.address}${paths.template()}?first=E06000005&second=E06000001&year=2012-13`)
  const reply = await post(
    paths.newCase(),
    sent('workbook', 'empty.xlsx', new Uint8Array(await template.arrayBuffer())),
  )
  const page = await reply.text()
  expect([reply.status, page.includes('Case!B'), page.includes('Decision date')]).toEqual([422, true, true])
})

test('an officer imports a return for a case, sees it first, takes it, and undoes it', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const header =
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,inpost_fte,agency_fte'
  const row =
    '2011,Reporting year,Local authority,E92000001,England,E12000001,North East,841,E06000005,Darlington,7777.7,c'
  const bytes = new TextEncoder().encode(`${header}\n${row}\n`)
  const name = 'our-own-case'
  const preview = await post(paths.importPreview(name), sent('file', 'workforce.csv', bytes, { as: '', month: '' }))
  const shown = await preview.text()
  expect(shown).toContain('Nothing has been taken yet.')
  const held = /name="held" value="([^"]*)"/.exec(shown)?.[1]?.replaceAll('&quot;', '"') ?? ''
  const form = new FormData()
  form.append('held', held)
  expect((await post(paths.importKeep(name), form)).status).toBe(303)
  const baseline = () => fetch(`${server.address}${paths.baseline(name)}`).then((reply) => reply.text())
  expect(await baseline()).toContain('7,777.7')
  expect(readFileSync(join(data, 'record.journal'), 'utf8')).toContain('"for": "our-own-case"')
  const undo = new FormData()
  undo.append('number', '1')
  expect((await post(paths.importUndo(name, 1), undo)).status).toBe(303)
  expect(await baseline()).not.toContain('7,777.7')
})

test('what was handed in is there when the server starts again', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  await server.stop()
  server = await startServer({ data })
  const list = await (await fetch(`${server.address}${paths.cases()}`)).text()
  expect(list).toContain(paths.case('our-own-case'))
})

test('a trap handed in on a page is refused, and the server stays up', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const traps = [
    { name: 'cut.xlsx', bytes: new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]) },
    { name: 'quotes.csv', bytes: new TextEncoder().encode(`time_period,a\n"${'x'.repeat(1000)}\n`) },
    {
      name: 'noise.parquet',
      bytes: Uint8Array.from([0x50, 0x41, 0x52, 0x31, ...Array.from({ length: 400 }, (_, i) => (i * 37) % 256)]),
    },
  ]
  for (const { name, bytes } of traps) {
    const reply = await post(paths.importPreview('three-councils'), sent('file', name, bytes, { as: '', month: '' }))
    expect([name, reply.status]).toEqual([name, 422])
  }
  expect((await fetch(`${server.address}${paths.health()}`)).status).toBe(200)
})
