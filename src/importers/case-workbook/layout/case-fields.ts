import { type Column, choice, date, needed, number, numbers, text, year } from '../column.ts'

/** Why a figure may be later than the decision; goes to every line of the baseline that is and gives no reason itself. */
export const hindsightField: Column = text('Why figures published after the decision are used', 'hindsightReason', {
  note: 'Fill in where the baseline holds figures published after the decision date.',
})

/** What the first sheet asks, an answer each. */
export const caseFields: readonly Column[] = [
  text('Name', 'name', {
    ...needed,
    note: 'For addresses: small letters, figures and hyphens, such as three-councils.',
  }),
  text('Title', 'title', needed),
  text('Question to members', 'question', { ...needed, note: 'What members are asked, in one sentence.' }),
  date('Decision date', 'decisionDate', { ...needed, note: 'Year, month, day: 2013-03-31. Also 31/03/2013.' }),
  year('First year', 'firstYear', { ...needed, note: 'A financial year: 2012-13.' }),
  number('Number of years', 'years', { note: '10 where left blank.' }),
  year('Price base', 'priceBase', {
    note: 'The year whose prices real figures are in. The first year where left blank.',
  }),
  numbers('Horizons shown, years', 'horizonShown', { note: 'Such as 3; 5; 10.' }),
  number('Seed', 'seed', { note: 'What chance starts from. The first year where left blank.' }),
  number('Futures drawn', 'draws', { note: 'A power of two, 64 or more. 1024 where left blank.' }),
  choice('Rule for pools', 'pools.rule', 'poolRule', {
    note: 'How lines divide into pools. Leave blank where the sheet Pools holds every line.',
  }),
  date('Limits for children set on', 'guardrails.setOn', { note: 'The day on which members set them.' }),
  number('Next stream number', 'nextStream', { note: 'Kept by Concordat. Leave as it is.' }),
]
