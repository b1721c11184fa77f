import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, reprice } from '../arrangement.ts'
import { type Reorganisation, role } from '../reorganisation.ts'
import type { Setting } from '../setting.ts'
import { keyAmong } from '../sharing-key.ts'

/**
 * An arrangement that the successors of an abolished council take over (M19): agreements and systems are made ready
 * once, in the year of vesting day, and from then the successors govern it jointly and recharge each other.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/reorganisation.md.
 */
export function takingOver(setting: Setting, { vesting, happens, afterVesting }: Reorganisation, scale: Figure) {
  const { assume, whole } = setting
  const isAbolished = given('reorganisation/isAbolished', {
    title: 'Council of the option that is abolished (1)',
    unit: 'number',
    by: ['option', 'council', 'service'],
  })
  const inherits = given('arrangement/inherits', {
    title: 'Taken over by the successors (1)',
    unit: 'number',
    by: ['option', 'service'],
  })
  const years = figures(
    'M19',
    { vesting, happens, afterVesting, isAbolished, yearStart: whole.yearStart, yearEnd: whole.yearEnd },
    {
      vestsHere: {
        title: 'Vesting day of a council of it falls in this year (1)',
        unit: 'number',
        is: 'if(vesting ≥ yearStart and vesting < yearEnd, 1, 0) × happens × isAbolished',
      },
      vestsNow: { title: 'Vesting day falls in this year (1)', unit: 'number', is: 'max(vestsHere over council)' },
      afterHere: {
        title: 'Share of the year after vesting day, this council',
        unit: 'share',
        is: 'afterVesting × isAbolished',
      },
      after: { title: 'Share of the year after vesting day', unit: 'share', is: 'max(afterHere over council)' },
    },
  )
  const { successor } = figures(
    'M19/successor',
    { member: setting.member, role },
    {
      successor: {
        title: 'A successor that takes part, with the duty in hand',
        unit: 'share',
        is: 'if(role = 2, member, 0)',
      },
    },
  )
  const cost = figures(
    'M19/takingOver',
    {
      vestsNow: years.vestsNow,
      after: years.after,
      inherits,
      scale,
      reprice,
      grossShare: arrangement.grossShare,
      inForce: whole.inForce,
      amount: assume('setUp/amount M19'),
      multiplier: assume('setUp/multiplier'),
      governance: assume('R9/governance M19'),
      recharging: assume('R10/rechargeAdmin'),
      setUpKey: keyAmong(successor, 'setUp', 'key/setUp/successors'),
      runningKey: keyAmong(successor, 'R9', 'key/R9/successors'),
    },
    {
      once: {
        title: 'Agreements and systems for the successors',
        unit: 'real £',
        is: 'amount × scale × reprice × multiplier × grossShare × inherits × vestsNow × if(inForce > 0, 1, 0)',
      },
      onceFlow: {
        title: 'Taking over by the successors',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(0 − once, setUpKey over council)',
      },
      yearly: {
        title: 'Joint governance by the successors, in the year',
        unit: 'real £',
        is: '(governance + recharging) × reprice × grossShare × inherits × after × inForce',
      },
      flow: {
        title: 'Joint governance by the successors',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(0 − yearly, runningKey over council)',
      },
    },
  )
  return { onceFlow: cost.onceFlow, flow: cost.flow }
}
