import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { withoutCrownAndTypeface } from '../../../scripts/govuk-css.mjs'
import type { Answer } from '../../appraisal/index.ts'
import { type Explanation, problem, type UsedFigure } from '../../figures/index.ts'
import type { Store } from '../../store/index.ts'
import type { ImportDesk } from '../import-desk.ts'
import type { Site } from '../route.ts'
import { shelfOf } from '../shelf.ts'
import { oneCouncil, threeCouncils } from './sample-answers.ts'

/** A site of hand-made answers, for tests of how pages look and answer. */
export function aSite(answers: readonly Answer[] = [threeCouncils(), oneCouncil()]): Site {
  const cases = answers.map(({ case: about, options }) => ({
    ...about,
    options: options.map(({ code, title }) => ({ code, title })),
    councils: about.councils.map(({ shortName }) => shortName),
    isExample: true,
  }))
  return {
    shelf: shelfOf(cases, async ({ name }) => {
      const answer = answers.find(({ case: about }) => about.name === name)
      if (answer === undefined) throw new Error('a case that is on the shelf is among the answers')
      return {
        kind: 'worked',
        case: {
          answer,
          json: `${JSON.stringify(answer)}\n`,
          figureNames: () => [
            { name: 'L01/saving', title: 'Management saving', unit: '£', by: ['option', 'council', 'year'] },
          ],
          ladder: (figure) =>
            figure === 'L01/saving'
              ? aLadder
              : {
                  problems: [
                    problem('EXPLAIN-01', figure, `There is no figure called “${figure}”. Did you mean “L01/saving”?`),
                  ],
                },
          workbook: () => new Uint8Array([80, 75]),
        },
      }
    }),
    desk: aDesk(),
    methods: [
      {
        name: 'present-value',
        text: '# Present value\n\nA run of amounts as **one** amount.\n\n| Year | Factor |\n| --- | --- |\n| 1 | 0.9662 |\n',
      },
    ],
    glossary: undefined,
    store: noStore,
    caseFile: async () => undefined,
    version: '0.0.0',
    freeze: async () => ({ problems: [problem('CASE-10', 'case', 'A hand-made answer cannot be frozen.')] }),
    ready: async () => ({ ready: true }),
    isOpenToOthers: false,
    assets: new Map([
      [
        'govuk-frontend.css',
        {
          type: 'text/css; charset=utf-8',
          body: withoutCrownAndTypeface(
            readFileSync(
              createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
              'utf8',
            ),
          ),
        },
      ],
      [
        'concordat.css',
        { type: 'text/css; charset=utf-8', body: readFileSync(new URL('../concordat.css', import.meta.url), 'utf8') },
      ],
    ]),
  }
}

/** A site of hand-made answers keeps nothing: whoever asks its store finds out. */
export const noStore = new Proxy({} as Store, {
  get: () => {
    throw new Error('a site of hand-made answers has no store')
  },
})

const pay: UsedFigure = {
  name: 'pools/managementPay',
  title: 'Management pay',
  at: { council: 'E06000001', year: '2017-18' },
  where: [
    { dimension: 'council', code: 'E06000001', title: 'Hartlepool' },
    { dimension: 'year', code: '2017-18', title: '2017-18' },
  ],
  value: '£2,622,968.13',
  kind: 'given',
}
const cut: UsedFigure = {
  name: 'L01/cutShare',
  title: 'Share of posts removed',
  at: {},
  where: [],
  value: '25%',
  kind: 'assumption',
  source: 'Tri-borough evaluation, 2012. Grade B',
}

const aLadder: readonly Explanation[] = [
  {
    name: 'L01/saving',
    title: 'Management saving',
    at: { option: 'senior-team', council: 'E06000001', year: '2017-18' },
    where: [{ dimension: 'option', code: 'senior-team', title: 'Shared senior team' }, ...pay.where],
    kind: 'figure',
    unit: '£',
    line: true,
    value: '£655,742.03',
    exact: 655742.03,
    formula: 'managementPay × cutShare',
    words: 'management pay × share of posts removed',
    numbers: '£2,622,968.13 × 25%',
    terms: [
      { sign: '', words: 'management pay', numbers: '£2,622,968.13', used: [pay] },
      { sign: '×', words: 'share of posts removed', numbers: '25%', used: [cut] },
    ],
    notes: [],
    used: [pay, cut],
  },
  {
    ...pay,
    kind: 'given',
    unit: '£',
    line: false,
    exact: 2622968.13,
    source: 'Section 251 outturn, table A1, 2012-13, outturn_1213.csv record 2772, TotalExpenditure',
    terms: [],
    notes: [],
    used: [],
  },
]

/** A desk at which nothing has been handed in, and that refuses what is. */
export function aDesk(desk: Partial<ImportDesk> = {}): ImportDesk {
  const refused = async () => ({ problems: [problem('IMP-10', 'file', 'This desk takes nothing.')] })
  return {
    preview: refused,
    propose: refused,
    previewHeld: refused,
    keep: refused,
    newCase: refused,
    readCase: refused,
    undo: async () => false,
    standing: async () => [],
    imports: async () => [],
    ...desk,
  }
}
