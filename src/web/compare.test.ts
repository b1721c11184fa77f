import { expect, test } from 'vitest'
import { comparedNotes, comparedRows } from '../charts/index.ts'
import { buildApp } from './app.ts'
import { paths } from './paths.ts'
import { oneCouncil, threeCouncils } from './testing/sample-answers.ts'
import { aSite } from './testing/site.ts'

const app = await buildApp({ site: aSite(), requestsAMinute: 10_000 })
const page = async (query: string) => app.inject(`/compare?${query}`)

test('the form is a plain one that asks again with what was chosen, and offers every option of every case', async () => {
  const { body, statusCode } = await page('')
  expect(statusCode).toBe(200)
  expect(body).toContain('<form method="get" action="/compare"')
  expect(body).toContain('value="three-sample/senior-team"')
  expect(body).toContain('value="one-sample/trust"')
  expect(body).not.toContain('Side by side')
  const half = await app.inject(paths.compare('three-sample', 'joint'))
  expect([half.statusCode, half.body.includes('There is a problem')]).toEqual([200, false])
  expect(half.body).toMatch(/<option value="three-sample\/joint" selected/)
})

test('two options of one case stand side by side on the same futures', async () => {
  const { body, statusCode } = await page('first=three-sample%2Fjoint&second=three-sample%2Flead')
  expect(statusCode).toBe(200)
  expect(body).toContain('on the same futures')
  expect(body).not.toContain('do not subtract')
})

test('options of two cases stand side by side, with what is not the same in the two', async () => {
  const { body } = await page('first=three-sample%2Fjoint&second=one-sample%2Ftrust&third=one-sample%2Frecruit')
  expect(body).toContain('do not subtract')
  expect(body).toContain('Councils:')
  expect(body).toContain('takes no part')
})

test.each([
  ['first=three-sample%2Fjoint&second=three-sample%2Fjoint', 'chosen already', 'second'],
  ['first=four-sample%2Fjoint', 'no case called “four-sample”', 'first'],
  ['first=three-sample%2Fjoint&third=three-sample%2Fjoined', 'no option “joined”', 'third'],
])('%s is turned back with a sentence that leads to the place of the form', async (query, says, place) => {
  const { body, statusCode } = await page(query)
  expect(statusCode).toBe(422)
  expect(body).toContain('<title>Error: ')
  expect(body).toContain(says)
  expect(body).toContain(`href="#${place}"`)
  expect(body).not.toContain('Side by side')
})

test('what is the same in two cases is not said of them', () => {
  const [three, one] = [threeCouncils(), oneCouncil()]
  const all = [three, one].map((answer) => ({ answer, option: answer.options[1] ?? answer.options[0] }))
  const compared = all.flatMap(({ answer, option }) => (option === undefined ? [] : [{ answer, option }]))
  const notes = comparedNotes(compared).join(' ')
  expect(notes).not.toContain('Prices:')
  expect(notes).toContain('Councils: three-sample is of Hartlepool')
  const later = { ...one, case: { ...one.case, priceBase: '2015-16' } }
  const [first] = compared
  if (first === undefined) throw new Error('there is an option')
  expect(comparedNotes([first, { ...first, answer: later }]).join(' ')).toContain(
    'Prices: three-sample is in 2012-13 prices and one-sample is in 2015-16 prices.',
  )
  for (const { cells } of comparedRows(compared)) expect(cells).toHaveLength(compared.length)
})
