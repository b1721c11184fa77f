import type { Day } from './dated.ts'
import type { Source } from './sources.ts'

/** One thing that happened after a decision: told to the reader, and never an input to the decision. */
export interface AndThen {
  /** The day; where only the month is known, its last day. */
  readonly day: Day
  readonly sentence: string
  readonly source: Source
}

const press = (title: string, address: string, published: Day): Source => ({ title, address, published })

const planDropped = press(
  'CYP Now, “Government intervenes after Ofsted finds serious child protection weaknesses at council”',
  'https://www.cypnow.co.uk/news/article/government-intervenes-after-ofsted-finds-serious-child-protection-weaknesses-at-council',
  '2018-11-13',
)
const decline = press(
  'Public Finance, “Children’s services commissioner set to be sent into Northants”',
  'https://www.publicfinance.co.uk/news/2018/11/childrens-services-commissioner-set-be-sent-northants',
  '2018-11-14',
)
const announced = press(
  'Community Care, “Trust to take on Northamptonshire children’s services as new unitary authorities announced”',
  'https://www.communitycare.co.uk/2019/05/15/trust-take-northamptonshire-childrens-services-new-unitary-authorities-announced/',
  '2019-05-15',
)
const launched = press(
  'Community Care, “Independent trust takes over children’s services from council”',
  'https://www.communitycare.co.uk/2020/11/08/independent-trust-takes-childrens-services-council/',
  '2020-11-08',
)
const delayed = press(
  'CYP Now, “Council’s children’s trust plans delayed”',
  'https://www.cypnow.co.uk/cyp/news/2002530/councils-childrens-trust-plans-delayed',
  '2016-10-04',
)
const successorsReport = press(
  'West Northamptonshire Council, “Council reassured by Ofsted report highlighting improvements to children’s services”',
  'https://www.westnorthants.gov.uk/news/council-reassured-ofsted-report-highlighting-improvements-childrens-services',
  '2022-11-25',
)
const ordered = press(
  'Local Government Chronicle, “County ordered to create children’s social care company”',
  'https://www.lgcplus.com/services/children/county-ordered-to-create-childrens-social-care-company/7029300.article',
  '2019-06-11',
)
const newCouncils = press(
  'The Northamptonshire (Structural Changes) Order 2020',
  'https://www.legislation.gov.uk/uksi/2020/156/made',
  '2020-02-29',
)
const inspections = press(
  'Ofsted, Local authority inspection outcomes as at 31 March 2025, history of inspections',
  'https://github.com/dfe-analytical-services/CSC_outcomes_and_enablers',
  '2025-09-25',
)
const notice = press(
  'Royal Borough of Kensington and Chelsea, “Tri-borough partners to split in 2018”',
  'https://www.rbkc.gov.uk/press-release/tri-borough-partners-split-2018',
  '2017-03-27',
)

/**
 * What is known of how it went on, by the name of the worked case and in order of time. Pages tell it beneath the
 * answer. No figure of a case rests on it: test/examples holds every case file to that.
 */
export const andThen: Readonly<Record<string, readonly AndThen[]>> = {
  'childrens-trust': [
    {
      day: '2016-10-04',
      sentence: 'The trust planned for September 2016 was put off to December 2017.',
      source: delayed,
    },
    {
      day: '2020-11-01',
      sentence: 'A trust began four years after the planned day, under a direction of the government.',
      source: launched,
    },
  ],
  'stopping-in-time': [
    {
      day: '2018-08-31',
      sentence: 'The council dropped the plan for a company in August 2018.',
      source: planDropped,
    },
    {
      day: '2018-11-13',
      sentence:
        'Ofsted wrote that services had significantly declined in two years: 267 children had no social worker of their own.',
      source: decline,
    },
    {
      day: '2019-05-14',
      sentence:
        'The government announced two new councils for 2021 and a trust for children’s services before them: splitting the service was judged too risky.',
      source: announced,
    },
    {
      day: '2019-06-10',
      sentence:
        'The Secretary of State directed the county to set up a company that it owns and that both new councils would take over.',
      source: ordered,
    },
    {
      day: '2019-07-29',
      sentence: 'Ofsted published the judgement of its inspection of June 2019: inadequate.',
      source: inspections,
    },
    { day: '2020-11-01', sentence: 'The trust began, owned by the county council.', source: launched },
    {
      day: '2021-04-01',
      sentence:
        'The county council ended, a year later than expected in 2018, and the trust passed to both new councils.',
      source: newCouncils,
    },
    {
      day: '2022-11-25',
      sentence: 'Ofsted judged the service of both new councils to require improvement, no longer inadequate.',
      source: successorsReport,
    },
  ],
  'tri-borough': [
    {
      day: '2017-03-27',
      sentence:
        'Kensington and Chelsea and Westminster gave notice to Hammersmith and Fulham, and the two went on together from April 2018.',
      source: notice,
    },
    {
      day: '2019-09-09',
      sentence:
        'Ofsted inspected all three in September 2019: Hammersmith and Fulham good, Kensington and Chelsea and Westminster outstanding.',
      source: inspections,
    },
  ],
}
