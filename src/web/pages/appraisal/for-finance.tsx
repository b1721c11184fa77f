import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../../appraisal/index.ts'
import { wholePounds } from '../../../charts/index.ts'
import { councilOf } from '../../chosen.ts'
import { Council, Link, Section } from '../../parts/basics.tsx'
import { ReconciliationTable } from '../../parts/reconciliation.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'

/** For finance officers: budget movement by year, and the bridge between the two views. */
export function ForFinance({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const name = answer.case.name
  return (
    <Section id="money" title="For finance officers">
      <MovementTable answer={answer} option={option} />
      <ul class="cc-outlays">
        {option.byCouncil.map(({ council, deepestOutlay, paybackSentence }) => (
          <li>
            <Council {...councilOf(answer, council)} /> Deepest cumulative outlay{' '}
            {wholePounds(Math.abs(deepestOutlay.pence))}, in {deepestOutlay.year}. {paybackSentence}
          </li>
        ))}
      </ul>
      <ReconciliationTable option={option} />
      <p class="cc-links">
        <Link href={paths.finance(name, option.code)}>Both views in full, by council and fund</Link>
        <Link href={paths.workbook(name)}>Workbook with live formulas</Link>
        <Link href={paths.figures(name)}>Every figure, with its formula and source</Link>
      </p>
    </Section>
  )
}

/** Change on last year's budget, recurrent and one-off apart, central case with P50 and P80 of the year beneath. */
export function MovementTable({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const years = option.byCouncil[0]?.movement.map(({ year }) => year) ?? []
  return (
    <Table
      caption={`Budget movement each year, ${option.title}, pounds, cash, central case`}
      note="Change on the year before; minus is a lower budget. Recurrent and one-off are never added together. Central case, with P50 and P80 beneath: in half, and in 8 in 10, of the futures the year’s cash effect is at least this good."
      columns={[{ title: 'Council and kind' }, ...years.map((year) => ({ title: year, isNumber: true }))]}
      rows={option.byCouncil.flatMap(({ council, movement }) => {
        const spread = option.views.mtfsSpread.filter((entry) => entry.council === council)
        const at = (year: string) => spread.find((entry) => entry.year === year)
        return [
          { cells: [<Council {...councilOf(answer, council)} />], isGroup: true },
          { cells: ['Recurrent', ...movement.map(({ recurrentPence }) => wholePounds(recurrentPence))] },
          { cells: ['One-off', ...movement.map(({ oneOffPence }) => wholePounds(oneOffPence))] },
          ...(spread.length === 0
            ? []
            : [
                { cells: ['Year’s cash effect, central', ...years.map((year) => said(at(year)?.centralPence))] },
                { cells: ['P50', ...years.map((year) => said(at(year)?.p50Pence))] },
                { cells: ['P80', ...years.map((year) => said(at(year)?.p80Pence))] },
              ]),
        ]
      })}
    />
  )
}

function said(pence: number | undefined): string {
  return pence === undefined ? 'Not worked' : wholePounds(pence)
}
