import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { problem } from '../figures/index.ts'
import { buildApp } from './app.ts'
import { paths } from './paths.ts'
import { routes } from './routes.ts'
import { shelfOf } from './shelf.ts'
import { fromOurPages } from './testing/form.ts'
import { aSite } from './testing/site.ts'

const site = aSite()
const app = await buildApp({ site, requestsAMinute: 10_000 })
const names = site.shelf.list().map(({ name }) => name)
const [three = '', one = ''] = names
const pages = [
  paths.cases(),
  paths.methods(),
  paths.method('present-value'),
  paths.glossary(),
  paths.compare(),
  paths.compare(three, 'joint'),
  `${paths.compare(three, 'joint')}&second=${one}%2Ftrust`,
  ...names.flatMap((name) => [
    paths.case(name),
    paths.baseline(name),
    paths.assumptions(name),
    paths.limits(name),
    paths.priceLed(name),
    paths.finance(name),
    paths.scenarios(name),
    paths.figures(name),
    paths.option(name, 'separate'),
  ]),
  paths.case(three, 'merged'),
  paths.option(three, 'senior-team'),
  paths.option(one, 'trust'),
  paths.figure(three, 'L01/saving', { council: 'E06000001' }),
]

async function read(url: string) {
  return app.inject({ method: 'GET', url })
}

test.each(pages)('%s has one heading, a title of its own, and no script or style of its own', async (url) => {
  const { statusCode, body, headers } = await read(url)
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body.match(/<h1[ >]/g)).toHaveLength(1)
  expect(body).toMatch(/<title>[^<]{4,} – Concordat<\/title>/)
  expect(body).not.toMatch(/<script|<style| style=|onclick=|javascript:/i)
  expect(body).not.toMatch(/undefined|NaN|\[object/)
})

test.each(pages)('%s names every table and region that scrolls, and no two regions alike', async (url) => {
  const { body } = await read(url)
  expect(body.match(/<table/g)?.length ?? 0).toBe(body.match(/<caption/g)?.length ?? 0)
  const labels = [...body.matchAll(/role="region" aria-label="([^"]+)"/g)].map(([, label]) => label)
  expect(new Set(labels).size).toBe(labels.length)
})

