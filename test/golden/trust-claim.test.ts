import { expect, test } from 'vitest'
import type { CaseShape } from '../../src/model/index.ts'
import { appraisedExample } from '../support/examples.ts'
import { arrangedFrom, here, nothingHappens, oneCouncil, smallModel } from '../support/small-model.ts'
import { workOut } from '../support/work-out.ts'
import vector from './trust-claim.json' with { type: 'json' }

const claim: CaseShape['entered'][number] = {
  code: 'claim',
  title: 'A steadier workforce',
  kind: 'saving',
  costKind: 'recurrent',
  claims: ['L05'],
  catalogueCode: 'L05',
  pool: 'agency',
  fund: 'generalFund',
  fundedBy: 'revenue',
  transfer: false,
  vat: 'none',
  timing: 'endOfYear',
  grade: 'B',
  priceBase: '2015-16',
}

/** The claim of £9m against the bill of £22m, with every agency worker still there. */
function claimAt(premium: number, overridden = 0) {
  const { entered } = smallModel(['M09'], { entered: [claim] })
  const [line] = entered
  if (line?.isClaim !== true) throw new Error('the line claims a lever')
  const at = { ...here, year: '2016-17' }
  const small = {
    members: { ...oneCouncil, year: ['2015-16', '2016-17'] },
    givens: {
      ...arrangedFrom(12, 9),
      'workforce/service': 1,
      'agencyBill/reported': vector.billPounds,
      'agencyBill/premium': premium,
      'baseline/agency': 0,
      'ownEfficiencies/share agency': 0,
      'ownEfficiencies/pounds agency': 0,
      'prices/yearsSinceBaseline': 0,
      'entered/claim': vector.claimPounds,
      'entered/overridden claim': overridden,
      'entered/ownPlan claim': 0,
    },
    central: { ...nothingHappens, 'X0/volume agency': 0, 'X0/price agency': 0, 'general/realisation': 0.65 },
  }
  // The ceiling is worked first, at the central case; the claim is then held to it.
  const ceiling = workOut([line.ceiling], small).value(line.ceiling, at)
  const worked = workOut([line.claimLine, line.allowedLine, line.ceilingLine, line.arrivesLine, line.flow], {
    ...small,
    givens: { ...small.givens, 'entered/heldTo claim': ceiling },
  })
  return { line, worked, at }
}

test.each(Object.entries(vector.ceilingsMillions))(
  'at a premium of %s an agency bill of £22m holds £%sm of premium, and no claim is worked above it',
  (premium, millions) => {
    const { line, worked, at } = claimAt(Number(premium))
    expect((worked.value(line.ceilingLine, at) / 1e6).toFixed(3)).toBe(millions.toFixed(3))
    expect(worked.value(line.claimLine, at)).toBe(vector.claimPounds)
    expect(worked.value(line.allowedLine, at)).toBe(worked.value(line.ceilingLine, at))
    expect(worked.value(line.arrivesLine, at)).toBeCloseTo(worked.value(line.allowedLine, at) * 0.65, 1)
  },
)

test('a premium of 69.2% would be needed, and there the whole claim is allowed', () => {
  const needed = vector.claimPounds / (vector.billPounds - vector.claimPounds)
  expect((needed * 100).toFixed(1)).toBe(vector.premiumNeededPercent.toFixed(1))
  const { line, worked, at } = claimAt(needed * 1.000001)
  expect(worked.value(line.allowedLine, at)).toBe(vector.claimPounds)
})

test('a named officer may override the stop, and then the claim is worked as it was made', () => {
  const { line, worked, at } = claimAt(vector.largestPremiumOfThePrior, 1)
  expect(worked.value(line.allowedLine, at)).toBe(vector.claimPounds)
})

test('the trust of story 4 is stopped on its own claim, with these ceilings and this premium beside it', () => {
  const trust = appraisedExample('childrens-trust').answer.options.find(({ code }) => code === 'trust')
  const stopped = trust?.stops.find(({ kind }) => kind === 'claimAboveCeiling')?.claim
  expect(trust?.state).toBe('stopped')
  expect(stopped?.premiumNeeded).toBeCloseTo(vector.claimPounds / (vector.billPounds - vector.claimPounds), 12)
  const printed = stopped?.ceilings.map(({ premium, pence }) => [String(premium), (pence / 1e8).toFixed(3)])
  expect(Object.fromEntries(printed ?? [])).toEqual(
    Object.fromEntries(
      Object.entries(vector.ceilingsMillions).map(([premium, millions]) => [premium, millions.toFixed(3)]),
    ),
  )
})
