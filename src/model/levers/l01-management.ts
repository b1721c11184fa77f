import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, reprice, runs } from '../arrangement.ts'
import { byModel } from '../priors.ts'
import type { Setting } from '../setting.ts'
import { savingOnPool } from './wrapper.ts'

/** A council’s own number of protected posts, from its facts; the prior stands in where there is none. */
const protectedOnRecord = given('L01/protectedOnRecord', {
  title: 'Protected management posts on record',
  unit: 'FTE',
  by: ['council'],
})
/** Services whose managers become one team: where L01 runs, or a typed claim stands in for it. */
const inTeam = given('L01/inTeam', {
  title: 'The service’s managers become part of one team (1)',
  unit: 'number',
  by: ['option', 'service'],
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
 * those who stay within reach are paid the uplift for a wider span. Services that an option gives one team are one team.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l01-fewer-managers.md.
 */
export function managementPosts(setting: Setting, managementAtBaseline: Figure) {
  const rate = byModel(setting, 'rate', 'L01/rate')
  const reach = byModel(setting, 'reach', 'L01/reach')
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
  const { model } = arrangement
  return figures(
    'L01',
    {
      ...rate.uses,
      ...reach.uses,
      model,
      takesPart: setting.member,
      everTakesPart: setting.entire,
      reprice,
      managementAtBaseline,
      protectedOnRecord,
      inTeam,
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
      postsHere: {
        title: 'Management posts of the council',
        unit: 'FTE',
        is: 'orElse(managersOnRecord, managementAtBaseline ÷ costOfPost)',
      },
      posts: {
        title: 'Management posts of the councils taking part',
        unit: 'FTE',
        is: 'postsHere × takesPart',
      },
      teamPosts: {
        title: 'Management posts of the services that share managers',
        unit: 'FTE',
        is: 'posts × inTeam',
      },
      postsOfAll: {
        title: 'Management posts of all taking part',
        unit: 'FTE',
        is: 'sum(teamPosts over council, service)',
      },
      protectedHere: {
        title: 'Posts that cannot be merged away',
        unit: 'FTE',
        is: 'orElse(protectedOnRecord, protectedPrior) × protectedShare × takesPart × inTeam',
      },
      protectedOfAll: {
        title: 'Posts that cannot be merged away, all councils',
        unit: 'FTE',
        is: 'sum(protectedHere over council, service)',
      },
      spare: {
        title: 'Whole posts above the protected ones',
        unit: 'FTE',
        is: 'floor(max(postsOfAll − protectedOfAll, 0) ÷ 1 FTE) × 1 FTE',
      },
      wantedHere: { title: 'Posts the rate would remove here', unit: 'FTE', is: 'rate × reach × teamPosts' },
      wanted: { title: 'Posts the rate would remove', unit: 'FTE', is: 'sum(wantedHere over council, service)' },
      removed: {
        title: 'Management posts removed',
        unit: 'FTE',
        is: 'max(min(floor(wanted ÷ 1 FTE) × 1 FTE + postsMore, spare), 0)',
      },
      removedShare: {
        title: 'Share of the management posts removed',
        unit: 'share',
        is: 'rate × reach × divide(removed, wanted, otherwise 0)',
      },
      staying: {
        title: 'Share of the posts that stay within reach',
        unit: 'share',
        is: 'max(reach − removedShare, 0)',
      },
      savedShare: {
        title: 'Share of management pay saved, after the uplift',
        unit: 'share',
        is: 'if(removed > 0 FTE, removedShare − uplift × staying, 0)',
      },
      mostWantedHere: {
        title: 'Posts the favourable rate would remove here',
        unit: 'FTE',
        is: 'favourableRate × favourableReach × teamPosts',
      },
      mostWanted: {
        title: 'Posts the favourable rate would remove',
        unit: 'FTE',
        is: 'sum(mostWantedHere over council, service)',
      },
      mostRemoved: {
        title: 'Most posts that could go',
        unit: 'FTE',
        is: 'min(floor(mostWanted ÷ 1 FTE) × 1 FTE, spare)',
      },
      mostRemovedShare: {
        title: 'Largest share of the management posts that could go',
        unit: 'share',
        is: 'favourableRate × favourableReach × divide(mostRemoved, mostWanted, otherwise 0)',
      },
      favourableShare: {
        title: 'Largest share of management pay that could be saved',
        unit: 'share',
        is: 'mostRemovedShare − favourableUplift × max(favourableReach − mostRemovedShare, 0)',
      },
      removedHere: {
        title: 'Management posts removed here, once the council has come',
        unit: 'FTE',
        is: 'removedShare × postsHere × everTakesPart × inTeam',
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
