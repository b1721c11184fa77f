import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { fromTemplate, homeOfRun } from '../../src/store/testing/template.ts'
import { cellsOf, command } from './the-command.ts'

/** A programme officer’s machine: files in a folder, and a data directory of their own. */
const folder = mkdtempSync(join(homeOfRun(), 'import-'))
afterAll(() => rmSync(folder, { recursive: true }))
let data = ''
beforeEach(async () => {
  data = mkdtempSync(join(folder, 'data-'))
  await fromTemplate(data)
})

const run = (...typed: readonly string[]) => command(typed, { CONCORDAT_DATA: data })

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const headings = 'time_period,time_identifier,geographic_level,old_la_code,new_la_code,la_name'
const workforce = (name: string, rows: readonly string[] = ['95.6,12.3']) =>
  file(
    name,
    [
      `${headings},inpost_fte,agency_rate_fte`,
      ...rows.map((row) => `2025,Reporting year,Local authority,841,E06000005,Darlington,${row}`),
    ].join('\n'),
  )
const children = () => file('children.csv', 'CHILD,DOB\n1,05/06/2015\n')

test('a preview says what the file holds and keeps nothing', async () => {
  data = mkdtempSync(join(folder, 'nothing-'))
  const { exit, out } = await run('import', '--preview', workforce('workforce.csv'))
  expect(exit).toBe(0)
  expect(out).toContain('Children’s social work workforce')
  expect(out).toContain('2 figures, 1 council\n')
  expect(out).toContain('A preview: nothing was kept.')
  expect(readdirSync(data)).toEqual([])
  expect((await run('import', '--list')).out).toBe('Nothing has been imported.\n')
})

test('what was imported is listed, and what was undone is not', async () => {
  const path = workforce('workforce.csv')
  expect((await run('import', path)).out).toContain('Kept for every case as import 1.')
  expect((await run('import', '--list')).out).toMatch(/^1 {2}\d{4}-\d\d-\d\d {2}every case .*workforce\.csv\n$/)
  expect((await run('import', '--undo', '1')).out).toContain('Import 1 is undone: workforce.csv.')
  expect((await run('import', '--list')).out).toBe('Nothing has been imported.\n')
  const again = await run('import', '--undo', '1')
  expect([again.exit, again.err]).toEqual([1, expect.stringContaining('No import 1 stands')])
})

test('the same file twice changes nothing, whatever it is called', async () => {
  await run('import', workforce('workforce.csv'))
  const before = readFileSync(join(data, 'record.journal'))
  const { exit, out } = await run('import', workforce('the-same-again.csv'))
  expect(exit).toBe(0)
  expect(out).toContain('Nothing changed: the same was kept for every case as import 1.')
  expect(readFileSync(join(data, 'record.journal'))).toEqual(before)
})

test('an undone file can be imported again, under a number of its own', async () => {
  const path = workforce('workforce.csv')
  await run('import', path)
  await run('import', '--undo', '1')
  expect((await run('import', path)).out).toContain('as import 2.')
})

test('of several files with two broken ones nothing is kept, and the problems of both are printed', async () => {
  const broken = file('broken.xlsx', 'PK\u0003\u0004 and no more')
  const { exit, out, err } = await run('import', workforce('good.csv'), broken, children())
  expect(exit).toBe(1)
  expect(out).toBe('')
  expect(
    err
      .trim()
      .split('\n')
      .map((line) => line.split('  ').slice(0, 2)),
  ).toEqual([
    ['IMP-03', 'broken.xlsx'],
    ['IMP-12', 'children.csv'],
  ])
  expect(existsSync(join(data, 'imports'))).toBe(false)
})

test('as data, the same file prints the same bytes, and problems are data too', async () => {
  const path = workforce('workforce.csv')
  const first = await run('import', '--preview', '--json', path)
  expect(first.out).toBe((await run('import', '--preview', '--json', path)).out)
  const told = JSON.parse(first.out)
  expect(told).toMatchObject({ kept: null, files: [{ kind: 'workforce', councils: 1, counts: { figures: 2 } }] })
  expect(first.out).not.toContain(folder)
  const refused = await run('import', '--json', children())
  expect(refused.exit).toBe(1)
  expect(JSON.parse(refused.out)).toMatchObject({ problems: [{ code: 'IMP-12', place: 'children.csv' }] })
})

