import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/appraisal/index.ts'
import { anyCase, runs } from '../support/generated-case.ts'
import { drawnFrom, type WorkedCase, workedCase } from '../support/worked-case.ts'

const usual = 5

test('an option without any form, and one of each council by itself without a lever, change nothing in any year', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(withIdleOptions(theCase))
      for (const option of ['no-form', 'no-lever']) {
        for (const council of worked.councils) expect(flowsThatMove(worked, option, council)).toEqual([])
      }
    }),
    runs(usual),
  )
})

test('they change nothing in any future either', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(withIdleOptions(theCase))
      const { economic, councils } = worked.model.views
      const column = drawnFrom(worked, [economic.presentValue, councils.presentValue])
      for (const option of ['separate', 'no-form', 'no-lever']) {
        expect(column(economic.presentValue, { option }).every((value) => value === 0)).toBe(true)
        for (const council of worked.councils)
          expect(column(councils.presentValue, { option, council }).every((value) => value === 0)).toBe(true)
      }
    }),
    runs(usual),
  )
})

test('a council that takes no part in an option has no flow in it, in the central case or in any future', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      const { presentValue } = worked.model.views.councils
      const column = drawnFrom(worked, [presentValue])
      for (const { code: option, councils } of theCase.options) {
        for (const council of worked.councils.filter((each) => !councils.includes(each))) {
          expect(flowsThatMove(worked, option, council)).toEqual([])
          expect(column(presentValue, { option, council }).every((value) => value === 0)).toBe(true)
        }
      }
    }),
    runs(usual),
  )
})

test('an assumption that nothing reads changes no digit', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const before = workedCase(theCase)
      const after = workedCase({
        ...before.theCase,
        assumptions: { ...before.theCase.assumptions, 'local/unread': unread },
        streams: { ...before.theCase.streams, 'local/unread': before.theCase.nextStream },
        nextStream: before.theCase.nextStream + 1,
      })
      expectSameDigits(before, after)
    }),
    runs(usual),
  )
})

test('one more option, with doubts of its own, leaves every other option as it was, on the same luck', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const before = workedCase(theCase)
      const [council = ''] = before.councils
      const service = theCase.services.find(({ lines }) => lines.includes('socialWork'))?.code ?? ''
      const after = workedCase({
        ...before.theCase,
        options: [
          ...theCase.options,
          {
            ...blankOption(theCase),
            code: 'another',
            councils: [council],
            services: [
              { service, deliveryModel: 'M11', start: '2014-04-01', minimumTermMonths: 0, atEndOfTerm: 'continue' },
            ],
          },
        ],
      })
      expectSameDigits(before, after)
    }),
    runs(usual),
  )
})

const unread: CaseFile['assumptions'][string] = {
  distribution: { kind: 'uniform', low: 0, high: 1 },
  central: 0.5,
  unit: 'share',
  source: { publication: 'Nobody reads it' },
  grade: 'D',
  owner: 'Programme director',
  date: '2012-12-01',
}

function blankOption(theCase: CaseFile): CaseFile['options'][number] {
  const [alone] = theCase.options
  if (alone === undefined) throw new Error('a case has a counterfactual')
  return { ...alone, role: 'alternative' }
}

function withIdleOptions(theCase: CaseFile): CaseFile {
  const services = theCase.services.map(({ code: service }) => ({
    service,
    deliveryModel: 'M00',
    start: '2014-04-01',
    minimumTermMonths: 0,
    atEndOfTerm: 'continue' as const,
    levers: [],
  }))
  return {
    ...theCase,
    options: [
      ...theCase.options,
      { ...blankOption(theCase), code: 'no-form' },
      { ...blankOption(theCase), code: 'no-lever', services },
    ],
  }
}

/** Names of the flows that are not nought in some year. */
function flowsThatMove(
  { model, pence, services, years }: WorkedCase,
  option: string,
  council: string,
): readonly string[] {
  return model.flows
    .filter(({ figure }) =>
      services.some((service) => years.some((year) => pence(figure, { option, council, service, year }) !== 0)),
    )
    .map(({ figure }) => figure.name)
}

function expectSameDigits(before: WorkedCase, after: WorkedCase): void {
  const was = drawnFrom(before, [before.model.views.economic.presentValue, before.model.views.councils.soFar])
  const is = drawnFrom(after, [after.model.views.economic.presentValue, after.model.views.councils.soFar])
  for (const option of before.options) {
    expect(after.value(after.model.views.economic.presentValue, { option })).toBe(
      before.value(before.model.views.economic.presentValue, { option }),
    )
    expect(is(after.model.views.economic.presentValue, { option })).toEqual(
      was(before.model.views.economic.presentValue, { option }),
    )
    for (const council of before.councils) {
      for (const year of before.years) {
        const at = { option, council, year }
        expect(is(after.model.views.councils.soFar, at)).toEqual(was(before.model.views.councils.soFar, at))
      }
    }
  }
}
