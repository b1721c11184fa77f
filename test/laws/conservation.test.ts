import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCase, runs } from '../support/generated-case.ts'
import { sum, type WorkedCase, workedCase } from '../support/worked-case.ts'

const usual = 5

test('recharges between councils add up to nought to the penny, in every option, service and year', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      for (const { option, service, year } of places(worked)) {
        expect(
          sum(
            worked.councils.map((council) => worked.pence(worked.model.recharge, { option, council, service, year })),
          ),
        ).toBe(0)
      }
    }),
    runs(usual),
  )
})

test('what the councils pay towards a shared cost adds up to that cost, rounded once', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      for (const at of places(worked)) {
        for (const [cost, flow] of sharedCosts(worked)) {
          const paid = sum(worked.councils.map((council) => worked.pence(flow, { ...at, council })))
          expect(Math.abs(paid + worked.value(cost, at) * 100)).toBeLessThanOrEqual(0.5 + 1e-6)
        }
      }
    }),
    runs(usual),
  )
})

test('a council’s net gain is its flows added up, transfers included, to the penny', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      const { flows, views } = worked.model
      for (const { option, council, year } of councilYears(worked)) {
        const ofFlows = sum(
          worked.services.flatMap((service) =>
            flows.map(({ figure }) => worked.pence(figure, { option, council, service, year })),
          ),
        )
        expect(worked.pence(views.real.net, { option, council, year })).toBe(ofFlows)
      }
    }),
    runs(usual),
  )
})

test('the economic view is the councils’ flows without transfers, to the penny', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      const counted = worked.model.flows.filter(({ transfer }) => !transfer)
      for (const option of worked.options) {
        for (const year of worked.years) {
          const ofFlows = sum(
            worked.councils.flatMap((council) =>
              worked.services.flatMap((service) =>
                counted.map(({ figure }) => worked.pence(figure, { option, council, service, year })),
              ),
            ),
          )
          expect(worked.pence(worked.model.views.economic.net, { option, year })).toBe(ofFlows)
        }
      }
    }),
    runs(usual),
  )
})

test('the budgets of all funds hold the same flows in cash, to the penny', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      const { cashFlows, mtfs } = worked.model.views
      for (const { option, council, year } of councilYears(worked)) {
        const ofFlows = sum(
          worked.services.flatMap((service) =>
            cashFlows.map(({ figure }) => worked.pence(figure, { option, council, service, year })),
          ),
        )
        expect(sum(mtfs.byFund.map(({ net }) => worked.pence(net, { option, council, year })))).toBe(ofFlows)
        expect(worked.pence(mtfs.cash.net, { option, council, year })).toBe(ofFlows)
      }
    }),
    runs(usual),
  )
})

test('the reconciliation leads from the present value to the budgets without a penny left over', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      const { economic, reconciliation, real, mtfs } = worked.model.views
      for (const option of worked.options) {
        const pence = (figure: Parameters<WorkedCase['pence']>[0]) => worked.pence(figure, { option })
        const everyYear = (figure: Parameters<WorkedCase['pence']>[0]) =>
          sum(
            worked.councils.flatMap((council) =>
              worked.years.map((year) => worked.pence(figure, { option, council, year })),
            ),
          )
        expect(pence(economic.presentValue) + pence(reconciliation.discounting)).toBe(pence(economic.total))
        expect(pence(economic.total) + pence(reconciliation.transfersInAll)).toBe(pence(reconciliation.realInAll))
        expect(pence(reconciliation.realInAll)).toBe(everyYear(real.net))
        expect(pence(reconciliation.cashInAll)).toBe(everyYear(mtfs.cash.net))
      }
    }),
    runs(usual),
  )
})

test('claim, what arrives, what would have come anyway and the gain of every lever add up to the penny', () => {
  fc.assert(
    fc.property(anyCase, (theCase) => {
      const worked = workedCase(theCase)
      for (const { option, council, year } of councilYears(worked)) {
        for (const service of worked.services) {
          for (const { saving } of worked.model.savings) {
            const pence = (figure: Parameters<WorkedCase['pence']>[0]) =>
              worked.pence(figure, { option, council, service, year })
            expect(pence(saving.gain) + pence(saving.wouldCome)).toBe(pence(saving.arrivesLine))
            expect(Math.abs(pence(saving.arrivesLine))).toBeLessThanOrEqual(Math.abs(pence(saving.claimLine)))
          }
        }
      }
    }),
    runs(usual),
  )
})

function sharedCosts({ model, figure }: WorkedCase) {
  const shared = model.running.flows.filter(({ cost }) => cost.bearer !== 'own')
  return [
    [figure('setUp/inYear'), model.settingUp.flow],
    [figure('exit/due'), model.leavingIt.flow],
    ...shared.map(({ cost, flow }) => [figure(`${cost.code}/inYear`), flow]),
  ] as const
}

function places({ options, services, years }: WorkedCase) {
  return options.flatMap((option) => services.flatMap((service) => years.map((year) => ({ option, service, year }))))
}

function councilYears({ options, councils, years }: WorkedCase) {
  return options.flatMap((option) => councils.flatMap((council) => years.map((year) => ({ option, council, year }))))
}
