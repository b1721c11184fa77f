import { expect, test } from 'vitest'
import { lineKeys, type S251Year, s251Line, s251Lines, s251Number } from './s251-lines.ts'

const years: readonly S251Year[] = ['2011-12', '2012-13', '2013-14']

test('the same number means another line in another year', () => {
  expect(s251Line('2012-13', 17)).toMatchObject({ key: 'socialWork' })
  expect(s251Line('2013-14', 17)).toMatchObject({ key: 'otherChildrensServices' })
  expect(s251Line('2011-12', 17)).toMatchObject({ key: 'directPayments' })
  expect(years.map((year) => s251Number(year, 'socialWork'))).toEqual([14, 17, 18])
})

test('every number of the table is listed once, in order', () => {
  expect(years.map((year) => s251Lines[year].map(({ number }) => number))).toEqual(
    [41, 35, 36].map((last) => Array.from({ length: last }, (_, i) => i + 1)),
  )
})

test('no line key stands twice in a year, and every key stands in some year', () => {
  const used = years.map((year) => s251Lines[year].flatMap((each) => (each.kind === 'line' ? [each.key] : [])))
  for (const keys of used) expect(new Set(keys).size).toBe(keys.length)
  expect(new Set(used.flat())).toEqual(new Set(lineKeys))
})

test('the total without capital from revenue counts every line once', () => {
  for (const year of years) {
    const total = s251Lines[year].find((each) => each.kind === 'subtotal' && each.key === 'totalExcludingCera')
    if (total?.kind !== 'subtotal') throw new Error(`${year} has no total`)
    const counted = total.adds.flatMap((number) => {
      const each = s251Line(year, number)
      return each?.kind === 'subtotal' ? each.adds : [number]
    })
    const lines = s251Lines[year].flatMap((each) => (each.kind === 'line' ? [each.number] : []))
    expect([...counted].sort((a, b) => a - b)).toEqual(lines)
  }
})

// Darlington, 2012-13, table A1, gross, lines 1 to 33 (outturn_1213.csv, records 3327 to 3359).
const darlington = [
  1_052_582, 0, 346_705, 1_399_287, 2_674_933, 5_083_873, 454_356, 331_084, 559_073, 65_378, 15_943, 60_176, 454_840,
  24_386, 9_724_042, 427_559, 3_305_316, 450_490, 201_393, 3_957_199, 431_582, 362_586, 0, 1_157_753, 106_789,
  2_058_710, 0, 1_444_617, 1_444_617, 1_385_047, 0, 20_396_461, 20_396_461,
]

// Darlington, 2011-12, table A1, gross, lines 1 to 38 (outturn_1112.csv).
const darlingtonBefore = [
  1_121_960, 0, 1_121_960, 2_159_109, 4_445_615, 0, 203_356, 14_425, 115_626, 403_006, 39_050, 7_380_187, 0, 3_368_537,
  179_896, 3_548_433, 270_205, 455_579, 0, 558_154, 49_722, 159_183, 1_492_843, 361_104, 428_068, 467_858, 1_257_030,
  253_802, 427_079, 1_452_818, 259_145, 0, 0, 2_139_042, 1_175_189, 0, 18_368_486, 18_368_486,
]

// Darlington, 2013-14, table A1, gross, lines 1 to 34 (outturn_1314.csv).
const darlingtonAfter = [
  993_201, 23_744, 69_327, 348_085, 1_434_357, 3_583_065, 4_126_333, 817_275, 487_834, 91_680, 52_428, 347_031, 59_868,
  485_461, 0, 10_050_975, 327_801, 2_576_704, 331_311, 214_240, 3_122_255, 487_991, 329_717, 0, 1_517_321, 0, 2_335_029,
  0, 1_418_298, 1_418_298, 841_175, 0, 19_529_890, 19_529_890,
]

test('the totals of a real return are the lines that they are said to add up', () => {
  for (const [year, amounts] of [
    ['2012-13', darlington],
    ['2011-12', darlingtonBefore],
    ['2013-14', darlingtonAfter],
  ] as const) {
    for (const each of s251Lines[year]) {
      if (each.kind !== 'subtotal') continue
      expect(each.adds.reduce((sum, number) => sum + (amounts[number - 1] ?? Number.NaN), 0)).toBe(
        amounts[each.number - 1],
      )
    }
  }
})
