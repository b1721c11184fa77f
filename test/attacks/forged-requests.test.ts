import { describe, expect, test } from 'vitest'
import { isFromOurPages, isOurName } from '../../src/web/guards/callers.ts'
import { buildApp, paths } from '../../src/web/index.ts'
import { routes } from '../../src/web/routes.ts'
import { formOf } from '../../src/web/testing/form.ts'
import { aDesk, aSite } from '../../src/web/testing/site.ts'

const done: string[] = []
const site = {
  ...aSite(),
  desk: aDesk({
    keep: async () => {
      done.push('keep')
      return { number: 1, isNew: true }
    },
    undo: async () => {
      done.push('undo')
      return true
    },
    standing: async () => [{ number: 1, day: '2026-11-23', isForOneCase: true, files: [] }],
  }),
}
const app = await buildApp({ site, requestsAMinute: 100_000 })
const [name = ''] = site.shelf.list().map((each) => each.name)
const undo = paths.importUndo(name, 1)
const plainForm = formOf({ number: '1' })
const form = { payload: plainForm.payload, type: plainForm.headers['content-type'] ?? '' }

/** A form with only these headers of those that say where it comes from. */
const post = (headers: Readonly<Record<string, string>>, url = undo) =>
  app.inject({
    method: 'POST',
    url,
    payload: form.payload,
    headers: { host: 'localhost', 'content-type': form.type, ...headers },
  })

