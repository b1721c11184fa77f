import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleCase } from '../support/examples.ts'
import { anyCase, runs } from '../support/generated-case.ts'
import { arrangedFrom, behind, here, nothingHappens, oneCouncil, smallModel } from '../support/small-model.ts'
import { workOut } from '../support/work-out.ts'
import { drawnFrom, sum, type WorkedCase, workedCase } from '../support/worked-case.ts'

const usual = 5

test('leaving costs something in every year from set-up on, whatever the form', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      for (const { option, service, year } of arranged(worked)) {
        const at = { option, service, year }
        const isSetUp = worked.value(worked.figure('timing/setUpSpent'), at) > 0
        const lasts = worked.value(worked.figure('timing/lasting'), at) > 0
        const cost = worked.value(worked.figure('exit/leaving'), at)
        if (isSetUp && lasts) expect(cost).toBeGreaterThan(0)
        else expect(cost).toBe(0)
      }
    }),
    runs(usual),
  )
})

test('an arrangement that is brought back pays for it in the year it comes back', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      for (const { option, service, year } of arranged(worked)) {
        const comesBack = worked.value(worked.figure('timing/returnsNow'), { option, service, year }) === 1
        const paid = sum(
          worked.councils.map((council) =>
            worked.pence(worked.model.leavingIt.flow, { option, council, service, year }),
          ),
        )
        if (comesBack) expect(paid).toBeLessThan(0)
        else expect(paid).toBe(0)
      }
    }),
    runs(usual),
  )
})

test('in every future, an arrangement that ends early after set-up pays for leaving in that year, and gains nothing after it', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      const { leavingIt, managers, settingUp } = worked.model
      const [endsNow, ended, spent] = ['timing/endsNow', 'timing/ended', 'timing/setUpSpent'].map((name) =>
        worked.figure(name),
      )
      if (endsNow === undefined || ended === undefined || spent === undefined) throw new Error('a case has its timing')
      const column = drawnFrom(worked, [endsNow, ended, spent, settingUp.total, leavingIt.flow, managers.saving.gain])
      for (const { option, service, year } of arranged(worked)) {
        const at = { option, service, year }
        const [ends, over, isSetUp] = [endsNow, ended, spent].map((figure) => column(figure, { ...at }))
        const setUp = column(settingUp.total, { option, service })
        const paid = worked.councils.map((council) => column(leavingIt.flow, { ...at, council }))
        const gains = worked.councils.map((council) => column(managers.saving.gain, { ...at, council }))
        for (const [draw, isOver] of (over ?? []).entries()) {
          const leaving = sum(paid.map((each) => each[draw] ?? 0))
          // A set-up drawn at nought, and never gone live, leaves nothing to take apart.
          if (ends?.[draw] === 1 && isSetUp?.[draw] === 1 && (setUp[draw] ?? 0) > 0) expect(leaving).toBeLessThan(0)
          expect(leaving).toBeLessThanOrEqual(0)
          if (isOver === 1) expect(sum(gains.map((each) => Math.abs(each[draw] ?? 0)))).toBe(0)
        }
      }
    }),
    runs(usual),
  )
})

test('the hazard of leaving is the same in every year at risk, and adds up to the chance in ten years', () => {
  const years = Array.from({ length: 10 }, (_, i) => `20${25 + i}-${26 + i}`)
  const leftBy = timingIn(years)
  // Live from month 12, at risk a year later. With 40% in ten years, luck below 1 − 0.6^(years at risk ÷ 10) has left.
  for (const [year, code] of years.entries()) {
    const chance = 1 - 0.6 ** ((year > 1 ? year - 1 : 0) / 10)
    for (const luck of [chance - 1e-6, chance + 1e-6].filter((each) => each >= 0)) {
      expect([code, luck, leftBy(luck, code)]).toEqual([code, luck, luck < chance ? 1 : 0])
    }
  }
})

test('about as many futures have left as the chance says', () => {
  const worked = workedCase(longCase())
  const left = worked.figure('timing/leftEarly')
  const column = drawnFrom(worked, [left, worked.figure('general/earlyExit'), worked.figure('timing/yearsAtRisk')])
  const [option = '', service = '', year = ''] = [worked.options[1], worked.services[0], worked.years.at(-1)]
  const chances = column(worked.figure('general/earlyExit'), {})
  const atRisk = column(worked.figure('timing/yearsAtRisk'), { option, service, year })
  const expected = sum(chances.map((chance, draw) => 1 - (1 - chance) ** ((atRisk[draw] ?? 0) / 10))) / chances.length
  const share = sum(column(left, { option, service, year })) / chances.length
  // Luck is one Sobol stream of 2,048 draws, so the share lies within a few draws of the chance.
  expect(Math.abs(share - expected)).toBeLessThan(0.02)
  expect(share).toBeGreaterThan(0.1)
})

test('nobody leaves within a minimum term, which runs from actual go-live', () => {
  const years = Array.from({ length: 10 }, (_, i) => `20${25 + i}-${26 + i}`)
  const leftBy = timingIn(years, { term: 36, delay: 12 })
  // Planned for month 12, 12 late, 36 months bound: free from month 60, so at risk in the sixth year and counted after it.
  const left = years.map((year) => leftBy(0, year))
  expect(left).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1])
})

/** Whether an arrangement planned for month 12 has been left, by luck. */
function timingIn(
  years: readonly string[],
  { term = 0, delay = 0 }: { readonly term?: number; readonly delay?: number } = {},
) {
  const leftEarly = behind(smallModel(['M08']).leavingIt.flow, 'timing/leftEarly')
  return (luck: number, year: string) =>
    workOut([leftEarly], {
      members: { ...oneCouncil, year: years },
      givens: { ...arrangedFrom(12, 8), 'arrangement/minimumTerm': term },
      central: { ...nothingHappens, 'general/delay': delay, 'general/earlyExit': 0.4, 'exit/luck': luck },
    }).value(leftEarly, { ...here, year })
}

/** The three councils, drawn often enough to count futures. */
function longCase() {
  return { ...exampleCase('three-councils'), draws: 2048 }
}

/** Options and services in which something is arranged, year by year. */
function arranged({ prepared, years }: WorkedCase) {
  return prepared.arrangements
    .filter(({ runsAs }) => runsAs !== 'M00')
    .flatMap(({ option, service }) => years.map((year) => ({ option: option.code, service, year })))
}
