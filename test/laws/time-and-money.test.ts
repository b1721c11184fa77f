import fc from 'fast-check'
import { expect, test } from 'vitest'
import { paybackOf } from '../../src/appraisal/answering/council-answer.ts'
import type { CaseFile } from '../../src/appraisal/index.ts'
import { presentValue, type TimingConvention } from '../../src/model/index.ts'
import { appraisedExample, exampleNames } from '../support/examples.ts'
import { anyCase, runs } from '../support/generated-case.ts'
import { sum, type WorkedCase, workedCase } from '../support/worked-case.ts'

const conventions: readonly TimingConvention[] = ['startOfYear', 'midYear', 'endOfYear']
const savings = fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 40 })
const share = fc.double({ min: 0, max: 0.2, noNaN: true })

test('a higher discount rate never raises the present value of savings', () => {
  fc.assert(
    fc.property(
      savings,
      fc.array(fc.tuple(share, share), { minLength: 40, maxLength: 40 }),
      fc.constantFrom(...conventions),
      (amounts, rates, convention) => {
        const low = amounts.map((_, year) => (year === 0 ? 0 : (rates[year]?.[0] ?? 0)))
        const high = low.map((rate, year) => (year === 0 ? 0 : rate + (rates[year]?.[1] ?? 0)))
        expect(presentValue(amounts, high, convention).value).toBeLessThanOrEqual(
          presentValue(amounts, low, convention).value,
        )
      },
    ),
    runs(200),
  )
})

test('money at the start of a year is never worth less than in the middle, nor that than at its end', () => {
  fc.assert(
    fc.property(savings, share, (amounts, rate) => {
      const rates = amounts.map((_, year) => (year === 0 ? 0 : rate))
      const [start = 0, middle = 0, end = 0] = conventions.map(
        (convention) => presentValue(amounts, rates, convention).value,
      )
      expect(start).toBeGreaterThanOrEqual(middle * (1 - 1e-12))
      expect(middle).toBeGreaterThanOrEqual(end * (1 - 1e-12))
    }),
    runs(200),
  )
})

test('the gains of an option are worth less at a higher rate, and the option’s present value is its flows at the factors of its case', () => {
  fc.assert(
    fc.property(anyCase, fc.double({ min: 0.001, max: 0.1, noNaN: true }), (theCase, more) => {
      const worked = workedCase(theCase)
      const { economic, real } = worked.model.views
      const rates = worked.years.map((_, year) => (year === 0 ? 0 : 0.035))
      const steeper = rates.map((rate) => (rate === 0 ? 0 : rate + more))
      for (const option of worked.options) {
        const gains = worked.years.map((year) =>
          sum(worked.councils.map((council) => worked.value(real.gain, { option, council, year }))),
        )
        const goods = gains.map((gain) => Math.max(gain, 0))
        expect(presentValue(goods, steeper, 'endOfYear').value).toBeLessThanOrEqual(
          presentValue(goods, rates, 'endOfYear').value,
        )
        const net = worked.years.map((year) => worked.value(economic.net, { option, year }))
        const half = 0.005 * worked.years.length + 1e-6
        expect(
          Math.abs(presentValue(net, rates, 'endOfYear').value - worked.value(economic.presentValue, { option })),
        ).toBeLessThanOrEqual(half)
      }
    }),
    runs(5),
  )
})

test('payback is the year from which the running total is never below nought again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 20 }), (totals) => {
      const payback = paybackOf(totals.map((pence, year) => ({ year: String(year), pence })))
      const moved = totals.findIndex((pence) => pence !== 0)
      if (payback === null) {
        expect(moved < 0 || (totals.at(-1) ?? 0) < 0).toBe(true)
        return
      }
      const at = Number(payback)
      expect(totals.slice(at).every((pence) => pence >= 0)).toBe(true)
      expect(at === moved || (totals[at - 1] ?? 0) < 0).toBe(true)
    }),
    runs(300),
  )
})

test('payback is not cost over a full year’s saving: a cost of 100 and savings that grow to 60 take four years and not two', () => {
  const flows = [-100, 0, 15, 45, 60, 60]
  const soFar = flows.map((_, year) => ({ year: String(year), pence: sum(flows.slice(0, year + 1)) }))
  expect(100 / 60).toBeLessThan(2)
  expect(paybackOf(soFar)).toBe('4')
})

test.each(exampleNames)('in %s every payback follows from the flows themselves, added up year by year', (name) => {
  const { answer } = appraisedExample(name)
  for (const option of answer.options) {
    const { yearList } = answer.case
    for (const { council, paybackYear } of option.byCouncil) {
      const net = yearList.map((year) =>
        sum(
          option.flows.flatMap(({ byCouncil }) =>
            byCouncil
              .filter((each) => each.council === council)
              .flatMap(({ realPence }) => realPence.filter((each) => each.year === year).map(({ pence }) => pence)),
          ),
        ),
      )
      const soFar = net.map((_, index) => sum(net.slice(0, index + 1)))
      const lastBelow = soFar.findLastIndex((pence) => pence < 0)
      const first = soFar.findIndex((pence) => pence !== 0)
      const expected =
        first < 0 || lastBelow === soFar.length - 1 ? null : yearList[lastBelow < first ? first : lastBelow + 1]
      expect([option.code, council, paybackYear]).toEqual([option.code, council, expected])
    }
  }
})

test('an arrangement that starts later gains nothing earlier, and in no year more', () => {
  fc.assert(
    fc.property(anyCase, fc.constantFrom('2014-04-01', '2014-10-01', '2016-01-01'), (drawn, start) => {
      const theCase = withoutReturn(drawn)
      const early = workedCase(theCase)
      const late = workedCase(startingLater(theCase, start))
      for (const option of early.options) {
        for (const council of early.councils) {
          const before = leverGains(early, option, council)
          const after = leverGains(late, option, council)
          // Rounded to the penny once for each lever, pool and service.
          const pennies = early.services.length * early.model.savings.length
          for (const [year, gain] of after.entries()) expect(gain).toBeLessThanOrEqual((before[year] ?? 0) + pennies)
        }
      }
    }),
    runs(5),
  )
})

/** What the levers on pools bring a council by year, in pence. */
function leverGains({ model, pence, services, years }: WorkedCase, option: string, council: string): readonly number[] {
  const gains = model.savings.map(({ saving }) => saving.gain)
  return years.map((year) =>
    sum(services.flatMap((service) => gains.map((figure) => pence(figure, { option, council, service, year })))),
  )
}

function startingLater(theCase: CaseFile, start: string): CaseFile {
  return {
    ...theCase,
    options: theCase.options.map((option) => ({
      ...option,
      lines: [],
      services: option.services.map((each) => ({ ...each, start: each.start > start ? each.start : start })),
    })),
  }
}

/** What ends sooner when it starts sooner is another law. */
function withoutReturn(theCase: CaseFile): CaseFile {
  return {
    ...theCase,
    options: theCase.options.map((option) => ({
      ...option,
      lines: [],
      services: option.services.map((each) => ({
        ...each,
        atEndOfTerm: 'continue' as const,
        deliveryModel: each.deliveryModel === 'M16' ? 'M09' : each.deliveryModel,
      })),
    })),
  }
}
