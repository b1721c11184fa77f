import { expect, test } from 'vitest'
import { readCaseFile } from '../../src/appraisal/case-file/index.ts'
import { caseProblems, isWarning } from '../../src/appraisal/problems.ts'
import { aCase } from '../../src/appraisal/testing/a-case.ts'
import { mistakesOfComparison } from './mistakes-of-comparison.ts'
import { mistakesOfFact } from './mistakes-of-fact.ts'
import { mistakesOfNomination } from './mistakes-of-nomination.ts'
import { mistakesOfProposal } from './mistakes-of-proposal.ts'
import { mistakesOfScenarios } from './mistakes-of-scenarios.ts'
import { mistakesOfStages } from './mistakes-of-stages.ts'
import { mistakesOfWriting } from './mistakes-of-writing.ts'

const mistakes = [
  ...mistakesOfWriting,
  ...mistakesOfFact,
  ...mistakesOfProposal,
  ...mistakesOfNomination,
  ...mistakesOfScenarios,
  ...mistakesOfStages,
  ...mistakesOfComparison,
]

test('the case that the broken ones are made from is good, and nothing about it is worth a warning', () => {
  expect(readCaseFile(JSON.stringify(aCase()))).toMatchObject({ case: { name: 'two-councils' }, warnings: [] })
})

for (const { title, changes, code, place, says } of mistakes) {
  test(title, () => {
    const reading = readCaseFile(JSON.stringify(aCase(changes)))
    if (!('problems' in reading)) throw new Error('The file was accepted')
    const told = reading.problems.find((one) => one.code === code && one.place === place)
    if (told === undefined) throw new Error(`Told instead: ${JSON.stringify(reading.problems, null, 1)}`)
    expect(told.sentence).toMatch(/^[A-Z“].*[.?]$/)
    for (const part of says) expect(told.sentence).toContain(part)
  })
}

/** Told by files that are broken in other ways than a changed value: `hostile-files.test.ts`; of a version, CASE-105. */
const toldElsewhere = ['CASE-01', 'CASE-02', 'CASE-03', 'CASE-04', 'CASE-05', 'CASE-68', 'CASE-105']

test('every problem on the list has a file that brings it about', () => {
  const told = new Set([...mistakes.map(({ code }) => code), ...toldElsewhere])
  const all = Object.keys(caseProblems).filter((code) => !isWarning(code))
  expect([...told].sort()).toEqual(all.sort())
  expect(mistakes.length).toBeGreaterThan(90)
})

test('all the mistakes of a file are told at once, whatever they are about', () => {
  const reading = readCaseFile(
    JSON.stringify(
      aCase({
        'baseline[0].pounds': 'tbc',
        'criteria[0].weight': 50,
        'options[3].services[0].deliveryModel': 'M03',
        'contracts[0].endDate': '2015-13-01',
        priceBas: '2012-13',
      }),
    ),
  )
  if (!('problems' in reading)) throw new Error('The file was accepted')
  expect(reading.problems.map(({ code }) => code).sort()).toEqual([
    'CASE-07',
    'CASE-08',
    'CASE-16',
    'CASE-41',
    'CASE-56',
  ])
})
