import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../appraisal/index.ts'
import { chanceInWords, moneyStyle, shareInWords, wholePounds } from '../../charts/index.ts'
import { councilOf } from '../chosen.ts'
import { dateInWords } from '../dates.ts'
import { fieldWords } from '../field-words.ts'
import { headlineFigures } from '../figure-links.ts'
import type { PageParts } from '../page.tsx'
import { Council, Figure, GradeMark, Link, Say, Section } from '../parts/basics.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { limitSigns } from '../parts/limits.tsx'
import { Masthead } from '../parts/masthead.tsx'
import { stateSign, stateWords } from '../parts/option-state.tsx'
import { sentenceOf } from '../parts/sentence-of.ts'
import { Stages, serviceTitle } from '../parts/stages.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { OptionPrinciples } from './appraisal/principles.tsx'
import { OptionStops } from './appraisal/stops.tsx'

/** One option in full: its form, what each council gains, how costs and savings are shared, and its flows. */
export function optionPage(answer: Answer, option: OptionAnswer): PageParts {
  const { name, title } = answer.case
  const isAlone = option.code === answer.counterfactual.option
  return {
    title: option.title,
    ...insideCase(answer),
    children: (
      <>
        <Masthead answer={answer} caption={title} title={option.title} page="option" />
        <div class="cc-finding">
          <p class="cc-kicker">
            {isAlone ? (
              'What the others are measured from'
            ) : (
              <Say as={stateSign(option)}>{stateWords[option.state]}</Say>
            )}
          </p>
          <p class="cc-finding__say">{option.inAWord}</p>
          <p class="cc-p">{option.summary}</p>
          {!isAlone && (
            <p class="cc-p">
              <Link href={paths.case(name, option.code)}>See its charts on the overview</Link>
            </p>
          )}
        </div>
        {option.stops.length > 0 && (
          <Section id="stops" title="What stops it">
            <OptionStops option={option} />
          </Section>
        )}
        <Section id="form" title="What form it takes">
          <FormTable answer={answer} option={option} />
          {option.leverNotes.length > 0 && (
            <ul class="govuk-list govuk-list--bullet">
              {option.leverNotes.map((note) => (
                <li>{note}</li>
              ))}
            </ul>
          )}
          <Arrangements answer={answer} option={option} />
        </Section>
        <Stages answer={answer} option={option} />
        <OptionPrinciples answer={answer} option={option} />
        {!isAlone && <Results answer={answer} option={option} />}
        {option.grants.length > 0 && <Grants answer={answer} option={option} />}
        {option.sharing.length > 0 && <Sharing answer={answer} option={option} />}
        {option.flows.length > 0 && <Flows answer={answer} option={option} />}
        <Limits answer={answer} option={option} />
      </>
    ),
  }
}