test('a kind that there is not, and a kind that the file is not, are told apart', async () => {
  const path = workforce('workforce.csv')
  const unknown = await run('import', '--as', 'work-force', path)
  expect([unknown.exit, unknown.err]).toEqual([1, expect.stringMatching(/^IMP-10 .*Did you mean workforce\?/)])
  const other = await run('import', '--as', 'section-251', path)
  expect([other.exit, other.err]).toEqual([
    1,
    expect.stringMatching(/^IMP-11 .*does not have its columns.*time_period/),
  ])
  expect((await run('import', '--as', 'workforce', '--preview', path)).exit).toBe(0)
})

test('an import for one case is listed with that case and not with another', async () => {
  await run('import', '--case', 'three-councils', workforce('workforce.csv'))
  expect((await run('import', '--list', '--case', 'three-councils')).out).toContain('three-councils')
  expect((await run('import', '--list', '--case', 'tri-borough')).out).toBe('Nothing has been imported.\n')
  expect((await run('import', '--case', 'no-such-case', workforce('workforce.csv'))).exit).toBe(1)
})

test('wrong use of the command exits with 2', async () => {
  expect((await run('import')).exit).toBe(2)
  expect((await run('import', '--undo', 'first')).exit).toBe(2)
  expect((await run('import', '--kind', 'x', workforce('workforce.csv'))).exit).toBe(2)
})

test('a file of 4 GB is refused by its size, before a byte of it is read', async () => {
  const path = file('large.csv', '')
  truncateSync(path, 4 * 1024 ** 3)
  const { exit, err } = await run('import', path)
  rmSync(path)
  expect(exit).toBe(1)
  expect(err).toContain('4096 MB')
  expect(err).toContain('up to 150 MB')
})

test('a cell that looks like a formula is text, warned of and never run or repeated as one', async () => {
  const path = workforce('formula.csv', ['=HYPERLINK("x"),12.3', '"=1+1",12.3'])
  const { exit, out } = await run('import', '--preview', path)
  expect(exit).toBe(0)
  expect(out).toMatch(/IMP-20 {2}.*inpost_fte/)
  expect(out.split('\n').filter((line) => /^\s*[=+@-]/.test(line))).toEqual([])
})

test('what was imported is in the baseline of the command and stands over the facts that ship', async () => {
  const later = file(
    'later.csv',
    `${headings},inpost_fte\n2026,Reporting year,Local authority,841,E06000005,Darlington,101.5\n`,
  )
  const printed = async () => (await run('baseline', '--councils', 'E06000005', '--year', '2024-25', '--json')).out
  const before = await printed()
  await run('import', later)
  expect(await printed()).toBe(before)
  const edition = file(
    'edition.csv',
    `${headings},inpost_fte\n2024,Reporting year,Local authority,841,E06000005,Darlington,90.25\n2026,Reporting year,Local authority,841,E06000005,Darlington,101.5\n`,
  )
  await run('import', edition)
  const { out } = await run('baseline', '--councils', 'E06000005', '--year', '2024-25')
  expect(cellsOf(out, 'Social workers in post, full-time equivalents')).toEqual(['90.3 (30 September 2024)'])
  expect(out).toContain('(edition.csv)')
  await run('import', '--undo', '2')
  expect(await printed()).toBe(before)
})

test('a spreadsheet of no known kind is proposed a mapping, and read by it when it has been checked', async () => {
  const path = file('staff.csv', 'Team,Month,Cost (£000)\nAssessment,Apr 2024,1200\nFostering,Apr 2024,"1,800"\n')
  const mapping = join(folder, 'staff.mapping.json')
  expect((await run('import', path)).exit).toBe(1)
  const proposed = await run('import', path, '--propose', mapping)
  expect(proposed.exit).toBe(0)
  expect(proposed.out).toContain('C  “Cost (£000)”: amount')
  expect(proposed.out).toContain('To be answered: No column of staff.csv names a council.')
  const taken = await run('import', path, '--mapping', mapping, '--council', 'E06000005')
  expect([taken.exit, taken.out.includes('2 figures, 1 council')]).toEqual([0, true])
  const words = await run('import', file('words.csv', 'Name,Note\na,b\nc,d\n'), '--propose', join(folder, 'no.json'))
  expect([words.exit, words.err.includes('IMPORT-02'), existsSync(join(folder, 'no.json'))]).toEqual([1, true, false])
})
