import {
  type Accountability,
  type DeliveryModel,
  deliveryModels,
  formsNotYetPriced,
  levers,
} from '../../src/model/index.ts'
import { costCatalogue } from '../../src/reference/index.ts'
import { page, table } from './markdown.ts'

const fields = {
  dutyHolder: 'Holds the duty',
  statutoryDirector: 'Director of children’s services',
  leadMember: 'Lead member',
  decisionBody: 'Decides',
  employer: 'Employs',
  provider: 'Provides',
  budgetHolder: 'Holds the budget',
  payer: 'Pays',
  contractingAuthority: 'Lets contracts',
  dataController: 'Controls personal data',
  regulatedProvider: 'Is registered as provider',
  inspectedBody: 'Is inspected',
  returnSubmitter: 'Sends the returns',
} as const satisfies Record<keyof Accountability, string>

/** Every form that can be priced: by what law, who answers for what, what it costs and which levers it opens. */
export function deliveryModelsPage(): string {
  return page(
    'Delivery models',
    'The forms in which councils may run a service. Who holds what is kept in separate fields, because in real arrangements they differ. “Alpha” stands for a council that takes part and “Beta” for the host, where the form has one.',
    `## In short\n\n${table(
      [
        'Code',
        'Form',
        'In short',
        'Fewest councils',
        'Has a host',
        'Staff change employer',
        'One director for several',
      ],
      deliveryModels.map((form) => [
        form.code,
        form.title,
        form.inShort,
        String(form.fewestCouncils),
        yesNo(form.needsHost),
        yesNo(form.movesStaff),
        yesNo(form.sharesDirector),
      ]),
    )}`,
    ...deliveryModels.map(sectionOf),
    `## Not yet priced\n\nA case that asks for one of these is refused, not guessed at.\n\n${table(['Code', 'Form'], Object.entries(formsNotYetPriced))}`,
    `## What sharing costs: the catalogue\n\n\`O\` falls once, to set up. \`R\` falls every year. \`X\` falls on leaving.\n\n${table(['Code', 'Cost'], Object.entries(costCatalogue))}`,
  )
}

function sectionOf(form: DeliveryModel): string {
  const accountability = form.accountability({ council: 'Alpha', host: 'Beta', isHost: false })
  const keys = Object.keys(fields) as readonly (keyof Accountability)[] // the keys of the table just above
  return [
    `## ${form.code} ${form.title}`,
    `${form.inShort}. Legal route: ${form.legalRoute}.`,
    table(
      ['Field', 'Whom'],
      keys.map((field) => [fields[field], accountability[field]]),
    ),
    table(
      ['What it brings', 'Codes'],
      [
        ['Levers', form.levers.map(leverInWords).join('; ')],
        ['Set-up costs', form.setUp.map(costInWords).join('; ')],
        ['Costs every year', form.recurrent.map(costInWords).join('; ')],
        ['Costs of leaving', form.exit.map(costInWords).join('; ')],
      ].map(([what = '', which = '']) => [what, which === '' ? 'none' : which]),
    ),
  ].join('\n\n')
}

function leverInWords(code: string): string {
  return `${code} ${levers.find((each) => each.code === code)?.title ?? ''}`.trim()
}

function costInWords(code: string): string {
  return `${code} ${Object.entries(costCatalogue).find(([each]) => each === code)?.[1] ?? ''}`.trim()
}

function yesNo(answer: boolean): string {
  return answer ? 'yes' : 'no'
}
