import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { expect, test } from 'vitest'
import { generatedBy } from '../scripts/docs/markdown.ts'
import { referencePages } from '../scripts/docs/reference-pages.ts'
import { resultBlock, resultsIn, withResults } from '../scripts/docs/results.ts'
import { answerPrinted, commandsIn, withRuns } from '../scripts/docs/runs.ts'
import type { Answer } from '../src/appraisal/index.ts'
import { formatMillions, formatWholePounds } from '../src/figures/index.ts'
import { ownFiles, placeOf, readOwn, sourceFiles } from './house/files.ts'
import { rooms } from './house/rooms.ts'

const pages = ownFiles().filter((file) => /^(README\.md|(docs|bench|changes|examples)\/.*\.md)$/.test(file))
const writeAnew = 'run `npm run docs`'
/** Whole appraisals on a machine that is busy with other tests. */
const patience = 180_000

test('the README opens with a real result and the two commands', () => {
  const first = readOwn('README.md').split('\n').slice(0, 40).join('\n')
  expect(resultsIn(first)).toEqual(['three-councils'])
  expect(first).toContain('npm start\nnpm test')
})

const answers = new Map<string, Promise<Answer>>()

/** What `appraise NAME --json` prints, worked once for all tests here. */
function answerTo(name: string): Promise<Answer> {
  const answer = answers.get(name) ?? answerPrinted(name)
  answers.set(name, answer)
  return answer
}

test('every result in the README and the tour is what the command prints, at the draws of its file', {
  timeout: patience,
}, async () => {
  for (const file of ['README.md', 'docs/tour.md']) {
    const page = readOwn(file)
    const names = resultsIn(page)
    expect(names.length).toBeGreaterThan(0)
    const blocks = new Map<string, string>()
    for (const name of names) blocks.set(name, resultBlock(await answerTo(name)))
    const anew = withResults(page, (name) => blocks.get(name) ?? '')
    expect(page, writeAnew).toBe(anew)
  }
})

test('the README’s numbers are the numbers of the answer, council by council', { timeout: patience }, async () => {
  const page = readOwn('README.md')
  const { options, finding, draws } = await answerTo('three-councils')
  expect(draws).toBe((JSON.parse(readOwn('examples/three-councils.json')) as { draws: number }).draws) // our own file
  expect(page).toContain(finding.headline)
  expect(page).toContain(`${draws.toLocaleString('en-GB')} futures`)
  for (const { title, presentValuePence, byCouncil } of options.filter(({ role }) => role !== 'counterfactual')) {
    const row = page.split('\n').find((line) => line.startsWith(`| ${title} |`)) ?? `no row for ${title}`
    const cells = row.split('|').map((cell) => cell.trim())
    expect(cells.slice(2, 2 + byCouncil.length)).toEqual(
      byCouncil.map((each) => inPounds(each.presentValuePence.central)),
    )
    expect(cells[2 + byCouncil.length]).toBe(inPounds(presentValuePence.central))
    expect(cells[3 + byCouncil.length]).toContain(inPounds(presentValuePence.mean))
  }
})

test('every command of the tour that is marked to be run prints what the tour shows', {
  timeout: patience,
}, async () => {
  const page = readOwn('docs/tour.md')
  expect(commandsIn(page).length).toBeGreaterThan(5)
  expect(page, writeAnew).toBe(await withRuns(page))
})

test('a number changed by hand in a page is noticed', async () => {
  const page = '```sh run\nnpx concordat check x\n```\n\n```text prints\nNo problems in x, 8 warnings.\n```\n'
  expect(await withRuns(page, async () => 'No problems in x, 7 warnings.\n')).toBe(page.replace('8', '7'))
  const shown = '<!-- result of a-case -->\n£2.1m\n<!-- end of result -->\nAfter.\n'
  expect(withResults(shown, () => '£2.0m')).toBe(shown.replace('£2.1m', '£2.0m'))
})

