import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../appraisal/index.ts'
import type { Chart, Drawing } from './chart.ts'
import { Letters, tidy, widthOf } from './letters.tsx'
import { ink } from './tokens.ts'
import { shareInWords } from './words.ts'

type Grade = 'A' | 'B' | 'C' | 'D'

/** What a grade of evidence means, as the pages and downloads say it. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  A: 'Published figure for the same thing',
  B: 'Published figure for something near',
  C: 'Derived by arithmetic',
  D: 'Judgement, replace with local figure',
}

/** How good the evidence is: the share of the spread that rests on each grade, as one bar. */
export function evidenceChart({ case: about }: Answer, option: OptionAnswer): Chart {
  const shares = option.evidence.filter(({ share }) => share > 0)
  const title = evidenceTitle(option)
  const draw = (width: number): Drawing => ({
    width,
    height: 64,
    marks: <EvidenceMarks shares={shares} width={width} />,
  })
  return {
    name: 'evidence',
    title,
    sub: `${option.title}, all its councils. Share of the spread of the ${about.years}-year present value that comes from assumptions of each grade of evidence.`,
    panels: [
      {
        code: 'all',
        says: `${title}. ${shares.map(({ grade, share }) => `Grade ${grade}: ${shareInWords(share)}`).join('; ')}.`,
        wide: draw(520),
        narrow: draw(288),
      },
    ],
    table: {
      caption: 'Share of the spread by grade of evidence',
      columns: [
        { title: 'Grade', isNumber: false },
        { title: 'What it means', isNumber: false },
        { title: 'Share of the doubt', isNumber: true },
      ],
      rows: option.evidence.map(({ grade, share }) => [grade, gradeMeanings[grade], shareInWords(share)]),
    },
  }
}

/** The finding: how much of the doubt is judgement. */
export function evidenceTitle({ evidence }: Pick<OptionAnswer, 'evidence'>): string {
  const judgement = evidence.find(({ grade }) => grade === 'D')?.share ?? 0
  if (evidence.every(({ share }) => share === 0)) return 'Nothing about this option is uncertain'
  if (judgement > 0.5) return `More of the doubt rests on judgement than on evidence: ${shareInWords(judgement)}`
  if (judgement > 0) return `${shareInWords(judgement)} of the doubt rests on judgement`
  return 'None of the doubt rests on judgement'
}

function EvidenceMarks({ shares, width }: { shares: OptionAnswer['evidence']; width: number }): VNode {
  let left = 1
  const total = width - 2
  return (
    <g>
      {shares.map(({ grade, share }) => {
        const [x, wide] = [left, total * share]
        left += wide
        const look = looks[grade]
        const words = `${grade} ${shareInWords(share)}`
        const fits = widthOf(words, 14, true) + 8 < wide
        return (
          <g>
            <rect
              x={tidy(x)}
              y="24"
              width={tidy(wide)}
              height="34"
              fill={look.fill}
              stroke={ink}
              stroke-width="1.5"
              {...(look.dash === undefined ? {} : { 'stroke-dasharray': look.dash })}
            />
            <Letters
              x={fits ? x + 7 : Math.min(x, width - widthOf(words, 14, true))}
              y={fits ? 46 : 16}
              bold
              colour={fits ? look.text : ink}
            >
              {words}
            </Letters>
          </g>
        )
      })}
    </g>
  )
}

const looks: Readonly<Record<Grade, { fill: string; text: string; dash?: string }>> = {
  A: { fill: '#0b0c0c', text: '#fff' },
  B: { fill: '#56646a', text: '#fff' },
  C: { fill: '#fff', text: '#0b0c0c' },
  D: { fill: '#fff', text: '#0b0c0c', dash: '5 4' },
}
