import { type Figure, figures, given } from '../../figures/index.ts'
import { modelsWithPrior } from '../../reference/index.ts'
import { arrangement, reprice, sharingKey } from '../arrangement.ts'
import { companies } from '../delivery-models/index.ts'
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
  const { used, assume, timing } = setting
  const share = byModel(setting, 'share', 'exit/oneOff', sharing)
  const notice = byModel(setting, 'notice', 'exit/notice')
  const deficit = byModel(setting, 'deficit', 'exit/deficit')
  const hasTrust = used.some((code) => companies.includes(code))
  const trustText = isOneOf(setting, companies)
  const takenOver = deficit.text !== '0'
  const { endsNow, returnsNow, setUpSpent, lasting, running, runsByEnd } = timing
  return figures(
    'exit',
    {
      ...share.uses,
      ...notice.uses,
      ...deficit.uses,
      ...(hasTrust ? { amountM16: assume('setUp/amount M16') } : {}),
      model: arrangement.model,
      grossShare: arrangement.grossShare,
      exists: arrangement.exists,
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
      key: sharingKey('exit'),
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
      due: { title: 'Cost of leaving that falls due', unit: 'real £', is: 'ifLeft × endsNow + oneOff × returnsNow' },
      flow: {
        title: 'Cost of leaving',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(0 − due, key over council)',
      },
    },
  )
}