test('the policy of the pages lets in nothing but our own style sheets and pictures', async () => {
  const { headers } = await read(paths.cases())
  expect(headers['content-security-policy']).toBe(
    "default-src 'none'; script-src 'none'; style-src 'self'; img-src 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  )
})

test('every page of a server that others can reach says that nobody signs in, refusals and faults too', async () => {
  const wide = await buildApp({ site: { ...site, isOpenToOthers: true }, requestsAMinute: 10_000 })
  const warning = 'Nobody signs in here: anybody who can reach this server can read and change what it keeps.'
  const get = (url: string) => ({ method: 'GET' as const, url })
  const asked = [
    ...pages.map(get),
    get(paths.councils()),
    get('/nothing-here'),
    get('/%'),
    // A site of hand-made answers has no store.
    get(paths.status()),
    { ...get(paths.cases()), headers: { host: 'somebody.example' } },
    { method: 'POST' as const, url: paths.newCase(), headers: { origin: 'https://somebody.example' } },
    { method: 'DELETE' as const, url: paths.cases(), headers: fromOurPages },
  ]
  for (const one of asked) {
    const { body, statusCode } = await wide.inject(one)
    expect([one.url, statusCode, body.split(warning).length - 1]).toEqual([one.url, statusCode, 1])
  }
  expect((await read(paths.cases())).body).not.toContain(warning)
})

test('the list of cases does not wait for a case that has not been worked', async () => {
  let end = () => {}
  const never = new Promise<never>((_, reject) => {
    end = () => reject(new Error('ended'))
  })
  const slow = await buildApp({ site: { ...site, shelf: shelfOf(site.shelf.list(), () => never) } })
  slow.inject(paths.case(three)).catch(() => {})
  const { statusCode, body } = await slow.inject(paths.cases())
  end()
  expect(statusCode).toBe(200)
  expect(body).toContain('Being worked out')
})

test('a case is worked once, however often it is read', async () => {
  let times = 0
  const shelf = shelfOf(site.shelf.list(), async () => {
    times += 1
    return {
      kind: 'problems',
      problems: [problem('CASE-07', 'options[0].colour', 'There is no key “colour”. Leave it out.')],
    }
  })
  const other = await buildApp({ site: { ...site, shelf } })
  const replies = [await other.inject(paths.case(three)), await other.inject(paths.baseline(three))]
  expect(times).toBe(1)
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([422, 422])
  expect(replies[0]?.body).toContain('There is no key “colour”. Leave it out.')
  expect(replies[0]?.body).toMatch(/<title>Error: /)
})

test('what does not exist is said so, with where to go from there', async () => {
  for (const url of [
    '/nope',
    '/cases/none-such',
    paths.case(three, 'none-such'),
    paths.option(three, 'none-such'),
    paths.chart(three, 'pie', 'svg', 'merged'),
    paths.method('none'),
    '/assets/none.css',
  ]) {
    const { statusCode, body } = await read(url)
    expect([url, statusCode]).toEqual([url, 404])
    expect(body).toContain('Page not found')
  }
  expect((await read(paths.option(three, 'none-such'))).body).toContain(paths.option(three, 'senior-team'))
  expect((await read(paths.figure(three, 'L01/savings'))).body).toContain('Did you mean “L01/saving”?')
})

test('nothing can be written to a page that is for reading, and the answer says so', async () => {
  const app = await buildApp({ site })
  for (const method of ['POST', 'PUT', 'DELETE'] as const) {
    const { statusCode, headers, body } = await app.inject({ method, url: paths.case(three), headers: fromOurPages })
    expect([method, statusCode, headers['allow']]).toEqual([method, 405, 'GET, HEAD'])
    expect(body).toContain('for reading')
  }
})

test('an address that cannot be decoded gets a page, not data', async () => {
  const { statusCode, headers, body } = await read('/cases/%E0%A4%A')
  expect(statusCode).toBe(400)
  expect(headers['content-type']).toContain('text/html')
  expect(body).not.toContain('FST_ERR')
})

test('a fault of ours gives a number to quote and tells the reader nothing else', async () => {
  const told: unknown[] = []
  const broken = await buildApp({
    site: { ...site, shelf: shelfOf(site.shelf.list(), () => Promise.reject(new Error('the secret of the house'))) },
    onFault: (reference, error) => told.push(reference, error),
  })
  const { statusCode, body } = await broken.inject(paths.case(three))
  expect(statusCode).toBe(500)
  expect(body).not.toContain('secret')
  expect(body).toContain(String(told[0]))
  expect(told[1]).toBeInstanceOf(Error)
})

test('too many requests are turned away, those for pages that do not exist as well', async () => {
  const small = await buildApp({ site, requestsAMinute: 3 })
  const statuses: number[] = []
  for (const url of ['/cases', '/nope', '/nope', '/nope', '/cases']) statuses.push((await small.inject(url)).statusCode)
  expect(statuses).toEqual([200, 404, 404, 429, 429])
  expect((await small.inject('/healthz')).statusCode).toBe(200)
})

test('a stopped option stands last, with the claimed value struck through beside the largest allowed', async () => {
  const { body } = await read(paths.case(one))
  const heads = [
    ...body.matchAll(/<th role="columnheader" scope="col"[^>]*><a class="govuk-link" href="[^"]*options\/([a-z-]+)"/g),
  ].map(([, code]) => code)
  expect(heads).toEqual(['recruit', 'directed', 'brought-back', 'trust'])
  expect(body).toContain('<del class="cc-struck">£9,000,000</del>')
  expect(body).toContain('<b>£7,200,000</b>')
})

test('a chart can be taken away as a drawing, a picture and a table', async () => {
  const kinds = await Promise.all(
    (['svg', 'png', 'csv'] as const).map((kind) => read(paths.chart(three, 'fan', kind, 'senior-team'))),
  )
  expect(kinds.map(({ headers }) => headers['content-type'])).toEqual([
    'image/svg+xml; charset=utf-8',
    'image/png',
    'text/csv; charset=utf-8',
  ])
  expect(kinds[1]?.rawPayload.subarray(1, 4).toString()).toBe('PNG')
  const lines = kinds[2]?.body.split('\r\n') ?? []
  expect(lines).toHaveLength(14)
  expect(lines.at(-2)).toBe('Contains public sector information licensed under the Open Government Licence v3.0.')
})

test('what is read leaves no entry in the record, and what is kept or undone says what it will be called there', () => {
  expect(routes.map(({ path }) => path)).toContain('/cases/:name')
  const [toRead, toDo] = [
    routes.filter(({ method }) => method === 'GET'),
    routes.filter(({ method }) => method === 'POST'),
  ]
  expect(toRead.every(({ rules }) => 'mayBeReadBy' in rules && rules.recordedAs === null)).toBe(true)
  expect(toDo.map(({ rules }) => rules.recordedAs)).toContain('import.kept')
})

test('addresses are made in paths.ts and nowhere else', () => {
  const made = ['pages/cases.tsx', 'pages/option.tsx', 'pages/finance.tsx', 'parts/masthead.tsx', 'page.tsx'].map(
    (file) => readFileSync(new URL(file, import.meta.url), 'utf8'),
  )
  for (const text of made) expect(text).not.toMatch(/href="\/|href=\{`\//)
})
