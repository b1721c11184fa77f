import { type Defined, type Figure, figures, given } from '../../figures/index.ts'
import { modelsWithPrior } from '../../reference/index.ts'
import { arrangement, reprice } from '../arrangement.ts'
import { companies, formsThat } from '../delivery-models/index.ts'
import { byModel, isOneOf } from '../priors.ts'
import type { Setting } from '../setting.ts'

/** Forms that cost a share of their set-up to leave; leaving a company or trust is bringing the service back in-house. */
const sharing = modelsWithPrior('exit/oneOff').filter((code) => !companies.includes(code))

/**
 * What it costs to leave, priced from day one: a share of set-up as it was worked (for a trust, the set-up of bringing
 * it back in-house) and notice at a full year’s running costs. No notice runs where a minimum term simply ends. Shared
 * by the stated key. Lost gains end by themselves and are no cost here.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/exit.md.
 */
export function exit(setting: Setting, setUp: { total: Figure; scale: Figure }, runningFullYear: Figure) {
  const { used, assume, whole, membership } = setting
  const share = byModel(setting, 'share', 'exit/oneOff', sharing)
  const notice = byModel(setting, 'notice', 'exit/notice')
  const deficit = byModel(setting, 'deficit', 'exit/deficit')
  const hasTrust = used.some((code) => companies.includes(code))
  const trustText = isOneOf(setting, companies)
  const takenOver = deficit.text !== '0'
  const { endsNow, returnsNow, setUpSpent, lasting, running, runsByEnd } = whole
  const group = figures(
    'exit',
    {
      ...share.uses,
      ...notice.uses,
      ...deficit.uses,
      ...(hasTrust ? { amountM16: assume('setUp/amount M16') } : {}),
      model: arrangement.model,
      grossShare: arrangement.grossShare,
      exists: setting.exists,
      reprice,
      multiplier: assume('setUp/multiplier'),
      exitListed: given('items/exit', {
        title: 'One-off cost of leaving that the case lists',
        unit: 'real £',
        by: ['option', 'service'],
      }),
      setUpTotal: setUp.total,
      scale: setUp.scale,
      runningFullYear,
      endsNow,
      returnsNow,
      setUpSpent,
      lasting,
      running,
      runsByEnd,
      key: setting.keyOf('exit'),
    },
    {
      shareOfSetUp: { title: 'One-off cost of leaving, share of set-up', unit: 'share', is: share.text },
      ...(hasTrust
        ? {
            bringingBack: {
              title: 'Set-up of bringing a trust back in-house',
              unit: 'real £',
              is: `amountM16 × scale × reprice × multiplier × grossShare${takenOver ? ' + takenOver' : ''}`,
            },
            ...(takenOver
              ? {
                  takenOver: {
                    title: 'Deficit or loan of the trust that is taken over',
                    unit: 'real £',
                    is: `(${deficit.text}) × scale × reprice × grossShare`,
                  },
                }
              : {}),
          }
        : {}),
      oneOff: {
        title: 'One-off cost of leaving',
        unit: 'real £',
        is: `orElse(exitListed, ${hasTrust ? `if(${trustText}, bringingBack, shareOfSetUp × setUpTotal)` : 'shareOfSetUp × setUpTotal'}) × exists`,
      },
      notice: { title: 'Notice', unit: 'month', is: notice.text },
      noticeCost: {
        title: 'Running costs through the notice',
        unit: 'real £',
        is: 'notice ÷ 12 months × runningFullYear',
      },
      ifLeft: { title: 'Cost of leaving', unit: 'real £', is: '(oneOff + noticeCost × running) × setUpSpent' },
      leaving: {
        title: 'Cost of leaving in this year',
        unit: 'real £',
        is: 'if(lasting > 0, (oneOff + noticeCost × runsByEnd) × setUpSpent, 0)',
      },
      leavingLine: {
        title: 'Cost of leaving in this year, this council',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(leaving, key over council)',
      },
      due: {
        title: 'Cost of leaving that falls due',
        unit: 'real £',
        is: 'ifLeft × endsNow + oneOff × returnsNow × setUpSpent',
      },
      flow: {
        title: 'Cost of leaving',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(0 − due, key over council)',
      },
    },
  )
  return {
    ...group,
    comingBack: comingBack(setting, setUp.total),
    ...(membership === undefined ? {} : partByPart(setting, group, membership)),
  }
}

