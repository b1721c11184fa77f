import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aStore } from '../../test/support/a-store.ts'
import type { Store } from '../store/index.ts'
import {
  copyCase,
  entriesOf,
  fileOf,
  historyOf,
  keepImport,
  keepVersion,
  listVersions,
  makeCase,
  readDraft,
  saveSection,
  sectionsOf,
  setArchived,
  standingImports,
  undoImport,
  wholeHistoryOf,
} from './index.ts'

const example = JSON.parse(readFileSync('examples/childrens-trust.json', 'utf8')) as Record<string, unknown>
let store: Store
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ store, remove } = await aStore())
})
afterAll(() => remove())

const made = (name: string, file: Record<string, unknown> = example) => makeCase(store, store.localUser, { name, file })

test('a case file comes apart into sections and together again, keys nobody knows too', () => {
  const odd = { ...example, shoeSize: 41 }
  expect(fileOf(sectionsOf(odd))).toEqual(odd)
  expect(JSON.stringify(fileOf(sectionsOf(example)))).toBe(JSON.stringify(example))
})

test('a case is made once of a name, and reads as the file it was made from', async () => {
  expect((await made('a-trust')).kind).toBe('made')
  expect(await made('a-trust')).toEqual({ kind: 'taken', name: 'a-trust' })
  const draft = await readDraft(store, 'a-trust')
  expect(draft?.file).toEqual({
    ...example,
    name: 'a-trust',
    streams: draft?.file['streams'],
    nextStream: draft?.file['nextStream'],
  })
  expect(draft?.reading).toHaveProperty('case')
})

test('of two editors of one section the second saves nothing and sees what the first wrote', async () => {
  await made('two-editors')
  const draft = await readDraft(store, 'two-editors')
  const seen = draft?.sections.get('case')
  const change = (title: string) =>
    saveSection(store, store.localUser, {
      name: 'two-editors',
      section: 'case',
      basedOn: seen?.revision ?? 0,
      content: { ...(seen?.content as object), title },
    })
  const [first, second] = await Promise.all([change('The first title'), change('The second title')])
  expect(first).toMatchObject({ kind: 'saved', revision: 2 })
  expect(second).toMatchObject({ kind: 'conflict', theirs: { content: { title: 'The first title' }, revision: 2 } })
  expect((await readDraft(store, 'two-editors'))?.case.title).toBe('The first title')
})

test('two editors of different sections both save, and a draft may be wrong for a while', async () => {
  await made('different-sections')
  const save = (section: string, content: unknown) =>
    saveSection(store, store.localUser, { name: 'different-sections', section, basedOn: 1, content })
  const [a, b] = await Promise.all([save('services', []), save('finance', [{ council: 'nobody' }])])
  expect([a.kind, b.kind].sort()).toEqual(['saved', 'saved'])
  const draft = await readDraft(store, 'different-sections')
  expect(draft?.case.revision).toBe(3)
  expect(draft?.reading).toHaveProperty('problems')
})

test('an archived case can be read and copied, not changed', async () => {
  await made('put-away')
  expect((await setArchived(store, store.localUser, { name: 'put-away', isArchived: true })).kind).toBe('saved')
  const change = { name: 'put-away', section: 'finance', basedOn: 1, content: [{ council: 'nobody' }] }
  expect(await saveSection(store, store.localUser, change)).toEqual({ kind: 'archived' })
  const file = (await readDraft(store, 'put-away'))?.file ?? {}
  expect((await copyCase(store, store.localUser, { name: 'the-copy', file })).kind).toBe('made')
  await setArchived(store, store.localUser, { name: 'put-away', isArchived: false })
  expect((await saveSection(store, store.localUser, change)).kind).toBe('saved')
})