function FormTable({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  return (
    <Table
      caption="Delivery model of each service"
      columns={[{ title: 'Service' }, { title: 'Delivery model' }, { title: 'From' }, { title: 'Legal route' }]}
      rows={option.deliveryModels.map(({ service: code, code: model, title, start, legalRoute }) => ({
        cells: [
          serviceTitle(answer, code),
          `${title} (${model})`,
          /^\d{4}-\d\d-\d\d$/.test(start) ? dateInWords(start) : start,
          legalRoute,
        ],
      }))}
    />
  )
}

function Arrangements({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const services = [...new Set(option.arrangements.map(({ service }) => service))]
  return (
    <>
      {services.map((service) => (
        <WhoAnswers
          answer={answer}
          held={option.arrangements.filter((each) => each.service === service)}
          {...(services.length > 1 ? { title: serviceTitle(answer, service) } : {})}
        />
      ))}
    </>
  )
}

interface WhoAnswersProps {
  readonly answer: Answer
  readonly held: OptionAnswer['arrangements']
  /** The service, where there are several. */
  readonly title?: string
}

function WhoAnswers({ answer, held, title }: WhoAnswersProps): VNode {
  const fields = [...new Set(held.flatMap(({ fields: list }) => list.map(({ field }) => field)))]
  return (
    <Table
      caption={`Who decides, who employs, who answers${title === undefined ? '' : `: ${title}`}`}
      columns={[
        { title: 'What' },
        ...held.map(({ council }) => ({ title: <Council {...councilOf(answer, council)} /> })),
      ]}
      rows={fields.map((field) => ({
        cells: [
          fieldWords(field),
          ...held.map(({ fields: list }) => {
            const entry = list.find((each) => each.field === field)
            return entry === undefined ? 'Not set' : <Held {...entry} />
          }),
        ],
      }))}
    />
  )
}

/** Who holds it under the option; where that is a change, who holds it alone beneath. */
function Held({ before, value }: OptionAnswer['arrangements'][number]['fields'][number]): VNode {
  return (
    <>
      {value}
      {before !== value && <span class="cc-range cc-block">before: {before}</span>}
    </>
  )
}

function Results({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const all = option.presentValuePence
  const money = moneyStyle([
    ...option.byCouncil.flatMap(({ presentValuePence }) => [
      presentValuePence.mean,
      presentValuePence.central,
      presentValuePence.p50,
    ]),
    all.mean,
  ])
  const caseName = answer.case.name
  const spread = (values: OptionAnswer['presentValuePence'], figure: string, council?: string) => [
    <Figure
      caseName={caseName}
      figure={figure}
      at={{ option: option.code, ...(council === undefined ? {} : { council }) }}
    >
      {money(values.central)}
    </Figure>,
    money(values.mean),
    money(values.p50),
    money(values.p5),
    money(values.p95),
  ]
  const several = option.byCouncil.length > 1
  return (
    <Section id="results" title="What each council gains">
      <Table
        caption={`Present value over ${answer.case.years} years, ${answer.case.priceBase} prices, against carrying on alone`}
        columns={[
          { title: 'Council' },
          ...['Central case', 'Mean', 'Middle', '5 in 100 below', '5 in 100 above', 'Chance better off'].map(
            (title) => ({ title, isNumber: true }),
          ),
        ]}
        rows={[
          ...option.byCouncil.map(({ council, presentValuePence, chanceBetterOff }) => ({
            cells: [
              <Council {...councilOf(answer, council)} />,
              ...spread(presentValuePence, headlineFigures.councilPresentValue, council),
              chanceInWords(chanceBetterOff),
            ],
          })),
          ...(several
            ? [
                {
                  cells: [
                    'All together',
                    ...spread(all, headlineFigures.presentValue),
                    chanceInWords(option.chanceBetterOff),
                  ],
                  isTotal: true,
                },
              ]
            : []),
        ]}
      />
      {several && <p class="cc-p--s">{answer.middlesSentence}</p>}
      <Table
        caption="By how far ahead one looks, all councils"
        columns={[{ title: 'Years' }, { title: 'Central case', isNumber: true }, { title: 'Mean', isNumber: true }]}
        rows={option.presentValueByHorizon.map(({ years, centralPence, meanPence }) => ({
          cells: [
            `${years} years`,
            <Figure caseName={caseName} figure={`economic/${years} years/presentValue`} at={{ option: option.code }}>
              {wholePounds(centralPence)}
            </Figure>,
            wholePounds(meanPence),
          ],
        }))}
      />
      <p class="cc-p--s">{option.paybackSentence}</p>
      <LeavingAndBack answer={answer} option={option} />
    </Section>
  )
}

/** What it would cost each council to leave three years on, and to come back: priced from the first day. */
function LeavingAndBack({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const { leavingAfterThreeYearsIn: year, byCouncil } = option
  const caseName = answer.case.name
  const cost = (leaving: OptionAnswer['byCouncil'][number]['leaving']) =>
    leaving.find((each) => each.year === year)?.costPence ?? 0
  return (
    <Table
      caption={`To leave in ${year}, and to come back after that`}
      note="Central case. What cannot be left costs nothing to leave, and what is not left is not come back to."
      columns={[
        { title: 'Council' },
        { title: 'Leaving', isNumber: true },
        { title: 'Coming back', isNumber: true },
        { title: 'Both', isNumber: true },
      ]}
      rows={byCouncil.map(({ council, leaving, comingBackPence }) => ({
        cells: [
          <Council {...councilOf(answer, council)} />,
          <Figure caseName={caseName} figure="headline/leaving" at={{ option: option.code, council, year }}>
            {wholePounds(cost(leaving))}
          </Figure>,
          <Figure caseName={caseName} figure="headline/back" at={{ option: option.code, council, year }}>
            {wholePounds(comingBackPence)}
          </Figure>,
          wholePounds(cost(leaving) + comingBackPence),
        ],
      }))}
    />
  )
}

/** Grants, and what they are given on. Where a condition is not met, the councils have to find the money. */
function Grants({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  return (
    <Section id="grants" title="Grants, and what they are given on">
      <Table
        caption="Income to the councils, and a cost to the public: nothing gained in the economic view"
        columns={[
          { title: 'Grant' },
          { title: 'Council' },
          { title: 'Years' },
          { title: 'Amount', isNumber: true },
          { title: 'Given on condition' },
          { title: 'Source' },
        ]}
        rows={option.grants.map(({ title, council, years, pence, conditions, source, grade }) => ({
          cells: [
            title,
            council === null ? 'All, by the key' : <Council {...councilOf(answer, council)} />,
            years,
            wholePounds(pence),
            conditions.length === 0 ? 'None on record' : conditions.map((each) => <span class="cc-block">{each}</span>),
            <>
              {sentenceOf(source)} <GradeMark grade={grade} />
            </>,
          ],
        }))}
      />
      <p class="cc-p--s">If a condition is not met, the council has to find the amount itself.</p>
    </Section>
  )
}

function Sharing({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  return (
    <Section id="sharing" title="How savings and costs are shared">
      <Table
        caption="The key that shares each pool, and each council’s part"
        columns={[
          { title: 'For' },
          { title: 'Key' },
          ...option.councils.map((code) => ({ title: <Council {...councilOf(answer, code)} />, isNumber: true })),
          { title: 'Why, and where from' },
        ]}
        rows={option.sharing.map(({ for: what, key, reason, source, shares }) => ({
          cells: [
            fieldWords(what),
            fieldWords(key),
            ...option.councils.map((code) => (shares[code] === undefined ? 'No part' : shareInWords(shares[code]))),
            `${reason} ${source}`,
          ],
        }))}
      />
    </Section>
  )
}

function Flows({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const years = answer.case.yearList
  return (
    <Section id="flows" title="Every flow of money">
      <p class="cc-sub">
        Central case, real {answer.case.priceBase} prices, pounds. A saving is positive, a cost negative, against
        carrying on alone. Each number leads to its formula.
      </p>
      {option.flows.map((flow) => (
        <details class="cc-more">
          <summary>
            {flow.title}{' '}
            <span class="cc-quiet">
              ({fieldWords(flow.costKind)}, {fieldWords(flow.fund)}, grade {flow.grade})
            </span>
          </summary>
          <Table
            caption={`${flow.title}, pounds by year`}
            note={`${flow.code}; pool ${fieldWords(flow.pool)}; fund ${fieldWords(flow.fund)}; paid from ${fieldWords(flow.fundedBy)}; ${flow.transfer ? 'a transfer between public bodies' : 'not a transfer'}; VAT: ${fieldWords(flow.vat)}; timing ${fieldWords(flow.timing)}.`}
            columns={[{ title: 'Council' }, ...years.map((year) => ({ title: year, isNumber: true }))]}
            rows={flow.byCouncil.map(({ council, service, realPence }) => ({
              cells: [
                <Council {...councilOf(answer, council)} />,
                ...years.map((year) => {
                  const entry = realPence.find((amount) => amount.year === year)
                  return entry === undefined ? (
                    'Not in this year'
                  ) : (
                    <Figure
                      caseName={answer.case.name}
                      figure={flow.figure}
                      at={{ option: option.code, council, service, year }}
                    >
                      {wholePounds(entry.pence)}
                    </Figure>
                  )
                }),
              ],
            }))}
          />
        </details>
      ))}
      <p class="cc-p--s">
        Levers on the same pool work on what the levers before them left; that interaction comes to{' '}
        {wholePounds(option.interactionPence)}.
      </p>
    </Section>
  )
}

function Limits({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  if (option.guardrails.length === 0) return <></>
  return (
    <Section id="limits" title="Limits for children">
      <Table
        caption={`Each limit, ${option.title}`}
        columns={[{ title: 'Limit' }, { title: 'Finding' }, { title: 'In words' }]}
        rows={option.guardrails.map(({ title, state, sentence }) => ({
          cells: [title, <Say as={limitSigns[state].as}>{limitSigns[state].words}</Say>, sentence],
        }))}
      />
      <p class="cc-p--s">
        <Link href={paths.limits(answer.case.name, option.code)}>Council by council</Link>
      </p>
    </Section>
  )
}