test('what the tour shows of a file stands in that file', () => {
  const blocks = [...readOwn('docs/tour.md').matchAll(/```json from (\S+)\n([^`]+)```/g)]
  expect(blocks.length).toBeGreaterThan(0)
  for (const [, file = '', shown = ''] of blocks) expect(inOneLine(readOwn(file))).toContain(inOneLine(shown))
})

test('the pages made from the code are as the code makes them now', async () => {
  const made = await referencePages()
  const kept = readdirSync(placeOf('docs/reference'))
  for (const [name, text] of Object.entries(made)) {
    expect(kept.includes(name) ? readOwn(`docs/reference/${name}`) === text : 'missing', `${name}: ${writeAnew}`).toBe(
      true,
    )
  }
  const strays = kept.filter(
    (name) => readOwn(`docs/reference/${name}`).startsWith(generatedBy) && made[name] === undefined,
  )
  expect(strays).toEqual([])
})

test('every code that anything can be refused with is on the page of problems, once', () => {
  const page = readOwn('docs/reference/problems.md')
  const listed = [...page.matchAll(/^\| ([A-Z]+-\d+) \|/gm)].map(([, code]) => code ?? '')
  const used = sourceFiles()
    .filter(({ file }) => !/\.test\.tsx?$|\/testing\//.test(file))
    .flatMap(({ text }) => [...text.matchAll(/'((?:[A-Z]{3,})-\d{2,3})'/g)].map(([, code]) => code ?? ''))
    .filter((code) => !code.startsWith('GUARD-'))
  expect(used.length).toBeGreaterThan(50)
  expect([...new Set(used)].filter((code) => !listed.includes(code))).toEqual([])
  expect(listed.length).toBe(new Set(listed).size)
})

test('every word that the glossary says is in the code is in the code', () => {
  const rows = [...readOwn('docs/glossary.md').matchAll(/^\| ([^|]+) \| ((?:`[^`]+`(?:, )?)+) \|/gm)]
  expect(rows.length).toBeGreaterThan(40)
  const source = sourceFiles()
    .filter(({ file }) => !/\.test\.tsx?$|\/testing\//.test(file))
    .map(({ text }) => text)
    .join('\n')
  const words = rows.flatMap(([, , cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? ''))
  expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(source))).toEqual([])
})

test('the glossary explains no word twice', () => {
  const words = [...readOwn('docs/glossary.md').matchAll(/^\| ([^|]+) \| `/gm)].map(([, word]) => word)
  expect(words.length).toBe(new Set(words).size)
})

test('every link of a page leads to a file that is there, and to a heading that is there', () => {
  const broken = pages.flatMap((file) => linksOf(readOwn(file)).flatMap((link) => whatIsWrong(file, link)))
  expect(pages).toContain('docs/tour.md')
  expect(broken).toEqual([])
})

test('the README’s rooms are the rooms there are, in their order', () => {
  const named = [...readOwn('README.md').matchAll(/^\| `([a-z]+)` \|/gm)].map(([, room]) => room)
  const built = rooms.filter(
    (room) => existsSync(placeOf(`src/${room}/index.ts`)) || existsSync(placeOf(`src/${room}/main.ts`)),
  )
  expect(named).toEqual(built)
})

test('every npm command that a page names is one of the package’s', () => {
  const { scripts } = JSON.parse(readOwn('package.json')) as { scripts: Record<string, string> } // our own file
  const named = pages.flatMap((file) => [...readOwn(file).matchAll(/npm run ([a-z-]+)/g)].map(([, name]) => name ?? ''))
  expect(named.length).toBeGreaterThan(5)
  expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([])
})

function linksOf(page: string): readonly string[] {
  const words = page.replaceAll(/```[\s\S]*?```/g, '').replaceAll(/`[^`]*`/g, '')
  return [...words.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '').filter((link) => !/^https?:/.test(link))
}

function whatIsWrong(file: string, link: string): readonly string[] {
  const [path = '', heading] = link.split('#')
  const target = path === '' ? file : join(dirname(file), decodeURI(path))
  const place = placeOf(target)
  if (!existsSync(place)) return [`${file} links to ${link}, which is not there`]
  if (heading === undefined || statSync(place).isDirectory()) return []
  return headingsOf(readFileSync(place, 'utf8')).includes(heading) ? [] : [`${file} links to ${link}: no such heading`]
}

/** Headings as addresses, by the rule that repositories show pages with. */
function headingsOf(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    (title ?? '')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  )
}

/** As the README says pounds: written out here again, so that the block is not judged by the code that wrote it. */
function inPounds(pence: number): string {
  const pounds = pence / 100
  return Math.abs(pounds) >= 950_000 ? formatMillions(pounds) : formatWholePounds(Math.round(pounds / 1000) * 1000)
}

function inOneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ')
}
