import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, reprice, runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'
import { savingOfAmount } from './wrapper.ts'

const here = (name: string, title: string, unit: string) =>
  given(`L09/${name}`, { title, unit, by: ['option', 'council', 'service'] })

/** Users of the systems that a joint one replaces, by which its licence is shared. */
const users = here('users', 'Users of the systems replaced', 'user')

/**
 * L09, systems: the run saving Σ own licences − joint licence, the joint one shared by the number of users, reached by
 * the profile (none in the first two years: at least 18 months). What moving costs, users × £ a user + records ×
 * £ a record + integration, is a part of set-up and taken out of its amount. Only systems that the option nominates;
 * without any the lever is nil.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l09-systems.md.
 */
export function systemsSaving(
  setting: Setting,
  { alone, hasPlan }: { readonly alone: Figure; readonly hasPlan: Figure },
  left: Figure,
) {
  const joint = given('L09/jointLicence', {
    title: 'Joint licence a year',
    unit: 'real £',
    by: ['option', 'service'],
  })
  const licence = figures(
    'L09',
    {
      users,
      joint,
      own: here('licences', 'Licences of the systems replaced, a year', 'real £'),
      takesPart: arrangement.takesPart,
      phase: setting.phaseOf('L09').phase,
    },
    {
      usersHere: { title: 'Users of a council taking part', unit: 'user', is: 'users × takesPart' },
      usersOfAll: { title: 'Users of all councils', unit: 'user', is: 'sum(usersHere over council)' },
      jointHere: {
        title: 'This council’s share of the joint licence',
        unit: 'real £',
        is: 'joint × divide(usersHere, usersOfAll, otherwise 0)',
      },
      fullYear: { title: 'Licences saved in a full year', unit: 'real £', is: 'own − jointHere' },
      amount: { title: 'Licences saved in the year', unit: 'real £', is: 'fullYear × phase' },
    },
  )
  const saving = savingOfAmount(setting, {
    lever: 'L09',
    pool: 'ict',
    left,
    alone,
    amount: licence.amount,
    mostAmount: licence.fullYear,
    runs: runs('L09'),
    deadweightPrior: 'L09/deadweight',
    hasPlan,
  })
  return { licence, saving }
}

/** What moving to a joint system costs once, for all councils of the option: a part of set-up. */
export function movingSystems({ assume }: Setting) {
  const records = here('records', 'Records in the systems replaced', 'record')
  return figures(
    'L09/moving',
    {
      users,
      records,
      reprice,
      hasJoint: given('L09/hasJoint', {
        title: 'A joint system is nominated (1)',
        unit: 'number',
        by: ['option', 'service'],
      }),
      integrationOwn: given('L09/integrationOwn', {
        title: 'Integration, as the case gives it',
        unit: 'real £',
        by: ['option', 'service'],
      }),
      takesPart: arrangement.takesPart,
      runsHere: runs('L09'),
      perUser: assume('L09/perUser'),
      perRecord: assume('L09/perRecord'),
      integrationPrior: assume('L09/integration'),
    },
    {
      movingHere: {
        title: 'Moving this council’s users and records',
        unit: 'real £',
        is: '(users × perUser + records × perRecord) × reprice × takesPart',
      },
      moving: { title: 'Moving users and records', unit: 'real £', is: 'sum(movingHere over council)' },
      integration: {
        title: 'Joining the system to those of the councils',
        unit: 'real £',
        is: 'orElse(integrationOwn, integrationPrior × reprice) × hasJoint',
      },
      cost: { title: 'Moving to a joint system', unit: 'real £', is: '(moving + integration) × runsHere' },
    },
  ).cost
}
