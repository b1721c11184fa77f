/** Which way a measure is better. `neutral` is never coloured as good or bad. */
export type Polarity = 'higher' | 'lower' | 'neutral'

/** A measure that guardrails and the workforce lever read. */
export interface Measure {
  readonly title: string
  readonly unit: 'cases' | 'cases/FTE' | 'FTE' | 'children' | 'week' | 'share'
  readonly polarity: Polarity
  readonly source: string
}

const workforce = 'DfE, Children’s social work workforce census, 30 September'
const lookedAfter = 'DfE, Children looked after in England, year to 31 March'

/** Measures by the name that a case file uses. Full-time equivalents are of children’s social workers. */
export const measures = {
  openCases: { title: 'Open cases held by social workers', unit: 'cases', polarity: 'neutral', source: workforce },
  caseload: { title: 'Cases per social worker', unit: 'cases/FTE', polarity: 'lower', source: workforce },
  inPostFte: { title: 'Social workers in post', unit: 'FTE', polarity: 'higher', source: workforce },
  agencyFte: { title: 'Agency social workers', unit: 'FTE', polarity: 'lower', source: workforce },
  vacantFte: { title: 'Vacant social work posts', unit: 'FTE', polarity: 'lower', source: workforce },
  agencyCoverFte: {
    title: 'Agency social workers covering vacancies',
    unit: 'FTE',
    polarity: 'neutral',
    source: workforce,
  },
  startsFte: { title: 'Social workers who started in the year', unit: 'FTE', polarity: 'neutral', source: workforce },
  leaversFte: { title: 'Social workers who left in the year', unit: 'FTE', polarity: 'lower', source: workforce },
  lookedAfter: {
    title: 'Children looked after on 31 March',
    unit: 'children',
    polarity: 'neutral',
    source: lookedAfter,
  },
  residentialChildren: {
    title: 'Children in residential placements bought from others',
    unit: 'children',
    polarity: 'neutral',
    source: 'The council’s own placement records',
  },
  residentialWeeks: {
    title: 'Weeks of residential placements bought from others in a year',
    unit: 'week',
    polarity: 'neutral',
    source: 'The council’s own placement records',
  },
  placedOver20Miles: {
    title: 'Share of looked-after children placed over 20 miles away and outside the area',
    unit: 'share',
    polarity: 'lower',
    source: lookedAfter,
  },
} as const satisfies Record<string, Measure>

/** Name of a measure in a case file. */
export type MeasureCode = keyof typeof measures
