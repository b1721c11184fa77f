import { expect, test } from 'vitest'
import { workforceMeasures } from '../../src/model/levers/l05-workforce.ts'
import { nothingHappens, oneCouncil, smallModel } from '../support/small-model.ts'
import { rounded, workOut } from '../support/work-out.ts'
import vector from './workforce.json' with { type: 'json' }

const years = ['2025-26', '2026-27', '2027-28', '2028-29', '2029-30']
const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'))
const here = { option: 'alone', council: 'one', service: 'all' }

/** The stock and flow of the model with so many permanent starts a year, and what it pays. */
function stockAndFlow(startsFte: number) {
  const { staff } = smallModel(['M09'], { hasWorkforce: true })
  if (staff === undefined) throw new Error('a model with measured social workers has a stock and flow')
  const agencyToday = vector.cover * (vector.establishment - vector.inPost)
  const worked = workOut(
    [
      staff.yearly.permanentMean,
      staff.yearly.agencyMean,
      staff.yearly.permanentAtEnd,
      staff.start.agencyPay,
      staff.start.establishment,
    ],
    {
      members: { ...oneCouncil, year: years },
      givens: {
        'arrangement/exists': 0,
        'arrangement/takesPart': 1,
        'arrangement/startMonth': 0,
        'arrangement/minimumTerm': 0,
        'arrangement/returns': 0,
        'runs/L05': 0,
        'workforce/service': 1,
        'workforce/monthNumber': ({ month }) => Number(month) - 1,
        [workforceMeasures.inPost.name]: vector.inPost,
        [workforceMeasures.agencyToday.name]: agencyToday,
        [workforceMeasures.vacant.name]: vector.establishment - vector.inPost,
        [workforceMeasures.agencyCover.name]: agencyToday,
        [workforceMeasures.openCases.name]: 1500,
        [workforceMeasures.startsMeasured.name]: startsFte,
        [workforceMeasures.leaversMeasured.name]: vector.leavingRate * vector.inPost,
        'prices/reprice': 1,
      },
      central: {
        ...nothingHappens,
        'X0/volume sw.pay': 0,
        'L05/pay': vector.permanentPay,
        'L05/agencyPremium': vector.agencyPay / vector.permanentPay - 1,
        'L05/leavingRate': 0,
        'L05/caseloadPull': vector.caseloadPull,
        'L05/agencyEffort': 1,
        'L05/extraStarts': 0,
        'L05/settlingIn': 0,
      },
    },
  )
  expect(worked.value(staff.start.establishment, here)).toBeCloseTo(vector.establishment, 12)
  expect(worked.value(staff.start.agencyPay, here)).toBeCloseTo(vector.agencyPay, 8)
  const monthly = (year: string) =>
    months.map((month) => {
      const at = { ...here, year, month }
      return (worked.value(staff.stock.broughtForward, at) + worked.value(staff.stock.permanent, at)) / 2
    })
  return {
    permanentAtEnd: worked.byYear(staff.yearly.permanentAtEnd, here),
    permanent: worked.byYear(staff.yearly.permanentMean, here),
    agency: worked.byYear(staff.yearly.agencyMean, here),
    /** The other convention, from the same months: the mean of each month’s first and last stock. */
    permanentMeanStock: years.map((year) => monthly(year).reduce((sum, each) => sum + each, 0) / months.length),
  }
}

const steady = stockAndFlow(vector.startsSteady)
const more = stockAndFlow(vector.startsMore)
const thousands = (pounds: readonly number[]) =>
  rounded(
    pounds.map((each) => each / 1000),
    1,
  )

test('at the starts and leavers of today the stock stands still', () => {
  expect(rounded(steady.permanentAtEnd, 10)).toEqual([82, 82, 82, 82, 82])
})

test('five starts a year more fill every post in five years', () => {
  expect(rounded(more.permanentAtEnd, 2)).toEqual(vector.permanentAtYearEnd)
})

test('filling posts at a cover of 69% loses cash every year, pay counted on the stock at the start of each month', () => {
  const premium = vector.agencyPay - vector.permanentPay
  const agencyFewer = steady.agency.map((each, year) => each - (more.agency[year] ?? 0))
  const permanentMore = more.permanent.map((each, year) => each - (steady.permanent[year] ?? 0))
  expect(thousands(agencyFewer.map((fte) => fte * premium))).toEqual(vector.premiumSavedThousands)
  expect(thousands(permanentMore.map((fte, year) => (fte - (agencyFewer[year] ?? 0)) * vector.permanentPay))).toEqual(
    vector.emptyPostsFilledThousands,
  )
  const net = agencyFewer.map((fte, year) => fte * vector.agencyPay - (permanentMore[year] ?? 0) * vector.permanentPay)
  expect(thousands(net)).toEqual(vector.netThousands.stockAtStartOfMonth)
})

test('on the mean stock of each month the same staff lose a little more, so a page must say which it counts', () => {
  const permanentMore = more.permanentMeanStock.map((each, year) => each - (steady.permanentMeanStock[year] ?? 0))
  const net = permanentMore.map((fte) => fte * vector.cover * vector.agencyPay - fte * vector.permanentPay)
  expect(thousands(net)).toEqual(vector.netThousands.meanStockOfMonth)
})
