import type { Answer } from '../../appraisal/index.ts'

/** Hand-made scenarios and one decision that could wait, for the options of a sample answer: shapes, not figures. */
export function sampleScenarios(options: readonly { readonly code: string }[]): Pick<Answer, 'scenarios' | 'waiting'> {
  const codes = options.slice(1).map(({ code }) => code)
  const [first = ''] = codes
  const row = (on: readonly string[], gain: number) => ({
    on: [...on],
    switched: [...on],
    options: codes.map((option, index) => ({
      option,
      state: index === 0 ? ('open' as const) : index === 1 ? ('notShownSafe' as const) : ('stopped' as const),
      centralPence: (gain - index) * 10_000_000,
      meanPence: (gain - index) * 9_000_000,
      survives: index === 0 && gain >= 0,
      why: [],
    })),
  })
  const unworked = {
    ...row(['late'], 1),
    options: codes.map((option) => ({
      option,
      state: 'notWorked' as const,
      centralPence: null,
      meanPence: null,
      survives: false,
      why: ['The service starts on 2030-04-01, outside the 10 years from 2012-13.'],
    })),
  }
  const value = (happensPence: number, notPence: number) => ({ happensPence, notPence })
  return {
    scenarios: {
      draws: 64,
      list: [
        {
          code: 'late',
          title: 'Everything ten years late',
          on: false,
          changes: ['Every option starts 120 months later.'],
        },
        { code: 'grant', title: 'The grant ends', on: true, changes: [] },
      ],
      rows: [row([], 2), row(['grant'], -1), unworked],
      survival: codes.map((option, index) => ({ option, survives: index === 0 ? 1 : 0, of: 3 })),
      survivors: [first],
      sentences: [
        'Joint commissioning survives most: it is on average no worse than carrying on alone in one of the three ways.',
      ],
    },
    waiting: [
      {
        code: 'grant',
        title: 'Wait for the grant',
        event: { code: 'grant', title: 'The grant ends' },
        chance: 0.3,
        until: '2013-06-30',
        months: 6,
        draws: 64,
        grade: 'D',
        source: 'Judgement of the programme board',
        choices: [
          {
            option: options[0]?.code ?? '',
            now: value(0, 0),
            later: value(0, 0),
            expectedPence: 0,
            chanceBest: 0.2,
            isNotShownSafe: false,
            leftOut: null,
            allowedUpTo: null,
          },
          {
            option: first,
            now: value(-40_000_000, 90_000_000),
            later: value(-35_000_000, 80_000_000),
            expectedPence: 51_000_000,
            chanceBest: 0.8,
            isNotShownSafe: true,
            leftOut: null,
            allowedUpTo: null,
          },
          ...codes.slice(1).map((option) => ({
            option,
            now: { happensPence: null, notPence: 10_000_000 },
            later: value(-1_000_000, 9_000_000),
            expectedPence: null,
            chanceBest: null,
            isNotShownSafe: false,
            leftOut: 'decided now, if the event happens: stopped',
            allowedUpTo: 0.3,
          })),
        ],
        nowPence: 51_000_000,
        nowBest: [first],
        waitingPence: 56_000_000,
        waitingBest: { happens: [options[0]?.code ?? ''], not: [first] },
        learnedPence: 12_000_000,
        delayCostPence: 7_000_000,
        differencePence: 5_000_000,
        chanceWaitingBetter: 0.3,
        chanceWaitingWorse: 0.6,
        amongProposals: null,
        answers: [
          { from: 0, to: 0.2, waits: false, options: [first] },
          { from: 0.2, to: 1, waits: true, options: [] },
        ],
        headline: 'Waiting until 30 June 2013 is worth £50,000 more than deciding now.',
        sentences: [
          'Knowing first saves about £120,000 by choosing to suit the event, and beginning later costs about £70,000.',
        ],
      },
    ],
  }
}
