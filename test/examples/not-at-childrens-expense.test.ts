import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { notAtChildrensExpense } from '../../scripts/examples/not-at-childrens-expense.ts'
import { readReturns } from '../../scripts/examples/returns.ts'
import { commissionedOutAnswerOf } from '../../src/appraisal/answering/commissioned-out.ts'
import { outcomesAnswerOf } from '../../src/appraisal/answering/outcomes.ts'
import { portfolioAnswerOf } from '../../src/appraisal/answering/portfolio.ts'
import { type CaseFile, caseFileSchema } from '../../src/appraisal/case-file/schema.ts'

const RETURNS = new URL('../../../shared/data/', import.meta.url)
const written: unknown = JSON.parse(
  readFileSync(new URL('../../examples/not-at-childrens-expense.json', import.meta.url), 'utf8'),
)
const theCase: CaseFile = caseFileSchema.parse(written)

test('how much was bought is what the returns of 2012-13 add up to by lines 4, 15, 16, 20, 26 and 29', () => {
  const shares = commissionedOutAnswerOf(theCase)?.byCouncil.map(({ councilName, all, lookedAfter }) => [
    councilName,
    all.grossPence / 100,
    ...[all.privateAndVoluntaryShare, all.notOwnShare, lookedAfter?.privateAndVoluntaryShare ?? 0].map(
      (share) => Math.round(share * 1000) / 10,
    ),
  ])
  // Gross with a split; private and voluntary; all not own; private and voluntary of looked-after children alone.
  expect(shares).toEqual([
    ['Tower Hamlets', 77_273_785, 14.3, 19.1, 30.1],
    ['Hartlepool', 20_022_701, 20.5, 24.2, 41.1],
    ['Redcar and Cleveland', 24_741_230, 29.6, 30.7, 69.7],
    ['Darlington', 19_011_414, 27.5, 30.8, 51.3],
    ['Hammersmith and Fulham', 43_345_985, 49.6, 50, 49.3],
    ['Kensington and Chelsea', 40_359_758.5, 8.3, 12, 21.6],
    ['Westminster', 47_935_834.04, 17.2, 17.2, 39.7],
    ['Northamptonshire', 94_330_935, 38.5, 41, 51.9],
  ])
})

test('the portfolio rests on judgement alone for its scores, which are the same for every council, and says so', () => {
  const { portfolio } = theCase
  expect(portfolio.every(({ grade, note = '' }) => grade === 'D' && note.includes('judgement'))).toBe(true)
  for (const service of ['residential', 'fostering', 'young-people']) {
    const scores = portfolio
      .filter(({ code }) => code.startsWith(service))
      .map(({ options }) => JSON.stringify(options.map((option) => option.scores)))
    expect(scores).toHaveLength(8)
    expect(new Set(scores).size).toBe(1)
  }
  expect(portfolioAnswerOf(theCase)?.sentences.join(' ')).toContain('judgement (grade D)')
})

test('every outcome came out after the decision, and what is neutral is called neither better nor worse', () => {
  const outcomes = outcomesAnswerOf(theCase)
  expect(outcomes.flatMap(({ periods }) => periods).every(({ isHindsight }) => isHindsight)).toBe(true)
  const neutral = outcomes.filter(({ polarity }) => polarity === 'neutral')
  expect(neutral.length).toBeGreaterThan(0)
  for (const { sentence } of neutral) expect(sentence).not.toMatch(/better|worse/)
})

test('the case is written again from the returns as it stands, but for the numbers that its luck keeps', (context) => {
  if (!existsSync(RETURNS)) return context.skip('the official returns are not beside this checkout')
  const again = caseFileSchema.parse(notAtChildrensExpense(readReturns(RETURNS.pathname)))
  const { streams, nextStream } = theCase
  expect({ ...again, streams, nextStream }).toEqual(theCase)
})
