import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase } from '../../src/appraisal/testing/a-case.ts'
import { readDraft } from '../../src/cases/index.ts'
import { paths } from '../../src/web/paths.ts'
import { type FormParts, formOf } from '../../src/web/testing/form.ts'
import { formsIn } from '../../src/web/testing/forms-in.ts'
import { aKeptSite } from '../../src/web/testing/kept-site.ts'
import { aDesk } from '../../src/web/testing/site.ts'

let kept: Awaited<ReturnType<typeof aKeptSite>>
beforeAll(async () => {
  kept = await aKeptSite({
    desk: aDesk({ readCase: async ({ bytes }) => ({ file: JSON.parse(new TextDecoder().decode(bytes)) }) }),
  })
}, 60_000)
afterAll(() => kept.end())

const read = (url: string) => kept.app.inject({ method: 'GET', url })
const send = (url: string, parts: FormParts) => kept.app.inject({ method: 'POST', url, ...formOf(parts) })

/** The first form of a page that saves, as a browser would send it. */
async function formAt(url: string) {
  const { body, statusCode } = await read(url)
  expect([url, statusCode]).toEqual([url, 200])
  const form = formsIn(body).find(({ fields }) => 'basedOn' in fields)
  if (form === undefined) throw new Error(`no form at ${url}`)
  return form
}

async function contentOf(name: string, section: string) {
  return (await readDraft(kept.store, name))?.sections.get(section)?.content
}

