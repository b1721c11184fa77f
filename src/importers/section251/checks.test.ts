import { expect, test } from 'vitest'
import type { Section251Aspect, Section251Key } from '../../reference/index.ts'
import { areaFinder } from '../areas.ts'
import { financialYearPeriod } from '../periods.ts'
import type { Value } from '../value.ts'
import { arithmeticFaults, negativeNetRevenue, sameFigureTwice } from './checks.ts'
import { councilReturns, section251Measure } from './council-return.ts'
import { ownershipQuestions } from './ownership.ts'
import { arithmeticSentence, ownershipSentence, sameFigureSentence } from './tell.ts'

type Lines = Partial<Record<Section251Key, Partial<Record<Section251Aspect, Value>>>>
const find = areaFinder()

function aReturn(lines: Lines, { dfe = '841', name = 'Darlington', year = 2012 } = {}) {
  return councilReturns(
    Object.entries(lines).flatMap(([key, figures], i) =>
      Object.entries(figures).map(([aspect, value]) => ({
        what: 'observation' as const,
        area: find({ dfe, name, day: `${year + 1}-03-31` }),
        // Keys of the record handed in.
        measure: section251Measure(key as Section251Key, aspect as Section251Aspect),
        filters: {},
        period: financialYearPeriod(year),
        value,
        text: String(value),
        row: i + 2,
        column: aspect,
        marks: [],
      })),
    ),
  )
}

test('five pounds are rounding, six are a fault, and a missing part is neither', () => {
  const split = (gross: number, own: Value) =>
    aReturn({ residential: { own, private: 100, otherPublic: 0, voluntary: 0, gross } })
  expect(arithmeticFaults(split(205, 100))).toEqual([])
  expect(arithmeticFaults(split(205, { missing: 'blank' }))).toEqual([])
  const [fault] = arithmeticFaults(split(206, 100))
  expect(fault && arithmeticSentence(fault)).toBe(
    'Darlington 2012-13, line 5 (Residential care): gross spend stands as 206, and the four providers add up to 200. Both are kept as published.',
  )
})

test('a total is held against its lines only where all of them are there', () => {
  const gross = (amount: Value) => ({ gross: amount })
  const lines = {
    directPayments: gross(10),
    shortBreaksDisabled: gross(10),
    otherDisabledSupport: gross(10),
    targetedFamilySupport: gross(10),
  }
  const total = { totalFamilySupport: gross(100) }
  expect(arithmeticFaults(aReturn({ ...lines, ...total }))).toEqual([])
  expect(
    arithmeticFaults(aReturn({ ...lines, universalFamilySupport: gross({ missing: 'suppressed' }), ...total })),
  ).toEqual([])
  expect(arithmeticFaults(aReturn({ ...lines, universalFamilySupport: gross(10), ...total }))).toMatchObject([
    { rule: 'lines', stands: 100, worked: 50 },
  ])
})

test('net revenue is net less both grants, and one below nought is told', () => {
  const line = { net: 100, grantsInside: 80, grantsOutside: 30, netRevenue: -10 }
  expect(arithmeticFaults(aReturn({ residential: line }))).toEqual([])
  expect(negativeNetRevenue(aReturn({ residential: line }))).toMatchObject([{ netRevenue: -10, line: { ref: '5' } }])
  expect(negativeNetRevenue(aReturn({ residential: { ...line, netRevenue: -5 } }))).toEqual([])
})

test('one figure on two lines is told; a total, a memo line, a small or a round amount is not', () => {
  const twice = (amount: number, a: Section251Key, b: Section251Key) =>
    sameFigureTwice(aReturn({ [a]: { gross: amount }, [b]: { gross: amount } }))
  const [found] = twice(54_321, 'fostering', 'adoption')
  expect(found && sameFigureSentence(found)).toBe(
    'Darlington 2012-13 has gross spend 54,321 on each of lines 6 and 7 (Fostering; Adoption). Ask the council whether one was copied.',
  )
  expect(twice(54_321, 'fostering', 'totalLookedAfter')).toEqual([])
  expect(twice(54_321, 'universalYoungPeople', 'memoTeenagePregnancy')).toEqual([])
  expect(twice(9_321, 'fostering', 'adoption')).toEqual([])
  expect(twice(50_000, 'fostering', 'adoption')).toEqual([])
})

test('a private share of nothing asks whether the split was filled in, only where others buy', () => {
  const split = (priv: number) => ({
    totalLookedAfter: { own: 100 - priv, private: priv, otherPublic: 0, voluntary: 0 },
  })
  const others = ['805', '806', '807', '808', '391'].flatMap((dfe) => aReturn(split(40), { dfe, name: dfe }))
  const [question] = ownershipQuestions([...others, ...aReturn(split(0))])
  expect(question && ownershipSentence(question)).toBe(
    'Darlington 2012-13 returned its looked-after spend as 100.0% own, 0.0% private; half the councils returned with it have 40.0% private or more. Was the split by provider filled in? Say what was bought from private providers, or that it was none.',
  )
  expect(ownershipQuestions([...others.slice(0, 2), ...aReturn(split(0))])).toEqual([])
})

test('a council whose own provision is next to nothing is asked for a company; a known company is asked for by name', () => {
  const split = { totalLookedAfter: { own: 1, private: 99, otherPublic: 0, voluntary: 0 } }
  expect(ownershipQuestions(aReturn(split))).toMatchObject([{ why: 'littleOwn', companies: [] }])
  expect(ownershipQuestions(aReturn(split), [])).toMatchObject([{ why: 'littleOwn' }])
  const slough = { dfe: '871', name: 'Slough', year: 2023 }
  expect(ownershipQuestions(aReturn(split, slough))).toMatchObject([
    { why: 'company', question: expect.stringMatching(/^How much of this went to Slough Children First/) },
  ])
  // Its company was not yet the council’s.
  expect(ownershipQuestions(aReturn(split, { ...slough, year: 2012 }))).toMatchObject([{ why: 'littleOwn' }])
})

test('observations of another family are none of a section 251 return', () => {
  const [one] = aReturn({ residential: { gross: 1 } })
  expect(one?.lines.get('residential')).toMatchObject({ kind: 'line', ref: '5', adds: [], row: 2 })
  expect(councilReturns([])).toEqual([])
})
