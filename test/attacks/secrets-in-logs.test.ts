import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { runCommand } from '../../src/cli/run.ts'
import { buildApp, paths, shelfOf } from '../../src/web/index.ts'
import { faultLine, type LogLine } from '../../src/web/server-log.ts'
import { formOf } from '../../src/web/testing/form.ts'
import { aDesk, aSite } from '../../src/web/testing/site.ts'
import { listening, rawConnection } from '../support/sockets.ts'

const secret = 'Tregwintall-7731'

/** A site that names the secret in every fault of its own. */
function leaky() {
  const fail = async (): Promise<never> => {
    throw new Error(`Could not use ${secret}\n    at ${secret} (file.ts:1:1)`, { cause: new TypeError(`no ${secret}`) })
  }
  const site = aSite()
  return {
    ...site,
    shelf: shelfOf([...site.shelf.list(), { ...site.shelf.list()[0], name: 'broken' } as never], async ({ name }) => {
      if (name === 'broken') return fail()
      return (await site.shelf.work(name)) ?? fail()
    }),
    desk: aDesk({ preview: fail, keep: fail, newCase: fail }),
  }
}

test('nothing that was sent is in the log: not in an address, a header, a cookie, a form, a file name or a fault', async () => {
  const log: LogLine[] = []
  const site = leaky()
  const app = await buildApp({ site, log: (line) => void log.push(line) })
  const [name = ''] = site.shelf.list().map((each) => each.name)
  const word = encodeURIComponent(secret)
  const headers = {
    cookie: `session=${secret}`,
    authorization: `Bearer ${secret}`,
    'user-agent': secret,
    referer: `http://localhost/${word}`,
    'x-request-id': secret,
    'x-forwarded-for': secret,
    'accept-language': secret,
  }
  const ask = (method: 'GET' | 'POST' | 'PUT', url: string, form?: ReturnType<typeof formOf>) =>
    app.inject({
      method,
      url,
      ...(form === undefined ? {} : { payload: form.payload }),
      headers: { ...headers, ...(form?.headers ?? {}) },
    })
  const sent = formOf({
    file: { name: `${secret}.csv`, bytes: new TextEncoder().encode(secret) },
    as: secret,
    month: '',
    held: secret,
    [secret]: secret,
  })
  const statuses = [
    await ask('GET', `${paths.case(name)}?option=${word}`),
    await ask('GET', `${paths.cases()}?${word}=${word}`),
    await ask('GET', paths.case(secret)),
    await ask('GET', `/${word}/%E0%A4%A`),
    await ask('GET', `/${word}`),
    await ask('GET', paths.case('broken')),
    await ask('PUT', `/${word}`),
    await ask('POST', paths.importPreview(name), sent),
    await ask('POST', paths.importKeep(name), sent),
    await ask('POST', paths.newCase(), formOf({ workbook: { name: `${secret}.xlsx`, bytes: new Uint8Array(3) } })),
    await app.inject({ url: paths.cases(), headers: { ...headers, host: `${secret}.example` } }),
  ].map(({ statusCode }) => statusCode)
  expect(statuses).toEqual([404, 200, 404, 400, 404, 500, 403, 500, 422, 500, 421])
  const requests = log.filter((line) => line.kind === 'request')
  expect(requests.map(({ status }) => status)).toEqual(statuses)
  expect(JSON.stringify(log).toLowerCase()).not.toContain('tregwintall')
  expect(requests.map(({ route }) => route)).toContain('/cases/:name/baseline/import/keep')
})

