import { expect, test } from 'vitest'
import { darlington, hartlepool, type Nudge, nudged, oneForm } from '../../../test/support/one-form.ts'

/** Years in which a limit is broken, of Hartlepool unless another is named. */
function broken(
  code: string,
  model: string,
  nudge: Nudge = {},
  arrangement: Parameters<typeof oneForm>[1] = {},
  council = hartlepool,
): readonly string[] {
  const worked = nudged(oneForm(model, arrangement), { ...nudge, central: { 'general/delay': 0, ...nudge.central } })
  return worked.years.filter((year) => worked.value(`${code}/breach`, { council, year }) === 1)
}

const posts = (protectedEach: number): Nudge => ({
  givens: {
    'baseline/mgmt.pay': 500_000,
    'L01/protectedOnRecord': protectedEach,
    'L01/protectedShare': 1,
    'prices/reprice': 1,
    'L01/postsMore': 3,
  },
  central: { 'L01/postCost': 50_000 },
})

test('protected posts: the lever itself never takes one, so the limit holds even where it wants more', () => {
  expect(broken('GUARD-02', 'M07', posts(2))).toEqual([])
  expect(broken('GUARD-02', 'M07', posts(9.5))).toEqual([])
})

test('cases per social worker: no worse than alone is kept, and a rise above the yardstick is broken in the years it lasts', () => {
  expect(broken('GUARD-03', 'M01')).toEqual([])
  // A tolerance below nought asks for better than alone, which a form without the lever cannot be.
  expect(broken('GUARD-03', 'M01', { givens: { 'limit/GUARD-03': -0.1 } })).toHaveLength(10)
})

test('cases per social worker: members’ ceiling is broken only where carrying on alone keeps within it', () => {
  const recruiting = { central: { 'L05/extraStarts': 0.5, 'L05/settlingIn': 0 } }
  expect(broken('GUARD-03', 'M09', { ...recruiting, givens: { 'limit/GUARD-03 ceiling': 1 } })).toEqual([])
})

test('empty posts and agency: hiring more is no breach, and asking for a better share than alone is one', () => {
  expect(broken('GUARD-04', 'M09')).toEqual([])
  expect(broken('GUARD-04', 'M01', { givens: { 'limit/GUARD-04': -0.01 } })).toHaveLength(10)
})

test('front line: what is typed as a saving on front-line pools is a cut in the years it is typed, and nothing else is', () => {
  expect(broken('GUARD-05', 'M07')).toEqual([])
  expect(
    broken('GUARD-05', 'M07', {
      givens: {
        'entered/frontLineCut': ({ option, council, year }) =>
          option === 'the-form' && council === hartlepool && year === '2014-15' ? 1 : 0,
      },
    }),
  ).toEqual(['2014-15'])
})

test('changes of employer: a term of two years moves staff twice in three years, one of five does not', () => {
  expect(broken('GUARD-10', 'M16', {}, { minimumTermMonths: 24, returns: true })).toEqual(['2015-16'])
  expect(broken('GUARD-10', 'M16', {}, { minimumTermMonths: 60, returns: true })).toEqual([])
})

test('changes of employer: leaving a lead authority a year after go-live moves staff again, leaving a shared senior team does not', () => {
  const leftAtOnce = { central: { 'exit/luck the-form': 0 } }
  expect(broken('GUARD-10', 'M04', leftAtOnce)).toEqual(['2014-15'])
  expect(broken('GUARD-10', 'M01', leftAtOnce)).toEqual([])
  expect(broken('GUARD-10', 'M04', leftAtOnce, {}, darlington)).toEqual(['2014-15'])
})

test('a quiet year: going live within 12 months of a judgement breaks the limit in that year, unless the option answers it', () => {
  const judgedIn = (month: number, answers = 0): Nudge => ({
    givens: { 'GUARD-08/event': month, 'GUARD-08/answers': answers },
  })
  // Live from month 12 of the case.
  expect(broken('GUARD-08', 'M07', judgedIn(6))).toEqual(['2013-14'])
  expect(broken('GUARD-08', 'M07', judgedIn(1))).toEqual(['2013-14'])
  expect(broken('GUARD-08', 'M07', judgedIn(0))).toEqual([])
  expect(broken('GUARD-08', 'M07', judgedIn(13))).toEqual([])
  expect(broken('GUARD-08', 'M09', judgedIn(6, 1))).toEqual([])
})
