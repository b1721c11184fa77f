import { expect, test } from 'vitest'
import { aCase } from '../../src/appraisal/testing/a-case.ts'
import { workedFrom } from '../../src/publishing/index.ts'
import { renderPage } from '../../src/web/page.tsx'
import { priceLedPage } from '../../src/web/pages/price-led.tsx'

const source = { publication: 'Scores of the working group' }
const later = { source, published: '2015-12-31', grade: 'B' }

const decision = {
  code: 'fostering',
  title: 'Fostering in Hartlepool',
  council: 'E06000001',
  date: '2012-04-01',
  pounds: 1_250_000,
  criteria: [
    { code: 'money', title: 'Money', weight: 50, financial: true },
    { code: 'care', title: 'Care', weight: 50, financial: false },
  ],
  options: [
    { code: 'own', title: 'The council', scores: { money: 20, care: 60 } },
    { code: 'bought', title: 'Agencies', scores: { money: 80, care: 40 } },
  ],
  taken: 'own',
  source,
  published: '2013-01-31',
  grade: 'D',
}

const outcome = (polarity: string) => ({
  council: 'E06000001',
  code: polarity,
  title: `A measure of which ${polarity} is better`,
  unit: 'points a pupil',
  polarity,
  period: '2015',
  value: 48.5,
  england: 46,
  ...later,
})

function pageOf(changes: Readonly<Record<string, unknown>>): string {
  const worked = workedFrom(JSON.stringify(aCase(changes)))
  if ('problems' in worked) throw new Error(JSON.stringify(worked.problems))
  return renderPage(priceLedPage(worked.answer))
}

const words = (page: string) => page.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the page says first whether price decided, then the four ways, the portfolio, who provides and how children fared', () => {
  const page = pageOf({ portfolio: [decision], outcomes: [outcome('higher'), outcome('neutral')] })
  const said = words(page)
  const order = [
    /Price (decided|did not decide): with every financial score made equal/,
    /This choice, in four ways/,
    /90% of council decision-makers said that 40% of decisions are led by cost/,
    /Fostering in Hartlepool £1\.3m Yes Agencies The council The council not first by the scores/,
    /Hartlepool 2011-12 £/,
    /70% of council decision-makers expected 40% of services/,
    /48\.5 46\.0 Not given Better/,
  ].map((part) => said.search(part))
  expect(order.every((at) => at >= 0)).toBe(true)
  expect([...order].sort((a, b) => a - b)).toEqual(order)
  expect(page.match(/<h1[ >]/g)).toHaveLength(1)
  expect(page).not.toMatch(/undefined|NaN|\[object/)
})

test('where neither way is better no figure is called better or worse', () => {
  const neutral = words(pageOf({ outcomes: [outcome('neutral')] })).split('How children fared')[1] ?? ''
  expect(neutral).toContain('48.5 46.0 Not given Higher')
  expect(neutral.replace('A measure of which neutral is better', '')).not.toMatch(/Better|Worse|\((better|worse)\)/)
})

test('a case without criteria says that how far price led cannot be said, and still who provides', () => {
  const said = words(pageOf({ criteria: [] }))
  expect(said).toContain('The case gives no criteria with weights, so how far price led cannot be said.')
  expect(said).toContain('How much is commissioned out')
  expect(said).not.toContain('This choice, in four ways')
})
