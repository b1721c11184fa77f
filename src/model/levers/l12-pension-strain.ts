import { type Figure, figures, given } from '../../figures/index.ts'
import type { Setting } from '../setting.ts'

/**
 * L12, pension strain: redundant managers aged 55 or over draw an unreduced pension, and the employer pays the fund
 * 5% of salary for each year of service at 55, falling straight to nought at normal pension age.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/redundancy-and-pension-strain.md.
 * Replace by the fund actuary’s table.
 */
export function pensionStrain({ assume }: Setting, leavers: Figure, salary: Figure) {
  const normalAge = given('rules/normalPensionAge', {
    title: 'Normal pension age on the case’s date',
    unit: 'year',
    by: [],
  })
  return figures(
    'L12',
    {
      leavers,
      salary,
      normalAge,
      age: assume('L12/age'),
      service: assume('L12/service'),
      aged55: assume('L12/aged55'),
      aged55OnRecord: given('establishment/aged55', {
        title: 'Share of managers aged 55 or over in the establishment',
        unit: 'share',
        by: ['council', 'service'],
      }),
      scale: assume('L12/scale'),
    },
    {
      strainRate: {
        title: 'Strain for each year of service, share of salary',
        unit: '1/year',
        is: '5% ÷ 1 year × clamp((normalAge − age) ÷ (normalAge − 55 years), 0, 1)',
      },
      strainEach: {
        title: 'Strain of one manager aged 55 or over',
        unit: 'real £/FTE',
        is: 'strainRate × salary × service × scale',
      },
      flow: {
        title: 'Pension strain of managers leaving at 55 or over',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − leavers × orElse(aged55OnRecord, aged55) × strainEach',
      },
    },
  )
}
