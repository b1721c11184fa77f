import { changes, type Dated } from '../dated.ts'

/**
 * Age at which a local government pension is paid without reduction to somebody who leaves at about 58 (the central
 * age of `L12/age`): 65 until March 2014, then the state pension age of a person of that age, 66, and 67 for those
 * who are 58 from March 2019. Membership before April 2014 keeps 65, so the later ages lean towards more strain.
 */
export const normalPensionAges: readonly Dated<number>[] = changes(
  {
    source:
      'Local Government Pension Scheme Regulations 2007 and 2013; Pensions Acts 1995 to 2014 (from memory: check)',
    grade: 'B',
  },
  [
    { from: '2008-04-01', value: 65 },
    { from: '2014-04-01', value: 66 },
    { from: '2019-03-06', value: 67 },
  ],
)

/** Youngest age at which redundancy brings an immediate unreduced pension, after two years’ membership. */
export const redundancyPensionAges: readonly Dated<number>[] = changes(
  {
    source: 'https://www2.oxfordshire.gov.uk/cms/content/redundancy-or-efficiency; Finance Act 2022 for 2028',
    grade: 'B',
  },
  [
    { from: '2010-04-06', value: 55 },
    { from: '2028-04-06', value: 57 },
  ],
)

/**
 * The pension-strain approximation: a share of pay for each year of membership, highest at `fromAge` and falling
 * straight to nought at normal pension age. About £40,000 for £40,000 of pay, 20 years and age 55.
 */
export const pensionStrain: readonly Dated<{ readonly fromAge: number; readonly shareOfPayAtThatAge: number }>[] =
  changes(
    {
      source:
        'Worked from Spence and Partners, “Taking the strain”, https://spenceandpartners.co.uk/archives/taking-the-strain/',
      grade: 'C',
    },
    [{ from: '2008-04-01', value: { fromAge: 55, shareOfPayAtThatAge: 0.05 } }],
  )
