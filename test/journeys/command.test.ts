import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { notBuilt, startServer } from '../pages/a-server.ts'
import { command } from './the-command.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'concordat-'))
const example = readFileSync(new URL('../../examples/three-councils.json', import.meta.url), 'utf8')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function concordat(...words: readonly string[]) {
  const { exit, out, err } = await command(words)
  return { status: exit, stdout: out, stderr: err }
}

/** The command as it was built, in a process of its own. */
function built(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  return { status, stdout, stderr }
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** The published case with one thing broken, by place. */
function broken(name: string, change: (theCase: Record<string, never>) => void): string {
  const theCase = JSON.parse(example)
  change(theCase)
  return file(`${name}.json`, JSON.stringify(theCase))
}

type Loose = Record<string, never> & { [key: string]: never }

const brokenFiles: Readonly<Record<string, () => string>> = {
  'a wrong unit': () =>
    broken(
      'unit',
      (c: Loose) =>
        void Object.assign(c, {
          assumptions: {
            'L01/postCost': {
              distribution: { kind: 'fixed', value: 1 },
              central: 1,
              unit: 'FTE',
              source: { publication: 'x' },
              grade: 'D',
              owner: 'o',
              date: '2012-11-01',
            },
          },
        }),
    ),
  'a year out of range': () =>
    broken(
      'year',
      (c: Loose) =>
        void Object.assign(c, {
          ownEfficiencies: [
            {
              council: 'E06000001',
              pool: 'mgmt.pay',
              year: '2050-51',
              share: 0.1,
              source: { publication: 'x' },
              grade: 'D',
            },
          ],
        }),
    ),
  'an unknown council': () =>
    broken(
      'council',
      (c: Loose) => void Object.assign((c['councils'] as unknown as object[])[0] as object, { code: 'E06000099' }),
    ),
  'text for a number': () =>
    broken(
      'text',
      (c: Loose) => void Object.assign((c['baseline'] as unknown as object[])[0] as object, { pounds: '1,052,582' }),
    ),
  'a figure twice': () =>
    broken(
      'twice',
      (c: Loose) =>
        void (c['baseline'] as unknown as object[]).push((c['baseline'] as unknown as object[])[0] as object),
    ),
  'a seed that cannot be': () => broken('seed', (c: Loose) => void Object.assign(c, { seed: -1 })),
  'not JSON': () => file('torn.json', example.slice(0, 4000)),
  'deep nesting': () => file('deep.json', '['.repeat(10_000)),
  'prototype keys': () => file('proto.json', example.replace('{', '{ "__proto__": { "draws": 1 },')),
  'a file of more than 50 MB': () => {
    const path = file('large.json', '')
    truncateSync(path, 50_000_001)
    return path
  },
  'a file that is not there': () => join(folder, 'nowhere.json'),
}

for (const [what, make] of Object.entries(brokenFiles)) {
  test(`${what}: code, place and sentence, exit 1, nothing computed, no trace of our code`, async () => {
    const path = make()
    for (const name of ['appraise', 'check']) {
      const { status, stdout, stderr } = await concordat(name, path)
      expect(status).toBe(1)
      expect(stdout).toBe('')
      expect(stderr).toMatch(/^[A-Z]+-\d\d {2}\S.* {2}.+[.?]$/m)
      expect(stderr).not.toMatch(/\n {4}at |\.ts:\d|\.js:\d|Error:/)
    }
    const { status, stdout } = await concordat('appraise', path, '--json')
    expect(status).toBe(1)
    const { problems } = JSON.parse(stdout)
    expect(problems.length).toBeGreaterThan(0)
    for (const { code, place, sentence } of problems) {
      expect(code).toMatch(/^[A-Z]+-\d\d$/)
      expect(typeof place).toBe('string')
      expect(sentence).toMatch(/[.?]$/)
    }
  }, 60_000)
}

test('the built command says and exits as its rooms do, a problem, wrong use and an answer', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const unit = brokenFiles['a wrong unit']?.() ?? ''
  for (const words of [['appraise', unit], ['apraise'], ['appraise', 'childrens-trust', '--draws', '64', '--json']])
    expect(built(...words)).toEqual(await concordat(...words))
}, 60_000)

