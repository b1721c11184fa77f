import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkpointText } from '../record/checkpoint.ts'
import { aFolder, aPath, opened } from '../testing/a-folder.ts'
import { aPerson, aWord } from '../testing/a-record.ts'
import { copyEmptyTables } from '../testing/template.ts'
import { makeCheckpoint } from './checkpoints.ts'
import { exportRecord } from './export.ts'
import { redactEntry } from './redact.ts'
import { folderSource } from './source.ts'

copyEmptyTables()

const page = readFileSync(fileURLToPath(new URL('../../../docs/record.md', import.meta.url)), 'utf8')
const [chainScript = '', signatureScript = ''] = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, script]) => script)
const hasOpenssl = /OpenSSL 3/.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '')

async function anExport() {
  const store = await opened(await aFolder())
  await aPerson(store, 'Ada Lovelace', 'My road is too narrow')
  const odd = 'two  spaces, \\backslash, “quotes”, 100 %s, trailing '
  await aWord(store, {}, odd)
  const entry = await aWord(store, {}, 'said unlawfully')
  await redactEntry(store, { entry, reason: 'Unlawful words', by: store.localUser })
  const { checkpoint } = await makeCheckpoint(store)
  const place = aPath()
  mkdirSync(place)
  const path = join(place, 'record.lines')
  await exportRecord({ source: folderSource(store.folder), path, until: checkpoint.n })
  const journal = join(store.folder, 'record.journal')
  await store.close()
  writeFileSync(join(place, 'checkpoint'), checkpointText(checkpoint))
  return { place, path, journal, checkpoint }
}

function run(script: string, place: string, ...files: readonly string[]) {
  writeFileSync(join(place, 'check.sh'), script)
  const { status, stdout, stderr } = spawnSync('sh', ['check.sh', ...files], { cwd: place, encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}`.trim() }
}

test('a stranger checks an export, and a journal, with the script on the page', async () => {
  const { place, path, journal, checkpoint } = await anExport()
  const whole = { status: 0, said: `whole: ${checkpoint.n} entries, the last hash is ${checkpoint.hash}` }
  expect(run(chainScript, place, path)).toEqual(whole)
  expect(run(chainScript, place, journal)).toEqual(whole)
  const text = readFileSync(path, 'utf8')
  const lines = text.split('\n')
  const changed = (words: string) => {
    writeFileSync(join(place, 'changed'), words)
    return run(chainScript, place, 'changed')
  }
  expect(changed(text.replace('two  spaces', 'two spaces '))).toEqual({
    status: 1,
    said: expect.stringMatching(/^entry \d+ is not what was written$/),
  })
  expect(changed(lines.toSpliced(3, 1).join('\n'))).toEqual({ status: 1, said: 'entry 4 is missing: 5 stands there' })
  const hash = lines[3]?.split(' ')[1] ?? ''
  expect(
    changed(
      text.replace(
        hash,
        hash.replace(/^./, (letter) => (letter === 'a' ? 'b' : 'a')),
      ),
    ),
  ).toEqual({
    status: 1,
    said: 'entry 4 does not follow from the one before',
  })
})

test.skipIf(!hasOpenssl)('a stranger checks the signature of a checkpoint with OpenSSL', async () => {
  const { place, path } = await anExport()
  expect(run(signatureScript, place, path, 'checkpoint').said).toMatch(/Verified Successfully/)
  const forged = readFileSync(join(place, 'checkpoint'), 'utf8').replace(/\n(\d+)\n/, (_, n) => `\n${Number(n) + 1}\n`)
  writeFileSync(join(place, 'forged'), forged)
  expect(run(signatureScript, place, path, 'forged').status).not.toBe(0)
  expect(execFileSync('openssl', ['version'], { encoding: 'utf8' })).toContain('OpenSSL')
})