test('a version is kept once of its content, from the revision it was worked from', async () => {
  await made('frozen')
  const document = new TextEncoder().encode('{"a":1}')
  const freeze = (revision: number, bytes = document) =>
    keepVersion(store, store.localUser, {
      name: 'frozen',
      revision,
      engine: 1,
      hash: bytes === document ? 'a'.repeat(64) : 'b'.repeat(64),
      document: bytes,
      note: ' For cabinet ',
    })
  expect(await freeze(9)).toEqual({ kind: 'changed', revision: 1 })
  expect(await freeze(1)).toMatchObject({ kind: 'frozen', version: { number: 1, note: 'For cabinet' } })
  expect(await freeze(1)).toMatchObject({ kind: 'same', version: { number: 1 } })
  expect(await freeze(1, new TextEncoder().encode('{"a":2}'))).toMatchObject({ version: { number: 2 } })
  const versions = await listVersions(store, 'frozen')
  expect(versions.map(({ number }) => number)).toEqual([2, 1])
  expect(store.documents.read(versions[1]?.document ?? '')).toEqual(Buffer.from(document))
})

test('the record of a case tells its acts, newest first, and never the words of a note', async () => {
  const history = await historyOf(store, { case: 'frozen' })
  expect(history.map(({ kind }) => kind)).toEqual(['version.frozen', 'version.frozen', 'case.made'])
  expect(history[0]).toMatchObject({ about: { version: 2 }, changed: { 'cases.version': 1, 'personal.note': 1 } })
  const { rows } = await store.read(({ query }) => query<{ body: string }>('select body from record.entry'))
  expect(rows.filter(({ body }) => body.includes('For cabinet'))).toEqual([])
})

test('a history of any length is read whole, some entries at a time, and counted', async () => {
  await made('long-history')
  const choices = [{}, { case: 'long-history' }, { kinds: ['case.made'] }, { until: '2001-01-01' }]
  for (const choice of choices) {
    const pieces = []
    for await (const piece of wholeHistoryOf(store, choice, 3)) pieces.push(piece)
    const all = await historyOf(store, { ...choice, most: 1000 })
    expect(pieces.flat()).toEqual(all)
    expect(Math.max(0, ...pieces.map((piece) => piece.length))).toBe(Math.min(3, all.length))
    expect(await entriesOf(store, choice)).toBe(all.length)
  }
  const [newest] = await historyOf(store, { most: 1 })
  expect(await entriesOf(store)).toBe(newest?.n)
})

test('what was imported stands until it is undone, with its bytes; the same file twice changes nothing', async () => {
  const bytes = new TextEncoder().encode('a,b\n1,2\n')
  const one = {
    file: 'outturn.csv',
    kind: 'section-251',
    publication: 'Section 251',
    edition: '2012-13',
    used: 3,
    bytes,
  }
  const keep = (forCase?: string) =>
    keepImport(store, store.localUser, {
      importer: '1',
      files: [one],
      ...(forCase === undefined ? {} : { case: forCase }),
    })
  const first = await keep('a-trust')
  expect(first).toMatchObject({ isNew: true, act: { number: 1 } })
  expect((await keep('a-trust')).isNew).toBe(false)
  expect((await keep()).act.number).toBe(2)
  expect((await standingImports(store, 'other')).map(({ number }) => number)).toEqual([2])
  expect(await undoImport(store, store.localUser, 1)).toMatchObject({ number: 1 })
  expect(await undoImport(store, store.localUser, 1)).toBeUndefined()
  expect((await standingImports(store)).map(({ number }) => number)).toEqual([2])
  expect(store.documents.read(first.act.files[0]?.sha256 ?? '')).toEqual(Buffer.from(bytes))
})

test('a statement that failed does not stand in the way of the next', async () => {
  const failing = () => store.read(({ query }) => query('select 1 / $1::int as a', [0]))
  await expect(failing()).rejects.toThrow('division')
  await expect(failing()).rejects.toThrow('division')
  expect((await store.read(({ query }) => query('select 2 / $1::int as b', [1]))).rows).toEqual([{ b: 2 }])
})
