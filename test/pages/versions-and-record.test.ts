import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readVersion, rerunVersion } from '../../src/appraisal/index.ts'
import { aCase } from '../../src/appraisal/testing/a-case.ts'
import { caseNamed, historyOf, listVersions, readDraft } from '../../src/cases/index.ts'
import { makeCheckpoint } from '../../src/store/index.ts'
import { buildApp } from '../../src/web/app.ts'
import { paths } from '../../src/web/paths.ts'
import { type FormParts, formOf } from '../../src/web/testing/form.ts'
import { formsIn } from '../../src/web/testing/forms-in.ts'
import { aKeptSite, exampleFile } from '../../src/web/testing/kept-site.ts'

let kept: Awaited<ReturnType<typeof aKeptSite>>
beforeAll(async () => {
  kept = await aKeptSite({ caseFile: async (name) => (name === 'childrens-trust' ? exampleFile(name) : undefined) })
}, 60_000)
afterAll(() => kept.end())

const read = (url: string) => kept.app.inject({ method: 'GET', url })
const send = (url: string, parts: FormParts) => kept.app.inject({ method: 'POST', url, ...formOf(parts) })
const script = '<script>alert(1)</script>'

/** The fields of the form of a page that goes somewhere. */
async function fieldsTo(page: string, action: string) {
  const { body } = await read(page)
  const form = formsIn(body).find((each) => each.action === action)
  if (form === undefined) throw new Error(`no form to ${action} at ${page}`)
  return form.fields
}

async function frozen(name: string, note = '') {
  const fields = await fieldsTo(paths.versions(name), paths.versions(name))
  const reply = await send(paths.versions(name), { ...fields, note })
  expect(reply.statusCode).toBe(303)
  return (await listVersions(kept.store, name))[0]
}

test('a case is begun empty, and its sections say what is missing', async () => {
  const fields = await fieldsTo(paths.newCase(), paths.newDraft())
  const refused = await send(paths.newDraft(), { ...fields, name: 'Not A Name', title: script })
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain('href="#name"')
  expect(refused.body).toContain('value="Not A Name"')
  expect(refused.body).not.toContain(script)
  const made = await send(paths.newDraft(), { ...fields, name: 'begun-empty', title: 'Begun' })
  expect([made.statusCode, made.headers.location]).toEqual([303, `${paths.draft('begun-empty')}?done=made`])
  const { body } = await read(paths.draft('begun-empty'))
  expect(body).toContain('put right the case cannot be appraised or frozen')
  expect((await read(paths.draftSection('begun-empty', 'councils'))).body).toContain('There is nothing here yet')
  expect((await send(paths.newDraft(), { name: 'begun-empty' })).body).toContain(
    'There is a case called “begun-empty” already',
  )
})

test('a worked example and a draft are copied under other names; put away, a case is listed apart', async () => {
  const fields = await fieldsTo(paths.newCase('childrens-trust'), paths.newCopy())
  const copied = await send(paths.newCopy(), { ...fields, copyOf: 'childrens-trust', copyName: 'a-copy' })
  expect(copied.headers.location).toBe(`${paths.draft('a-copy')}?done=made`)
  await send(paths.newCopy(), { copyOf: 'a-copy', copyName: 'a-copy-of-it' })
  const [one, other] = [await readDraft(kept.store, 'a-copy'), await readDraft(kept.store, 'a-copy-of-it')]
  expect(other?.file).toEqual({ ...one?.file, name: 'a-copy-of-it' })
  expect((await historyOf(kept.store, { case: 'a-copy' })).map(({ kind }) => kind)).toEqual(['case.copied'])
  expect((await send(paths.newCopy(), { copyOf: 'nothing', copyName: 'b' })).statusCode).toBe(422)
  await send(paths.draftArchive('a-copy'), { archived: 'yes' })
  expect((await caseNamed(kept.store, 'a-copy'))?.state).toBe('archived')
  const { body } = await read(paths.cases())
  expect(body.indexOf('Archived')).toBeGreaterThan(0)
  expect(body.indexOf(`href="${paths.case('a-copy')}"`)).toBeGreaterThan(body.indexOf('id="archived"'))
  const section = paths.draftSection('a-copy', 'case')
  expect((await read(section)).body).not.toContain('value="save" class="govuk-button">')
  const late = await send(section, { act: 'save', 'value.title': 'Too late' })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('The case has been archived, so nothing was saved.')
  expect(late.body).toContain('Too late')
})

