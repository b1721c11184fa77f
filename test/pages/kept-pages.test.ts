import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aCase } from '../../src/appraisal/testing/a-case.ts'
import { listVersions } from '../../src/cases/index.ts'
import { paths } from '../../src/web/index.ts'
import { aKeptSite } from '../../src/web/testing/kept-site.ts'
import { chromiumPath, noChromium } from './real-site.ts'

const executablePath = chromiumPath()
const name = 'two-councils'
let kept: Awaited<ReturnType<typeof aKeptSite>>
let browser: Browser | undefined
let home = ''
let hashes: readonly string[] = []

/** A page at a width, without scripts of the page’s own: there are none, and none are needed. */
async function at<T>(path: string, width: number, look: (page: Page) => Promise<T>): Promise<T> {
  if (browser === undefined) throw new Error(noChromium)
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(`${home}${path}`)
    return await look(page)
  } finally {
    await context.close()
  }
}

beforeAll(async () => {
  if (executablePath === undefined) return
  kept = await aKeptSite()
  await kept.make(name, aCase())
  await kept.make('with-problems', aCase({ years: 'a dozen', 'options[1].summary': undefined }))
  home = await kept.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  for (const seed of ['2012', '2013']) {
    await at(paths.draftSection(name, 'case'), 1280, async (page) => {
      await page.getByLabel('Seed').fill(seed)
      await page.getByRole('button', { name: 'Save' }).last().click()
      expect(await page.getByRole('main').innerText()).toMatch(/Saved\.|Nothing was different/)
    })
    await at(paths.versions(name), 1280, async (page) => {
      await page.getByLabel('Note (optional)').fill(`Seed ${seed}`)
      await page.getByRole('button', { name: 'Freeze revision' }).click()
      expect(await page.getByRole('main').innerText()).toContain('This version will never change.')
    })
  }
  hashes = (await listVersions(kept.store, name)).map(({ hash }) => hash)
}, 180_000)

// A test that cannot be run here says why instead of passing.
beforeEach((context) => {
  if (browser === undefined) context.skip(noChromium)
})

afterAll(async () => {
  await browser?.close()
  await kept?.end()
})

const pages: Readonly<Record<string, () => string>> = {
  'the draft': () => paths.draft(name),
  'a draft with problems': () => paths.draft('with-problems'),
  'single values': () => paths.draftSection('with-problems', 'case'),
  'a list': () => paths.draftSection(name, 'baseline'),
  'a list with problems': () => paths.draftSection('with-problems', 'options'),
  'an entry': () => paths.draftSection(name, 'options', ['1']),
  'an entry in an entry': () => paths.draftSection(name, 'options', ['1', 'services', '0']),
  'a new entry under a name': () => paths.draftSection(name, 'assumptions', ['new']),
  'names and values': () => paths.draftSection(name, 'keys', ['0']),
  versions: () => paths.versions(name),
  'a version': () => paths.version(name, hashes[0] ?? ''),
  'two versions': () => paths.versionAgainst(name, hashes[0] ?? '', hashes[1] ?? ''),
  'the record of a case': () => paths.caseRecord(name),
  'the record, verified': () => paths.recordVerify(name),
  'the status': () => paths.status(),
  'a new case': () => paths.newCase(name),
}

/** One of each kind of page is asked for the rules of access on a telephone too; the room is asked of all. */
const onTelephones = ['the draft', 'an entry', 'two versions', 'the record of a case']

test.each(Object.entries(pages))(
  '%s: nobody is kept out by how it is made, nothing runs off the side, and it says what it is',
  async (what, path) => {
    // No page has a script of its own, so a page made narrower is what it would be if it were opened so.
    await at(path(), 1280, async (page) => {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 })
        const isAsked = width === 1280 || onTelephones.includes(what)
        const { violations } = isAsked
          ? await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
          : { violations: [] }
        expect(violations.map(({ id, nodes }) => `${width}: ${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
        const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
        expect(`${width}: ${wide}`).toBe(`${width}: ${room}`)
      }
      expect(await page.locator('h1').count()).toBe(1)
      expect(await page.locator('table:not(:has(caption))').count()).toBe(0)
    })
  },
  60_000,
)

test('two people who edit the same fact are shown both, and the second takes one field of each', async () => {
  const url = paths.draftSection(name, 'councils', ['0'])
  await at(url, 1280, async (second) => {
    await at(url, 1280, async (first) => {
      await first.getByLabel('Name', { exact: true }).fill('The first name')
      await first.getByLabel('Short name').fill('First')
      await first.getByRole('button', { name: 'Save' }).last().click()
    })
    await second.getByLabel('Name', { exact: true }).fill('The second name')
    await second.getByLabel('Short name').fill('Second')
    await second.getByRole('button', { name: 'Save' }).last().click()
    expect(await second.getByRole('heading', { level: 1 }).innerText()).toBe('Somebody else changed this first')
    const { violations } = await new AxeBuilder({ page: second }).options({ resultTypes: ['violations'] }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await second.getByLabel('Short name, yours: Second').check()
    await second.getByRole('button', { name: 'Save what is chosen' }).click()
    expect(await second.getByLabel('Name', { exact: true }).inputValue()).toBe('The first name')
    expect(await second.getByLabel('Short name').inputValue()).toBe('Second')
  })
}, 60_000)

test('every link of the pages of a draft, its versions and its record leads somewhere', async () => {
  const found = new Map<string, string>()
  for (const path of Object.values(pages)) {
    const { body } = await kept.app.inject(path())
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    for (const [, href = ''] of body.matchAll(/<a [^>]*href="([^"]+)"/g)) {
      const [to = '', anchor] = href.replaceAll('&amp;', '&').split('#')
      if (to === '' && anchor !== undefined)
        expect([path(), href, ids.has(decodeURIComponent(anchor))]).toEqual([path(), href, true])
      if (to.startsWith('/') && !found.has(to)) found.set(to, path())
    }
  }
  expect(found.size).toBeGreaterThan(80)
  for (const [to, from] of found) {
    if (to === paths.case('with-problems')) continue
    const { statusCode } = await kept.app.inject(to)
    expect([from, to, statusCode]).toEqual([from, to, to === '/' ? 302 : 200])
  }
}, 120_000)
