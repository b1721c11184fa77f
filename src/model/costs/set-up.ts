import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, reprice } from '../arrangement.ts'
import { dualRunning } from '../levers/l13-dual-running.ts'
import { programme } from '../levers/l14-programme.ts'
import { breakCosts, novation } from '../levers/l15-novation.ts'
import { byModel } from '../priors.ts'
import type { Setting } from '../setting.ts'

/** What the case’s own figures say set-up costs, in place of the prior: the amount before the one-off multiplier. */
const ownAmount = given('setUp/own', {
  title: 'Set-up on the case’s own figures',
  unit: 'real £',
  by: ['option', 'service'],
})
/** A company that other councils own already is joined, not founded. */
const joins = given('arrangement/joins', {
  title: 'Joins a company that exists (1)',
  unit: 'number',
  by: ['option', 'service'],
})
/** The services are scaled against one of £75 million gross. */
const typicalGross = given('setUp/typicalGross', {
  title: 'Gross spend that the set-up amounts were given for',
  unit: 'prior £',
  by: [],
})
const scaleExponent = given('setUp/scaleExponent', { title: 'How set-up grows with size', unit: 'number', by: [] })

/**
 * What it takes to set the arrangement up: the form’s amount × (gross in scope ÷ £75m)^0.3, re-priced to the case,
 * times the one-off multiplier of the reference class. It covers every catalogue code but redundancy and pension
 * strain (L11, L12). Dual running, programme and contracts (L13 to L15) and moving to a joint system (L09) run only on
 * the case’s own figures; what they come to is taken out of the amount, never below nought, and carries no
 * multiplier. Set-up falls in the year of the planned start, and is shared by the stated key.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/set-up.md.
 */
export function setUp(setting: Setting, movingSystems?: Figure) {
  const { assume, whole, membership } = setting
  const amount = byModel(setting, 'amount', 'setUp/amount')
  const joining = byModel(setting, 'joining', 'setUp/joining')
  const mayJoin = joining.text !== '0'
  const { model, gross, grossShare } = arrangement
  const group = figures(
    'setUp',
    {
      ...amount.uses,
      ...(mayJoin ? { ...joining.uses, joins } : {}),
      model,
      gross,
      grossShare,
      reprice,
      ownAmount,
      dualRunning: dualRunning(setting),
      programme: programme(setting),
      novation: novation(setting),
      ...(movingSystems === undefined ? {} : { movingSystems }),
      breakCosts,
      typicalGross,
      scaleExponent,
      startsNow: whole.startsNow,
      ...(setting.reorganisation === undefined ? {} : { exists: setting.exists }),
      multiplier: assume('setUp/multiplier'),
      key: setting.keyOf('setUp'),
    },
    {
      amount: {
        title: 'Set-up of this form, for a service of about £75 million',
        unit: 'prior £',
        is: mayJoin ? `if(joins = 1, ${joining.text}, ${amount.text})` : amount.text,
      },
      scale: {
        title: 'Size against £75 million',
        unit: 'ratio',
        is: 'if(gross > 0, pow(gross ÷ typicalGross, scaleExponent), 0)',
      },
      scaled: {
        title: 'Set-up for this size, in the case’s prices',
        unit: 'real £',
        is: 'amount × scale × reprice × grossShare',
      },
      changeover: {
        title: 'Dual running, programme, contracts and systems on the case’s own figures',
        unit: 'real £',
        is:
          movingSystems === undefined
            ? 'dualRunning + programme + novation'
            : 'dualRunning + programme + novation + movingSystems',
      },
      estimate: {
        title: 'Set-up before the one-off multiplier',
        unit: 'real £',
        is: 'orElse(ownAmount, max(scaled − changeover, 0))',
      },
      total: {
        title: 'Set-up',
        unit: 'real £',
        by: ['option', 'service'],
        is:
          setting.reorganisation === undefined
            ? 'estimate × multiplier + changeover'
            : '(estimate × multiplier + changeover) × exists',
      },
      inYear: { title: 'Set-up in the year', unit: 'real £', is: '(total + breakCosts) × startsNow' },
      flow: {
        title: 'Set-up',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(0 − inYear, key over council)',
      },
    },
  )
  return membership === undefined ? group : { ...group, flow: asTheyJoin(setting, group.total, membership) }
}

/**
 * Where councils join one after another each pays its part, by the key of all who ever take part, in the year it joins;
 * one that comes back pays its part again.
 */
function asTheyJoin(setting: Setting, total: Figure, { joinsNow, rejoinsNow }: NonNullable<Setting['membership']>) {
  const ofEach = { unit: 'real £', line: true, by: ['option', 'council', 'service', 'year'] } as const
  return figures(
    'setUp/joining',
    { total, breakCosts, joinsNow, rejoinsNow, key: setting.keyOfAll('setUp') },
    {
      comesNow: { title: 'Joins or comes back in this year (1)', unit: 'number', is: 'joinsNow + rejoinsNow' },
      anybodyComes: {
        title: 'Anybody joins or comes back in this year (1)',
        unit: 'number',
        is: 'max(comesNow over council)',
      },
      inAll: { title: 'Set-up of all councils', unit: 'real £', is: '(total + breakCosts) × anybodyComes' },
      part: { ...ofEach, title: 'This council’s part of the set-up', is: 'share(inAll, key over council)' },
      flow: { ...ofEach, title: 'Set-up', is: '0 − part × comesNow' },
    },
  ).flow
}

/**
 * Items that the case lists for one council, or as running costs: set-up in the year of the planned start with the
 * one-off multiplier, running costs as long as the arrangement is in force.
 */
export function listedItems({ assume, timing, whole, membership }: Setting) {
  return figures(
    'items',
    {
      setUpListed: given('items/setUp', {
        title: 'Set-up listed for this council',
        unit: 'real £',
        by: ['option', 'council', 'service'],
      }),
      runningListed: given('items/running', {
        title: 'Running costs listed for this council, a year',
        unit: 'real £',
        by: ['option', 'council', 'service'],
      }),
      startsNow: membership?.joinsNow ?? whole.startsNow,
      inForce: timing.inForce,
      multiplier: assume('setUp/multiplier'),
    },
    {
      setUpFlow: {
        title: 'Set-up listed for a council',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − setUpListed × multiplier × startsNow',
      },
      runningFlow: {
        title: 'Running costs the case lists',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − runningListed × inForce',
      },
    },
  )
}

/** A grant that comes with the form (M11), in the year of set-up: income to the councils, a transfer. */
export function formGrant(setting: Setting) {
  const { assume, whole } = setting
  const { model } = arrangement
  return figures(
    'grant',
    {
      model,
      reprice,
      grantM11: assume('M11/grant'),
      startsNow: whole.startsNow,
      key: setting.keyOf('setUp'),
    },
    {
      amount: { title: 'Grant that comes with the form', unit: 'prior £', is: 'if(model = 11, grantM11, 0)' },
      inYear: { title: 'Grant in the year', unit: 'real £', is: 'amount × reprice × startsNow' },
      flow: {
        title: 'Government grant',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'share(inYear, key over council)',
      },
    },
  )
}