test('a draft with problems is not frozen, and what was typed as a note stays', async () => {
  await kept.make('not-yet', aCase({ 'options[1].summary': undefined }))
  const fields = await fieldsTo(paths.versions('not-yet'), paths.versions('not-yet'))
  const reply = await send(paths.versions('not-yet'), { ...fields, note: `For cabinet ${script}` })
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('options[1].summary')
  expect(reply.body).toContain('For cabinet &lt;script>')
  expect(reply.body).not.toContain(script)
  expect(await listVersions(kept.store, 'not-yet')).toEqual([])
})

test('a version is frozen, read, published, downloaded and re-run; two are laid against one another', async () => {
  await kept.make('two-versions', aCase())
  const first = await frozen('two-versions', 'For cabinet')
  const again = await send(
    paths.versions('two-versions'),
    await fieldsTo(paths.versions('two-versions'), paths.versions('two-versions')),
  )
  expect(again.headers.location).toBe(`${paths.version('two-versions', first?.hash ?? '')}?done=before`)
  const section = paths.draftSection('two-versions', 'case')
  await send(section, {
    ...(await fieldsTo(section, section)),
    act: 'save',
    'value.seed': '2013',
    'value.title': `Two ${script}`,
  })
  const second = await frozen('two-versions')
  expect([first?.number, second?.number]).toEqual([1, 2])
  if (first === undefined || second === undefined) return
  const list = await read(paths.versions('two-versions'))
  for (const words of ['Version 1', 'Version 2', 'For cabinet', first.hash.slice(0, 8), 'Not published'])
    expect(list.body).toContain(words)
  const page = await read(paths.version('two-versions', first.hash))
  expect(page.body).toContain('concordat verify two-versions-v1-')
  const file = await read(paths.versionFile('two-versions', first.hash))
  const reading = readVersion(file.body)
  expect('version' in reading && rerunVersion(reading.version).state).toBe('same')
  await send(paths.versionPublish('two-versions', first.hash), { published: 'yes' })
  expect((await read(paths.version('two-versions', first.hash))).body).toContain('Published')
  expect((await listVersions(kept.store, 'two-versions')).map(({ isPublished }) => isPublished)).toEqual([false, true])
  const against = await read(paths.versionAgainst('two-versions', second.hash, first.hash))
  expect(against.statusCode).toBe(200)
  expect(against.body).toContain('They were worked on other futures')
  expect(against.body).toContain('Better off over all years')
  expect(against.body).not.toContain(script)
  expect((await read(paths.version('two-versions', 'f'.repeat(64)))).statusCode).toBe(404)
}, 120_000)

test('the record of a case is filtered by kind and day, leads on, and is taken away as a file', async () => {
  await kept.make('on-record')
  const councils = paths.draftSection('on-record', 'councils', ['0'])
  for (const name of ['One', '=Two', 'Three'])
    await send(councils, { ...(await fieldsTo(councils, councils)), act: 'save', 'value.shortName': name })
  const all = (await read(paths.caseRecord('on-record'))).body
  expect(all).toContain('4 entries, newest first')
  expect(all).toContain('Councils')
  expect(all).toContain('Revision 4')
  expect((await read(paths.caseRecord('on-record', { kind: 'case.made' }))).body).toContain('1 entry, newest first')
  expect((await read(paths.caseRecord('on-record', { until: '2001-01-01' }))).body).toContain('No entry matches')
  const today = kept.store.now().toISOString().slice(0, 10)
  expect((await read(paths.caseRecord('on-record', { since: today, until: today }))).body).toContain('4 entries')
  const wrong = await read(paths.caseRecord('on-record', { since: script }))
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).not.toContain(script)
  const csv = await read(paths.recordFile('csv', 'on-record'))
  expect(csv.body.split('\r\n')).toHaveLength(6)
  const lines = (await read(paths.recordFile('jsonl', 'on-record'))).body.trim().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
    'case.saved',
    'case.saved',
    'case.saved',
    'case.made',
  ])
  const [newest] = await historyOf(kept.store, { case: 'on-record' })
  const older = await read(paths.caseRecord('on-record', { before: String(newest?.n) }))
  expect(older.body).toContain('3 entries')
  expect(older.body).toContain('Newer entries')
})

