import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { optionCharts } from '../../src/charts/index.ts'
import { type WorkedCase, workedFrom } from '../../src/publishing/index.ts'
import { aStore } from '../../src/store/testing/a-store.ts'
import { buildApp, paths, type Site, shelfOf } from '../../src/web/index.ts'
import { formOf } from '../../src/web/testing/form.ts'
import { aDesk, aSite } from '../../src/web/testing/site.ts'
import { freeTexts, withEveryText, withTexts } from '../support/hostile-case.ts'
import { elementsOf, forbiddenIn, shapeOf } from '../support/html.ts'

/** Ends an attribute, a tag and a title, begins a script, and is an address that runs. */
const hostile = `javascript:x()//"'></title></textarea><script>x()</script><img src=x onerror=x()><svg onload=x()>`
const chartNames = Object.keys(optionCharts)
const plain = 'Plain words of an officer, long enough to be broken over lines where the others are, and no longer'
const exampleText = (name: string) => readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8')

function served(worked: WorkedCase): Site {
  const { case: about, options } = worked.answer
  const listed = {
    ...about,
    options: options.map(({ code, title }) => ({ code, title })),
    councils: about.councils.map(({ shortName }) => shortName),
    isExample: false,
  }
  return { ...aSite([]), shelf: shelfOf([listed], async () => ({ kind: 'worked', case: worked })) }
}

function worked(text: string): WorkedCase {
  const result = workedFrom(text, { draws: 64 })
  if ('problems' in result) throw new Error(JSON.stringify(result.problems.slice(0, 3)))
  return result
}

const { store, remove } = await aStore()
afterAll(remove)

const app = (site: Site) => buildApp({ site: { ...site, store }, requestsAMinute: 1_000_000 })

interface PagesRead {
  readonly count: number
  readonly forbidden: readonly string[]
  readonly shapes: ReadonlySet<string>
  readonly isSaid: boolean
}

/** Every page that can be reached from the pages of a case by their links, one place of each figure. */
async function everyPage(site: Site): Promise<PagesRead> {
  const server = await app(site)
  const [entry] = site.shelf.list()
  const waiting = [paths.cases(), paths.compare(), paths.case(entry?.name ?? ''), paths.councils(), paths.newCase()]
  const seen = new Set(waiting)
  const forbidden: string[] = []
  const shapes = new Set<string>()
  let [count, isSaid] = [0, false]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const { headers, body, statusCode } = await server.inject(path)
    expect([path, statusCode < 400]).toEqual([path, true])
    if (!String(headers['content-type']).startsWith('text/html')) continue
    count += 1
    isSaid ||= /&lt;script(>|&gt;)x\(\)/.test(body)
    forbidden.push(...forbiddenIn(body).map((each) => `${path}: ${each}`))
    for (const element of elementsOf(body)) {
      shapes.add(shapeOf(element))
      const [address = ''] = (element.attributes.get('href') ?? '').split('#')
      const key = address.includes('/figures/') ? (address.split('?')[0] ?? address) : address
      // Pages of the docs and of other cases hold nothing of this one; those of the store have a test of their own.
      if (!address.startsWith('/') || /^\/(assets|methods|glossary|record|status)/.test(address)) continue
      if (/^\/cases\/[^/]+\/(edit|versions|record|copy)/.test(address) || seen.has(key)) continue
      seen.add(Buffer.from(key).toString())
      waiting.push(Buffer.from(address).toString())
    }
  }
  return { count, forbidden, shapes, isSaid }
}

/** A long run goes through the other worked examples too. */
const examples = ['three-councils', 'not-at-childrens-expense']
const more = process.env['CONCORDAT_SOAK'] === undefined ? [] : ['tri-borough', 'suffolk', 'stopping-in-time']