test('wrong use exits with 2 and says what would be right', async () => {
  for (const words of [
    ['apraise'],
    ['appraise'],
    ['appraise', 'three-councils', '--draws', '1000'],
    ['appraise', 'three-councils', '--drawz', '64'],
    ['compare', 'three-councils', 'merged-departments', 'merged-department'],
  ]) {
    const { status, stderr } = await concordat(...words)
    expect([words.join(' '), status]).toEqual([words.join(' '), 2])
    expect(stderr).toMatch(/[.?]$/m)
  }
}, 60_000)

test('the same case, seed and draws give the same bytes, and another seed other ones', async () => {
  const once = await concordat('appraise', 'childrens-trust', '--draws', '64', '--json')
  expect(once.status).toBe(0)
  const again = await concordat('appraise', 'childrens-trust', '--draws', '64', '--json')
  expect(again.stdout).toBe(once.stdout)
  const other = await concordat('appraise', 'childrens-trust', '--draws', '64', '--seed', '7', '--json')
  expect(other.stdout).not.toBe(once.stdout)
  expect(once.stdout).not.toContain(folder.slice(0, 5) === '/tmp' ? '/tmp' : folder)
}, 60_000)

test('a figure is explained on the command line down to its source, and a slip of the name is helped', async () => {
  const pool = await concordat('explain', 'three-councils', 'baseline/mgmt.pay', '--council', 'E06000005')
  expect(pool.status).toBe(0)
  expect(pool.stdout).toContain('£564,318.96')
  expect(pool.stdout).toContain('outturn_1213.csv')
  const slip = await concordat('explain', 'three-councils', 'economic/presentvalu', '--option', 'shared-senior-team')
  expect(slip.status).toBe(2)
  expect(slip.stderr).toContain('economic/presentValue')
}, 60_000)

test('nothing is served while a case file named has a problem, or takes the name of another case', async () => {
  const broken = await concordat('serve', brokenFiles['not JSON']?.() ?? '')
  expect([broken.status, broken.stdout]).toEqual([1, ''])
  expect(broken.stderr).toMatch(/^[A-Z]+-\d\d {2}\S*torn\.json.* {2}.+[.?]$/m)
  const twice = await concordat('serve', file('twice-served.json', example))
  expect([twice.status, twice.stdout]).toEqual([1, ''])
  expect(twice.stderr).toMatch(/^SERVE-02 {2}/)
}, 60_000)

test('a case file of one’s own is served beside the worked examples, and is not called one of them', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const { address, stop } = await startServer({
    cases: [broken('own', (c: Loose) => void Object.assign(c, { name: 'our-own-case', draws: 64 }))],
  })
  try {
    const page = async (path: string) => (await fetch(`${address}${path}`)).text()
    const [list, ours, example] = [
      await page('/cases'),
      await page('/cases/our-own-case'),
      await page('/cases/three-councils'),
    ]
    expect(list).toContain('href="/cases/our-own-case"')
    expect([ours.includes('Worked from a file'), ours.includes('Worked example')]).toEqual([true, false])
    expect([example.includes('Worked from a file'), example.includes('Worked example')]).toEqual([false, true])
  } finally {
    await stop()
  }
}, 60_000)

test('a server that is told to stop while it works its cases ends, and works no more of them', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const server = spawn(process.execPath, [cli, 'serve'], {
    env: { ...process.env, PORT: '0', CONCORDAT_DATA: join(folder, 'told-to-stop'), CONCORDAT_FREE_SPACE_MB: '0' },
  })
  const said: string[] = []
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes: Buffer) => said.push(bytes.toString()))
  const ended = new Promise((resolve) => server.once('close', (code, signal) => resolve(code ?? signal)))
  await Promise.race([new Promise<void>((resolve) => server.stdout.once('data', () => resolve())), ended])
  server.kill('SIGTERM')
  expect(await ended, said.join('')).toBe(0)
  expect(said.join('')).not.toContain('could not be worked')
})