test('each request has one line with an id of ours, which the browser is given too', async () => {
  const log: LogLine[] = []
  const app = await buildApp({ site: aSite(), log: (line) => void log.push(line) })
  const { headers, body } = await app.inject({ url: paths.cases(), headers: { 'x-request-id': 'mine' } })
  expect(log).toMatchObject([
    {
      kind: 'request',
      id: headers['x-request-id'],
      method: 'GET',
      route: '/cases',
      status: 200,
      bytes: Buffer.byteLength(body),
    },
  ])
  expect(headers['x-request-id']).toMatch(/^[\w-]{12}$/)
  const again = await app.inject(paths.cases())
  expect(again.headers['x-request-id']).not.toBe(headers['x-request-id'])
  const head = await app.inject({ method: 'HEAD', url: paths.cases() })
  expect([head.body, log.at(-1)]).toMatchObject(['', { method: 'HEAD', bytes: 0 }])
})

test('a fault is in the log under the reference that the page gives, with its place in the code and no message', async () => {
  const log: LogLine[] = []
  const app = await buildApp({ site: leaky(), log: (line) => void log.push(line) })
  const { body } = await app.inject(paths.case('broken'))
  const [fault, request] = log
  if (fault?.kind !== 'fault' || request?.kind !== 'request') throw new Error('A fault is told, then its request')
  expect(body).toContain(`<b>${fault.reference}</b>`)
  expect(request).toMatchObject({ status: 500, reference: fault.reference, route: '/cases/:name' })
  expect(fault).toMatchObject({ error: 'Error', cause: { error: 'TypeError' } })
  expect(fault.at.some((place) => place.includes('secrets-in-logs.test.ts'))).toBe(true)
})

test('whatever is thrown, its message is left out and its code kept', () => {
  for (const thrown of [
    secret,
    { secret },
    null,
    undefined,
    new Error(secret),
    Object.assign(new Error(secret), { code: secret }),
  ])
    expect(JSON.stringify(faultLine('r', thrown))).not.toContain(secret)
  expect(faultLine('r', Object.assign(new Error('x'), { code: 'ENOSPC' }))).toMatchObject({ code: 'ENOSPC' })
})

test('a connection on which no request came in, and one that was cut off, are told without what came', async () => {
  const log: LogLine[] = []
  let begun = () => {}
  const isBegun = new Promise<void>((resolve) => {
    begun = resolve
  })
  let finish = () => {}
  const waits = new Promise<void>((resolve) => {
    finish = resolve
  })
  const site = aSite()
  const slow = shelfOf(site.shelf.list(), async () => {
    begun()
    await waits
    throw new Error('gone')
  })
  const app = await buildApp({ site: { ...site, shelf: slow }, log: (line) => void log.push(line) })
  const port = await listening(app)
  const bad = await rawConnection(port)
  bad.write(`NONSENSE ${secret}\r\n\r\n`)
  expect((await bad.closed).text).not.toContain(secret)
  expect(log).toMatchObject([{ kind: 'connection', status: 400 }])
  const gone = connect(port, '127.0.0.1')
  gone.write(`GET ${paths.case(site.shelf.list()[0]?.name ?? '')} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
  await isBegun
  gone.destroy()
  while (!log.some((line) => line.kind === 'request')) await new Promise((resolve) => setTimeout(resolve, 10))
  finish()
  expect(log.find((line) => line.kind === 'request')).toMatchObject({ route: '/cases/:name', isCutOff: true })
  expect(JSON.stringify(log)).not.toContain(secret)
  await app.close()
})

test.each([
  ['production', { CONCORDAT_PROFILE: 'production' }],
  ['a port that is none', { PORT: 'x' }],
  ['an address of no PostgreSQL', { DATABASE_URL: `mysql://me:${secret}@db/x` }],
  ['an address that cannot be read', { DATABASE_URL: `postgres://me:${secret}@db:none/x` }],
])('the password of DATABASE_URL is in no message: %s', async (_what, settings) => {
  let said = ''
  const tell = (text: string) => {
    said += text
  }
  const exit = await runCommand(['serve'], {
    out: tell,
    err: tell,
    isWatched: false,
    environment: { DATABASE_URL: `postgres://me:${secret}@db.internal/x`, ...settings },
  })
  expect([exit, said.length > 20, said.includes(secret)]).toEqual([2, true, false])
})
