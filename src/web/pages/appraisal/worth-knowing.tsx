import type { VNode } from 'preact'
import type { Answer, Information } from '../../../appraisal/index.ts'
import { wholePounds } from '../../../charts/index.ts'
import { roundTo } from '../../../figures/index.ts'
import { councilOf } from '../../chosen.ts'
import { Council, GradeMark, Link, Section } from '../../parts/basics.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'

/** What is worth finding out before deciding, in a sentence for each council and for all together. */
export function WorthKnowing({ answer }: { answer: Answer }): VNode {
  const { all, byCouncil } = answer.valueOfInformation
  return (
    <Section id="worth" title="What is worth finding out before deciding">
      {byCouncil.length > 1 && <p class="cc-p">{all.sentence}</p>}
      {byCouncil.map(({ council, sentence }) => (
        <p class="cc-p--s">
          <Council {...councilOf(answer, council)} />: {sentence}
        </p>
      ))}
      <p class="cc-p--s">
        <Link href={`${paths.assumptions(answer.case.name)}#worth`}>What each assumption is worth knowing</Link>
      </p>
    </Section>
  )
}

/** The same as a table: what each assumption, known first, would be worth to each council and to all together. */
export function WorthTable({ answer }: { answer: Answer }): VNode {
  const { all, byCouncil } = answer.valueOfInformation
  const several = byCouncil.length > 1
  const columns: readonly { readonly title: VNode | string; readonly of: Information }[] = [
    ...(several ? [{ title: 'All together', of: all }] : []),
    ...byCouncil.map((of) => ({ title: <Council {...councilOf(answer, of.council)} />, of })),
  ]
  const listed = new Map(columns.flatMap(({ of }) => of.byAssumption.map((each) => [each.name, each] as const)))
  const most = (name: string) =>
    columns.reduce((greatest, { of }) => Math.max(greatest, worthOf(of, name)?.pence ?? 0), 0)
  const rows = [...listed.values()].sort((a, b) => most(b.name) - most(a.name))
  return (
    <Section id="worth" title="What each is worth knowing before deciding">
      <Table
        caption={`What knowing it before deciding would be worth, present value, ${answer.case.priceBase} prices`}
        note="On average over the futures, to somebody who takes the option that is best on average; each council as if it chose by itself. In brackets: one standard error."
        columns={[{ title: 'Known beforehand' }, ...columns.map(({ title }) => ({ title, isNumber: true }))]}
        rows={[
          ...rows.map(({ name, title, grade }) => ({
            cells: [
              <>
                {title} <GradeMark grade={grade} />
              </>,
              ...columns.map(({ of }) => {
                const worth = worthOf(of, name)
                return worth === undefined
                  ? 'Too little to tell'
                  : `${roughPounds(worth.pence)} (${roughPounds(worth.standardErrorPence)})`
              }),
            ],
          })),
          {
            cells: ['Everything, how luck falls included', ...columns.map(({ of }) => roughPounds(of.perfectPence))],
            isTotal: true,
          },
        ]}
      />
      {rows.length === 0 && (
        <p class="cc-p--s">
          No one assumption, known by itself before deciding, would change the choice to any purpose.
        </p>
      )}
    </Section>
  )
}

/** To the nearest thousand pounds, or ten where it is less than a thousand, as the sentences say it. */
function roughPounds(pence: number): string {
  return wholePounds(roundTo(pence, Math.abs(pence) < 95_000 ? 1_000 : 100_000))
}

function worthOf(of: Information, name: string): Information['byAssumption'][number] | undefined {
  return of.byAssumption.find((each) => each.name === name)
}