describe.each([...examples, ...more])('%s with script in every text', (name) => {
  const text = exampleText(name)
  const whole: unknown = JSON.parse(text)
  let free: readonly string[]
  let site: Site
  beforeAll(() => {
    free = freeTexts(text, hostile)
    site = served(worked(JSON.stringify(withTexts(whole, free, (count) => `${hostile}${count}`))))
  })

  test('no element and no attribute of any page comes from it, and nothing runs', async () => {
    expect(free.length).toBeGreaterThan(25)
    const pages = await everyPage(site)
    const asUsual = await everyPage(
      served(worked(JSON.stringify(withTexts(whole, free, (count) => `${plain}${count}`)))),
    )
    expect(pages.count).toBeGreaterThan(50)
    expect(pages.forbidden).toEqual([])
    expect([...pages.shapes].filter((shape) => !asUsual.shapes.has(shape))).toEqual([])
    // It did reach the pages: as words.
    expect(pages.isSaid).toBe(true)
  })

  test('a chart taken away as a drawing holds it as words', async () => {
    const server = await app(site)
    const option = site.shelf.list()[0]?.options.at(-1)?.code ?? ''
    for (const chart of chartNames) {
      const { statusCode, body, headers } = await server.inject(paths.chart(name, chart, 'svg', option))
      expect([chart, statusCode]).toEqual([chart, 200])
      expect([chart, forbiddenIn(body.replace(/^<\?xml[^>]*>/, ''))]).toEqual([chart, []])
      expect(headers['content-disposition']).toMatch(/^attachment; filename="[a-z0-9.-]+"$/)
    }
  })
})

test('a file that is refused is told with its own words, and they stay words', async () => {
  for (const name of ['three-councils', 'suffolk']) {
    const value = { ...(withEveryText(exampleText(name), () => hostile) as object), [hostile]: 1 }
    const result = workedFrom(JSON.stringify(value))
    if (!('problems' in result)) throw new Error('The file was taken')
    expect(result.problems.length).toBeGreaterThan(20)
    const entry = {
      name: 'x',
      title: hostile,
      question: hostile,
      decisionDate: '',
      councils: [hostile],
      options: [],
      isExample: false,
    }
    const site = {
      ...aSite([]),
      shelf: shelfOf([entry], async () => ({ kind: 'problems', problems: result.problems })),
    }
    const server = await app(site)
    for (const path of [paths.case('x'), paths.cases()]) {
      const { body } = await server.inject(path)
      expect([path, forbiddenIn(body)]).toEqual([path, []])
      expect(body).toContain('javascript:x()')
    }
  }
})

test('what is asked for in an address is said back as words', async () => {
  const site = aSite()
  const server = await app(site)
  const [name = ''] = site.shelf.list().map((each) => each.name)
  const word = encodeURIComponent(hostile)
  const asked = [
    paths.case(hostile),
    paths.case(name, hostile),
    paths.option(name, hostile),
    paths.option(hostile, hostile),
    paths.finance(name, hostile),
    paths.figure(name, hostile),
    paths.figure(name, 'L01/saving', { council: hostile, [hostile]: hostile }),
    paths.chart(name, hostile, 'svg', hostile),
    paths.chart(name, 'fan', 'svg', hostile),
    paths.method(hostile),
    paths.councils({ councils: [hostile], year: hostile }),
    `${paths.councils()}?first=${word}&second=${word}&year=${word}&third=E06000005`,
    `${paths.compare()}?first=${word}&second=${encodeURIComponent(`${name}/${hostile}`)}&third=${word}%2F${word}`,
    `${paths.template()}?first=${word}&year=${word}`,
    `${paths.cases()}?${word}=${word}`,
    `${paths.assumptions(name)}?${word}=${word}&option=${word}`,
    `/${word}`,
    paths.asset(word),
  ]
  let saidBack = 0
  for (const path of asked) {
    const { body, headers } = await server.inject(path)
    expect([path, String(headers['content-type'])]).toEqual([path, 'text/html; charset=utf-8'])
    expect([path, forbiddenIn(body)]).toEqual([path, []])
    if (body.includes('javascript:x()')) saidBack += 1
  }
  expect(saidBack).toBeGreaterThan(8)
})

