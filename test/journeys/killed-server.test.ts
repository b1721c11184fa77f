import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { chances } from '../../src/store/testing/chance.ts'
import { asOwner, digests, findings } from '../../src/store/testing/judge.ts'
import { paths } from '../../src/web/index.ts'
import { type FormParts, formOf } from '../../src/web/testing/form.ts'
import { formsIn } from '../../src/web/testing/forms-in.ts'
import { type LaunchedServer, launchServer, notBuilt } from '../pages/a-server.ts'

const isSoaking = process.env['CONCORDAT_SOAK'] === '1'
const rounds = isSoaking ? 50 : 1
const chance = chances(isSoaking ? Date.now() : 20_261_124)
/** A server takes one form at a time from one address. Of those of the machine itself only Linux has more than one. */
const writers = process.platform === 'linux' ? ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4'] : ['127.0.0.1']
const editsOfACase = 8

const folder = mkdtempSync(join(tmpdir(), 'concordat-killed-'))
const data = join(folder, 'data')
let running: LaunchedServer | undefined
afterAll(() => {
  running?.signal('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** The titles a case was given, in the order they were sent, and how many of them the server answered for. */
interface Written {
  readonly name: string
  readonly titles: string[]
  answered: number
}

describe.skipIf(notBuilt !== undefined)('kill -9 of the server while several people write', () => {
  test(
    'loses no case that it showed the way to and no edit that it said was saved',
    async () => {
      const written: Written[] = []
      for (let round = 0; round < rounds; round++) {
        await writeUntilKilled(written, round)
        expect(lostFrom(readFileSync(join(data, 'record.journal'), 'utf8'), written)).toEqual([])
        if (round % 10 === 9 || round === rounds - 1) expect(await foundWrong(written)).toEqual([])
      }
      const answered = written.reduce((sum, each) => sum + each.answered, 0)
      if (isSoaking) console.log(`kill -9, served, ${rounds} rounds: ${answered} acknowledged, none lost`)
      expect(answered).toBeGreaterThan(rounds * writers.length)
    },
    isSoaking ? 3_600_000 : 240_000,
  )
})

/** Every third round, but not the first, the server is killed while it starts; otherwise while everybody writes. */
async function writeUntilKilled(written: Written[], round: number): Promise<void> {
  const server = launchServer({ data })
  running = server
  const address = server.address.catch(() => undefined)
  if (round % 3 === 2) {
    await Promise.race([address, pause(300 + chance() * 3000)])
    server.signal('SIGKILL')
    await server.ended
    return
  }
  const at = await address
  if (at === undefined) throw new Error(`the server did not start: ${server.said()}`)
  let isKilled = false
  let writing: readonly Promise<void>[] = []
  // Told by answers, not by time: a quick machine would meet the limit of requests a minute.
  let left = 40 + Math.floor(chance() * (isSoaking ? 400 : 100))
  const enough = new Promise<void>((done) => {
    const answered = () => {
      left -= 1
      if (left === 0) done()
    }
    writing = writers.map((from) => write({ from, at, written, answered, isKilled: () => isKilled }))
  })
  await Promise.race([enough, ...writing])
  isKilled = true
  server.signal('SIGKILL')
  await Promise.all(writing)
  await server.ended
}

/** Somebody who writes at a server, and what they tell of each answer. */
interface Writer {
  readonly from: string
  /** Where the server is. */
  readonly at: string
  readonly written: Written[]
  readonly answered: () => void
  readonly isKilled: () => boolean
}

/** Makes cases and edits them through the site’s forms until no answer comes any more. */
async function write({ from, at, written, answered, isKilled }: Writer): Promise<void> {
  const asking = async (path: string, form?: FormParts) => {
    const reply = await ask({ from, at, path }, form)
    answered()
    return reply
  }
  /** Sends a form with a title that nothing else has. It is acknowledged by the way to the page of the draft. */
  const send = async (theCase: Written, path: string, fields: FormParts, titleField: string) => {
    const title = `Title ${randomUUID()}`
    theCase.titles.push(title)
    const { status, location, text } = await asking(path, { ...fields, [titleField]: title })
    if (status !== 303 || !/\?done=(made|saved)$/.test(location))
      throw new Error(`${path} answered ${status} ${location}: ${text}`)
    theCase.answered = theCase.titles.length
  }
  try {
    for (;;) {
      const theCase: Written = { name: `case-${randomUUID()}`, titles: [], answered: 0 }
      written.push(theCase)
      await send(theCase, paths.newDraft(), { request: randomUUID(), name: theCase.name, question: '' }, 'title')
      for (let edit = 0; edit < editsOfACase; edit++) {
        const { text } = await asking(paths.draftSection(theCase.name, 'case'))
        const form = formsIn(text).find(({ fields }) => 'basedOn' in fields)
        if (form === undefined) throw new Error(`no form of ${theCase.name}: ${text}`)
        await send(theCase, form.action, { ...form.fields, act: 'save' }, 'value.title')
      }
    }
  } catch (error) {
    // An answer that breaks off is what a killed server gives; anything before that is a fault.
    if (!isKilled()) throw error
  }
}

/** Asks for a page, or sends a form as a browser does. */
async function ask(
  { from, at, path }: { readonly from: string; readonly at: string; readonly path: string },
  form?: FormParts,
): Promise<{ readonly status: number; readonly location: string; readonly text: string }> {
  const { payload, headers } = formOf(form ?? {})
  const sent = form === undefined ? {} : { ...headers, origin: at, host: new URL(at).host }
  return new Promise((answered, broken) => {
    const asked = request(`${at}${path}`, {
      method: form === undefined ? 'GET' : 'POST',
      headers: sent,
      localAddress: from,
    })
    asked.once('error', broken)
    asked.once('response', (reply) => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (part: string) => {
        text += part
      })
      reply.once('error', broken)
      reply.once('end', () => {
        answered({ status: reply.statusCode ?? 0, location: reply.headers.location ?? '', text })
      })
    })
    asked.end(form === undefined ? undefined : payload)
  })
}

function lostFrom(record: string, written: readonly Written[]): readonly string[] {
  return written.flatMap(({ name, titles, answered }) =>
    titles.slice(0, answered).flatMap((title) => (record.includes(title) ? [] : [`${name}: ${title} was lost`])),
  )
}

/** The folder as it was left, opened: chain, journal and tables agree, and every case stands as it was last answered. */
async function foundWrong(written: readonly Written[]): Promise<readonly string[]> {
  const store = await openStore({ folder: data, keepFree: 0 })
  try {
    const wrong = await findings(store, [])
    const before = await digests(store)
    await store.embedded?.rebuild()
    expect(await digests(store)).toEqual(before)
    const rows = await asOwner<{ name: string; title: string }>(store, 'select name, title from cases.case')
    const standing = new Map(rows.map(({ name, title }) => [name, title]))
    const behind = written.filter(
      ({ name, titles, answered }) => titles.indexOf(standing.get(name) ?? '') < answered - 1,
    )
    return [...wrong, ...behind.map(({ name }) => `${name} stands behind what was answered`)]
  } finally {
    await store.close()
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
