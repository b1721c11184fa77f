import { expect, test } from 'vitest'
import { appraise } from '../../src/appraisal/index.ts'
import { aCase } from '../../src/appraisal/testing/a-case.ts'
import { runningCosts } from '../../src/model/costs/running.ts'
import {
  type Accountability,
  deliveryModel,
  deliveryModels,
  formsNotYetPriced,
  formsWithCost,
  levers,
  modelOf,
} from '../../src/model/index.ts'
import { type CostCode, costCatalogue, costStage, pricedModels, priorNames } from '../../src/reference/index.ts'
import { everyLever } from '../support/every-lever.ts'
import { caseOf } from '../support/examples.ts'
import { darlington, hartlepool, nudged, oneForm, plainNumbers } from '../support/one-form.ts'

const isCostCode = (code: string): code is CostCode => Object.hasOwn(costCatalogue, code)
const arranged = deliveryModels.filter(({ code }) => code !== 'M00')

/** A trust that is brought back runs, and is priced, as the trust it is until then. */
const runsAs = (code: string) => (code === 'M16' ? 'M09' : code)

test('the forms that are priced and those that are not are told apart, and each has one code', () => {
  expect(deliveryModels.map(({ code }) => code)).toEqual([
    'M00',
    'M01',
    'M02',
    'M04',
    'M07',
    'M08',
    'M09',
    'M10',
    'M11',
    'M12',
    'M15',
    'M16',
    'M17',
    'M18',
    'M19',
  ])
  expect(deliveryModels.filter(({ code }) => Object.hasOwn(formsNotYetPriced, code))).toEqual([])
  for (const { code } of deliveryModels) expect(deliveryModel(code)?.code).toBe(code)
  for (const code of Object.keys(formsNotYetPriced)) expect(deliveryModel(code)).toBeUndefined()
})

for (const form of deliveryModels) {
  const { code, title } = form
  const parties = { council: 'Darlington', host: 'Redcar and Cleveland', isHost: false }

  test(`${code}, ${title}, says what it is, in short and by what law`, () => {
    expect(title.length).toBeGreaterThan(5)
    expect(form.inShort.length).toBeGreaterThan(5)
    expect(form.legalRoute.length).toBeGreaterThan(5)
    if (code !== 'M00') expect(form.legalRoute).toMatch(/Act|agreement|competence|direction/i)
  })

  test(`${code} names costs of the catalogue, each at its own stage`, () => {
    const stages = { setUp: form.setUp, recurrent: form.recurrent, exit: form.exit } as const
    for (const [stage, codes] of Object.entries(stages)) {
      expect(codes.filter((each) => !isCostCode(each))).toEqual([])
      expect(codes.filter((each) => isCostCode(each) && costStage(each) !== stage)).toEqual([])
      expect(new Set(codes).size).toBe(codes.length)
    }
    // What cannot be left costs nothing to leave, and says so.
    expect(form.exit.length > 0).toBe(code !== 'M00' && !form.isIrreversible)
    if (code !== 'M00') for (const codes of [form.setUp, form.recurrent]) expect(codes.length).toBeGreaterThan(0)
  })

  test(`${code} names levers that there are`, () => {
    const known = new Set(levers.map((lever) => lever.code))
    expect(form.levers.filter((lever) => !known.has(lever))).toEqual([])
  })

  if (form.isIrreversible) {
    test(`${code} moves the duty itself: every field is another council’s, and none is empty`, () => {
      const held = form.accountability({ ...parties, successors: 'the new council' })
      expect(held).toEqual(deliveryModel('M00')?.accountability({ ...parties, council: 'the new council' }))
    })
    continue
  }

  test(`${code} leaves the duty, the director’s answer, the lead member and the inspection with each council`, () => {
    const held: Accountability = form.accountability(parties)
    expect(held.dutyHolder).toMatch(/^Darlington/)
    expect(held.leadMember).toMatch(/^Darlington.*own lead member/)
    expect(held.inspectedBody).toBe('Darlington')
    expect(held.payer).toMatch(/^Darlington/)
    expect(held.returnSubmitter).toMatch(/^Darlington/)
    expect(form.sharesDirector).toBe(!held.statutoryDirector.startsWith('Darlington'))
    for (const [field, value] of Object.entries(held)) expect([field, value.trim().length > 0]).toEqual([field, true])
    if (!form.movesStaff) expect(held.employer).toMatch(/^Darlington/)
    else expect(held.employer).not.toBe('Darlington')
  })
}

