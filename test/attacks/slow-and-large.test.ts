import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, test } from 'vitest'
import type { Limits } from '../../src/web/guards/limits.ts'
import { buildApp, paths } from '../../src/web/index.ts'
import { formLimits } from '../../src/web/sent-form.ts'
import type { LogLine } from '../../src/web/server-log.ts'
import { type FormParts, formOf } from '../../src/web/testing/form.ts'
import { aDesk, aSite } from '../../src/web/testing/site.ts'
import { listening, rawConnection } from '../support/sockets.ts'

let app: FastifyInstance
let log: LogLine[] = []
const taken: number[] = []
const site = {
  ...aSite(),
  desk: aDesk({
    newCase: async ({ bytes }) => {
      taken.push(bytes.length)
      return { problems: [] }
    },
  }),
}
const started = async (limits: Partial<Limits> = {}) => {
  log = []
  app = await buildApp({ site, limits, requestsAMinute: 100_000, log: (line) => void log.push(line) })
  return listening(app)
}
afterEach(async () => {
  app.server.closeAllConnections()
  await app.close()
})

const hasty = { headersMs: 300, requestMs: 700, checkEveryMs: 50 }
const boundary = 'xxBoundaryxx'
const opening = (length: string) =>
  `POST ${paths.newCase()} HTTP/1.1\r\nHost: localhost:PORT\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\n${length}\r\n\r\n`
const part = `--${boundary}\r\nContent-Disposition: form-data; name="workbook"; filename="a.xlsx"\r\n\r\n`

