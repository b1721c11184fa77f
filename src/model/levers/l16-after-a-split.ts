import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, reprice } from '../arrangement.ts'
import { type Reorganisation, role } from '../reorganisation.ts'
import type { Setting } from '../setting.ts'
import { isSocialWork } from './l05-workforce.ts'

const extraAuthority = given('L16/extraAuthority', {
  title: 'Part of a further senior team that falls to this successor',
  unit: 'share',
  by: ['council'],
})
const people = given('L16/people', { title: 'People of all ages in the area', unit: 'number', by: ['council'] })
const peopleBefore = given('L16/peopleBefore', {
  title: 'People of all ages in the area of the council that is abolished',
  unit: 'number',
  by: ['council'],
})
const referencePeople = given('L16/referencePeople', {
  title: 'People from which a council is no longer dearer for being small',
  unit: 'number',
  by: [],
})

/**
 * L16, what a split costs for good: each further council needs a senior team of its own, and smaller ones pay more for
 * the same work, spend × ε × what ln(N_ref ÷ N) grows by. It falls on the successors from vesting day, in carrying on
 * alone as in every option; an arrangement that the successors inherit or run jointly spares a part of it.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l16-after-a-split.md.
 */
export function afterASplit(setting: Setting, reorganisation: Reorganisation, spendOfArea: Figure) {
  const { assume, timing } = setting
  const { holds, holdsAlone } = reorganisation
  const jointly = given('arrangement/jointly', {
    title: 'Run jointly by the successors (1)',
    unit: 'number',
    by: ['option', 'service'],
  })
  return figures(
    'L16',
    {
      extraAuthority,
      people,
      peopleBefore,
      referencePeople,
      isSocialWork,
      reprice,
      spendOfArea,
      holds,
      holdsAlone,
      jointly,
      role,
      inForce: timing.inForce,
      takesPart: arrangement.takesPart,
      seniorTeam: assume('L16/seniorTeam'),
      elasticity: assume('L16/elasticity'),
      sparedShare: assume('M19/spared'),
    },
    {
      smallness: {
        title: 'How far below that number the council is, as a logarithm',
        unit: 'number',
        is: 'orElse(ln(max(referencePeople ÷ people, 1)), 0)',
      },
      smallnessBefore: {
        title: 'The same for the council that is abolished',
        unit: 'number',
        is: 'orElse(ln(max(referencePeople ÷ peopleBefore, 1)), 0)',
      },
      senior: {
        title: 'A further senior team',
        unit: 'real £',
        is: 'seniorTeam × reprice × extraAuthority × isSocialWork',
      },
      size: {
        title: 'Dearer for being smaller',
        unit: 'real £',
        is: 'spendOfArea × elasticity × max(smallness − smallnessBefore, 0)',
      },
      diseconomy: {
        title: 'What the split costs this area a year',
        unit: 'real £',
        by: ['council', 'service', 'year'],
        is: 'senior + size',
      },
      alone: {
        title: 'Diseconomies after a split, each council carrying on alone',
        unit: 'real £',
        by: ['council', 'service', 'year'],
        is: 'diseconomy × holdsAlone',
      },
      added: {
        title: 'Diseconomies that the option itself brings',
        unit: 'real £',
        is: 'diseconomy × (holds − holdsAlone)',
      },
      inIt: {
        title: 'A successor that is in the arrangement in this year (1)',
        unit: 'number',
        is: 'if(role = 2 and inForce > 0, 1, 0) × takesPart',
      },
      together: { title: 'Successors in the arrangement', unit: 'number', is: 'sum(inIt over council)' },
      spared: {
        title: 'Diseconomies spared by running it jointly',
        unit: 'real £',
        is: 'if(together > 1, diseconomy × holds × sparedShare × jointly × inForce × takesPart, 0)',
      },
      flow: {
        title: 'Diseconomies after a split, brought or spared',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'service', 'year'],
        is: 'spared − added',
      },
    },
  )
}
