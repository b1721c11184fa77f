import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { readCaseFile } from '../appraisal/index.ts'
import { runCommand } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'concordat-'))
afterAll(() => rmSync(folder, { recursive: true }))
const plan = fileURLToPath(new URL('../../examples/suffolk.into.json', import.meta.url))

async function run(...typed: readonly string[]) {
  let [out, err] = ['', '']
  const exit = await runCommand(typed, {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    isWatched: false,
    environment: {},
  })
  return { exit, out, err }
}

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('a county and a plan give a case that can be appraised, and what to know of it beside it', async () => {
  const { exit, out, err } = await run('baseline', '--split', 'E10000029', '--into', plan)
  expect(exit).toBe(0)
  expect(readCaseFile(out)).not.toHaveProperty('problems')
  expect(err).toContain('IMP-54  Norfolk, agency staff, 2024-25')
})

test('the case is written where --out says, and the next command is told', async () => {
  const path = join(folder, 'suffolk.json')
  const { exit, out } = await run('baseline', '--split', 'E10000029', '--into', plan, '--out', path)
  expect([exit, out]).toEqual([0, `Written: ${path}. Next: concordat appraise ${path}\n`])
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ name: 'suffolk' })
  expect((await run('check', path)).exit).toBe(0)
  const asData = await run('baseline', '--split', 'E10000029', '--into', plan, '--out', path, '--json')
  expect(JSON.parse(asData.out)).toMatchObject({ written: path, warnings: [{ code: 'IMP-54' }] })
})

test('everything wrong with a plan is told with its place, and nothing is written', async () => {
  const path = file(
    'wrong.into.json',
    '{ "decisionDate": "soon", "councils": [{ "code": "east", "name": "East", "districts": ["Norwich"] }] }',
  )
  const out = join(folder, 'never.json')
  const { exit, err } = await run('baseline', '--split', 'E10000029', '--into', path, '--out', out)
  expect(exit).toBe(1)
  for (const line of [
    'IMP-122  decisionDate',
    'GEO-05  councils[0].code',
    'GEO-02  councils[0].districts[0]',
    'GEO-04  councils',
    'IMP-126  councils',
  ])
    expect(err).toContain(line)
  expect(() => readFileSync(out)).toThrow()
})

test.each([
  [['--split', 'E06000005', '--into', plan], 2, 'IMP-127  --split  Darlington has no districts today'],
  [['--split', 'Sufolk', '--into', plan], 2, 'Did you mean E10000029 (Suffolk)?'],
  [['--split', 'E10000029'], 2, 'USE-05  --into'],
  [['--split', 'E10000029', '--into', plan, '--year', '2024-25'], 2, 'USE-02  --year'],
  [['--split', 'E10000029', '--into', join(folder, 'none.json')], 1, 'FILE-02'],
  [['--split', 'E10000029', '--into', plan, '--out', join(folder, 'no', 'folder.json')], 3, 'FILE-05'],
])('%j exits with %i and says why', async (typed, exit, words) => {
  const answer = await run('baseline', ...typed)
  expect([answer.exit, answer.out]).toEqual([exit, ''])
  expect(answer.err).toContain(words)
})