test.each(arranged.map(({ code }) => code))(
  '%s is priced for what it names: set-up, notice, cost of leaving and every running cost',
  (code) => {
    const run = runsAs(code)
    expect(priorNames).toContain(`setUp/amount ${run}`)
    for (const left of ['exit/notice', 'exit/oneOff'])
      expect([left, priorNames.includes(`${left} ${run}`)]).toEqual([left, !deliveryModel(code)?.isIrreversible])
    expect(pricedModels as readonly string[]).toContain(code)
    // R1 is the uplift within L01, R12 is pay harmonisation (L10), R14 the diseconomies after a split (L16).
    const named = deliveryModel(code)?.recurrent.filter((each) => !['R1', 'R12', 'R14'].includes(each))
    const worked = runningCosts.filter(({ code }) => formsWithCost(code).includes(run)).map((cost) => cost.code)
    // No surplus is taken, so corporation tax (R6) may be named or not.
    expect(named?.filter((each) => each !== 'R6').toSorted()).toEqual(worked.filter((each) => each !== 'R6').toSorted())
  },
)

test.each(arranged.map(({ code }) => code))(
  '%s can be appraised by itself: it costs something to set up, to run and to leave',
  (code) => {
    const worked = nudged(oneForm(code, returning(code)), plainNumbers)
    const year = worked.years[4] ?? ''
    expect(worked.value('setUp/total')).toBeGreaterThan(0)
    const isIrreversible = deliveryModel(code)?.isIrreversible ?? false
    expect(worked.value('exit/leaving', { year }) > 0).toBe(!isIrreversible)
    // Leaving and coming back is never free; what cannot be left is not come back to.
    expect(worked.value('exit/comingBack', { year }) > 0).toBe(!isIrreversible)
    if (code !== 'M18') expect(worked.value('running/all/fullYear', { year })).toBeGreaterThan(0)
  },
)

test.each(arranged.map(({ code }) => code))(
  'beside %s, each council carrying on alone has no flow in any year: no change costs nothing',
  (code) => {
    const worked = nudged(everyLever(code), plainNumbers)
    const moving = worked.model.flows.filter(({ figure }) =>
      [hartlepool, darlington].some((council) =>
        worked.byYear(figure.name, { option: 'separate', council }).some((pounds) => pounds !== 0),
      ),
    )
    expect(moving.map(({ figure }) => figure.name)).toEqual([])
  },
)

test.each(arranged.map(({ code }) => code))(
  '%s with every lever it opens takes no more out of a pool than the pool holds, whatever arrives',
  (code) => {
    const worked = nudged(everyLever(code), { central: { ...plainNumbers.central, 'general/realisation': 1 } })
    const inModel = new Set(worked.model.savings.map(({ lever }) => lever))
    for (const lever of ['L04', 'L08', 'L09'])
      if (deliveryModel(code)?.levers.includes(lever)) expect(inModel).toContain(lever)
    for (const pool of new Set(worked.model.savings.map((each) => each.pool))) {
      const arriving = worked.model.savings.filter((each) => each.pool === pool).map(({ saving }) => saving.arrivesLine)
      for (const council of [hartlepool, darlington]) {
        const alone = worked.byYear(`pool/${pool}/alone`, { council })
        for (const [index, year] of worked.years.entries()) {
          const taken = arriving.reduce((sum, { name }) => sum + worked.value(name, { council, year }), 0)
          // Each lever is rounded to the penny once.
          expect([pool, year, taken <= (alone[index] ?? 0) + 0.005 * arriving.length]).toEqual([pool, year, true])
        }
      }
    }
  },
)

