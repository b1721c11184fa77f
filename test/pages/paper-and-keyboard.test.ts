import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildApp, paths } from '../../src/web/index.ts'
import { chromiumPath, noChromium, realSite } from './real-site.ts'

const executablePath = chromiumPath()
const { site } = realSite()
const app = await buildApp({ site, requestsAMinute: 100_000 })
let browser: Browser | undefined
let home = ''

beforeAll(async () => {
  if (executablePath === undefined) return
  for (const { name } of site.shelf.list()) await site.shelf.work(name)
  home = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
})

afterAll(async () => {
  await browser?.close()
  await app.close()
})

// A test that cannot be run here says why instead of passing.
beforeEach((context) => {
  if (browser === undefined) context.skip(noChromium)
})

const [three, trust] = ['three-councils', 'childrens-trust']
/** A page at a width. */
async function open(path: string, width: number) {
  if (browser === undefined) throw new Error(noChromium)
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  // Cases are worked one after another when the server starts, and the last is waited for on a slow machine.
  page.setDefaultNavigationTimeout(110_000)
  await page.goto(`${home}${path}`)
  return { page, close: () => context.close() }
}

test.each([1280, 800, 390, 320])(
  'at %i pixels no letter in a drawing is shown smaller than 14 pixels',
  async (width) => {
    for (const path of [paths.case(three), paths.case(trust)]) {
      const { page, close } = await open(path, width)
      expect(await page.evaluate(lettersShown)).toBeGreaterThan(20)
      expect(await page.evaluate(smallLetters)).toEqual([])
      await close()
    }
  },
)

test('what is wider than a telephone can be scrolled from the keyboard', async () => {
  const { page, close } = await open(paths.finance(three), 390)
  const region = page.locator('.cc-scroll').first()
  await region.focus()
  await page.keyboard.press('ArrowRight')
  // Asked from outside: the page's own policy forbids it to run text as script.
  await expect.poll(() => page.evaluate('document.activeElement.scrollLeft')).toBeGreaterThan(0)
  await close()
})

test('on paper the tables of the charts are opened, and nothing runs off an A4 page', async () => {
  const { page, close } = await open(paths.case(three), 1280)
  await page.emulateMedia({ media: 'print' })
  // A4 less its margins, in CSS pixels.
  await page.setViewportSize({ width: 703, height: 1000 })
  expect(await page.locator('.cc-chart--fan table').isVisible()).toBe(true)
  expect(await page.locator('.cc-header').isVisible()).toBe(false)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(703)
  await close()
})

const shownLetters = `[...document.querySelectorAll('svg text')].filter((text) => text.getBoundingClientRect().width > 0)`
const lettersShown = `${shownLetters}.length`
const smallLetters = `${shownLetters}
  .map((text) => ({ words: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a }))
  .filter(({ size }) => size < 13.95)`
