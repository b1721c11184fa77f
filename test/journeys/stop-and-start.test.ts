import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseWorkbook } from '../../src/publishing/index.ts'
import { openStore } from '../../src/store/index.ts'
import { fromTemplate } from '../../src/store/testing/template.ts'
import { paths } from '../../src/web/index.ts'
import { formOf } from '../../src/web/testing/form.ts'
import { notBuilt, startServer } from '../pages/a-server.ts'
import { exampleCase } from '../support/examples.ts'
import { rawConnection } from '../support/sockets.ts'

const folder = mkdtempSync(join(tmpdir(), 'concordat-stop-'))
const running: Awaited<ReturnType<typeof startServer>>[] = []
afterAll(() => {
  for (const { signal } of running) signal('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
const data = join(folder, 'data')
beforeAll(() => fromTemplate(data))

const started = async (settings: Readonly<Record<string, string>> = {}) => {
  const server = await startServer({ data, settings })
  running.push(server)
  return { ...server, port: Number(new URL(server.address).port) }
}
const get = (port: number, path: string) => `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`

/** The beginning and the end of a form, as a browser on a slow line sends it. */
function formInHalves(port: number, path: string, parts: Parameters<typeof formOf>[0]) {
  const { payload, headers } = formOf(parts)
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nOrigin: http://localhost:${port}\r\nContent-Type: ${headers['content-type']}\r\nContent-Length: ${payload.length}\r\n\r\n`
  const half = Math.floor(payload.length / 2)
  return { first: Buffer.concat([Buffer.from(head), payload.subarray(0, half)]), rest: payload.subarray(half) }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.skipIf(notBuilt !== undefined)('a server that is told to stop', () => {
  test('answers the page and takes the form that were begun, takes nothing more, says that it is stopping, and ends with 0', async () => {
    // On a busy machine a case takes longer to work than the 20 seconds that go without saying.
    const { port, signal, ended, said } = await started({ CONCORDAT_STOP_SECONDS: '100' })
    const page = await rawConnection(port)
    page.write(get(port, paths.case('three-councils')))
    const theCase = { ...exampleCase('three-councils'), name: 'begun-before', draws: 64 }
    const { first, rest } = formInHalves(port, paths.newCase(), {
      workbook: { name: 'our case.xlsx', bytes: caseWorkbook(theCase) },
    })
    const form = await rawConnection(port)
    form.write(first)
    // Two requests whose last line comes in only after the signal.
    const [watch, late] = [await rawConnection(port), await rawConnection(port)]
    watch.write(get(port, paths.readiness()).slice(0, -2))
    late.write(get(port, paths.cases()).slice(0, -2))
    await pause(300)
    signal('SIGTERM')
    await pause(300)
    await expect(fetch(`http://127.0.0.1:${port}${paths.cases()}`)).rejects.toThrow()
    for (const each of [watch, late]) each.write('\r\n')
    expect((await watch.closed).text).toMatch(/^HTTP\/1\.1 503 [\s\S]*"ready":false,"why":"The server is stopping\."/)
    expect((await late.closed).text).toMatch(/^HTTP\/1\.1 503 [\s\S]*Nothing of what you sent was taken/)
    form.write(rest)
    const kept = await form.closed
    expect(kept.text).toContain('HTTP/1.1 303')
    expect(kept.text).toContain(`location: ${paths.case('begun-before')}`)
    expect(readFileSync(join(data, 'record.journal'), 'utf8')).toContain('begun-before')
    const { text } = await page.closed
    expect(text).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(text).toContain('</html>')
    expect(await ended).toBe(0)
    expect(said()).not.toContain('"kind":"fault"')
  }, 120_000)

  test('cuts off what is not done within its seconds, and still ends with 0', async () => {
    const { port, signal, ended, said } = await started({ CONCORDAT_STOP_SECONDS: '1' })
    const { first } = formInHalves(port, paths.newCase(), { workbook: { name: 'a.xlsx', bytes: new Uint8Array(5000) } })
    const form = await rawConnection(port)
    form.write(first)
    await pause(200)
    const told = performance.now()
    signal('SIGINT')
    expect(await ended).toBe(0)
    expect(performance.now() - told).toBeLessThan(5_000)
    expect(performance.now() - told).toBeGreaterThan(900)
    expect(said()).toContain('The time for stopping (1 s) is over')
    await form.closed
  }, 60_000)

  test('ends at once when it is told a second time', async () => {
    const { port, signal, ended } = await started()
    const { first } = formInHalves(port, paths.newCase(), { workbook: { name: 'a.xlsx', bytes: new Uint8Array(5000) } })
    const form = await rawConnection(port)
    form.write(first)
    await pause(200)
    const told = performance.now()
    signal('SIGTERM')
    await pause(200)
    signal('SIGINT')
    expect(await ended).toBe('SIGINT')
    expect(performance.now() - told).toBeLessThan(3_000)
    await form.closed
  }, 60_000)

  test('waits for nobody who asks nothing', async () => {
    const { port, signal, ended } = await started()
    const idle = await rawConnection(port)
    idle.write(get(port, paths.health()))
    await idle.said('HTTP/1.1 200')
    const silent = await rawConnection(port)
    const told = performance.now()
    signal('SIGTERM')
    expect(await ended).toBe(0)
    expect(performance.now() - told).toBeLessThan(3_000)
    await Promise.all([idle.closed, silent.closed])
  }, 60_000)
})

describe.skipIf(notBuilt !== undefined)('a server that starts', () => {
  test('says who can reach it; where others can, that they can change what it keeps, on its pages too', async () => {
    const own = await started()
    expect(own.said()).toContain('(for this machine only)')
    const warning = 'Nobody signs in'
    expect(await (await fetch(`${own.address}${paths.cases()}`)).text()).not.toContain(warning)
    await own.stop()
    const wide = await started({ HOST: '0.0.0.0' })
    const page = await fetch(`http://127.0.0.1:${wide.port}${paths.cases()}`)
    expect(await page.text()).toContain(warning)
    expect(await (await fetch(`http://127.0.0.1:${wide.port}${paths.newCase()}`)).text()).toContain(warning)
    expect(wide.said()).toContain('(for whoever can reach 0.0.0.0)')
    expect(wide.said()).toContain('anybody who can reach this server can read and change what it keeps')
    wide.stop()
    expect([await own.ended, await wide.ended]).toEqual([0, 0])
  }, 60_000)

  test('is not ready where its data directory is a file, and lives all the same', async () => {
    const { address, stop } = await started()
    expect(await (await fetch(`${address}${paths.readiness()}`)).json()).toEqual({ ready: true })
    await stop()
    const broken = join(folder, 'broken')
    await fromTemplate(broken)
    const server = await startServer({ data: broken })
    running.push(server)
    rmSync(broken, { recursive: true, force: true })
    writeFileSync(broken, '')
    const reply = await fetch(`${server.address}${paths.readiness()}`)
    const said = await reply.text()
    expect([reply.status, JSON.parse(said).ready, said.includes(folder)]).toEqual([503, false, false])
    expect((await fetch(`${server.address}${paths.health()}`)).status).toBe(200)
    server.stop()
  }, 60_000)

  test('writes a line of JSON for each request, and none of them where only faults are asked for', async () => {
    const loud = await started()
    await fetch(`${loud.address}${paths.cases()}?secret=1`)
    loud.stop()
    await loud.ended
    const lines = loud
      .said()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ kind: 'request', route: '/cases', status: 200 }])
    const quiet = await started({ CONCORDAT_LOG: 'faults' })
    await fetch(`${quiet.address}${paths.cases()}`)
    quiet.stop()
    await quiet.ended
    expect(quiet.said()).not.toContain('{')
  }, 60_000)

  test('refuses a clock that was set back, until an operator accepts it', async () => {
    const future = join(folder, 'future')
    const store = await openStore({ folder: future, now: () => new Date(Date.now() + 86_400_000), keepFree: 0 })
    await store.close()
    const refusal = await startServer({ data: future }).then(
      () => 'It started',
      (error: Error) => error.message,
    )
    expect(refusal).toContain('ended with 3')
    expect(refusal).toContain('--accept-clock')
    const server = await startServer({ data: future, cases: ['--accept-clock'] })
    running.push(server)
    expect((await fetch(`${server.address}${paths.health()}`)).status).toBe(200)
    await server.stop()
  }, 120_000)

  test('refuses production, saying why, and prints no password', async () => {
    const settings = { CONCORDAT_PROFILE: 'production', DATABASE_URL: 'postgres://me:very-secret@db/x' }
    const refusal = await startServer({ data, settings }).then(
      () => 'It started',
      (error: Error) => error.message,
    )
    expect(refusal).toContain('ended with 2')
    expect(refusal).toContain('nobody can sign in')
    expect(refusal).not.toContain('very-secret')
  })
})
