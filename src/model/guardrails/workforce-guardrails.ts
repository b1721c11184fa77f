import { type Figure, figures, given } from '../../figures/index.ts'
import type { Workforce } from '../levers/l05-workforce.ts'
import type { Guardrail } from './guardrail.ts'

const byYear = ['option', 'council', 'year'] as const

/** A limit that members set, by council: how far above the yardstick still counts as no worse. */
function tolerance(code: string, title: string, unit: string) {
  return given(`limit/${code}`, { title, unit, by: ['council'] })
}

/**
 * Sharing makes no social worker carry more cases than they would have carried without it. The yardstick is carrying
 * on alone in the same year of the same future; where members set a ceiling, it is broken only if carrying on alone
 * keeps within it. The published caseload is scaled by the stock and flow.
 *
 * Source: children’s social work workforce census, average caseload per full-time equivalent; docs/method/guardrails.md.
 */
export function caseload({ yearly, stock }: Workforce): Guardrail {
  const published = given('measure/caseload', {
    title: 'Cases per social worker, as published',
    unit: 'cases/FTE',
    by: ['council'],
  })
  const ceiling = given('limit/GUARD-03 ceiling', {
    title: 'Cases per social worker that members allow',
    unit: 'cases/FTE',
    by: ['council'],
  })
  const group = figures(
    'GUARD-03',
    {
      published,
      ceiling,
      caseloadAtEnd: yearly.caseloadAtEnd,
      caseLoadToday: stock.caseLoadToday,
      tolerance: tolerance('GUARD-03', 'Cases above the yardstick that members allow', 'cases/FTE'),
    },
    {
      cases: {
        title: 'Cases per social worker',
        unit: 'cases/FTE',
        by: byYear,
        is: 'published × divide(caseloadAtEnd, caseLoadToday, otherwise 1)',
      },
      alone: {
        title: 'Cases per social worker, carrying on alone',
        unit: 'cases/FTE',
        by: ['council', 'year'],
        is: 'cases[option: counterfactual]',
      },
      aboveYardstick: {
        title: 'Above the yardstick (1)',
        unit: 'number',
        by: byYear,
        is: 'if(cases > alone + tolerance, 1, 0)',
      },
      aboveCeiling: {
        title: 'Above the ceiling, and not so alone (1)',
        unit: 'number',
        by: byYear,
        is: 'if(cases > ceiling and alone ≤ ceiling, 1, 0)',
      },
      breach: { title: 'Limit broken (1)', unit: 'number', by: byYear, is: 'max(aboveYardstick, aboveCeiling)' },
    },
  )
  return {
    code: 'GUARD-03',
    title: 'Cases per social worker',
    meaning: 'No social worker carries more cases than they would have without sharing.',
    breach: group.breach,
    shows: [{ title: 'Cases per social worker', figure: group.cases }],
    needs: ['caseload', 'openCases', 'inPostFte', 'agencyFte', 'vacantFte', 'agencyCoverFte'],
  }
}

/**
 * Empty posts and posts held by agency staff are no larger a share of all posts than they would have been without
 * sharing, by more than members allow. Source: docs/method/guardrails.md.
 */
export function unfilledPosts({ yearly, start }: Workforce): Guardrail {
  const group = figures(
    'GUARD-04',
    {
      establishment: start.establishment,
      permanentAtEnd: yearly.permanentAtEnd,
      tolerance: tolerance('GUARD-04', 'Share above the yardstick that members allow', 'share'),
    },
    {
      unfilled: {
        title: 'Posts empty or held by agency staff',
        unit: 'share',
        by: byYear,
        is: 'divide(establishment − permanentAtEnd, establishment, otherwise 0)',
      },
      alone: {
        title: 'The same, carrying on alone',
        unit: 'share',
        by: ['council', 'year'],
        is: 'unfilled[option: counterfactual]',
      },
      breach: { title: 'Limit broken (1)', unit: 'number', by: byYear, is: 'if(unfilled > alone + tolerance, 1, 0)' },
    },
  )
  return {
    code: 'GUARD-04',
    title: 'Posts empty or held by agency staff',
    meaning: 'No larger a share of posts is empty or held by agency staff than without sharing.',
    breach: group.breach,
    shows: [{ title: 'Posts empty or held by agency staff', figure: group.unfilled }],
    needs: ['inPostFte', 'agencyFte', 'vacantFte', 'agencyCoverFte', 'openCases'],
  }
}

/**
 * The option takes no social worker and no family support away that carrying on alone would have kept. A lower price
 * for the same work is no cut; managers, premises, systems and recharges are not the front line. What is typed as a
 * saving on front-line pools, and is no claim for a lower price, is a cut. Source: docs/method/guardrails.md.
 */
export function frontLine(workforce: Workforce | undefined, cutHere: Figure): Guardrail {
  const cut = figures(
    'GUARD-05',
    { cutHere },
    {
      cut: { title: 'Taken from the front line', unit: 'real £', by: byYear, is: 'sum(cutHere over service)' },
    },
  ).cut
  const uses = workforce === undefined ? {} : { socialWorkers: workforce.yearly.socialWorkers }
  const group = figures(
    'GUARD-05',
    { ...uses, cut },
    workforce === undefined
      ? { breach: { title: 'Limit broken (1)', unit: 'number', by: byYear, is: 'if(cut > 0, 1, 0)' } }
      : {
          alone: {
            title: 'Social workers, carrying on alone',
            unit: 'FTE',
            by: ['council', 'year'],
            is: 'socialWorkers[option: counterfactual]',
          },
          fewer: {
            title: 'Fewer social workers than alone (1)',
            unit: 'number',
            by: byYear,
            is: 'if(socialWorkers < alone − 0.001 FTE, 1, 0)',
          },
          breach: { title: 'Limit broken (1)', unit: 'number', by: byYear, is: 'max(fewer, if(cut > 0, 1, 0))' },
        },
  ) as { readonly breach: Guardrail['breach'] }
  return {
    code: 'GUARD-05',
    title: 'Social workers and family support',
    meaning: 'The option takes no social worker and no family support away.',
    ...(group.breach === undefined ? {} : { breach: group.breach }),
    needs: ['inPostFte', 'agencyFte'],
  }
}
