import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'

/**
 * L06, lower caseloads: the social workers it takes to bring cases per worker from today’s down to a target,
 * ΔFTE = cases ÷ target − cases ÷ today’s caseload, less none. It costs their pay. What it brings in money is only what
 * the stock and flow of L05 shows: at a lower caseload fewer leave. They are counted on top of the posts there are, and
 * as filled as the profile says. A case is never funded from this lever alone.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l06-lower-caseloads.md.
 */
export function lowerCaseloads(
  { phaseOf }: Setting,
  { cases, caseLoadToday, isSocialWork }: { cases: Figure; caseLoadToday: Figure; isSocialWork: Figure },
) {
  const target = given('L06/target', {
    title: 'Cases per social worker that the option aims at',
    unit: 'cases/FTE',
    by: ['option', 'service'],
  })
  return figures(
    'L06',
    {
      cases,
      caseLoadToday,
      isSocialWork,
      target,
      phase: phaseOf('L06').phase,
      runsHere: runs('L06'),
      takesPart: arrangement.takesPart,
    },
    {
      needed: {
        title: 'Social workers more than at today’s caseload',
        unit: 'FTE',
        is: 'if(runsHere = 1, max(cases ÷ target − divide(cases, caseLoadToday, otherwise 0 FTE), 0 FTE), 0 FTE)',
      },
      moreHere: {
        title: 'More social workers for this service',
        unit: 'FTE',
        is: 'needed × phase × isSocialWork × takesPart',
      },
      more: { title: 'More social workers', unit: 'FTE', is: 'sum(moreHere over service)' },
    },
  )
}

/** What they cost a year, as a flow. */
export function costOfLowerCaseloads({
  moreHere,
  pay,
  payGrowth,
}: {
  moreHere: Figure
  pay: Figure
  payGrowth: Figure
}) {
  return figures(
    'L06/cost',
    { moreHere, pay, payGrowth },
    {
      counted: {
        title: 'More social workers; none counted where the workforce is not measured',
        unit: 'FTE',
        is: 'orElse(moreHere, 0 FTE)',
      },
      flow: {
        title: 'Pay of the social workers it takes to lower caseloads',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − counted × pay × payGrowth',
      },
    },
  ).flow
}