test.each(arranged.map(({ code }) => code))(
  '%s fills every field of who answers for what, before and after, for a host and for the others',
  (code) => {
    const { answer } = appraise(oneForm(code, returning(code)), { draws: 64 })
    const fieldsOf = (option: string) => answer.options.find((each) => each.code === option)?.arrangements ?? []
    for (const option of ['separate', 'the-form']) {
      expect(fieldsOf(option).length).toBeGreaterThan(0)
      for (const { fields } of fieldsOf(option)) {
        expect(fields.length).toBe(13)
        expect(fields.filter(({ value }) => value.trim() === '' || value === 'undefined')).toEqual([])
      }
    }
    // The duty in law stays where it was, but where councils are abolished.
    for (const { council, fields } of fieldsOf('the-form')) {
      const duty = fields.find(({ field }) => field === 'Holds the duty in law')
      const moves = code === 'M18' || (code === 'M17' && council === hartlepool)
      expect([council, duty?.value.includes(duty.before)]).toEqual([council, !moves])
    }
  },
)

test('a company that exists is joined for less than one is founded for, and may be joined by one council', () => {
  const found = nudged(oneForm('M10'), plainNumbers).value('setUp/total')
  const join = nudged(oneForm('M10', { service: { joinsExisting: true } }), plainNumbers).value('setUp/total')
  expect(join / found).toBeCloseTo(0.4 / 4.8, 12)
  expect(() => oneForm('M10', { councils: [hartlepool] })).toThrow('CASE-43')
  expect(() => oneForm('M09', { service: { joinsExisting: true } })).toThrow('CASE-75')
  expect(oneForm('M10', { councils: [hartlepool], service: { joinsExisting: true } }).options.length).toBe(2)
})

test('an independent trust leaves a deficit behind that the council takes over', () => {
  const withDeficit = (pounds: number) =>
    nudged(oneForm('M12'), { ...plainNumbers, central: { ...plainNumbers.central, 'exit/deficit M12': pounds } })
  const scale = withDeficit(0).value('setUp/scale')
  expect(withDeficit(1_000_000).value('exit/oneOff') - withDeficit(0).value('exit/oneOff')).toBeCloseTo(
    1_000_000 * scale,
    4,
  )
})

test('a service commissioned out costs its client side: never less than the smallest team', () => {
  const worked = nudged(oneForm('M15'), {
    ...plainNumbers,
    central: { ...plainNumbers.central, 'L17/rate': 0, 'L17/postCost': 65_000 },
  })
  expect(worked.value('L17/fullYear', { year: '2016-17' })).toBe(195_000)
})

test('any two forms can stand in one case', () => {
  const codes = [...new Set(arranged.map(({ code }) => runsAs(code)))]
  const shape = { entered: [], hasWorkforce: true, horizons: [3, 5, 10], priceBase: '2012-13' }
  const failed = codes.flatMap((one) =>
    codes.flatMap((other) =>
      throws(() => modelOf({ ...shape, models: [...new Set([one, other])] })) ? [`${one} with ${other}`] : [],
    ),
  )
  expect(failed).toEqual([])
})

test('the small case of the tests, joint commissioning beside a shared senior team, can be appraised', () => {
  const { answer } = appraise(caseOf(aCase()), { draws: 64 })
  expect(answer.options.map(({ code }) => code)).toEqual(['separate', 'do-minimum', 'buying', 'senior-team'])
})

/** A trust that is brought back comes back after five years. */
function returning(code: string) {
  return code === 'M16' ? { minimumTermMonths: 60, returns: true } : {}
}

function throws(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch {
    return true
  }
}
