import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDraft } from '../cases/index.ts'
import { paths } from './paths.ts'
import { type FormParts, formOf } from './testing/form.ts'
import { formsIn } from './testing/forms-in.ts'
import { aKeptSite } from './testing/kept-site.ts'

let kept: Awaited<ReturnType<typeof aKeptSite>>
beforeAll(async () => {
  kept = await aKeptSite()
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
