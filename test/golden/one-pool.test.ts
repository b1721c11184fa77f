import { expect, test } from 'vitest'
import { newlyReached, profiles, yearlyShares } from '../../src/model/index.ts'
import { arrangedFrom, here, nothingHappens, oneCouncil, smallModel } from '../support/small-model.ts'
import { rounded, workOut } from '../support/work-out.ts'
import vector from './one-pool.json' with { type: 'json' }

const profile = profiles['L01'] ?? [0, 0, 0, 0]
const stepsFrom =
  (shares: readonly number[]) =>
  ({ step }: Readonly<Record<string, string>>) =>
    shares[Number(step)] ?? 0

test('fewer layers of management takes the profile of the worked pool', () => {
  expect(profile).toEqual(vector.profile)
  expect(newlyReached(profile)).toEqual([0, 0.5, 0.5, 0, 0])
})

for (const variant of vector.variants) {
  test(`one pool of £100,000, ${variant.name}, gives the worked figures to the penny`, () => {
    const { managers, byPool } = smallModel(['M07'])
    const { saving, posts } = managers
    const pool = byPool['mgmt.pay']
    const given = (name: string) => (variant.ownShare.some((each) => each > 0) && name === 'onRecord' ? 1 : 0)
    const outputs = [
      posts.savedShare,
      saving.claimLine,
      saving.arrivesLine,
      saving.gain,
      saving.wouldCome,
      saving.left,
      managers.step,
    ]
    const worked = workOut(outputs, {
      members: { ...oneCouncil, year: vector.years },
      givens: {
        ...arrangedFrom(vector.goLiveMonth, 7),
        'baseline/mgmt.pay': vector.pool,
        'ownEfficiencies/share mgmt.pay': ({ year = '' }) => variant.ownShare[vector.years.indexOf(year)] ?? 0,
        'ownEfficiencies/pounds mgmt.pay': 0,
        'ownEfficiencies/onRecord mgmt.pay': given('onRecord'),
        'prices/yearsSinceBaseline': ({ year = '' }) => vector.years.indexOf(year),
        'prices/reprice': 1,
        'phase/yearly L01': stepsFrom(yearlyShares(profile)),
        'phase/newly L01': stepsFrom(newlyReached(profile)),
        'runs/L01': 1,
        'L01/inTeam': 1,
        'L01/protectedOnRecord': 0,
        'L01/protectedShare': 1,
        'L01/postsMore': 0,
      },
      central: {
        ...nothingHappens,
        'X0/volume mgmt.pay': 0,
        'X0/price mgmt.pay': 0,
        'L01/postCost': vector.costOfPost,
        'L01/rate M07': vector.rate,
        'L01/reach M07': 1,
        'L01/uplift': 0,
        'L01/protectedPosts': 0,
        'general/realisation': vector.realised,
        'L01/deadweight': vector.deadweight,
      },
    })
    expect(worked.value(posts.savedShare, here)).toBe(vector.rate)
    expect(rounded(worked.byYear(pool.alone, here), 2)).toEqual(variant.counterfactual)
    expect(rounded(worked.byYear('phase/L01/phase', here), 12)).toEqual(vector.phase)
    expect(worked.byYear(saving.claimLine, here)).toEqual(variant.claim)
    expect(worked.byYear(saving.arrivesLine, here)).toEqual(variant.arrives)
    expect(worked.byYear(saving.wouldCome, here)).toEqual(variant.wouldCome)
    expect(worked.byYear(saving.gain, here)).toEqual(variant.gain)
    expect(rounded(worked.byYear(saving.left, here), 2)).toEqual(variant.left)
    expect(worked.byYear(saving.gain, { ...here, option: 'alone' })).toEqual([0, 0, 0, 0])
  })
}
