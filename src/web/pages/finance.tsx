import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../appraisal/index.ts'
import { comparedOptions, toThePenny, wholePounds } from '../../charts/index.ts'
import { type Chosen, chosenOption, councilOf } from '../chosen.ts'
import { fieldWords } from '../field-words.ts'
import type { PageParts } from '../page.tsx'
import { Council, Figure, Link, Section } from '../parts/basics.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { Masthead } from '../parts/masthead.tsx'
import { ReconciliationTable } from '../parts/reconciliation.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { MovementTable } from './appraisal/for-finance.tsx'

/** Both views of one option: medium-term (cash, by council and fund) and economic, and the bridge between them. */
export function financePage(answer: Answer, asked?: string): PageParts {
  const { title } = answer.case
  const chosen = chosenOption(answer, asked)
  return {
    title: 'For finance officers',
    ...insideCase(answer),
    children: (
      <>
        <Masthead answer={answer} caption={title} title="For finance officers" page="finance" />
        {chosen === undefined ? (
          <p class="cc-p">The case has no option to compare.</p>
        ) : (
          <Views answer={answer} chosen={chosen} />
        )}
      </>
    ),
  }
}

function Views({ answer, chosen: { option, because } }: { answer: Answer; chosen: Chosen }): VNode {
  const { name } = answer.case
  return (
    <>
      <div class="cc-finding">
        <p class="cc-kicker">
          {option.title} ({because})
        </p>
        <p class="cc-finding__say">{option.paybackSentence}</p>
        <p class="cc-p">
          The medium-term view is cash and shows the central case with P50 and P80 beneath; the economic view is real,
          discounted, without transfers, and its mean is what options are compared on. Funds are never added together.
        </p>
        <p class="cc-links">
          {comparedOptions(answer)
            .filter(({ code }) => code !== option.code)
            .map(({ code, title }) => (
              <Link href={paths.finance(name, code)}>{title}</Link>
            ))}
        </p>
      </div>
      <Section id="movement" title="Budget movement">
        <MovementTable answer={answer} option={option} />
        <Funding answer={answer} option={option} />
      </Section>
      <Section id="mtfs" title="Medium-term view, by council and fund">
        {option.councils.map((code) => (
          <CouncilMtfs answer={answer} option={option} council={code} />
        ))}
      </Section>
      <Section id="economic" title="Economic view">
        <Economic answer={answer} option={option} />
      </Section>
      <Section id="reconciliation" title="From one view to the other, to the penny">
        <ReconciliationTable option={option} />
      </Section>
    </>
  )
}

/** How each year's one-offs are paid for, the outlay so far, and reserves and Band D where the case gives them. */
function Funding({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  return (
    <Table
      caption="One-off costs, how they are paid for, and the running total of cash"
      columns={[
        { title: 'Council and year' },
        { title: 'One-off', isNumber: true },
        { title: 'Paid from' },
        { title: 'Cash so far', isNumber: true },
        { title: 'Reserves left', isNumber: true },
        { title: 'Pence on Band D', isNumber: true },
      ]}
      rows={option.byCouncil.flatMap(({ council, movement }) => [
        { cells: [<Council {...councilOf(answer, council)} />], isGroup: true },
        ...movement.map(({ year, oneOffPence, fundedPence, cumulativeCashPence, reservesPence, bandDPence }) => ({
          cells: [
            year,
            wholePounds(oneOffPence),
            Object.entries(fundedPence)
              .filter(([, pence]) => pence !== 0)
              .map(([from, pence]) => `${fieldWords(from)} ${wholePounds(pence)}`)
              .join('; ') || 'Nothing to pay for',
            wholePounds(cumulativeCashPence),
            reservesPence === null ? 'Not in the case' : wholePounds(reservesPence),
            bandDPence === null ? 'Not in the case' : bandDPence.toFixed(1).replace('-', '−'),
          ],
        })),
      ])}
    />
  )
}

function CouncilMtfs({ answer, option, council }: { answer: Answer; option: OptionAnswer; council: string }): VNode {
  const lines = option.views.mtfs.filter((line) => line.council === council)
  const funds = [...new Set(lines.map(({ fund }) => fund))]
  const years = answer.case.yearList
  const { name } = councilOf(answer, council)
  return (
    <>
      {funds.map((fund) => (
        <Table
          caption={`${name}: ${fieldWords(fund)}, pounds, cash, central case`}
          columns={[
            { title: 'Line' },
            ...years.map((year) => ({ title: year, isNumber: true })),
            { title: 'All years', isNumber: true },
          ]}
          rows={lines
            .filter((line) => line.fund === fund)
            .map(({ title, byYearPence, totalPence, figure }) => ({
              cells: [
                title,
                ...byYearPence.map((pence, index) => (
                  <Figure
                    caseName={answer.case.name}
                    figure={figure}
                    at={{ option: option.code, council, year: years[index] ?? '' }}
                  >
                    {toThePenny(pence)}
                  </Figure>
                )),
                toThePenny(totalPence),
              ],
            }))}
        />
      ))}
    </>
  )
}

function Economic({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const years = answer.case.yearList
  return (
    <Table
      caption={`Economic view, all councils, pounds, ${answer.case.priceBase} prices, central case`}
      note={`The mean of the futures, which the options table uses, is ${wholePounds(option.presentValuePence.mean)}; it differs from the central case because most uncertain costs and delays can go further one way than the other.`}
      columns={[
        { title: 'Line' },
        ...years.map((year) => ({ title: year, isNumber: true })),
        { title: 'All years', isNumber: true },
      ]}
      rows={option.views.economic.map(({ title, byYearPence, totalPence, figure }) => ({
        cells: [
          title,
          ...byYearPence.map((pence, index) => (
            <Figure caseName={answer.case.name} figure={figure} at={{ option: option.code, year: years[index] ?? '' }}>
              {toThePenny(pence)}
            </Figure>
          )),
          toThePenny(totalPence),
        ],
      }))}
    />
  )
}
