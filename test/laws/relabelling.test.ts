import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseFile } from '../../src/appraisal/index.ts'
import { anyCase, runs } from '../support/generated-case.ts'
import { drawnFrom, type WorkedCase, workedCase } from '../support/worked-case.ts'

const usual = 5

/** A case, and its council codes handed round among its councils. */
const relabelled = anyCase.chain((theCase) => {
  const codes = theCase.councils.map(({ code }) => code)
  return fc.record({
    theCase: fc.constant(theCase),
    others: fc.shuffledSubarray(codes, { minLength: codes.length, maxLength: codes.length }),
    byCouncil: fc.boolean(),
  })
})

/** Flows whose pennies follow the order of codes. */
const isShared = (worked: WorkedCase) => {
  const shared = new Set(
    [
      worked.model.settingUp.flow,
      worked.model.leavingIt.flow,
      worked.model.recharge,
      ...(worked.model.grant === undefined ? [] : [worked.model.grant.flow]),
      ...worked.model.running.flows.filter(({ cost }) => cost.bearer !== 'own').map(({ flow }) => flow),
    ].map(({ name }) => name),
  )
  return (name: string) => shared.has(name)
}

test('handing council codes round hands the results round: to the penny, and one penny for each shared line', () => {
  fc.assert(
    fc.property(relabelled, ({ theCase, others, byCouncil }) => {
      const { before, after, label } = pair(theCase, others, byCouncil)
      const shared = isShared(before)
      let sharedLines = 0
      for (const [index, { figure }] of before.model.flows.entries()) {
        const same = after.model.flows[index]?.figure
        expect(same?.name).toBe(figure.name)
        if (same === undefined) continue
        const penny = shared(figure.name) ? 1 : 0
        sharedLines += penny
        for (const at of before.options.flatMap((option) => before.councils.map((council) => ({ option, council })))) {
          for (const service of before.services) {
            for (const year of before.years) {
              const was = before.pence(figure, { ...at, service, year })
              const is = after.pence(same, { option: at.option, council: label(at.council), service, year })
              expect(Math.abs(is - was)).toBeLessThanOrEqual(penny)
            }
          }
        }
      }
      // A council's present value adds up its years; each may be a penny out for each shared line, and once for rounding.
      const most = (sharedLines * before.services.length + 1) * before.years.length
      const { presentValue } = before.model.views.councils
      for (const option of before.options) {
        for (const council of before.councils) {
          const is = after.pence(after.model.views.councils.presentValue, { option, council: label(council) })
          expect(Math.abs(is - before.pence(presentValue, { option, council }))).toBeLessThanOrEqual(most)
        }
      }
    }),
    runs(usual),
  )
})

test('every future is handed round with the codes, to nine digits', () => {
  fc.assert(
    fc.property(relabelled, ({ theCase, others, byCouncil }) => {
      const { before, after, label } = pair(theCase, others, byCouncil)
      const was = drawnFrom(before, [
        before.model.views.councils.presentValue,
        before.model.views.economic.presentValue,
      ])
      const is = drawnFrom(after, [after.model.views.councils.presentValue, after.model.views.economic.presentValue])
      for (const option of before.options) {
        expectNear(
          is(after.model.views.economic.presentValue, { option }),
          was(before.model.views.economic.presentValue, { option }),
        )
        for (const council of before.councils) {
          expectNear(
            is(after.model.views.councils.presentValue, { option, council: label(council) }),
            was(before.model.views.councils.presentValue, { option, council }),
          )
        }
      }
    }),
    runs(usual),
  )
})

/** Both cases worked; the second has every code replaced wherever it stands, names and streams included. */
function pair(drawn: CaseFile, others: readonly string[], byCouncil: boolean) {
  const theCase = byCouncil ? withGrowthByCouncil(drawn) : drawn
  const before = workedCase(theCase)
  const codes = theCase.councils.map(({ code }) => code)
  const label = (code: string) => others[codes.indexOf(code)] ?? code
  const text = JSON.stringify(before.theCase).replace(/E\d{8}/g, label)
  const after = workedCase(JSON.parse(text) as CaseFile) // the same case with other codes in the same places
  return { before, after, label }
}

/** Growth of managers' pay council by council, so that councils have streams of their own to take with them. */
function withGrowthByCouncil(theCase: CaseFile): CaseFile {
  const entries = theCase.councils.map(({ code }, index) => {
    const central = 0.002 * (index + 1)
    const source = { publication: 'Each council’s own budget' }
    const entry = {
      distribution: { kind: 'triangular' as const, low: -0.01, mode: central, high: 0.02 },
      central,
      unit: 'share',
      source,
      grade: 'D' as const,
      owner: 'Each treasurer',
      date: '2012-12-01',
    }
    return [code, entry] as const
  })
  return {
    ...theCase,
    assumptions: { ...theCase.assumptions, 'X0/price mgmt.pay': { byCouncil: Object.fromEntries(entries) } },
  }
}

/** Sums change order with the codes, so the last digits may differ: within 1e-9 of the largest value. */
function expectNear(is: Float64Array, was: Float64Array): void {
  const largest = was.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  for (const [draw, value] of was.entries())
    expect(Math.abs((is[draw] ?? Number.NaN) - value)).toBeLessThanOrEqual(1e-9 * largest)
}
