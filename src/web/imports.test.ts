import { afterAll, beforeAll, expect, test } from 'vitest'
import { importWhole, previewImport, proposeForFile } from '../importers/index.ts'
import { buildApp } from './app.ts'
import type { HeldFile } from './import-desk.ts'
import { paths } from './paths.ts'
import { type FormParts, formOf, fromOurPages } from './testing/form.ts'
import { aDesk, aSite } from './testing/site.ts'

const bytes = new TextEncoder().encode(
  [
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,inpost_fte,agency_fte',
    '2024,Reporting year,Local authority,E92000001,England,E12000001,North East,841,E06000005,Darlington,99.5,c',
  ].join('\n'),
)
const sha256 = 'a'.repeat(64)
const kept: HeldFile[] = []
const undone: number[] = []

const site = {
  ...aSite(),
  desk: aDesk({
    preview: async (file, choice) => {
      const preview = await previewImport(file, choice)
      return 'problems' in preview ? preview : { held: { sha256, name: file.name, choice }, preview }
    },
    keep: async (_case, held) => {
      kept.push(held)
      return { number: 1, isNew: true }
    },
    undo: async (number) => {
      undone.push(number)
      return true
    },
    standing: async () => [
      {
        number: 7,
        day: '2026-11-23',
        isForOneCase: true,
        files: [{ file: 'a.csv', sha256, kind: 'workforce', publication: 'Workforce', edition: '2024' }],
      },
      { number: 8, day: '2026-11-23', isForOneCase: false, files: [] },
    ],
    newCase: async ({ name }) =>
      name === 'good.xlsx'
        ? { name: 'three-councils' }
        : { problems: [{ code: 'IMP-101', place: 'Case!B3', sentence: 'Fill in the name of the case.' }] },
  }),
}
const name = site.shelf.list()[0]?.name ?? ''
let app: Awaited<ReturnType<typeof buildApp>>
beforeAll(async () => {
  app = await buildApp({ site })
})
afterAll(() => app.close())

const sendTo = (to: typeof app, url: string, parts: FormParts, headers: Readonly<Record<string, string>> = {}) => {
  const { payload, headers: own } = formOf(parts)
  return to.inject({ method: 'POST', url, payload, headers: { ...own, ...headers } })
}

const send = (url: string, parts: FormParts, headers: Readonly<Record<string, string>> = {}) =>
  sendTo(app, url, parts, headers)

test('a file is shown before anything of it is taken, with what is missing in it and the cell of each figure', async () => {
  const reply = await send(paths.importPreview(name), { file: { name: 'workforce.csv', bytes }, as: '', month: '' })
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('workforce.csv holds 2 figures for 1 council, 30 September 2024.')
  expect(reply.body).toContain('row 2, inpost_fte')
  expect(reply.body).toContain('suppressed to protect people')
  expect(kept).toEqual([])
})

test('what was said yes to is taken, as it was shown', async () => {
  const held = { sha256, name: 'workforce.csv', choice: { as: 'workforce' } }
  const reply = await send(paths.importKeep(name), { held: JSON.stringify(held) })
  expect([reply.statusCode, reply.headers.location]).toEqual([303, paths.import(name)])
  expect(kept).toEqual([held])
})

test('a form that was meddled with takes nothing', async () => {
  for (const held of [
    '',
    '{',
    '{"sha256":"../../x","name":"a","choice":{}}',
    JSON.stringify({ sha256, name: 'a', choice: {}, more: 1 }),
  ])
    expect((await send(paths.importKeep(name), { held })).statusCode).toBe(422)
  expect(kept).toHaveLength(1)
})

test('a file that is refused says why, beside the field, and the page’s title begins with Error', async () => {
  const reply = await send(paths.importPreview(name), {
    file: { name: 'notes.csv', bytes: new TextEncoder().encode('a,b\n1,2\n') },
    as: '',
    month: '',
  })
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toMatch(/<title>Error: /)
  expect(reply.body).toContain('IMP-10')
  const none = await send(paths.importPreview(name), { as: '', month: '' })
  expect([none.statusCode, none.body.includes('Choose the file to import.')]).toEqual([422, true])
  const month = await send(paths.importPreview(name), { file: { name: 'a.csv', bytes }, month: 'June' })
  expect(month.body).toContain('The month is “June”. Write it like 2014-06.')
})

test('only an import kept for this case is undone on its page', async () => {
  expect((await send(paths.importUndo(name, 7), { number: '7' })).statusCode).toBe(303)
  expect((await send(paths.importUndo(name, 8), { number: '8' })).statusCode).toBe(404)
  expect((await send(paths.importUndo(name, 9), { number: '9' })).statusCode).toBe(404)
  expect(undone).toEqual([7])
})

