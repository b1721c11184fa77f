import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { commandsNamed } from './commands.ts'
import { commandProblems } from './problems.ts'
import { runCommand } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'concordat-'))
afterAll(() => rmSync(folder, { recursive: true }))

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

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

test('the help names every command, and each command has help of its own', async () => {
  const { exit, out } = await run('--help')
  expect(exit).toBe(0)
  for (const { name, options } of await commandsNamed()) {
    expect(out).toContain(`concordat ${name}`)
    const help = await run(name, '--help')
    expect([name, help.exit]).toEqual([name, 0])
    for (const option of options) expect(help.out).toContain(`--${option.name}`)
  }
  expect((await run('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('without a command the help is shown, and it counts as wrong use', async () => {
  const { exit, out } = await run()
  expect(exit).toBe(2)
  expect(out).toContain('concordat appraise CASE')
})

test.each([
  [['apraise', 'three-councils'], 'USE-01', 'Did you mean appraise?'],
  [['appraise', 'three-councils', '--drawz', '64'], 'USE-02', 'Did you mean --draws?'],
  [['appraise', 'three-councils', '--draws'], 'USE-03', '--draws N'],
  [['appraise', 'three-councils', '--json=yes'], 'USE-03', 'takes no value'],
  [['appraise', 'three-councils', '--draws', 'many'], 'USE-04', 'from 64 to 65536'],
  [['appraise', 'three-councils', '--draws', '100'], 'USE-04', 'not a power of two'],
  [['appraise'], 'USE-05', 'CASE is missing'],
  [['check', 'three-councils', 'childrens-trust'], 'USE-05', 'one word too many'],
])('wrong use of the command exits with 2 and says what to type: %j', async (typed, code, words) => {
  const { exit, out, err } = await run(...typed)
  expect(exit).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(`${code}  `)
  expect(err).toContain(words)
  expect(err).not.toMatch(/\n\s+at /)
})

test.each([
  ['no such file', () => 'three-council', 'FILE-01', 'Did you mean three-councils?'],
  ['a folder', () => folder, 'FILE-02', 'is not a file'],
  [
    'over 50 MB',
    () => {
      const path = file('large.json', '{}')
      truncateSync(path, 51 * 1024 * 1024)
      return path
    },
    'FILE-03',
    'may be up to 50 MB',
  ],
  ['not text', () => file('bytes.json', new Uint8Array([0x7b, 0xff, 0xfe])), 'FILE-04', 'not UTF-8'],
  ['not JSON', () => file('broken.json', '{"concordat": 1,'), 'CASE-02', 'JSON'],
  ['another file', () => file('other.json', '{"name": "x"}'), 'CASE-06', ''],
])('a case that cannot be read exits with 1, nothing computed: %s', async (_what, path, code, words) => {
  const place = path()
  const plain = await run('appraise', place)
  expect(plain.exit).toBe(1)
  expect(plain.out).toBe('')
  expect(plain.err).toContain(`${code}  `)
  expect(plain.err).toContain(words)
  const asData = await run('check', place, '--json')
  expect(asData.exit).toBe(1)
  const { problems } = JSON.parse(asData.out)
  expect(problems[0]).toEqual({ code: expect.any(String), place: expect.any(String), sentence: expect.any(String) })
  expect(asData.err).toBe('')
})

test('a sound case has no problems', async () => {
  const { exit, out } = await run('check', 'childrens-trust')
  expect(exit).toBe(0)
  expect(out).toMatch(/No problems in childrens-trust, \d+ warnings?\.\n$/)
})

test('the appraisal says the finding first, then the options, what stops, and why a claim is struck', async () => {
  const { exit, out } = await run('appraise', 'childrens-trust', '--draws', '64')
  expect(exit).toBe(0)
  const [finding, table, stops] = ['Northamptonshire', 'In a word', '\nWhat stops\n'].map((words) => out.indexOf(words))
  expect(finding).toBeGreaterThanOrEqual(0)
  expect(finding).toBeLessThan(table ?? 0)
  expect(table).toBeLessThan(stops ?? 0)
  expect(out).toContain('claimed £9,000,000')
  expect(out).toContain('64 futures')
})

test('two options are set side by side, and an unknown one is helped', async () => {
  const { exit, out } = await run('compare', 'childrens-trust', 'trust', 'recruit-without-a-trust', '--draws', '64')
  expect(exit).toBe(0)
  expect(out.split('\n')[0]).toMatch(/Council-owned trust +Recruit without a trust$/)
  expect(out).toContain('“Recruit without a trust” is worth £')
  const slip = await run('compare', 'childrens-trust', 'trust', 'recruit-without-trust', '--draws', '64')
  expect(slip.exit).toBe(2)
  expect(slip.err).toContain('Did you mean recruit-without-a-trust?')
})

test('options of two cases stand side by side, and the reader is told not to subtract them', async () => {
  const words = ['compare', 'childrens-trust', 'trust', 'three-councils', 'lead-authority', '--draws', '64']
  const { exit, out } = await run(...words)
  expect(exit).toBe(0)
  expect(out.split('\n')[0]).toMatch(/trust, childrens-trust +Lead authority, three-councils$/)
  expect(out).toMatch(/do not\s+subtract/)
  expect(out).toContain('Prices: childrens-trust is in 2015-16 prices and three-councils is in 2012-13 prices.')
  const { cases, options } = JSON.parse((await run(...words, '--json')).out)
  expect(cases.map(({ name }: { name: string }) => name)).toEqual(['childrens-trust', 'three-councils'])
  expect(options).toHaveLength(2)
})

test.each([
  [['childrens-trust', 'trust', 'trust'], 'USE-07', '“trust” is named twice'],
  [['childrens-trust', 'trust', 'childrens-trust', 'trust'], 'USE-07', '“trust” is named twice'],
  [['childrens-trust', 'childrens-trust'], 'USE-07', 'is named twice'],
  [['childrens-trust', 'trust'], 'USE-07', 'nothing beside it'],
  [['childrens-trust', 'trust', 'three-council'], 'USE-06', 'Did you mean three-councils?'],
  [[], 'USE-05', 'CASE is missing'],
])('nothing is compared with itself, with nothing or with what is not there: %j', async (words, code, says) => {
  const { exit, out, err } = await run('compare', ...words, '--draws', '64')
  expect([exit, out]).toEqual([2, ''])
  expect(err).toContain(`${code}  `)
  expect(err).toContain(says)
})

test('a case is worked with a scenario on, and the answer says so', async () => {
  const code = 'five-million-only-with-the-trust'
  const plain = await run('appraise', 'childrens-trust', '--draws', '64')
  expect(plain.out).toContain('As the case stands')
  expect(plain.out).not.toContain('switched on.')
  const { exit, out } = await run('appraise', 'childrens-trust', '--scenario', code, '--draws', '64')
  expect(exit).toBe(0)
  expect(out).toContain('Worked with “The £5m more for children and families comes only with a trust” switched on.')
  const data = JSON.parse(
    (await run('appraise', 'childrens-trust', `--scenario=${code}`, '--draws', '64', '--json')).out,
  )
  expect(data.scenarios.list[0].on).toBe(true)
  const off = await run('appraise', 'childrens-trust', '--without', code, '--draws', '64')
  expect(off.out).toBe(plain.out)
})

test('a scenario that the case does not hold is helped, and one cannot be both on and off', async () => {
  const slip = await run('appraise', 'childrens-trust', '--scenario', 'five-million-only-with-trust')
  expect([slip.exit, slip.out]).toEqual([2, ''])
  expect(slip.err).toContain('Did you mean five-million-only-with-the-trust?')
  const code = 'five-million-only-with-the-trust'
  const both = await run('appraise', 'childrens-trust', '--scenario', code, '--without', code)
  expect(both.err).toContain('USE-08')
  expect((await run('appraise', 'three-councils', '--scenario', 'late')).err).toContain('It has none.')
})

test('a figure is explained for a council that is named, and listed when none is asked for', async () => {
  const explained = await run('explain', 'childrens-trust', 'economic/presentValue', '--option', 'trust')
  expect(explained.exit).toBe(0)
  expect(explained.out).toMatch(/^Present value, Council-owned trust: −£[\d,]+\.\d\d/)
  const list = await run('explain', 'childrens-trust')
  expect(list.out).toContain('economic/presentValue')
  const slip = await run('explain', 'childrens-trust', 'economic/presentValu')
  expect(slip.exit).toBe(2)
  expect(slip.err).toContain('Did you mean “economic/presentValue”?')
})

test('every code of the command has a meaning and an exit code', () => {
  for (const { means, exit } of Object.values(commandProblems)) {
    expect(means.length).toBeGreaterThan(10)
    expect([1, 2, 3]).toContain(exit)
  }
})