test('an entry that is withheld says so, by which entry and why, and none of what it said', async () => {
  await kept.make('withheld-name')
  const [entry] = await historyOf(kept.store, { case: 'withheld-name' })
  const { n } = await kept.store.act({ ...kept.store.localUser, kind: 'record.redacted' }, async () => ({
    about: { entry: entry?.n ?? 0, reason: 'It named a child.' },
    answer: undefined,
  }))
  const { body } = await read(paths.caseRecord('withheld-name'))
  expect(body).toContain(`Withheld by entry ${n}`)
  expect(body).toContain('It named a child.')
  const file = await read(paths.recordFile('jsonl', 'withheld-name'))
  expect(JSON.parse(file.body)).toMatchObject({ about: {}, withheld: { by: n } })
})

test('a file of the record says everything, and hands a spreadsheet no formula', async () => {
  const kind = '\u200b=HYPERLINK("https://example.org")'
  for (const _ of [1, 2]) await kept.store.act({ ...kept.store.localUser, kind }, async () => ({ answer: undefined }))
  const { body } = await read(paths.recordFile('csv'))
  expect(body).toContain(`,"'\u200b=HYPERLINK(""https://example.org"")",`)
  expect(body.replaceAll(`'\u200b`, '')).not.toContain('\u200b')
  const entries = await historyOf(kept.store, { most: 1000 })
  expect(body.trim().split('\r\n')).toHaveLength(entries.length + 1)
})

test('where a file of the record cannot be read to its end the download breaks off, and the operator is told', async () => {
  const faults: unknown[] = []
  const site = { ...kept.site, store: { ...kept.store } }
  const app = await buildApp({ site, onFault: (_, error) => faults.push(error), requestsAMinute: 1000 })
  try {
    site.store.read = () => Promise.reject(new Error('the disk is gone'))
    await expect(app.inject({ method: 'GET', url: paths.recordFile('csv') })).rejects.toThrow()
    expect(faults).toEqual([new Error('the disk is gone')])
    const atOnce = await app.inject({ method: 'GET', url: paths.recordFile('jsonl') })
    expect([atOnce.statusCode, faults.length]).toEqual([500, 2])
  } finally {
    await app.close()
  }
})

test('verifying says what was checked, and names the entry that was changed as the command does', async () => {
  await kept.make('verified')
  const good = await read(paths.recordVerify('verified'))
  expect(good.body).toContain('Nothing was changed, dropped or put in another order')
  expect(good.body).toContain('1 entry of them is of this case')
  const path = join(kept.store.folder, 'record.journal')
  const bytes = readFileSync(path)
  const changed = Buffer.from(bytes)
  changed.write('"Verified"', changed.lastIndexOf('"verified"'))
  writeFileSync(path, changed)
  const bad = await read(paths.recordVerify())
  writeFileSync(path, bytes)
  expect(bad.body).toContain('<title>Error: ')
  expect(bad.body).toMatch(/Entry \d+ is damaged: its content is not what its hash says \(byte \d+\)\./)
  expect(bad.body).not.toContain(kept.store.folder)
})

test('an operator sees what keeps the cases, how full it is and who can reach it', async () => {
  const { body, statusCode } = await read(paths.status())
  expect(statusCode).toBe(200)
  for (const words of [
    'Embedded PostgreSQL',
    'Entries of the record',
    'free; under',
    'This machine only',
    process.versions.node,
  ])
    expect(body).toContain(words)
  expect(body).not.toMatch(/undefined|NaN|\[object/)
  expect(body).toContain('None was made here')
  const { checkpoint } = await makeCheckpoint(kept.store)
  const later = (await read(paths.status())).body
  expect(later).not.toContain('None was made here')
  expect(later).toContain(`Entry ${checkpoint.n}, `)
  expect(later).toContain(checkpoint.hash)
})