test('a form from another site’s page is refused before it is read, and so is what is no form', async () => {
  const held = JSON.stringify({ sha256, name: 'x', choice: {} })
  expect((await send(paths.importKeep(name), { held }, { origin: 'http://elsewhere.example' })).statusCode).toBe(403)
  expect((await send(paths.importKeep(name), { held }, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
  const plain = await app.inject({
    method: 'POST',
    url: paths.importKeep(name),
    payload: 'held=x',
    headers: { ...fromOurPages, 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(plain.statusCode).toBe(415)
  expect(kept).toHaveLength(1)
})

test('a file over what a page takes is refused with a sentence', async () => {
  const reply = await send(paths.importPreview(name), { file: { name: 'big.csv', bytes: new Uint8Array(61 << 20) } })
  expect([reply.statusCode, reply.body.includes('60 MB')]).toEqual([413, true])
})

test('a filled-in workbook leads to its appraisal; one with problems is told by sheet and cell', async () => {
  const good = await send(paths.newCase(), { workbook: { name: 'good.xlsx', bytes } })
  expect([good.statusCode, good.headers.location]).toEqual([303, paths.case('three-councils')])
  const bad = await send(paths.newCase(), { workbook: { name: 'bad.xlsx', bytes } })
  expect([bad.statusCode, bad.body.includes('Case!B3')]).toEqual([422, true])
  expect((await send(paths.newCase(), {})).statusCode).toBe(422)
})

test('a template has the councils’ figures in it, and a council that is none is told', async () => {
  const reply = await app.inject(`${paths.template()}?first=E06000005&second=E06000001&year=2012-13`)
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-disposition']).toContain('case-E06000005-E06000001-2012-13.xlsx')
  expect(reply.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const read = await importWhole({ name: 'template.xlsx', bytes: reply.rawPayload })
  expect('problems' in read).toBe(true)
  const none = await app.inject(`${paths.template()}?first=E06999999&year=2012-13`)
  expect([none.statusCode, none.body.includes('is no council with children’s services')]).toEqual([422, true])
  expect((await app.inject(`${paths.template()}?year=2012-13`)).statusCode).toBe(422)
  expect((await app.inject(`${paths.template()}?first=E06000005&year=1066-67`)).statusCode).toBe(422)
})

test('any councils’ baseline is on a page of its own, and asking for none shows the form', async () => {
  const reply = await app.inject(paths.councils({ councils: ['E06000005', 'E06000001', 'E06000003'], year: '2012-13' }))
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('The three councils together spent £66,437,173 in 2012-13')
  expect(reply.body).toContain('Open Government Licence')
  expect((await app.inject(paths.councils())).statusCode).toBe(200)
  const wrong = await app.inject('/councils?councils=Darlingtn&year=2012-13')
  expect([wrong.statusCode, wrong.body.includes('Did you mean Darlington?')]).toEqual([422, true])
})

test('the baseline page of a case holds what the returns say of its councils', async () => {
  const reply = await app.inject(paths.baseline(name))
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('What the official returns say')
})

test('a spreadsheet of no known kind is asked about column by column, and read as the officer says', async () => {
  const { app: guidedApp, held: asked } = await guidedSite()
  const staff = new TextEncoder().encode('Team,Month,Cost £\nAssessment,Apr 2024,1200\nFostering,Apr 2024,800\n')
  const reply = await sendTo(guidedApp, paths.importPreview(name), {
    file: { name: 'staff.csv', bytes: staff },
    as: '',
    month: '',
  })
  expect(reply.statusCode).toBe(200)
  expect(reply.body).toContain('What the columns of staff.csv are')
  expect(reply.body).toContain('C “Cost £”')
  const file =
    /name="file" value="([^"]*)"/.exec(reply.body)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&') ?? ''
  const said = {
    file,
    name: 'Staff costs',
    for: 'Darlington, finance',
    result: 'figures',
    unit: 'GBP',
    sign: 'asWritten',
    dates: 'month',
    period: '',
    council: 'E06000005',
    'role-0': 'measure',
    'role-1': 'period',
    'role-2': 'amount',
  }
  const shown = await sendTo(guidedApp, paths.importMapping(name), said)
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('staff.csv holds 2 figures for 1 council, April 2024.')
  expect(asked.at(-1)).toMatchObject({ mapping: { name: 'Staff costs', fixed: { council: 'E06000005' } } })
  const wrong = await sendTo(guidedApp, paths.importMapping(name), { ...said, 'role-2': 'ignored' })
  expect([wrong.statusCode, wrong.body.includes('names no column of amounts')]).toEqual([422, true])
  await guidedApp.close()
})

/** A site whose desk reads as the real one does, with the last file handed in kept aside. */
async function guidedSite() {
  const held: unknown[] = []
  let aside: { readonly name: string; readonly bytes: Uint8Array } = { name: '', bytes: new Uint8Array() }
  const desk = aDesk({
    preview: async (file, choice) => {
      const preview = await previewImport(file, choice)
      return 'problems' in preview ? preview : { held: { sha256, name: file.name, choice }, preview }
    },
    propose: async (file) => {
      aside = file
      const proposal = await proposeForFile(file)
      return 'problems' in proposal
        ? proposal
        : { held: { sha256, name: file.name, choice: {} }, proposal, saved: undefined }
    },
    previewHeld: async (asked) => {
      held.push(asked.choice)
      const preview = await previewImport(aside, asked.choice)
      return 'problems' in preview ? preview : { held: asked, preview }
    },
  })
  return { app: await buildApp({ site: { ...aSite(), desk } }), held }
}
