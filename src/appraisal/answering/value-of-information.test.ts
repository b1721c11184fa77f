import { expect, test } from 'vitest'
import { appraise } from '../appraise.ts'
import { readCaseFile } from '../case-file/index.ts'
import { aCase, type Changes } from '../testing/a-case.ts'

const source = { publication: 'Section 251 outturn', edition: '2011-12' }

/** A case whose senior team hangs on one number: whether the planned saving arrives. */
function answerOf(changes: Changes, draws = 512) {
  const reading = readCaseFile(aCase(changes))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return appraise(reading.case, { draws }).answer
}

const given = (low: number, high: number) => ({
  distribution: { kind: 'uniform', low, high },
  central: (low + high) / 2,
  unit: 'share',
  source,
  grade: 'D',
  owner: 'Programme director',
  date: '2012-12-01',
})
const typedSaving = (pounds: number): Changes => ({
  'options[3].lines[0].byYear': { '2013-14': pounds, '2014-15': pounds, '2015-16': pounds, '2016-17': pounds },
  'options[3].lines[0].pool': 'placements.residential',
  'options[3].lines[0].costKind': 'recurrent',
})

test('everybody chooses what is best for them on average, and knowing is never worth less than nothing', () => {
  const { valueOfInformation, options } = answerOf({})
  const open = options.filter(({ state }) => state !== 'stopped')
  for (const { council, chosen, chosenMeanPence, perfectPence, byAssumption } of valueOfInformation.byCouncil) {
    const means = open.map(
      ({ code, byCouncil }) =>
        [code, byCouncil.find((each) => each.council === council)?.presentValuePence.mean ?? 0] as const,
    )
    expect(chosenMeanPence).toBe(Math.max(...means.map(([, mean]) => mean)))
    expect(means.find(([code]) => code === chosen)?.[1]).toBe(chosenMeanPence)
    expect(perfectPence).toBeGreaterThanOrEqual(0)
    for (const { pence, standardErrorPence } of byAssumption) expect(pence).toBeGreaterThan(2 * standardErrorPence)
    expect([...byAssumption].map(({ pence }) => pence)).toEqual(
      byAssumption.map(({ pence }) => pence).sort((a, b) => b - a),
    )
  }
})

test('what decides whether sharing pays is what is worth knowing, and the sentence names it', () => {
  const { valueOfInformation } = answerOf({
    ...typedSaving(60_000),
    'assumptions."general/realisation"': given(0, 1),
    'assumptions."general/earlyExit"': given(0, 0.001),
    'assumptions."general/shock"': given(0, 0.001),
  })
  const [first] = valueOfInformation.all.byAssumption
  expect(first?.name).toBe('general/realisation')
  expect(valueOfInformation.all.perfectPence).toBeGreaterThanOrEqual(first?.pence ?? Number.POSITIVE_INFINITY)
  expect(valueOfInformation.all.sentence).toContain('Knowing “Share of a planned saving that arrives” before deciding')
})

test('an option that is stopped is no choice', () => {
  const stopped = answerOf({
    options: (aCase().options ?? []).filter(({ code }) => code === 'separate' || code === 'senior-team'),
    facts: (aCase().facts ?? []).map((fact) => ({ ...fact, value: false })),
    criteria: [],
  })
  expect(stopped.options.find(({ code }) => code === 'senior-team')?.state).toBe('stopped')
  expect(stopped.valueOfInformation.all).toMatchObject({ chosen: 'separate', perfectPence: 0, byAssumption: [] })
  expect(stopped.valueOfInformation.all.sentence).toBe(
    'There is nothing to choose between for all the councils together: no option but carrying on alone is open, so nothing is worth finding out first.',
  )
})
