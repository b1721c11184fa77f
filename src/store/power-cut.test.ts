import { mkdirSync, rmSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { aFolder, aPath, opened } from './testing/a-folder.ts'
import { chances } from './testing/chance.ts'
import { findings } from './testing/judge.ts'
import { type Cut, type RecordingDisk, type RecordingOptions, recordingDisk } from './testing/recording-disk.ts'
import { type Acknowledged, addCase, writeAtOnce } from './testing/writing.ts'

const isSoaking = process.env['CONCORDAT_SOAK'] === '1'
const chance = chances(isSoaking ? Date.now() : 20_261_123)
const hours = 4 * 3_600_000

let disk: RecordingDisk | undefined
afterEach(() => disk?.stop())

test(
  'power cuts lose nothing that was acknowledged, and the tables are what the record says',
  async () => {
    const cuts = isSoaking ? 450 : 17
    const recording = await recorded(await aFolder(), writing)
    const after: AfterCut[] = []
    for (let cut = 0; cut < cuts; cut++) after.push(await afterCut(recording, anywhere(recording)))
    tell('power cuts while writing, stopping and starting', after)
    expect(after.filter(isHurt)).toEqual([])
    // Tables that were whole before the power failed are whole after it: they are replayed, not built anew.
    expect(after.filter(({ rebuilt }) => rebuilt !== undefined)).toEqual([])
  },
  hours,
)

test(
  'a power cut while tables are first made, or made anew, leaves a record from which they are made by themselves',
  async () => {
    const cuts = isSoaking ? 50 : 3
    const folder = aPath()
    mkdirSync(folder)
    const recording = await recorded(folder, async (disk) => {
      await writing(disk)
      const store = await opened(disk.folder)
      await store.embedded?.rebuild()
      await store.close()
    })
    const named = recording.operations.findIndex((each) => each.do === 'rename' && each.to === 'tables')
    const after: AfterCut[] = []
    // Every third before the first tables bear their name: those can only be made again.
    for (let cut = 0; cut < cuts; cut++) {
      const at = cut % 3 === 0 ? Math.floor(chance() * (named + 1)) : anywhere(recording)
      after.push(await afterCut(recording, at))
    }
    tell('power cuts while tables were made', after)
    expect(after.filter(isHurt)).toEqual([])
    expect(named).toBeGreaterThan(0)
    expect(after.filter(({ at, rebuilt }) => at <= named && rebuilt === undefined)).toEqual([])
  },
  hours,
)

test(
  'the same cuts find what is lost where the journal is never synced',
  async () => {
    const recording = await recorded(await aFolder(), writing, { ignoresSyncOf: (path) => path === 'record.journal' })
    const isLoss = ({ wrong }: AfterCut) => wrong.some((each) => /^acknowledged entry .* was lost$/.test(each))
    expect((await until(recording, isLoss)).some(isLoss)).toBe(true)
  },
  hours,
)

test(
  'the same cuts find damage where the tables’ file layer has no sync',
  async () => {
    const recording = await recorded(await aFolder(), writing, { ignoresSyncOf: (path) => path.startsWith('tables/') })
    const isDamage = (each: AfterCut) => isHurt(each) || each.rebuilt === 'unreadable'
    expect((await until(recording, isDamage)).some(isDamage)).toBe(true)
  },
  hours,
)

/** Opens, writes, closes, twice: cuts fall into starts and stops too. */
async function writing({ folder, note }: RecordingDisk): Promise<void> {
  for (let round = 0; round < 2; round++) {
    const store = await opened(folder)
    const cases = [await addCase(store), await addCase(store), await addCase(store)]
    for (const acts of [4, 1, 8]) {
      await writeAtOnce(store, { cases, acts, words: 'é€𝄞 '.repeat(200) }, note)
      await new Promise((resolve) => setTimeout(resolve, 400))
    }
    await store.close()
  }
}

async function recorded(
  folder: string,
  work: (disk: RecordingDisk) => Promise<void>,
  options: RecordingOptions = {},
): Promise<RecordingDisk> {
  disk = recordingDisk(folder, options)
  await work(disk)
  return disk
}

function anywhere({ operations }: RecordingDisk): number {
  return Math.floor(chance() * (operations.length + 1))
}

interface AfterCut {
  readonly at: number
  readonly refused?: string
  readonly rebuilt?: string | undefined
  readonly replayed?: number
  readonly tail?: number | undefined
  readonly wrong: readonly string[]
}

const isHurt = ({ wrong, refused }: AfterCut) => wrong.length > 0 || refused !== undefined

/** The power fails after so many operations; the store is opened on what remains. */
async function afterCut(disk: RecordingDisk, at: number, cut: Cut = { keeps: 'by chance', chance }): Promise<AfterCut> {
  const folder = aPath()
  disk.remains(at, cut, folder)
  const told = disk.operations
    .slice(0, at)
    .flatMap((operation) => (operation.do === 'note' ? [operation.note as Acknowledged] : []))
  try {
    const store = await opened(folder)
    const { rebuilt, replayed = 0, cut: tail } = store.report ?? {}
    const wrong = await findings(store, told)
    await store.close()
    return { at, rebuilt, replayed, tail: tail?.bytes, wrong }
  } catch (error) {
    return { at, refused: String(error), wrong: [] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Cuts until one is as awaited, at most forty. */
async function until(recording: RecordingDisk, isAwaited: (each: AfterCut) => boolean): Promise<readonly AfterCut[]> {
  const after: AfterCut[] = []
  while (after.length < 40 && !after.some(isAwaited)) after.push(await afterCut(recording, anywhere(recording)))
  return after
}

/** What a soak found, for whoever reads its log. */
function tell(title: string, after: readonly AfterCut[]): void {
  if (!isSoaking) return
  const count = (is: (each: AfterCut) => boolean) => after.filter(is).length
  console.log(
    `${title}: ${after.length}; refused ${count(({ refused }) => refused !== undefined)}, hurt ${count(isHurt)}, ` +
      `tables made anew ${count(({ rebuilt }) => rebuilt !== undefined)}, entries replayed in ${count(({ replayed = 0 }) => replayed > 0)}, ` +
      `torn tails cut in ${count(({ tail }) => tail !== undefined)}`,
  )
}
