import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, reprice, runs } from '../arrangement.ts'
import { byModel } from '../priors.ts'
import type { Setting } from '../setting.ts'
import { savingOnPool } from './wrapper.ts'

const among = ['M01', 'M04', 'M07'] as const

/** A council’s own number of protected posts, from its facts; the prior stands in where there is none. */
const protectedOnRecord = given('L01/protectedOnRecord', {
  title: 'Protected management posts on record',
  unit: 'FTE',
  by: ['council'],
})
/** Managers and senior officers in the establishment, where the case gives one; otherwise pay over the cost of a post. */
const managersOnRecord = given('establishment/managers', {
  title: 'Management posts in the establishment',
  unit: 'FTE',
  by: ['council', 'service'],
})
/** What such a post costs a year with on-cost, on the same record. */
const costOnRecord = given('establishment/managerCost', {
  title: 'Cost of a management post in the establishment',
  unit: 'real £/FTE',
  by: ['council', 'service'],
})
/** Where a council runs several services, its protected posts go to them by management pay. */
const protectedShare = given('L01/protectedShare', {
  title: 'Share of the protected posts that stand in this service',
  unit: 'share',
  by: ['council', 'service'],
})
/** Moved by one to see whether the answer hangs on a single post. */
const postsMore = given('L01/postsMore', {
  title: 'Posts more or fewer than worked, to test the answer',
  unit: 'FTE',
  by: [],
})

/**
 * L01, one management team in place of several. Posts are management pay over the cost of a post; the rate applies to
 * the posts within reach of the form, whole posts only, and never below the protected ones of all councils together;
 * those who stay within reach are paid the uplift for a wider span.
 *
 * Source: domain paper 2.2 (L01), 2.6 and 2.7.
 */
export function managementPosts(setting: Setting, managementAtBaseline: Figure) {
  const rate = byModel(setting, among, 'rate', 'L01/rate')
  const reach = byModel(setting, among, 'reach', 'L01/reach')
  const favourableRate = given('L01/favourableRate', {
    title: 'Rate at the favourable end of its prior',
    unit: 'share',
    by: ['option', 'service'],
  })
  const favourableReach = given('L01/favourableReach', {
    title: 'Reach at the favourable end of its prior',
    unit: 'share',
    by: ['option', 'service'],
  })
  const favourableUplift = given('L01/favourableUplift', {
    title: 'Uplift at the favourable end of its prior',
    unit: 'share',
    by: [],
  })
  const { model, takesPart } = arrangement
  return figures(
    'L01',
    {
      ...rate.uses,
      ...reach.uses,
      model,
      takesPart,
      reprice,
      managementAtBaseline,
      protectedOnRecord,
      managersOnRecord,
      costOnRecord,
      protectedShare,
      postsMore,
      favourableRate,
      favourableReach,
      favourableUplift,
      uplift: setting.assume('L01/uplift'),
      postCostPrior: setting.assume('L01/postCost'),
      protectedPrior: setting.assume('L01/protectedPosts'),
    },
    {
      rate: { title: 'Share of posts within reach removed', unit: 'share', is: rate.text },
      reach: { title: 'Share of management posts within reach', unit: 'share', is: reach.text },
      costOfPost: {
        title: 'Cost of a management post',
        unit: 'real £/FTE',
        is: 'orElse(costOnRecord, postCostPrior × reprice)',
      },
      posts: {
        title: 'Management posts of the councils taking part',
        unit: 'FTE',
        is: 'orElse(managersOnRecord, managementAtBaseline ÷ costOfPost) × takesPart',
      },
      postsOfAll: { title: 'Management posts of all taking part', unit: 'FTE', is: 'sum(posts over council)' },
      protectedHere: {
        title: 'Posts that cannot be merged away',
        unit: 'FTE',
        is: 'orElse(protectedOnRecord, protectedPrior) × protectedShare × takesPart',
      },
      protectedOfAll: {
        title: 'Posts that cannot be merged away, all councils',
        unit: 'FTE',
        is: 'sum(protectedHere over council)',
      },
      inReach: { title: 'Management posts within reach', unit: 'FTE', is: 'reach × postsOfAll' },
      spare: {
        title: 'Whole posts above the protected ones',
        unit: 'FTE',
        is: 'floor(max(postsOfAll − protectedOfAll, 0) ÷ 1 FTE) × 1 FTE',
      },
      wanted: {
        title: 'Whole posts the rate would remove',
        unit: 'FTE',
        is: 'floor(rate × inReach ÷ 1 FTE) × 1 FTE + postsMore',
      },
      removed: {
        title: 'Management posts removed',
        unit: 'FTE',
        by: ['option', 'service'],
        is: 'max(min(wanted, spare), 0)',
      },
      staying: { title: 'Posts that stay within reach', unit: 'FTE', is: 'max(inReach − removed, 0)' },
      savedShare: {
        title: 'Share of management pay saved, after the uplift',
        unit: 'share',
        is: 'if(removed > 0 FTE, divide(removed − uplift × staying, postsOfAll, otherwise 0), 0)',
      },
      mostRemoved: {
        title: 'Most posts that could go',
        unit: 'FTE',
        is: 'min(floor(favourableRate × favourableReach × postsOfAll ÷ 1 FTE) × 1 FTE, spare)',
      },
      favourableShare: {
        title: 'Largest share of management pay that could be saved',
        unit: 'share',
        is: 'divide(mostRemoved − favourableUplift × max(favourableReach × postsOfAll − mostRemoved, 0), postsOfAll, otherwise 0)',
      },
      councilShare: {
        title: 'This council’s share of the posts',
        unit: 'share',
        is: 'divide(posts, postsOfAll, otherwise 0)',
      },
    },
  )
}

/** The management saving itself, on the pool of management pay. */
export function managementSaving(
  setting: Setting,
  pool: { atBaseline: Figure; alone: Figure; hasPlan: Figure },
  left: Figure,
) {
  const posts = managementPosts(setting, pool.atBaseline)
  const { phase, step } = setting.phaseOf('L01')
  const saving = savingOnPool(setting, {
    lever: 'L01',
    pool: 'mgmt.pay',
    left,
    alone: pool.alone,
    savedShare: posts.savedShare,
    favourableShare: posts.favourableShare,
    phase,
    runs: runs('L01'),
    deadweightPrior: 'L01/deadweight',
    hasPlan: pool.hasPlan,
  })
  return { posts, step, saving }
}