test('every page of every section opens and its form, sent as it stands, changes nothing', async () => {
  await kept.make('as-it-stands', 'stopping-in-time')
  const before = await readDraft(kept.store, 'as-it-stands')
  const seen = new Set<string>()
  const queue = [paths.draft('as-it-stands')]
  for (let url = queue.pop(); url !== undefined; url = queue.pop()) {
    const { body, statusCode } = await read(url)
    expect([url, statusCode]).toEqual([url, 200])
    expect(body.match(/<h1[ >]/g)).toHaveLength(1)
    expect(body).not.toMatch(/undefined|NaN|\[object/)
    const links = [...body.matchAll(/href="(\/cases\/as-it-stands\/edit\/[^"#]+)"/g)].map(([, href = '']) => href)
    for (const href of links.map((each) => each.replaceAll('&amp;', '&'))) {
      if (seen.has(href) || /\.(json|xlsx)$/.test(href)) continue
      seen.add(href)
      queue.push(href)
    }
    const form = formsIn(body).find(({ action, fields }) => action === url.split('?')[0] && 'basedOn' in fields)
    if (form === undefined || url.endsWith('/new')) continue
    const reply = await send(form.action, { ...form.fields, act: 'save' })
    expect([url, reply.statusCode, reply.headers.location]).toEqual([url, 303, `${form.action}?done=same`])
  }
  expect(seen.size).toBeGreaterThan(60)
  expect((await readDraft(kept.store, 'as-it-stands'))?.file).toEqual(before?.file)
}, 120_000)

test('what was typed wrong stays in its field, with the error beside it and in the summary, and is kept', async () => {
  await kept.make('typed-wrong')
  const url = paths.draftSection('typed-wrong', 'case')
  const { action, fields } = await formAt(url)
  const reply = await send(action, {
    ...fields,
    act: 'save',
    'value.years': 'a dozen',
    'value.title': 'Ten <b>years</b>',
  })
  expect(reply.headers.location).toBe(`${url}?done=saved`)
  expect(await contentOf('typed-wrong', 'case')).toMatchObject({ years: 'a dozen', title: 'Ten <b>years</b>' })
  const { body } = await read(url)
  expect(body).toMatch(/<title>Error: /)
  expect(body).toContain('href="#value.years"')
  expect(body).toContain('value="a dozen"')
  expect(body).toContain(
    'The number of years is “a dozen”, where a number belongs. Enter a number, such as 1200 or 0.25. (CASE-08)',
  )
  expect(body).not.toContain('<b>years</b>')
})

test('of two editors of one field the second sees both, and chooses field by field', async () => {
  await kept.make('two-editors')
  const url = paths.draftSection('two-editors', 'councils', ['0'])
  const [first, second] = [await formAt(url), await formAt(url)]
  await send(url, { ...first.fields, act: 'save', 'value.name': 'Theirs', 'value.shortName': 'T' })
  const conflict = await send(url, { ...second.fields, act: 'save', 'value.name': 'Mine', 'value.shortName': 'M' })
  expect(conflict.statusCode).toBe(409)
  expect(conflict.body).toContain('Somebody else changed this first')
  for (const words of ['Theirs', 'Mine']) expect(conflict.body).toContain(words)
  expect(await contentOf('two-editors', 'councils')).toMatchObject([{ name: 'Theirs', shortName: 'T' }])
  const form = formsIn(conflict.body)[0]
  const chosen = await send(url, { ...form?.fields, act: 'choose', 'pick:1': 'mine' })
  expect(chosen.headers.location).toBe(`${url}?done=saved`)
  expect(await contentOf('two-editors', 'councils')).toMatchObject([{ name: 'Theirs', shortName: 'M' }])
})

test('the same form sent twice does one thing; sent again with other words it is another', async () => {
  await kept.make('sent-twice')
  const url = paths.draftSection('sent-twice', 'facts', ['new'])
  const { fields } = await formAt(url)
  const before = (await contentOf('sent-twice', 'facts')) as readonly unknown[]
  const form = { ...fields, act: 'save', 'value.council': 'E10000021', 'value.from': '2015-01-01' }
  const [one, two] = [await send(url, form), await send(url, form)]
  expect([one.statusCode, two.statusCode]).toEqual([303, 303])
  expect(await contentOf('sent-twice', 'facts')).toHaveLength(before.length + 1)
  await send(url, { ...form, 'value.from': '2016-01-01' })
  expect(await contentOf('sent-twice', 'facts')).toHaveLength(before.length + 2)
})

test('two editors of two entries of one list both save, even where the list was moved about meanwhile', async () => {
  await kept.make('two-entries', aCase())
  const at = (index: string) => paths.draftSection('two-entries', 'options', [index])
  const [mine, theirs, moving] = [await formAt(at('1')), await formAt(at('2')), await formAt(at('1'))]
  const taken = await send(at('2'), { ...theirs.fields, act: 'save', 'value.summary': 'Theirs' })
  expect(taken.headers.location).toBe(`${at('2')}?done=saved`)
  await send(at('1'), { ...moving.fields, act: 'up' })
  const both = await send(at('1'), { ...mine.fields, act: 'save', 'value.summary': 'Mine' })
  expect(both.headers.location).toBe(`${at('0')}?done=both`)
  const options = (await contentOf('two-entries', 'options')) as readonly { code: string; summary: string }[]
  expect(options.map(({ summary }) => summary).slice(0, 3)).toEqual(['Mine', expect.anything(), 'Theirs'])
})

test('what somebody else took out is said, and can be added again; nothing is taken out that was not seen', async () => {
  await kept.make('taken-out', aCase())
  const url = paths.draftSection('taken-out', 'councils', ['1'])
  const [mine, theirs, late] = [await formAt(url), await formAt(url), await formAt(url)]
  expect((await send(url, { ...theirs.fields, act: 'out' })).headers.location).toContain('done=out')
  expect(await contentOf('taken-out', 'councils')).toHaveLength(1)
  const gone = await send(url, { ...mine.fields, act: 'save', 'value.shortName': 'Mine' })
  expect(gone.statusCode).toBe(409)
  expect(gone.body).toContain('It was taken out while you were editing it')
  expect((await send(url, { ...late.fields, act: 'out' })).statusCode).toBe(409)
  const form = formsIn(gone.body)[0]
  await send(url, { ...form?.fields, act: 'again' })
  expect(await contentOf('taken-out', 'councils')).toMatchObject([{}, { shortName: 'Mine' }])
})

test('rows are added, taken out and changed in kind without scripts, and nothing typed is lost on the way', async () => {
  await kept.make('by-rows', 'stopping-in-time')
  const url = paths.draftSection('by-rows', 'reorganisations', ['0'])
  const { fields } = await formAt(url)
  const count = Number(fields['value.into:count'])
  const more = formsIn((await send(url, { ...fields, act: 'add:value.into', 'value.chance': 'likely' })).body)[0]
    ?.fields
  expect(more).toMatchObject({ 'value.into:count': String(count + 1), 'value.chance': 'likely' })
  const fewer = formsIn((await send(url, { ...more, act: 'remove:value.into.0' })).body)[0]?.fields
  expect(fewer?.['value.into.0.council']).toBe(fields['value.into.1.council'])
  expect(fewer?.['value.into:count']).toBe(String(count))
  const assumption = paths.draftSection('by-rows', 'assumptions', ['M11/grant'])
  const first = await formAt(assumption)
  const typed = { ...first.fields, 'value.distribution.value': '0.7', 'value.distribution.kind': 'triangular' }
  const other = formsIn((await send(assumption, { ...typed, act: 'save' })).body)[0]?.fields
  expect(other).toMatchObject({ 'value.distribution.mode': '', 'value.distribution.value': '0.7' })
  const filled = {
    ...other,
    'value.distribution.low': '1',
    'value.distribution.mode': '2',
    'value.distribution.high': '£1,000',
  }
  expect((await send(assumption, { ...filled, act: 'save' })).headers.location).toContain('done=saved')
  expect(await contentOf('by-rows', 'assumptions')).toMatchObject({
    'M11/grant': { distribution: { kind: 'triangular', low: 1, mode: 2, high: 1000 } },
  })
})

test('a row without its name, and one name twice, are said beside the row, and the form stays as it was typed', async () => {
  await kept.make('twice', 'stopping-in-time')
  const url = paths.draftSection('twice', 'keys', ['0'])
  const { fields } = await formAt(url)
  const reply = await send(url, {
    ...fields,
    act: 'save',
    'value.values.1.key': fields['value.values.0.key'] ?? '',
    'value.values.3.value': '99',
  })
  expect(reply.statusCode).toBe(422)
  expect(reply.body).toContain('stands here twice. Keep one of them. (FORM-12)')
  expect(reply.body).toContain('href="#value.values.3.key"')
  expect(formsIn(reply.body)[0]?.fields['value.values.3.value']).toBe('99')
})

test('an assumption is added under its name, which may be one that is there only by mistake', async () => {
  await kept.make('named', aCase())
  const url = paths.draftSection('named', 'assumptions', ['new'])
  const { fields } = await formAt(url)
  expect((await send(url, { ...fields, act: 'save' })).body).toContain('Enter the name that it is found by.')
  const entry = { ...fields, act: 'save', newName: 'R9/hubFte', 'value.form': 'byCouncil', 'value:shown': 'byCouncil' }
  const added = await send(url, entry)
  expect(added.headers.location).toBe(`${paths.draftSection('named', 'assumptions', ['R9/hubFte'])}?done=added`)
  const again = await formAt(url)
  const refused = await send(url, { ...entry, request: again.fields['request'] ?? '' })
  expect(refused.body).toContain('There is “R9/hubFte” here already.')
})

test('script in every field of every page of a draft stays text, there and on what others read of it', async () => {
  await kept.make('hostile', 'stopping-in-time')
  const script = `"><script>alert('x')</script>`
  const pages = [
    ['case', []],
    ['councils', ['0']],
    ['services', ['0']],
    ['baseline', ['0']],
    ['pools', ['entries', '0']],
    ['measures', ['0']],
    ['facts', ['0']],
    ['reorganisations', ['0']],
    ['keys', ['0']],
    ['options', ['1']],
    ['options', ['1', 'services', '0']],
    ['options', ['2', 'lines', '0']],
    ['assumptions', ['M11/grant']],
    ['scenarios', ['0']],
    ['waiting', ['0']],
  ] as const
  for (const [section, steps] of pages) {
    const url = paths.draftSection('hostile', section, steps)
    const { fields } = await formAt(url)
    const filled = Object.fromEntries(
      Object.entries(fields).map(([name, text]) => [
        name,
        name.startsWith('value.') && !name.includes(':') && !/\.(kind|form)$/.test(name) ? script : text,
      ]),
    )
    const saved = await send(url, { ...filled, act: 'save' })
    expect([url, saved.statusCode < 500]).toEqual([url, true])
    for (const body of [saved.body, (await read(url)).body]) expect(body).not.toMatch(/<script|alert\('x'\)<\/script>/)
  }
  expect(JSON.stringify(await contentOf('hostile', 'councils'))).toContain('<script>')
  for (const url of [
    paths.draft('hostile'),
    paths.draftSection('hostile', 'councils'),
    paths.draftSection('hostile', 'options'),
    paths.cases(),
    paths.case('hostile'),
    paths.versions('hostile'),
    paths.caseRecord('hostile'),
    paths.newCase('hostile'),
    paths.record(),
  ]) {
    const { body, statusCode } = await read(url)
    expect([url, statusCode < 500]).toEqual([url, true])
    expect(body).not.toMatch(/<script/)
  }
  const file = JSON.parse((await read(paths.draftFile('hostile'))).body) as { title: string }
  expect(file.title).toBe(script)
}, 60_000)

test('a file handed in over a draft replaces it where nobody changed it meanwhile, and otherwise nothing', async () => {
  await kept.make('replaced', aCase())
  const url = paths.draft('replaced')
  const open = async () =>
    formsIn((await read(url)).body).find(({ action }) => action === paths.draftReplace('replaced'))
  const [first, second] = [await open(), await open()]
  const file = { name: 'case.json', bytes: new TextEncoder().encode(JSON.stringify(aCase({ title: 'From the file' }))) }
  const done = await send(paths.draftReplace('replaced'), { ...first?.fields, file })
  expect(done.headers.location).toBe(`${url}?done=replaced`)
  expect(await contentOf('replaced', 'case')).toMatchObject({ title: 'From the file', name: 'replaced' })
  const late = await send(paths.draftReplace('replaced'), {
    ...second?.fields,
    file: { ...file, bytes: new TextEncoder().encode(JSON.stringify(aCase({ title: 'Later' }))) },
  })
  expect(late.statusCode).toBe(409)
  expect(await contentOf('replaced', 'case')).toMatchObject({ title: 'From the file' })
  expect((await read(paths.draftWorkbook('replaced'))).headers['content-type']).toContain('spreadsheetml')
})
