import { type Figure, figures } from '../../figures/index.ts'
import { runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'

/**
 * L11, redundancy of managers: the posts L01 removes that would not have gone anyway, less natural leavers and those
 * redeployed, at statutory weeks of actual pay times the enhancement. Paid by the employing council when posts go,
 * whatever part of the saving arrives. One-off; wholly a transfer in the economic view.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/redundancy-and-pension-strain.md.
 */
export function redundancy(
  { assume }: Setting,
  posts: { removedHere: Figure; costOfPost: Figure },
  step: Figure,
  deadweightHere: Figure,
) {
  return figures(
    'L11',
    {
      removedHere: posts.removedHere,
      costOfPost: posts.costOfPost,
      step,
      deadweightHere,
      runsL01: runs('L01'),
      onCost: assume('staff/onCost'),
      naturalLeavers: assume('L11/naturalLeavers'),
      redeployed: assume('L11/redeployed'),
      weeks: assume('L11/statutoryWeeks'),
      multiple: assume('L11/multiple'),
    },
    {
      salary: { title: 'Salary of a management post', unit: 'real £/FTE', is: 'costOfPost ÷ (1 + onCost)' },
      weeksPay: { title: 'A week’s pay', unit: 'real £/FTE/week', is: 'salary ÷ 52 weeks' },
      madeRedundant: {
        title: 'Share of removed posts that end in redundancy',
        unit: 'share',
        is: 'max(1 − naturalLeavers − redeployed, 0)',
      },
      leavers: {
        title: 'Managers made redundant in the year',
        unit: 'FTE',
        is: 'removedHere × madeRedundant × (1 − deadweightHere) × step × runsL01',
      },
      flow: {
        title: 'Redundancy of managers',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: '0 − leavers × weeksPay × weeks × multiple',
      },
    },
  )
}
