import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { command } from './the-command.ts'

const folder = mkdtempSync(join(tmpdir(), 'concordat-kept-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const run = (...typed: readonly string[]) =>
  command(typed, { CONCORDAT_DATA: join(folder, 'data'), CONCORDAT_FREE_SPACE_MB: '0' })

test('a case is taken in, listed, appraised by its name, frozen, and given back as a file', async () => {
  expect((await run('case', 'list')).out).toContain('No case is kept here.')
  const file = join(folder, 'ours.json')
  const example = JSON.parse(readFileSync('examples/childrens-trust.json', 'utf8')) as Record<string, unknown>
  writeFileSync(file, JSON.stringify({ ...example, name: 'our-trust', draws: 64 }))
  expect((await run('case', 'add', file)).out).toContain('Kept as the draft “our-trust”')
  expect((await run('case', 'add', file)).err).toContain('KEPT-02')
  expect((await run('case', 'add', file, '--name', 'Our Trust')).exit).toBe(2)
  expect((await run('case', 'list')).out).toMatch(/^our-trust {2}revision 1, 0 versions {2}/)
  const kept = await run('appraise', 'our-trust', '--json')
  const given = await run('appraise', file, '--json')
  expect([kept.exit, kept.out === given.out]).toEqual([0, true])
  expect((await run('case', 'freeze', 'our-trust', '--note', 'For cabinet')).out).toContain('Frozen as version 1')
  expect((await run('case', 'freeze', 'our-trust')).out).toContain('The same content is version 1')
  const exported = join(folder, 'exported.json')
  await run('case', 'export', 'our-trust', '--out', exported)
  expect((await run('appraise', exported, '--json')).out).toBe(given.out)
  expect((await run('case', 'export', 'nobody')).err).toContain('KEPT-03')
  expect((await run('record', 'verify')).exit).toBe(0)
})