test('a form from our own page is taken: as new browsers say it, as old ones do, and both', async () => {
  for (const headers of [
    { 'sec-fetch-site': 'same-origin' },
    { origin: 'http://localhost' },
    { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' },
    { 'sec-fetch-site': 'none', origin: 'http://localhost' },
  ])
    expect([headers, (await post(headers)).statusCode]).toEqual([headers, 303])
  expect(done.splice(0)).toEqual(['undo', 'undo', 'undo', 'undo'])
})

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' }],
  ['another site, in an old browser', { origin: 'https://elsewhere.example' }],
  ['a sibling of the same site', { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' }],
  ['another port of the same machine', { 'sec-fetch-site': 'same-site', origin: 'http://localhost:8080' }],
  ['the same name by another scheme', { origin: 'https://localhost' }],
  ['a page without an origin, as in a sandbox', { origin: 'null' }],
  ['a page without an origin that says it is ours', { 'sec-fetch-site': 'same-origin', origin: 'null' }],
  ['nobody says where', {}],
  ['the person alone, without an origin', { 'sec-fetch-site': 'none' }],
  ['headers that disagree', { 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' }],
  ['headers that disagree the other way', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }],
  ['a list of origins', { origin: 'http://localhost, https://elsewhere.example' }],
  ['a name that begins like ours', { origin: 'http://localhost.elsewhere.example' }],
  ['a name before an at-sign', { origin: 'http://localhost@elsewhere.example' }],
  ['a word that is no site', { 'sec-fetch-site': 'same-origin, cross-site' }],
  ['the page it says it comes from alone', { referer: 'http://localhost/cases' }],
])('a form from %s is refused, and nothing is done', async (_from, headers) => {
  const { statusCode, body } = await post(headers)
  expect([statusCode, body.includes('sent from another site')]).toEqual([403, true])
  expect(done).toEqual([])
})

test('every address that changes anything is behind the same rule, and so is every method that is not for reading', async () => {
  const changing = routes.filter(({ method }) => method === 'POST').map(({ path }) => path.replace(/:\w+/g, '1'))
  expect(changing.length).toBeGreaterThan(4)
  for (const url of changing)
    expect([url, (await post({ origin: 'https://x.example' }, url)).statusCode]).toEqual([url, 403])
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const)
    for (const url of [undo, paths.cases(), '/none'])
      expect([method, url, (await app.inject({ method, url })).statusCode]).toEqual([method, url, 403])
})

test('a page of another site cannot send JSON as plain text, nor anything that is no form of ours', async () => {
  for (const type of [
    'text/plain',
    'application/json',
    'application/x-www-form-urlencoded',
    'text/plain; multipart/form-data',
    'application/json; charset=multipart/form-data',
    'multipart/mixed; boundary=x',
    '',
  ]) {
    const send = (headers: Readonly<Record<string, string>>) =>
      app.inject({
        method: 'POST',
        url: undo,
        payload: '{"number":"1"}',
        headers: { host: 'localhost', 'content-type': type, ...headers },
      })
    expect([type, (await send({ origin: 'https://elsewhere.example' })).statusCode]).toEqual([type, 403])
    expect([type, (await send({ origin: 'http://localhost' })).statusCode]).toEqual([type, 415])
  }
  expect(done).toEqual([])
})

test('reading never does anything, whatever method it says it stands for', async () => {
  for (const method of ['GET', 'HEAD'] as const)
    for (const headers of [
      { 'x-http-method-override': 'POST' },
      { 'x-method-override': 'POST' },
      { 'x-http-method': 'DELETE' },
    ])
      for (const url of [undo, `${undo}?_method=POST`, `${undo}?method=post&number=1`])
        expect((await app.inject({ method, url, headers: { host: 'localhost', ...headers } })).statusCode).toBe(404)
  expect(done).toEqual([])
})

describe('a server is called by its own name', () => {
  const here = { address: '127.0.0.1', port: 3000 }
  const wide = { address: '192.168.1.7', port: 3000 }
  const origin = 'https://concordat.example.gov.uk'

  test.each(['localhost:3000', 'LOCALHOST:3000', '127.0.0.1:3000', '127.0.0.2:3000', '[::1]:3000'])(
    '%s is this machine',
    (host) => expect(isOurName(host, here, undefined)).toBe(true),
  )

  test.each([
    'rebound.example:3000',
    'rebound.example',
    'localhost.rebound.example:3000',
    'localhost:3001',
    'localhost',
    '127.0.0.1.nip.example:3000',
    '192.168.1.7:3000',
    'localhost:3000@rebound.example',
    'localhost:3000, rebound.example',
    'user@localhost:3000',
    'localhost:3000/x',
    'localhost:3000#x',
    'localhost:99999',
    '',
    undefined,
  ])('%s is not, at a door for this machine only', (host) => expect(isOurName(host, here, undefined)).toBe(false))

  test('a server that others can reach goes by numbers, and by no name that another site could hold', () => {
    for (const host of ['192.168.1.7:3000', '[fe80::1]:3000', 'localhost:8080', '10.0.0.1'])
      expect([host, isOurName(host, wide, undefined)]).toEqual([host, true])
    for (const host of ['rebound.example:3000', 'concordat.example.gov.uk'])
      expect([host, isOurName(host, wide, undefined)]).toEqual([host, false])
  })

  test('behind a proxy it goes by its public name too, and forms come from there alone', () => {
    for (const door of [here, wide]) {
      expect(isOurName('concordat.example.gov.uk', door, origin)).toBe(true)
      expect(isOurName('concordat.example.gov.uk:443', door, origin)).toBe(true)
      expect(isOurName('other.example.gov.uk', door, origin)).toBe(false)
    }
    const host = 'concordat.example.gov.uk'
    expect(isFromOurPages({ host, origin }, origin)).toBe(true)
    expect(isFromOurPages({ host, origin: 'http://concordat.example.gov.uk' }, origin)).toBe(false)
    expect(isFromOurPages({ host, origin: 'https://concordat.example.gov.uk:8443' }, origin)).toBe(false)
    expect(isFromOurPages({ host: 'localhost:3000', origin }, origin)).toBe(false)
    expect(isFromOurPages({ host: 'localhost:3000', origin: 'http://localhost:3000' }, origin)).toBe(true)
  })

  test('a request by another name gets no figures, whatever it asks for', async () => {
    for (const url of [paths.cases(), paths.case(name), paths.caseData(name), '/none', paths.readiness()]) {
      const { statusCode, body } = await app.inject({ url, headers: { host: 'rebound.example' } })
      expect([url, statusCode, body.includes('CONCORDAT_ORIGIN')]).toEqual([url, 421, true])
    }
    const forged = await post({
      host: 'rebound.example',
      origin: 'http://rebound.example',
      'sec-fetch-site': 'same-origin',
    })
    expect([forged.statusCode, done]).toEqual([421, []])
  })
})