/**
 * Where councils come and go each has its part of what leaving costs, by the key of all who ever take part: it pays it
 * when it leaves, or when the arrangement ends for all that are left. So nobody pays twice, and nobody for another.
 */
function partByPart(
  setting: Setting,
  { leaving, due, ifLeft }: { readonly leaving: Figure; readonly due: Figure; readonly ifLeft: Figure },
  membership: NonNullable<Setting['membership']>,
) {
  const ofAll = { unit: 'real £', line: true, by: ['option', 'council', 'service', 'year'] } as const
  const parts = figures(
    'exit/parts',
    { leaving, due, stays: membership.stays, leavesNow: membership.leavesNow, key: setting.keyOfAll('exit') },
    {
      leavingPart: {
        ...ofAll,
        title: 'This council’s part of what leaving would cost',
        is: 'share(leaving, key over council)',
      },
      duePart: { ...ofAll, title: 'This council’s part of what falls due', is: 'share(due, key over council)' },
      leavingLine: { ...ofAll, title: 'Cost of leaving in this year, this council', is: 'leavingPart × stays' },
      flow: { ...ofAll, title: 'Cost of leaving', is: '0 − duePart × stays × (1 − leavesNow)' },
    },
  )
  return {
    leavingLine: parts.leavingLine,
    flow: parts.flow,
    parting: onesOwnLeaving(setting, { ifLeft }, membership),
  }
}

/**
 * What a council that left in a year would pay to come back: its part of the set-up again. Nothing comes back that
 * cannot be left, or is not there to leave. Leaving and coming back is never free.
 */
function comingBack(setting: Setting, setUpTotal: Figure): Defined {
  const irreversible = formsThat((form) => form.isIrreversible === true)
  const { lasting, setUpSpent } = setting.whole
  return figures(
    'exit',
    { model: arrangement.model, setUpTotal, lasting, setUpSpent, setUpKey: setting.keyOfAll('setUp') },
    {
      again: {
        title: 'Set-up once more',
        unit: 'real £',
        is: `if(${isOneOf(setting, irreversible)}, 0, if(lasting > 0, setUpTotal × setUpSpent, 0))`,
      },
      comingBack: {
        title: 'Cost of coming back after leaving in this year',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(again, setUpKey over council)',
      },
    },
  ).comingBack
}

/**
 * One council leaving while the others go on: its part of what leaving costs, by the key of all who ever take part, or
 * what the case lists for each council, those that stay included.
 */
function onesOwnLeaving(
  setting: Setting,
  { ifLeft }: { readonly ifLeft: Figure },
  { leavesNow }: NonNullable<Setting['membership']>,
) {
  return figures(
    'exit/one',
    {
      ifLeft,
      leavesNow,
      listedHere: given('items/exitHere', {
        title: 'One-off cost on this council when one leaves, as the case lists it',
        unit: 'real £',
        by: ['option', 'council', 'service'],
      }),
      isListed: given('items/exitNamed', {
        title: 'The case lists what leaving costs council by council (1)',
        unit: 'number',
        by: ['option', 'service'],
      }),
      exitKey: setting.keyOfAll('exit'),
    },
    {
      part: {
        title: 'This council’s part of the cost of leaving',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(ifLeft, exitKey over council)',
      },
      somebodyLeaves: {
        title: 'Somebody leaves in this year, the others going on (1)',
        unit: 'number',
        is: 'max(leavesNow over council)',
      },
      flow: {
        title: 'Cost of leaving, the others going on',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − if(isListed = 1, listedHere × somebodyLeaves, part × leavesNow)',
      },
    },
  )
}