describe('what comes in too slowly', () => {
  test('headers sent a letter at a time: the connection is closed, and others were served meanwhile', async () => {
    const port = await started(hasty)
    const slow = await Promise.all(Array.from({ length: 20 }, () => rawConnection(port)))
    const drip = setInterval(() => {
      for (const each of slow) each.write('X')
    }, 40)
    for (const each of slow) each.write('GET /cases HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
    expect((await fetch(`http://127.0.0.1:${port}${paths.cases()}`)).status).toBe(200)
    const ends = await Promise.all(slow.map(({ closed }) => closed))
    clearInterval(drip)
    for (const { text, afterMs } of ends) {
      expect(text).toMatch(/^HTTP\/1\.1 408 /)
      expect(afterMs).toBeLessThan(5_000)
    }
    expect(log.filter((line) => line.kind === 'connection')).toHaveLength(20)
  })

  test('a form sent a letter at a time: it is cut off, and the same address can send another', async () => {
    const port = await started(hasty)
    const slow = await rawConnection(port)
    slow.write(opening('Content-Length: 1000000').replace('PORT', String(port)) + part)
    const drip = setInterval(() => slow.write('A'), 40)
    const { afterMs } = await slow.closed
    clearInterval(drip)
    expect(afterMs).toBeLessThan(5_000)
    const { payload, headers } = formOf({ workbook: { name: 'a.xlsx', bytes: new Uint8Array(10) } })
    const again = await fetch(`http://127.0.0.1:${port}${paths.newCase()}`, {
      method: 'POST',
      headers: { ...headers, origin: `http://127.0.0.1:${port}` },
      body: Uint8Array.from(payload),
    })
    expect(again.status).toBe(422)
    expect(taken.splice(0)).toEqual([10])
    expect(log.filter((line) => line.kind === 'fault')).toEqual([])
  })

  test('a connection on which nothing is asked is closed', async () => {
    const port = await started({ ...hasty, keepAliveMs: 200 })
    const idle = await rawConnection(port)
    idle.write(`GET /healthz HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`)
    const { text, afterMs } = await idle.closed
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
    expect(afterMs).toBeLessThan(5_000)
  })

  test('more connections than one address may have are closed at once, and make room when they end', async () => {
    const port = await started({ connectionsFromOneAddress: 3 })
    const open = await Promise.all([1, 2, 3].map(() => rawConnection(port)))
    const refused = await rawConnection(port)
    expect((await refused.closed).text).toBe('')
    for (const each of open) each.end()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  })
})

describe('what is too large', () => {
  const send = async (parts: FormParts) => {
    const reply = await app.inject({ method: 'POST', url: paths.newCase(), ...formOf(parts) })
    return { status: reply.statusCode, body: reply.body }
  }

  test('a file over the limit is refused, whatever it says of its length', async () => {
    const port = await started()
    const bytes = new Uint8Array(formLimits.fileSize + 1)
    const { status, body } = await send({ workbook: { name: 'a.xlsx', bytes } })
    expect([status, body.includes('over 60 MB')]).toEqual([413, true])
    const lying = await rawConnection(port)
    lying.write(opening(`Content-Length: ${formLimits.wholeForm + 1}`).replace('PORT', String(port)) + part)
    await lying.said('HTTP/1.1 413')
    lying.end()
    expect(taken).toEqual([])
  })

  test('a form without a length that never ends is refused when it is too long, not held', async () => {
    const port = await started()
    const endless = await rawConnection(port)
    endless.write(opening('Transfer-Encoding: chunked').replace('PORT', String(port)))
    // A preamble belongs to no part, so no limit of a part sees it.
    const chunk = Buffer.from(`100000\r\n${'x'.repeat(1 << 20)}\r\n`)
    for (let megabytes = 0; megabytes < 66; megabytes++) endless.write(chunk)
    const text = await endless.said('HTTP/1.1 413')
    expect(text.toLowerCase()).toContain('connection: close')
    endless.end()
  })

  test('more fields, files or parts than any page sends, and a field cut short, are refused', async () => {
    await started()
    const fields = Object.fromEntries(Array.from({ length: formLimits.fields + 1 }, (_, index) => [`f${index}`, 'x']))
    for (const parts of [
      fields,
      { a: { name: 'a', bytes: new Uint8Array(1) }, b: { name: 'b', bytes: new Uint8Array(1) } },
      { held: 'x'.repeat(formLimits.fieldSize + 10) },
      { ['n'.repeat(formLimits.fieldNameSize + 1)]: 'x' },
    ])
      expect([Object.keys(parts).length, (await send(parts)).status]).toEqual([Object.keys(parts).length, 413])
    expect(taken).toEqual([])
  })

  test('field names that mean something to programs change nothing', async () => {
    await started()
    for (const field of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect([field, (await send({ [field]: 'x' })).status]).toEqual([field, 400])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('a form that is not whole is refused, and is no fault', async () => {
    await started()
    const { payload, headers } = formOf({ workbook: { name: 'a.xlsx', bytes: new Uint8Array(100) } })
    for (const [cut, type] of [
      [payload.subarray(0, 120), headers['content-type']],
      [payload.subarray(0, payload.length - 10), headers['content-type']],
      [payload, 'multipart/form-data'],
      [payload, 'multipart/form-data; boundary='],
      [payload, `multipart/form-data; boundary=${'x'.repeat(500)}`],
      [Buffer.from(`--${boundary}\r\n${'A: b\r\n'.repeat(5_000)}\r\n`), headers['content-type']],
    ] as const) {
      const reply = await app.inject({
        method: 'POST',
        url: paths.newCase(),
        payload: cut,
        headers: { ...headers, 'content-type': type ?? '' },
      })
      expect([type, reply.statusCode >= 400 && reply.statusCode < 500]).toEqual([type, true])
    }
    expect(log.filter((line) => line.kind === 'fault')).toEqual([])
    expect(taken).toEqual([])
  })

  test('more headers than any browser sends, longer ones, and two names for one server are refused', async () => {
    const port = await started()
    const ask = async (lines: string) => {
      const raw = await rawConnection(port)
      raw.write(`GET /cases HTTP/1.1\r\nConnection: close\r\n${lines}\r\n\r\n`)
      return (await raw.closed).text.split('\r\n')[0]
    }
    const host = `Host: localhost:${port}`
    expect(await ask(host)).toContain(' 200 ')
    const many = Array.from({ length: 150 }, (_, index) => `X-${index}: y`).join('\r\n')
    expect(await ask(`${host}\r\n${many}`)).toContain(' 431 ')
    expect(await ask(`${host}\r\nX-Long: ${'y'.repeat(20_000)}`)).toContain(' 431 ')
    expect(await ask(`${host}\r\nHost: evil.example`)).toMatch(/ 4(00|21) /)
    expect(await ask('X: y')).toContain(' 400 ')
  })

  test('two lengths for one body, or a length and chunks, are refused: no request hides in another', async () => {
    const port = await started()
    const host = `Host: localhost:${port}\r\nSec-Fetch-Site: same-origin`
    for (const lines of [
      'Content-Length: 5\r\nContent-Length: 6',
      'Content-Length: 5\r\nTransfer-Encoding: chunked',
      'Transfer-Encoding: chunked, identity',
      'Content-Length: +5',
      'Content-Length : 5',
    ]) {
      const raw = await rawConnection(port)
      raw.write(
        `POST /cases/new HTTP/1.1\r\n${host}\r\n${lines}\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n\r\n`,
      )
      const { text } = await raw.closed
      expect([lines, text.split('\r\n')[0]]).toEqual([lines, 'HTTP/1.1 400 Bad Request'])
      expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1)
    }
  })
})

describe('too many requests', () => {
  test('pages that are not there, addresses that cannot be read and refused forms count too', async () => {
    for (const ask of [
      () => app.inject('/none'),
      () => app.inject('/cases/%E0%A4%A'),
      () => app.inject({ method: 'POST', url: paths.newCase() }),
      () => app.inject({ url: paths.cases(), headers: { host: 'evil.example' } }),
      () => app.inject(paths.asset('concordat.css')),
    ]) {
      app = await buildApp({ site, requestsAMinute: 3 })
      const statuses: number[] = []
      for (let i = 0; i < 4; i++) statuses.push((await ask()).statusCode)
      expect(statuses.slice(0, 3)).not.toContain(429)
      const last = await app.inject(paths.cases())
      expect([statuses[3], last.statusCode, Number(last.headers['retry-after']) > 0]).toEqual([429, 429, true])
      expect(last.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  test('whoever watches the server from its own machine is never turned away, and from elsewhere like everybody', async () => {
    app = await buildApp({ site, requestsAMinute: 2 })
    const statuses = async (url: string, remoteAddress: string) => {
      const all: number[] = []
      for (let i = 0; i < 4; i++) all.push((await app.inject({ url, remoteAddress })).statusCode)
      return all
    }
    for (const url of [paths.health(), paths.readiness()])
      expect(await statuses(url, '127.0.0.1')).toEqual([200, 200, 200, 200])
    expect(await statuses(paths.health(), '203.0.113.9')).toEqual([200, 200, 429, 429])
  })

  test('a network of IPv6 addresses counts as one, and no header makes one caller another', async () => {
    app = await buildApp({ site, requestsAMinute: 3 })
    const ask = (remoteAddress: string, headers = {}) => app.inject({ url: paths.cases(), remoteAddress, headers })
    const statuses: number[] = []
    for (let i = 1; i <= 4; i++) statuses.push((await ask(`2001:db8:1:2::${i}`)).statusCode)
    for (let i = 1; i <= 4; i++)
      statuses.push(
        (await ask('203.0.113.9', { 'x-forwarded-for': `198.51.100.${i}`, forwarded: `for=198.51.100.${i}` }))
          .statusCode,
      )
    expect(statuses).toEqual([200, 200, 200, 429, 200, 200, 200, 429])
  })

  test('behind a proxy each caller counts alone, by the proxy’s word and by no word of the caller’s', async () => {
    app = await buildApp({ site, requestsAMinute: 2, origin: 'https://concordat.example.gov.uk' })
    const ask = async (remoteAddress: string, forwarded: string) =>
      (await app.inject({ url: paths.cases(), remoteAddress, headers: { 'x-forwarded-for': forwarded } })).statusCode
    // The proxy adds the address it saw at the end; what stands before it, the caller wrote.
    expect([await ask('127.0.0.1', '203.0.113.1'), await ask('127.0.0.1', '1.1.1.1, 203.0.113.1')]).toEqual([200, 200])
    expect(await ask('127.0.0.1', '2.2.2.2, 203.0.113.1')).toBe(429)
    expect(await ask('127.0.0.1', '203.0.113.2')).toBe(200)
    expect([
      await ask('198.51.100.1', '3.3.3.3'),
      await ask('198.51.100.1', '4.4.4.4'),
      await ask('198.51.100.1', '5.5.5.5'),
    ]).toEqual([200, 200, 429])
  })
})
