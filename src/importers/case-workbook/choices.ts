import { missingInWords, missingReasons } from '../../figures/index.ts'
import { deliveryModels, formsNotYetPriced, levers } from '../../model/index.ts'
import { costCatalogue, measures, pools, poolTitle } from '../../reference/index.ts'

/** A word of the case file, and what a person picks for it. */
export interface Choice {
  readonly value: string
  readonly words: string
  /** Its code is what people know it by, so it is written `M08 – Joint commissioning`. */
  readonly isCode?: boolean
}

function worded(words: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(words).map(([value, each]) => ({ value, words: each }))
}

function coded(titles: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(titles).map(([value, words]) => ({ value, words, isCode: true }))
}

/** What may be picked in a cell: the word of the case file, and the words of its drop-down. */
export const choices = {
  deliveryModel: coded({
    ...Object.fromEntries(deliveryModels.map(({ code, title }) => [code, title])),
    ...Object.fromEntries(
      Object.entries(formsNotYetPriced).map(([code, title]) => [code, `${title} (not yet priced)`]),
    ),
  }),
  lever: coded(Object.fromEntries(levers.map(({ code, title }) => [code, title]))),
  pool: worded(Object.fromEntries(pools.map((pool) => [pool, poolTitle(pool)]))),
  placementPool: worded({
    'placements.fostering': poolTitle('placements.fostering'),
    'placements.other': poolTitle('placements.other'),
    'placements.residential': poolTitle('placements.residential'),
  }),
  cost: coded(costCatalogue),
  grade: coded({
    A: 'Published, for the same thing',
    B: 'Published, for a near thing',
    C: 'Worked out from published figures',
    D: 'Judgement',
  }),
  missing: worded(Object.fromEntries(missingReasons.map((reason) => [reason, missingInWords(reason)]))),
  measure: worded(Object.fromEntries(Object.entries(measures).map(([code, { title }]) => [code, title]))),
  spend: worded({ gross: 'Gross', income: 'Income', net: 'Net' }),
  serviceKind: worded({ childrens: 'Children’s services', other: 'Another service' }),
  fund: worded({
    generalFund: 'General Fund',
    dsg: 'Dedicated schools grant',
    capital: 'Capital',
    grant: 'Grant',
    hra: 'Housing revenue account',
    company: 'Company',
  }),
  fundedBy: worded({
    revenue: 'Revenue',
    reserve: 'Reserve',
    capitalReceipt: 'Capital receipt',
    grant: 'Grant',
    loan: 'Loan',
  }),
  tier: worded({
    senior: 'Senior leaders',
    management: 'Managers',
    socialWork: 'Social workers',
    other: 'Other staff',
  }),
  fact: worded({
    judgement: 'Judgement',
    direction: 'Direction',
    vestingDay: 'Vesting day',
    abolition: 'Abolition',
    director: 'Director of children’s services',
    leadMember: 'Lead member for children’s services',
    localAssuranceTest: 'Local assurance test',
    protectedPosts: 'Protected posts',
    exitTerms: 'Exit terms',
  }),
  key: worded({
    equal: 'Equal parts',
    population0to17: 'Children aged 0 to 17',
    baselineSpend: 'Spend in the baseline',
    fte: 'Full-time posts',
    ownVolume: 'Own volume',
    stated: 'Values stated here',
  }),
  role: worded({
    counterfactual: 'Carrying on alone',
    doMinimum: 'Do the minimum',
    lessAmbitious: 'Less ambitious',
    preferred: 'Preferred',
    alternative: 'Alternative',
  }),
  endOfTerm: worded({ continue: 'Let run', return: 'Brought back' }),
  atReorganisation: worded({ dismantle: 'Taken apart', inherit: 'Taken over by the successors' }),
  itemKind: worded({ setUp: 'Setting up', recurrent: 'Every year', exit: 'Leaving' }),
  lineKind: worded({ saving: 'Saving', cost: 'Cost', grant: 'Grant' }),
  costKind: worded({ oneOff: 'One-off', recurrent: 'Every year' }),
  timing: worded({ startOfYear: 'Start of year', midYear: 'Middle of year', endOfYear: 'End of year' }),
  placeKind: worded({ block: 'Block contract', home: 'Own home' }),
  distribution: worded({
    fixed: 'Fixed',
    uniform: 'Uniform',
    triangular: 'Triangular',
    pert: 'PERT',
    lch: 'Low, central, high',
    normal: 'Normal',
    lognormal: 'Lognormal',
    beta: 'Beta',
    discrete: 'Discrete',
    empirical: 'Empirical',
  }),
  bounds: worded({ absolute: 'Absolute' }),
  scoringFigure: worded({
    presentValue: 'Present value',
    recurringSaving: 'Recurring saving',
    setUp: 'Cost of setting up',
    leavingAfterThreeYears: 'Cost of leaving after three years',
  }),
  change: worded({
    partnerLeaves: 'A partner leaves',
    reorganisation: 'Councils are reorganised',
    grantEnds: 'A grant ends',
    judgement: 'A judgement falls',
    startsLater: 'A start is late',
    assumption: 'An assumption is otherwise',
  }),
  polarity: worded({ higher: 'Higher is better', lower: 'Lower is better', neutral: 'Neither is better' }),
  principleTest: worded({
    accountabilityKept: 'Accountability is kept',
    benefitOverAlone: 'Better off than alone',
  }),
  poolRule: coded({ 'pool-rule-1': 'Lines divided as the pool rule says' }),
  none: worded({ none: 'None' }),
  yesNo: worded({ true: 'Yes', false: 'No' }),
} as const satisfies Readonly<Record<string, readonly Choice[]>>

export type ChoiceName = keyof typeof choices

/** How a choice stands in its cell. */
export function choiceText({ value, words, isCode }: Choice): string {
  return isCode === true ? `${value} – ${words}` : words
}

/** The choice that a text means: by its words, by the word of the case file, or by its code with or without a title. */
export function choiceMeant(name: ChoiceName, text: string): Choice | undefined {
  const meant = plainWords(text)
  const [beforeTitle = ''] = text.trim().split(/\s+[-–—]\s+/)
  return choices[name].find(
    (choice: Choice) =>
      plainWords(choice.words) === meant ||
      plainWords(choiceText(choice)) === meant ||
      choice.value.toLowerCase() === text.trim().toLowerCase() ||
      (choice.isCode === true && choice.value.toLowerCase() === beforeTitle.toLowerCase()),
  )
}

/** Letters and figures alone, in small letters: what a change of spacing, case or quotation marks leaves as it is. */
export function plainWords(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
