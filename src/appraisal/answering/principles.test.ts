import { expect, test } from 'vitest'
import { readCaseFile } from '../case-file/index.ts'
import { aCase, type Changes } from '../testing/a-case.ts'
import { answerTo } from '../testing/appraised.ts'

const [hartlepool, darlington] = ['E06000001', 'E06000005']
const source = { publication: 'Report to members', edition: 'July 2012' }
const sovereignty = {
  code: 'sovereignty',
  title: 'Sovereignty kept',
  test: 'accountabilityKept',
  setOn: '2012-07-01',
  source,
}
const benefit = (threshold: number) => ({
  code: 'benefit',
  title: 'Better than alone',
  test: 'benefitOverAlone',
  threshold,
  setOn: '2012-07-01',
  source,
})

function answerOf(changes: Changes) {
  const reading = readCaseFile(aCase(changes))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return answerTo(reading.case)
}

const factsWith = (...more: readonly object[]) => [...(aCase().facts ?? []), ...more]
const tested = (council: string | undefined, option?: string) => ({
  council,
  kind: 'localAssuranceTest',
  from: '2013-01-01',
  value: 'agreed',
  source,
  ...(option === undefined ? {} : { option }),
})

function judged(changes: Changes, option: string, council: string | undefined) {
  const [principle] = answerOf(changes).principles
  return principle?.byOption.find((each) => each.option === option)?.byCouncil.find((each) => each.council === council)
}

test('buying together changes nobody’s accountability', () => {
  for (const option of ['do-minimum', 'buying']) {
    expect(judged({ principles: [sovereignty] }, option, hartlepool)).toMatchObject({ holds: true, fields: [] })
  }
})

test('a shared director keeps accountability only where a local assurance test is on record', () => {
  const without = judged({ principles: [sovereignty] }, 'senior-team', hartlepool)
  expect(without).toMatchObject({ holds: false, fields: [{ field: 'Director of children’s services', breaks: true }] })
  expect(without?.sentence).toBe(
    'No: for Hartlepool the director is shared and no local assurance test of the post is on record.',
  )
  const changes = { principles: [sovereignty], facts: factsWith(tested(hartlepool, 'senior-team')) }
  const withTest = judged(changes, 'senior-team', hartlepool)
  expect(withTest).toMatchObject({ holds: true, fields: [{ field: 'Director of children’s services', breaks: false }] })
  expect(withTest?.sentence).toContain('Yes: Hartlepool keeps the duty')
  expect(judged(changes, 'senior-team', darlington)?.holds).toBe(false)
})

test('a test agreed for another option does not count', () => {
  const changes = { principles: [sovereignty], facts: factsWith(tested(hartlepool, 'buying')) }
  expect(judged(changes, 'senior-team', hartlepool)?.holds).toBe(false)
})

test('a lead council keeps its own decisions and the other does not, and the field says how', () => {
  const changes = {
    principles: [sovereignty],
    'options[3].services[0].deliveryModel': 'M04',
    'options[3].services[0].host': darlington,
  }
  expect(judged(changes, 'senior-team', darlington)).toMatchObject({ holds: true, fields: [] })
  const other = judged(changes, 'senior-team', hartlepool)
  expect(other?.holds).toBe(false)
  expect(other?.fields).toEqual([
    {
      service: 'childrens-services',
      field: 'Decides',
      before: 'Hartlepool’s cabinet',
      after: 'Darlington’s cabinet, by delegation from Hartlepool',
      breaks: true,
    },
  ])
  expect(other?.sentence).toBe(
    'No: for Hartlepool who decides changes, from Hartlepool’s cabinet to Darlington’s cabinet, by delegation from Hartlepool.',
  )
})

test('without a director on record accountability is not shown to be kept', () => {
  const facts = (aCase().facts ?? []).filter(({ kind, council }) => !(kind === 'director' && council === hartlepool))
  expect(judged({ principles: [sovereignty], facts }, 'buying', hartlepool)?.sentence).toBe(
    'No: for Hartlepool no director who answers to it is on record.',
  )
})

test('a benefit holds where the chance of being better off reaches what members asked for', () => {
  const { options } = answerOf({})
  const chance = options.find(({ code }) => code === 'senior-team')?.byCouncil[0]?.chanceBetterOff ?? 0
  expect(chance).toBeGreaterThan(0)
  expect(judged({ principles: [benefit(chance)] }, 'senior-team', hartlepool)?.holds).toBe(true)
  expect(chance).toBeLessThan(0.98)
  expect(judged({ principles: [benefit(chance + 0.02)] }, 'senior-team', hartlepool)?.holds).toBe(false)
})

test('the answer in words says under which options each principle holds', () => {
  const { finding, principles } = answerOf({ principles: [sovereignty] })
  expect(principles[0]?.byOption.map(({ option, holds }) => [option, holds])).toEqual([
    ['do-minimum', true],
    ['buying', true],
    ['senior-team', false],
  ])
  expect(finding.paragraphs.at(-1)).toBe(
    'The principles members agreed: “Sovereignty kept” holds for every council under “Do the minimum” and “Buying together”, and not under “A shared senior team”.',
  )
  expect(answerOf({}).principles).toEqual([])
})
