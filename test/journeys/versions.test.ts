import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sealed } from '../../src/appraisal/index.ts'
import { canonicalJson } from '../../src/figures/index.ts'
import { keptVersionFile } from '../golden/versions/kept-version.ts'
import { notBuilt } from '../pages/a-server.ts'
import { command } from './the-command.ts'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'concordat-'))
const frozen = join(folder, 'trust.version.json')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every Node on the path, one of each version; where there is but one it is asked twice. */
function nodes(): readonly (readonly [version: string, path: string])[] {
  const found = new Map<string, string>()
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  for (const path of [process.execPath, ...folders.map((each) => join(each, 'node'))]) {
    const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    if (status === 0 && !found.has(stdout.trim())) found.set(stdout.trim(), path)
  }
  const all = [...found]
  return all.length === 1 ? [...all, ...all] : all
}

/** The command as it was built, in a process of its own. */
function built(words: readonly string[], node = process.execPath) {
  const { status, stdout, stderr } = spawnSync(node, [cli, ...words], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    cwd: folder,
  })
  return { status, stdout, stderr }
}

async function concordat(words: readonly string[]) {
  const { exit, out, err } = await command(words)
  return { status: exit, stdout: out, stderr: err }
}

// biome-ignore lint/suspicious/noExplicitAny: a hand that edits a file keeps to no type.
type Loose = any

/** The frozen version after somebody edited it, and perhaps made its hashes again. */
function edited(name: string, edit: (version: Loose) => void, isSealed = false): string {
  const version: Loose = JSON.parse(readFileSync(frozen, 'utf8'))
  edit(version)
  const path = join(folder, name)
  writeFileSync(path, canonicalJson(isSealed ? sealed(version) : version))
  return path
}

describe.skipIf(notBuilt !== undefined)('a version that leaves the machine', () => {
  beforeAll(() => {
    const { status, stdout, stderr } = built(['freeze', 'childrens-trust', '--draws', '64', '--out', frozen])
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^Wrote .*trust\.version\.json\.\nFingerprint [0-9a-f]{64}, engine number \d+;/)
    expect(statSync(frozen).size).toBeLessThan(1_000_000)
  })

  test.each(nodes())('re-runs with the same pennies under Node %s', (_, node) => {
    for (const file of [frozen, keptVersionFile]) {
      const { status, stdout, stderr } = built(['verify', file], node)
      expect([status, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^The same: [\d,]+ numbers of “.+” worked again from its own formulas\./)
    }
  })

  test('is told as data, the same bytes each time', async () => {
    const first = await concordat(['verify', keptVersionFile, '--json'])
    expect(built(['verify', keptVersionFile, '--json'])).toEqual(first)
    expect(JSON.parse(first.stdout)).toMatchObject({ state: 'same', problems: [] })
  })

  test('whose case was edited by hand is refused with the place, with its hashes made again or not', async () => {
    const edit = (version: Loose) => {
      version.case.baseline[0].pounds += 1
      version.case.baseline[0].providers = undefined
      delete version.case.baseline[0].providers
    }
    const plain = await concordat(['verify', edited('edited.json', edit)])
    expect(plain.status).toBe(1)
    expect(plain.stderr).toMatch(
      /^VERSION-03 {2}case\.baseline\[0\]\.p\w+ {2}This version was changed after it was frozen/,
    )
    const again = await concordat(['verify', edited('sealed.json', edit, true)])
    expect(again.status).toBe(1)
    expect(again.stderr).toMatch(/^VERSION-05 {2}case\.baseline\[0\]\.pounds {2}The case says £/)
  })

  test('that differs by a penny says where, and exits with 1', async () => {
    const path = edited(
      'penny.json',
      (version) => {
        version.answer.options[1].presentValuePence.p95 += 1
      },
      true,
    )
    const { status, stdout } = await concordat(['verify', path, '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      state: 'differs',
      count: 1,
      first: { place: 'answer.options[1].presentValuePence.p95', figure: 'economic/presentValue' },
      problems: [{ code: 'VERSION-07', place: 'answer.options[1].presentValuePence.p95' }],
    })
  })

  test('of another engine number is never the same', async () => {
    const path = edited(
      'engine.json',
      (version) => {
        version.engine += 1
      },
      true,
    )
    const { status, stdout } = await concordat(['verify', path, '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      state: 'otherEngine',
      problems: [{ code: 'VERSION-06', place: 'engine' }],
    })
  })

  test('what is no version, or no file, is told', async () => {
    const none = await concordat(['verify', join(folder, 'none.json')])
    expect([none.status, none.stderr.slice(0, 7)]).toEqual([1, 'FILE-01'])
    const text = join(folder, 'text.json')
    writeFileSync(text, '{"a": 9007199254740993}')
    const other = await concordat(['verify', text])
    expect([other.status, other.stderr.slice(0, 13)]).toEqual([1, 'VERSION-02  a'])
    expect((await concordat(['verify'])).status).toBe(2)
    expect((await concordat(['verify', '--help'])).stdout).toContain('concordat verify VERSION-FILE')
    expect((await concordat(['freeze', '--help'])).stdout).toContain('concordat freeze CASE')
  })
})
