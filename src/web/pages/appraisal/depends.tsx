import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../../appraisal/index.ts'
import { moneyStyle, tornadoChart } from '../../../charts/index.ts'
import { Link, Section } from '../../parts/basics.tsx'
import { BarTable, ChartFigure } from '../../parts/chart.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'

/** What the answer depends on: the swing of each assumption, and the value at which no gain is left. */
export function Depends({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const chart = tornadoChart(answer, option)
  const unit = moneyStyle(option.tornado.flatMap(({ lowPence, highPence }) => [lowPence, highPence]))(
    100_000_000,
  ).endsWith('m')
    ? '£ million'
    : '£'
  const turns = (name: string) =>
    option.switching.find((entry) => entry.name === name)?.sentence ?? 'Not worked for this one'
  const shown = option.tornado.slice(0, chart.rows.length)
  const others = option.switching.filter(({ name }) => !shown.some((swing) => swing.name === name))
  return (
    <Section id="depends" title="What the answer depends on">
      {chart.rows.length === 0 ? (
        <p class="cc-p">Nothing uncertain moves this option.</p>
      ) : (
        <ChartFigure chart={chart} caseName={answer.case.name} option={option.code}>
          <BarTable
            chart={chart}
            caseName={answer.case.name}
            at={{}}
            columns={['Assumption and its range', '', `Present value, ${unit}`, 'Where the sign turns, central case']}
            last={shown.map(({ name }) => turns(name))}
          />
        </ChartFigure>
      )}
      {others.length > 0 && (
        <details class="cc-more">
          <summary>Where the sign turns for {others.length} more assumptions</summary>
          <Table
            caption="Where the central present value is nought"
            columns={[{ title: 'Assumption' }, { title: 'Central value' }, { title: 'The sign turns' }]}
            rows={others.map(({ title, central, sentence }) => ({ cells: [title, central, sentence] }))}
          />
        </details>
      )}
      <p class="cc-p--s">{option.together.sentence}</p>
      <p class="cc-p--s">
        <Link href={paths.assumptions(answer.case.name)}>Every assumption, its source and its grade</Link>
      </p>
    </Section>
  )
}
