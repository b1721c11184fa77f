import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumPath } from '../parity/story-in-browser.ts'
import { notBuilt, startServer } from './a-server.ts'

const reason = notBuilt ?? (chromiumPath === undefined ? 'no Chromium on this machine' : undefined)
const folder = mkdtempSync(join(tmpdir(), 'concordat-pages-'))
let browser: Browser
let server: Awaited<ReturnType<typeof startServer>>

beforeAll(async () => {
  if (reason !== undefined) return
  server = await startServer()
  browser = await chromium.launch({
    executablePath: chromiumPath as string, // there is one: see `reason`
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('a finance officer takes a spreadsheet of the council’s own into the baseline without scripts, saying what its columns are', async (context) => {
  if (reason !== undefined) return context.skip(reason)
  const file = join(folder, 'staff costs.csv')
  writeFileSync(
    file,
    'Staff costs by team\n\nTeam,Month,Cost (£000)\nAssessment,Apr 2012,1234\nFostering,Apr 2012,"2,345"\n',
  )
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${server.address}/cases/three-councils/baseline/import`)
  await page.getByLabel('File').setInputFiles(file)
  await page.getByRole('button', { name: 'See what it holds' }).click()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('What the columns of staff costs.csv are')
  await page.getByLabel('Council, where no column says').fill('E06000005')
  await page.getByLabel('Name of the spreadsheet').fill('Staffing by team')
  await page.getByRole('button', { name: 'See what it holds' }).click()
  const shown = await page.getByRole('main').innerText()
  expect(shown).toContain('staff costs.csv holds 2 figures for 1 council, April 2012.')
  expect(shown).toContain('1,234,000')
  await page.getByRole('button', { name: 'Take it into the baseline' }).click()
  expect(await page.getByRole('main').innerText()).toContain('Staffing by team')
  await page.goto(`${server.address}/cases/three-councils/baseline`)
  expect(await page.getByRole('main').innerText()).toContain('2,345,000')
  // The next month’s file of the same source is read as the last one was.
  const next = join(folder, 'next month.csv')
  writeFileSync(next, 'Staff costs by team\n\nTeam,Month,Cost (£000)\nAssessment,May 2012,1300\n')
  await page.goto(`${server.address}/cases/three-councils/baseline/import`)
  await page.getByLabel('File').setInputFiles(next)
  await page.getByRole('button', { name: 'See what it holds' }).click()
  expect(await page.getByRole('main').innerText()).toContain('A file with the same headings was taken before.')
  expect(await page.getByLabel('Council, where no column says').inputValue()).toBe('E06000005')
}, 180_000)
