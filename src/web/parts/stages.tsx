import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../appraisal/index.ts'
import { wholePounds } from '../../charts/index.ts'
import { councilOf } from '../chosen.ts'
import { dateInWords } from '../dates.ts'
import { Council, Figure, Section } from './basics.tsx'
import { Table } from './table.tsx'

interface Shown {
  readonly answer: Answer
  readonly option: OptionAnswer
}

/** Who is in an option when, and who holds the budget, where councils come and go. */
export function Stages({ answer, option }: Shown): VNode {
  return (
    <>
      {option.membership.length > 0 && <Membership answer={answer} option={option} />}
      {option.budgets.length > 0 && <Budgets answer={answer} option={option} />}
    </>
  )
}

/** What a service is called. */
export function serviceTitle(answer: Answer, code: string): string {
  return answer.case.services.find((entry) => entry.code === code)?.title ?? code
}

function Membership({ answer, option }: Shown): VNode {
  const when = (date: string | null, otherwise: string) => (date === null ? otherwise : dateInWords(date))
  return (
    <Section id="membership" title="Who is in it, and when">
      <Table
        caption="When each council joins, leaves and comes back, and what leaving and coming back cost it"
        note="Central case. Leaving costs a part of the set-up and the notice; coming back costs its part of the set-up again, whether it is planned or not."
        columns={[
          { title: 'Council' },
          { title: 'Service' },
          { title: 'Joins' },
          { title: 'Leaves' },
          { title: 'Comes back' },
          { title: 'Leaving costs', isNumber: true },
          { title: 'Coming back would cost', isNumber: true },
        ]}
        rows={option.membership.map((each) => ({
          cells: [
            <Council {...councilOf(answer, each.council)} />,
            serviceTitle(answer, each.service),
            when(each.joins, 'at the start'),
            when(each.leaves, 'stays'),
            when(each.rejoins, each.leaves === null ? 'stays' : 'does not'),
            each.leavingFigure === null || each.leftIn === null ? (
              'stays'
            ) : (
              <Figure
                caseName={answer.case.name}
                figure={each.leavingFigure}
                at={{ option: option.code, council: each.council, service: each.service, year: each.leftIn }}
              >
                {wholePounds(each.costOfLeavingPence)}
              </Figure>
            ),
            <Figure
              caseName={answer.case.name}
              figure={each.comingBackFigure}
              at={{ option: option.code, council: each.council, service: each.service, year: each.comingBackAfter }}
            >
              {wholePounds(each.costOfComingBackPence)}
            </Figure>,
          ],
        }))}
      />
    </Section>
  )
}

function Budgets({ answer, option }: Shown): VNode {
  const years = answer.case.yearList
  const several = answer.case.services.length > 1
  return (
    <Section id="budgets" title="Who holds the budget">
      <Table
        caption="What each council would spend on the service while the duty is its own, pounds by year"
        note="Central case, before anything the option changes. A split neither makes nor loses money: the rows add up to what the old council alone would have spent, to the penny."
        columns={[{ title: 'Council' }, ...years.map((year) => ({ title: year, isNumber: true }))]}
        rows={option.budgets.map(({ council, service, figure, heldPence }) => ({
          cells: [
            <>
              <Council {...councilOf(answer, council)} />
              {several && <span class="cc-range cc-block">{serviceTitle(answer, service)}</span>}
            </>,
            ...heldPence.map(({ year, pence }) => (
              <Figure caseName={answer.case.name} figure={figure} at={{ option: option.code, council, service, year }}>
                {wholePounds(pence)}
              </Figure>
            )),
          ],
        }))}
      />
    </Section>
  )
}
