import type { VNode } from 'preact'
import type { Answer, NeedAnswer } from '../../../appraisal/index.ts'
import { moneyStyle, shareInWords } from '../../../charts/index.ts'
import { councilOf } from '../../chosen.ts'
import { dateInWords } from '../../dates.ts'
import { Council, Link, Section } from '../../parts/basics.tsx'
import { sentenceOf } from '../../parts/sentence-of.ts'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'

/** What each council has to find, and how much of it each option would bring. */
export function Needs({ answer }: { answer: Answer }): VNode {
  return (
    <Section id="needs" title="Against what each council has to find">
      {answer.needs.map((need) => (
        <Need answer={answer} need={need} />
      ))}
    </Section>
  )
}

function Need({ answer, need }: { answer: Answer; need: NeedAnswer }): VNode {
  const { name, decisionDate } = answer.case
  const titleOf = (option: string) => answer.options.find(({ code }) => code === option)?.title ?? option
  const money = moneyStyle(
    need.byOption.flatMap(({ gainPence, lastYearPence }) => [
      gainPence.central,
      gainPence.p5,
      gainPence.p95,
      lastYearPence,
    ]),
    2,
  )
  const whole = moneyStyle([need.pence])(need.pence)
  const last = need.yearsCounted.at(-1)
  // The one that would bring most, in a sentence; the table has them all.
  const most = need.byOption.find(({ option }) => option === need.mostFrom)
  const council = councilOf(answer, need.council)
  return (
    <>
      <p class="cc-p">
        <Council {...council} />: {need.title}, {whole} from {need.from} to {need.to}, in cash.{' '}
        <span class="cc-quiet">
          Evidence grade {need.grade}: {sentenceOf(need.source)}
          {need.isHindsight ? ` Hindsight: published after ${dateInWords(decisionDate)}.` : ''}
        </span>
      </p>
      {most !== undefined && <p class="cc-p--s">{most.sentence}</p>}
      {need.outsideSentence !== null && <p class="cc-p--s">{need.outsideSentence}</p>}
      <Table
        caption={`${council.name}: ${need.title}`}
        note={`Cash of the General Fund against carrying on alone, one-off costs taken off${need.yearsCounted.length === 0 ? '' : `, ${need.yearsCounted[0]} to ${last}`}. Central case, and 9 in 10 futures.`}
        columns={[
          { title: 'Option' },
          { title: 'Share of the need', isNumber: true },
          { title: 'Over those years', isNumber: true },
          { title: '9 in 10 futures', isNumber: true },
          { title: last === undefined ? 'Last year' : `In ${last} alone`, isNumber: true },
        ]}
        rows={need.byOption.map(({ option, gainPence, lastYearPence, share }) => ({
          cells: [
            <span class="cc-name">
              <Link href={paths.option(name, option)}>{titleOf(option)}</Link>
            </span>,
            share <= 0 ? 'none' : shareInWords(share),
            money(gainPence.central),
            `${money(gainPence.p5)} to ${money(gainPence.p95)}`,
            money(lastYearPence),
          ],
        }))}
      />
    </>
  )
}
