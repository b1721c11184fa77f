/** A publication that a prior or a rule rests on. */
export interface Source {
  readonly title: string
  /** Where it was read. Some are a copy or a report of the original: open the page before quoting it. */
  readonly address: string
  /** Day it came out as best known; where only the year or month is known, its last day. */
  readonly published: string
}

/**
 * The publications behind the priors, by a short mark. What was read is a stored copy or an excerpt of each, not
 * always the whole document.
 */
export const sources = {
  surreyReorganisation: {
    title: 'Surrey’s two and three unitary proposals, “Secures financial efficiency” (Runnymede Borough Council)',
    address:
      'https://www.runnymede.gov.uk/surrey-lgr/principle-5-%E2%80%93-secures-financial-efficiency-resilience-ability-withstand-financial-shocks/5',
    published: '2025-05-31',
  },
  reorganisationPeopleServices: {
    title: 'Impact of local government reorganisation on people services, pages on senior staff and unit costs',
    address: 'https://online.flippingbook.com/view/596354460/10',
    published: '2025-12-31',
  },
  triBoroughTarget: {
    title: 'Hammersmith and Fulham Council, “Tri-borough councils on course to save £40million a year”',
    address: 'http://www.lbhf.gov.uk/Directory/News/Triborough_councils_on_course_to_save_40million_a_year.asp',
    published: '2012-06-18',
  },
  triBoroughCriticalFriends: {
    title: 'The Cowan Report, October 2014 (an opponent’s relay of the critical friends’ report)',
    address: 'http://thecowanreport.com/2014/10',
    published: '2014-10-31',
  },
  triBoroughExit: {
    title: 'CYP Now and Community Care on the cost of ending the tri-borough arrangement',
    address:
      'https://www.communitycare.co.uk/2017/12/19/end-london-tri-borough-arrangements-cost-local-authorities-hundreds-thousands-year/',
    published: '2017-12-19',
  },
  sharedCentresStudy: {
    title:
      'The effect of shared service centers on administrative intensity in English local government: a longitudinal evaluation',
    address:
      'https://discovery.researcher.life/article/the-effect-of-shared-service-centers-on-administrative-intensity-in-english-local-government-a-longitudinal-evaluation/8b67a0e754af3767bd9bf248e96e9762',
    published: '2020-12-31',
  },
  centralGovernmentCentres: {
    title: 'CIPS Supply Management, “Scheme to save £159 million cost UK government £255 million”',
    address:
      'https://www.cips.org/en/supply-management/news/2012/march/scheme-to-save-159-million-cost-uk-government-255-million/',
    published: '2012-03-31',
  },
  residentialMarket: {
    title: 'National Audit Office on the market in children’s residential care',
    address:
      'https://www.nao.org.uk/press-releases/government-needs-better-oversight-to-tackle-market-failures-in-childrens-residential-care',
    published: '2025-12-31',
  },
  workforceCensus: {
    title: 'DfE, Children’s social work workforce, 30 September 2025',
    address: 'https://explore-education-statistics.service.gov.uk/find-statistics/children-s-social-work-workforce',
    published: '2026-02-28',
  },
  workforceByJudgement: {
    title: 'Community Care, agency reliance by inspection judgement',
    address:
      'https://www.communitycare.co.uk/2021/09/24/inadequate-councils-three-times-as-reliant-on-agency-social-workers-as-highest-rated-authorities/',
    published: '2021-09-24',
  },
  turnoverByJudgement: {
    title: 'Community Care, social workers leaving by inspection judgement',
    address:
      'https://www.communitycare.co.uk/2022/05/06/inadequate-councils-bore-brunt-of-sharp-rise-in-social-workers-quitting-posts-last-year-analysis-shows/',
    published: '2022-05-06',
  },
  agencyRates: {
    title: 'St Helens Borough Council, delegated executive decision 2025-26-0044',
    address: 'https://www.sthelens.gov.uk:443/article/8166/Published-Delegated-Executive-Decisions?id=2025-26-0044',
    published: '2025-12-31',
  },
  pensionStrain: {
    title: 'Spence and Partners, “Taking the strain”',
    address: 'https://spenceandpartners.co.uk/archives/taking-the-strain/',
    published: '2015-12-31',
  },
  readingReturn: {
    title: 'Reading Borough Council, “Council agrees to bring children’s services back in-house”',
    address: 'https://reading.gov.uk/news/council-agrees-to-bring-children-s-services-back-in-house',
    published: '2025-12-31',
  },
  readingSetUp: {
    title: 'BBC local democracy story on Reading’s children’s company (copy)',
    address: 'https://thewriterstown.com/news/articles/c1ez477ex80o',
    published: '2025-12-31',
  },
  worcestershireSetUp: {
    title: 'CYP Now, “Children’s services trust set to cost £4.6m”',
    address: 'https://www.cypnow.co.uk/cyp/news/2005121/childrens-services-trust-set-to-cost-gbp46m',
    published: '2018-12-31',
  },
  northamptonshireGrant: {
    title: 'CYP Now on Northamptonshire’s children’s services plan being put on hold',
    address:
      'https://www.cypnow.co.uk/print_article/cyp/news/2005680/troubled-council-puts-plans-to-outsource-childrens-services-on-hold?print=true',
    published: '2018-11-13',
  },
  northamptonshireYearOne: {
    title: 'Northampton Chronicle on savings not delivered while the trust was delayed',
    address:
      'https://www.northamptonchron.co.uk/news/delays-creation-new-childrens-services-trust-northamptonshire-could-cost-aps73m-1193998',
    published: '2016-12-31',
  },
  northamptonshireTrustStart: {
    title: 'Community Care, “Independent trust takes on children’s services from council”',
    address: 'https://www.communitycare.co.uk/2020/11/08/independent-trust-takes-childrens-services-council/',
    published: '2020-11-08',
  },
  northamptonshireSplit: {
    title: 'BBC News on the cost of reorganising Northamptonshire',
    address: 'https://www.bbc.co.uk/news/uk-england-northamptonshire-47394221',
    published: '2019-03-31',
  },
  northamptonshireOverspend: {
    title: 'NN Journal, “Children’s trust set to overspend”, and the joint committee’s paper of 2025',
    address: 'https://www.nnjournal.co.uk/p/childrens-trust-set-to-overspend',
    published: '2025-12-31',
  },
  sloughDebt: {
    title: 'Slough Observer on the council taking on its children’s trust and £5.5m of its debt',
    address:
      'https://www.sloughobserver.co.uk/news/19164532.slough-council-agrees-take-childrens-service-trust-plus-5-5m-debt/',
    published: '2021-12-31',
  },
  joiningCompany: {
    title: 'Community Care on Windsor and Maidenhead joining Achieving for Children',
    address:
      'https://www.communitycare.co.uk/2016/09/30/council-outsource-childrens-services-community-interest-company/',
    published: '2016-09-30',
  },
  careMarket: {
    title: 'FosterTalk on the Competition and Markets Authority’s interim report on children’s social care',
    address:
      'https://fostertalk.org/profits-for-big-childrens-care-providers-higher-than-expected-says-competition-watchdog/',
    published: '2021-10-31',
  },
  fosteringCosts: {
    title: 'CYP Now, “Commissioning foster care: relative costs”',
    address: 'https://www.cypnow.co.uk/content/features/commissioning-foster-care-relative-costs',
    published: '2020-12-31',
  },
  noWrongDoor: {
    title: 'Harrogate Advertiser on the roll-out of North Yorkshire’s No Wrong Door',
    address:
      'https://www.harrogateadvertiser.co.uk/news/people/north-yorkshire-leads-on-84m-government-roll-out-for-young-people-at-risk-in-uk-1-10031324',
    published: '2019-12-31',
  },
  twoScales: {
    title: 'The MJ, “Levelling paying field”, on pay after reorganisation',
    address: 'https://www.themj.co.uk/levelling-paying-field',
    published: '2025-12-31',
  },
  surreySystems: {
    title: 'Surrey’s proposal for reorganisation, principle 5: systems £23.2m of £55.6m one-off',
    address:
      'https://www.runnymede.gov.uk/surrey-lgr/principle-5-%E2%80%93-secures-financial-efficiency-resilience-ability-withstand-financial-shocks/5',
    published: '2025-12-31',
  },
  bradfordOverspend: {
    title: 'BBC News on the Bradford children’s trust’s overspend',
    address: 'https://feeds.bbci.co.uk/news/articles/c87rz4y55jro',
    published: '2024-12-31',
  },
  reorganisation2009: {
    title: 'Hansard, 16 June 2009, unitary councils: costs',
    address: 'https://hansard.parliament.uk/Commons/2009-06-16/debates/09061657000119/UnitaryCouncilsCosts',
    published: '2009-06-16',
  },
} as const satisfies Record<string, Source>

export type SourceMark = keyof typeof sources
