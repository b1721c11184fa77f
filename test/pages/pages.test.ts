import AxeBuilder from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumPath } from '../parity/story-in-browser.ts'
import { notBuilt, startServer } from './a-server.ts'

const reason = notBuilt ?? (chromiumPath === undefined ? 'no Chromium on this machine' : undefined)
/** The rules of access are asked at the widest and the narrowest: no style changes between the two telephones. */
const widths = [1280, 390, 320]
const pages = [
  '/cases',
  '/cases/three-councils',
  '/cases/three-councils/options/shared-senior-team',
  '/cases/three-councils/assumptions',
  '/cases/three-councils/guardrails',
  '/cases/three-councils/finance',
  '/cases/three-councils/figures/economic/presentValue?option=shared-senior-team',
  '/cases/childrens-trust/options/trust',
  '/cases/childrens-trust/scenarios',
  '/compare?first=childrens-trust%2Ftrust&second=three-councils%2Flead-authority',
  '/cases/childrens-trust/figures/entered/trust-claim/flow?option=trust&year=2018-19',
  '/glossary',
  '/cases/stopping-in-time/options/trust-inherited',
  '/cases/not-at-childrens-expense/price-led',
  '/cases/new',
  '/no-such-page',
]
/** The same kinds of page over other cases: the rules of access are asked at one width, the room at all. */
const more = [
  '/methods',
  '/cases/childrens-trust',
  '/compare?first=childrens-trust%2Ftrust&second=childrens-trust%2Ftrust',
  '/cases/three-councils?option=merged-departments',
  '/cases/three-councils/figures',
  '/cases/tri-borough',
  '/cases/tri-borough/options/merged-one-leaves',
  '/cases/stopping-in-time',
  '/cases/stopping-in-time/scenarios',
  '/cases/collaboration-programme',
  '/cases/collaboration-programme/options/three-services-in-stages',
  '/cases/not-at-childrens-expense',
  '/councils',
  '/cases/three-councils/baseline',
  '/cases/three-councils/baseline/import',
  '/councils?councils=E06000005,E06000001,E06000003&year=2024-25',
]

let browser: Browser
let server: Awaited<ReturnType<typeof startServer>>

beforeAll(async () => {
  if (reason !== undefined) return
  server = await startServer()
  browser = await chromium.launch({
    executablePath: chromiumPath as string, // there is one: see `reason`
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function at<T>(path: string, width: number, look: (page: Page) => Promise<T>, scripts = true): Promise<T> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts })
  try {
    const page = await context.newPage()
    // Cases are worked one after another when the server starts, and the last is waited for on a slow machine.
    page.setDefaultNavigationTimeout(110_000)
    await page.goto(`${server.address}${path}`)
    return await look(page)
  } finally {
    await context.close()
  }
}

for (const path of [...pages, ...more]) {
  test(`${path}: nobody is kept out by how it is made, nothing runs off the side, and it says what it is`, async (context) => {
    if (reason !== undefined) return context.skip(reason)
    // No page has a script of its own, so a page made narrower is what it would be if it were opened so.
    await at(path, 1280, async (page) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        const isAsked = width === 1280 || (width === 320 && pages.includes(path))
        const { violations } = isAsked
          ? await new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).analyze()
          : { violations: [] }
        expect(violations.map(({ id, nodes }) => `${width}: ${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([])
        const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
        expect(`${width}: ${wide}`).toBe(`${width}: ${room}`)
      }
      expect(await page.locator('h1').count()).toBe(1)
      expect(await page.title()).toContain('Concordat')
      expect(await page.locator('table:not(:has(caption))').count()).toBe(0)
      expect(await page.getByRole('link', { name: 'Skip to main content' }).count()).toBe(1)
    })
  }, 120_000)
}

test('the answer can be read without scripts, and every drawing says what it shows and has its table', async (context) => {
  if (reason !== undefined) return context.skip(reason)
  await at(
    '/cases/three-councils',
    1280,
    async (page) => {
      await expect(page.locator('main').innerText()).resolves.toContain('None of the four options is likely')
      const drawings = page.locator('figure svg[role="img"]:visible')
      expect(await drawings.count()).toBeGreaterThan(8)
      for (const drawing of await drawings.all()) {
        const says =
          (await drawing.locator('title').first().textContent()) ?? (await drawing.getAttribute('aria-label')) ?? ''
        expect(says.length).toBeGreaterThan(20)
        expect(says.toLowerCase()).not.toMatch(/chart of|graph of/)
      }
      expect(await page.locator('figure details summary', { hasText: 'Table of this chart' }).count()).toBeGreaterThan(
        5,
      )
    },
    false,
  )
})

test('no text of a chart is smaller than fourteen pixels, wide or narrow', async (context) => {
  if (reason !== undefined) return context.skip(reason)
  for (const width of [1280, 390]) {
    const small = await at('/cases/three-councils', width, (page) =>
      page.evaluate(() =>
        [...document.querySelectorAll('svg text')]
          .filter((text) => (text as SVGTextElement).getBoundingClientRect().width > 0)
          .map((text) => {
            const svg = text.closest('svg') as SVGSVGElement
            const scale =
              svg.viewBox.baseVal.width > 0 ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1
            return { words: text.textContent ?? '', size: Number.parseFloat(getComputedStyle(text).fontSize) * scale }
          })
          .filter(({ size }) => size < 13.9),
      ),
    )
    expect(small).toEqual([])
  }
})

test('a number on the page is a door: three steps lead to a record of a return', async (context) => {
  if (reason !== undefined) return context.skip(reason)
  await at('/cases/three-councils/figures/pool/mgmt.pay/alone?council=E06000005&year=2012-13', 1280, async (page) => {
    const text = await page.locator('main').innerText()
    expect(text).toContain('outturn_1213.csv')
    expect(text).toContain('record 33')
  })
})

test('every picture of a chart is well-formed, and its numbers come as a table too', async (context) => {
  if (reason !== undefined) return context.skip(reason)
  await at('/cases/three-councils', 1280, async (page) => {
    const links = await page
      .locator('a', { hasText: /^SVG/ })
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    expect(links.length).toBeGreaterThan(4)
    for (const href of links) {
      const svg = await (await page.request.get(href)).text()
      const fault = await page.evaluate(
        (text) =>
          new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '',
        svg,
      )
      expect(fault).toBe('')
      const csv = await page.request.get(href.replace('.svg', '.csv'))
      expect(csv.status()).toBe(200)
      expect((await csv.text()).split('\n').length).toBeGreaterThan(2)
    }
    const png = await page.request.get((links[0] ?? '').replace('.svg', '.png'))
    expect(png.headers()['content-type']).toBe('image/png')
  })
}, 60_000)

test('the page’s data are the bytes the command prints', async (context) => {
  if (reason !== undefined) return context.skip(reason)
  const json = await (await fetch(`${server.address}/cases/three-councils.json`)).text()
  const { execFileSync } = await import('node:child_process')
  const printed = execFileSync(process.execPath, ['dist/cli.js', 'appraise', 'three-councils', '--json'], {
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  })
  expect(json).toBe(printed)
}, 60_000)
