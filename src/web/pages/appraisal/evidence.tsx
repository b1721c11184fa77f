import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../../appraisal/index.ts'
import { evidenceChart, gradeMeanings, shareInWords } from '../../../charts/index.ts'
import { GradeMark, Link, Section } from '../../parts/basics.tsx'
import { ChartFigure } from '../../parts/chart.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'

/** How good the evidence is: the share of the spread that rests on each grade. */
export function Evidence({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const heaviest = [...option.tornado]
    .filter(({ grade }) => grade === 'D')
    .sort((a, b) => b.varianceShare - a.varianceShare)[0]
  return (
    <Section id="evidence" title="How good the evidence is">
      <div class="cc-cols cc-cols--halves">
        <ChartFigure chart={evidenceChart(answer, option)} caseName={answer.case.name} option={option.code} />
        <div>
          <Table
            caption="What each grade means"
            columns={[{ title: 'Grade' }, { title: 'What it means' }, { title: 'Share of the doubt', isNumber: true }]}
            rows={option.evidence.map(({ grade, share }) => ({
              cells: [<GradeMark grade={grade} />, gradeMeanings[grade], shareInWords(share)],
            }))}
          />
          {heaviest !== undefined && (
            <p class="cc-p--s">
              The judgement that weighs most is “{heaviest.title}”: {shareInWords(heaviest.varianceShare)} of the doubt.
              A local figure for it would do most to firm up the answer.
            </p>
          )}
          <p class="cc-p--s">
            <Link href={paths.assumptions(answer.case.name)}>
              All {answer.assumed.length} assumptions and rules taken
            </Link>
          </p>
        </div>
      </div>
    </Section>
  )
}