test('what is sent in a form, and the name of its file, are said back as words', async () => {
  const held = { sha256: 'a'.repeat(64), name: hostile, choice: {} }
  const file = {
    held,
    place: hostile,
    sheet: hostile,
    headings: [hostile],
    columns: [{ plain: hostile, occurrence: 1, letter: hostile, heading: hostile, why: hostile, samples: [hostile] }],
    questions: [hostile],
  }
  const told = { problems: [{ code: 'IMP-10', place: hostile, sentence: hostile }] }
  const site = {
    ...aSite(),
    desk: aDesk({
      preview: async () => told,
      propose: async () => told,
      previewHeld: async () => told,
      newCase: async () => told,
    }),
  }
  const server = await app(site)
  const [name = ''] = site.shelf.list().map((each) => each.name)
  const sent = { name: hostile.replaceAll('"', '%22'), bytes: new Uint8Array([65]) }
  const mapping = Object.fromEntries(
    ['name', 'for', 'result', 'unit', 'sign', 'dates', 'council', 'period', 'role-0'].map((field) => [field, hostile]),
  )
  for (const [path, parts] of [
    [paths.importPreview(name), { file: sent, as: hostile, month: hostile }],
    [paths.importPreview(name), { file: sent, as: hostile, month: '' }],
    [paths.importMapping(name), { ...mapping, file: JSON.stringify(file) }],
    [paths.importKeep(name), { held: hostile }],
    [paths.importKeep(name), { held: JSON.stringify(held) }],
    [paths.newCase(), { workbook: sent }],
  ] as const) {
    const { body, statusCode } = await server.inject({ method: 'POST', url: path, ...formOf(parts) })
    expect([path, statusCode]).toEqual([path, 422])
    expect([path, forbiddenIn(body)]).toEqual([path, []])
  }
})

test('a page of the docs holds what its text holds as words, and leads nowhere that runs', async () => {
  const text = [
    `# ${hostile}`,
    '',
    `${hostile} **${hostile}** \`${hostile}\``,
    '',
    '[a](javascript:x()) [b](data:text/html,x) [c](//evil.example/x) [d](JaVaScRiPt:x()) [e](https://x.example/"onclick=x())',
    '',
    `- ${hostile}`,
    '',
    `| ${hostile} | b |`,
    '| --- | --- |',
    `| ${hostile} | [a](vbscript:x) |`,
    '',
    `> ${hostile}`,
    '',
    '```',
    hostile,
    '```',
    `## ${hostile}`,
  ].join('\n')
  const server = await app({ ...aSite(), methods: [{ name: 'x', text }], glossary: text })
  for (const path of [paths.methods(), paths.method('x'), paths.glossary()]) {
    const { body, statusCode } = await server.inject(path)
    expect([path, statusCode, forbiddenIn(body)]).toEqual([path, 200, []])
  }
})

test('a table taken away as comma-separated values holds no formula, whatever the texts begin with', async () => {
  const formulas = [
    '=HYPERLINK("http://x.example","y")',
    '+1+cmd|x',
    '-1+cmd|x',
    '@SUM(A1)',
    '\t=1+1',
    ' =1+1',
    '"=1+1',
    '＝1+1',
    '\u00a0-1+1',
    '\u200b=1+1',
  ]
  const text = exampleText('three-councils')
  const free = freeTexts(text, '=1+1').filter((place) => /title|shortName|label/i.test(place))
  expect(free.length).toBeGreaterThan(3)
  const hostileCase = withTexts(JSON.parse(text), free, (count) => formulas[count % formulas.length] ?? '=')
  const site = served(worked(JSON.stringify(hostileCase)))
  const server = await app(site)
  const { options = [], name = '' } = site.shelf.list()[0] ?? {}
  const cells: string[] = []
  for (const { code } of options)
    for (const chart of chartNames)
      cells.push(...cellsOf((await server.inject(paths.chart(name, chart, 'csv', code))).body))
  expect(cells.filter((cell) => cell.startsWith("'")).length).toBeGreaterThan(10)
  // A spreadsheet leaves out what is not seen before a sign; numbers keep theirs.
  const formula = (cell: string) => /^[\p{C}\s]*[-=+@－＝＋＠]/u.test(cell) && !/^-[\d.]+$/.test(cell)
  expect(cells.filter(formula)).toEqual([])
})

/** The cells of comma-separated values as RFC 4180 has them. */
function cellsOf(csv: string): readonly string[] {
  return [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(?:,|\r\n|$)/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  )
}
