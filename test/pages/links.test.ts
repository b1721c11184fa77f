import { afterAll, expect, test } from 'vitest'
import { aStore } from '../../src/store/testing/a-store.ts'
import { buildApp, paths } from '../../src/web/index.ts'
import { exampleNames } from '../support/examples.ts'
import { realSite } from './real-site.ts'

const { site, cases } = realSite()
const { store, remove } = await aStore()
const app = await buildApp({ site: { ...site, store }, requestsAMinute: 100_000 })
afterAll(async () => {
  await app.close()
  await remove()
})

test.each(exampleNames)(
  '%s: every link on its pages leads somewhere, every number to its explanation',
  async (name) => {
    const answer = cases.get(name)?.answer
    const options = answer?.options.map(({ code }) => code) ?? []
    const starts = [
      paths.case(name),
      paths.baseline(name),
      paths.assumptions(name),
      paths.limits(name),
      paths.finance(name),
      paths.scenarios(name),
      paths.figures(name),
      ...options.flatMap((code) => [paths.option(name, code), paths.case(name, code)]),
    ]
    const found = new Map<string, string>()
    for (const start of starts) {
      const { body, statusCode } = await app.inject(start)
      expect([start, statusCode]).toEqual([start, 200])
      const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
      for (const [, href = ''] of body.matchAll(/<a [^>]*href="([^"]+)"/g)) {
        const [path = '', anchor] = href.replaceAll('&amp;', '&').split('#')
        if (path === '' && anchor !== undefined)
          expect([start, href, ids.has(decodeURIComponent(anchor))]).toEqual([start, href, true])
        // One place of each figure stands for the others: they are the same formula.
        const key = path.includes('/figures/') ? (path.split('?')[0] ?? path) : path
        if (path.startsWith('/') && !found.has(key)) found.set(key, path)
      }
    }
    expect(found.size).toBeGreaterThan(100)
    for (const path of found.values())
      expect([path, (await app.inject(path)).statusCode]).toEqual([path, path === '/' ? 302 : 200])
  },
  120_000,
)

test('a number on the overview leads down to a record of an official return', async () => {
  const { body } = await app.inject(
    paths.figure('three-councils', 'L01/mgmt.pay/gain', {
      option: 'shared-senior-team',
      council: 'E06000001',
      year: '2015-16',
    }),
  )
  expect(body).toContain('Section 251 outturn')
  expect(body).toMatch(/record \d{4}/)
})

test('the data of a case are the bytes that the command prints', async () => {
  const { body } = await app.inject(paths.caseData('childrens-trust'))
  expect(body).toBe(cases.get('childrens-trust')?.json)
})

test.each(exampleNames)('%s: every step of a waterfall is the figure its link explains, to the penny', async (name) => {
  const worked = cases.get(name)
  const options = (worked?.answer.options ?? []).filter(({ deliveryModels }) => deliveryModels.length > 0)
  expect(options.length).toBeGreaterThan(1)
  for (const { code, waterfall } of options) {
    for (const { title, pence, figure } of waterfall.steps) {
      const rungs = await worked?.ladder(figure ?? '', { option: code, year: waterfall.year })
      const exact = rungs === undefined || 'problems' in rungs ? undefined : rungs[0]?.exact
      expect([code, title, Math.round((exact ?? Number.NaN) * 100) || 0]).toEqual([code, title, pence])
    }
  }
})
