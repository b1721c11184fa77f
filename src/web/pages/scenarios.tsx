import type { ComponentChildren, VNode } from 'preact'
import type { Answer, ScenarioAnswer, WaitingAnswer } from '../../appraisal/index.ts'
import { chanceInWords, listInWords, moneyStyle, waitingChart, wholePounds } from '../../charts/index.ts'
import { dateInWords } from '../dates.ts'
import type { PageParts } from '../page.tsx'
import { Missing, Say, Section } from '../parts/basics.tsx'
import { ChartFigure } from '../parts/chart.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { groupedCount, Masthead } from '../parts/masthead.tsx'
import { sentenceOf } from '../parts/sentence-of.ts'
import { Table } from '../parts/table.tsx'

type Under = ScenarioAnswer['rows'][number]['options'][number]

/** What may happen: every option under each combination of scenarios, and whether a decision should wait. */
export function scenariosPage(answer: Answer): PageParts {
  const { scenarios, waiting } = answer
  const title = scenariosTitle(answer)
  const [first, ...others] = [...waiting.map(({ headline }) => headline), ...(scenarios?.sentences.slice(0, 1) ?? [])]
  return {
    title,
    ...insideCase(answer),
    children: (
      <>
        <Masthead answer={answer} caption={answer.case.title} title={title} page="scenarios" />
        <div class="cc-finding">
          <p class="cc-kicker">What may happen, and what to do about it</p>
          <p class="cc-finding__say">
            {first ?? 'The case names nothing that may happen and no decision that could wait.'}
          </p>
          {others.map((sentence) => (
            <p class="cc-lead">{sentence}</p>
          ))}
        </div>
        {waiting.map((one) => (
          <Waiting answer={answer} waiting={one} />
        ))}
        {scenarios !== null && <Scenarios answer={answer} scenarios={scenarios} />}
      </>
    ),
  }
}

export function scenariosTitle({ scenarios, waiting }: Answer): string {
  if (waiting.length === 0) return 'Scenarios'
  return scenarios === null ? 'Decide now or wait' : 'Scenarios, and whether to wait'
}

function Scenarios({ answer, scenarios }: { answer: Answer; scenarios: ScenarioAnswer }): VNode {
  const { list, draws, sentences } = scenarios
  return (
    <>
      <Section id="scenarios" title="What may happen">
        <Table
          caption="The scenarios of the case"
          columns={[{ title: 'Scenario' }, { title: 'As the case stands' }, { title: 'What it changes' }]}
          rows={list.map(({ title, on, changes }) => ({
            cells: [
              title,
              on ? 'On' : 'Off',
              changes.length === 0 ? (
                <Missing>Nothing yet</Missing>
              ) : (
                changes.map((change) => <span class="cc-block">{change}</span>)
              ),
            ],
          }))}
        />
        <p class="cc-p--s">
          To work the whole case with one of them on:{' '}
          <span class="cc-mono">
            concordat appraise {answer.case.name} --scenario {list[0]?.code}
          </span>
        </p>
      </Section>
      <Section id="combinations" title="What each option comes to if it does">
        {sentences.map((sentence) => (
          <p class="cc-p">{sentence}</p>
        ))}
        <Combinations answer={answer} scenarios={scenarios} />
        <p class="cc-p--s cc-quiet">
          Each row is a lighter reading than the appraisal: {groupedCount(draws)} futures in place of{' '}
          {groupedCount(answer.draws)}, the first of the same luck, so rows differ by what happens and not by chance.
        </p>
      </Section>
    </>
  )
}

function Combinations({ answer, scenarios }: { answer: Answer; scenarios: ScenarioAnswer }): VNode {
  const { rows, survival } = scenarios
  const money = moneyStyle(rows.flatMap(({ options }) => options.flatMap(({ meanPence }) => meanPence ?? [])))
  const central = moneyStyle(rows.flatMap(({ options }) => options.flatMap(({ centralPence }) => centralPence ?? [])))
  const codes = survival.map(({ option }) => option)
  const { years, priceBase } = answer.case
  return (
    <Table
      caption={`Present value over ${years} years under each scenario, mean, ${priceBase} prices`}
      note="Against carrying on alone, all councils, without what public bodies pay each other. Central case beneath."
      columns={[
        { title: 'If all of this happens' },
        ...codes.map((code) => ({ title: optionTitle(answer, code), isNumber: true })),
      ]}
      rows={[
        ...rows.map((row) => ({
          cells: [
            <Switched scenarios={scenarios} row={row} />,
            ...codes.map((code) => (
              <UnderScenario found={row.options.find(({ option }) => option === code)} mean={money} central={central} />
            )),
          ],
        })),
        {
          cells: ['Survives in', ...survival.map(({ survives, of }) => `${survives} of ${of}`)],
          isTotal: true,
        },
      ]}
    />
  )
}

/** What is switched from the case as it stands, by title. */
function Switched({
  scenarios: { list },
  row: { switched, on },
}: {
  scenarios: ScenarioAnswer
  row: ScenarioAnswer['rows'][number]
}): VNode {
  if (switched.length === 0) return <b class="cc-rowname">As the case stands</b>
  return (
    <span class="cc-rowname">
      {list
        .filter(({ code }) => switched.includes(code))
        .map(({ code, title }) => (
          <span class="cc-block">{on.includes(code) ? title : `Not: ${title}`}</span>
        ))}
    </span>
  )
}

interface UnderProps {
  readonly found: Under | undefined
  readonly mean: (pence: number) => string
  readonly central: (pence: number) => string
}

function UnderScenario({ found, mean, central }: UnderProps): VNode {
  if (found === undefined || found.meanPence === null || found.centralPence === null)
    return (
      <>
        <Missing>Cannot be worked</Missing>
        {found?.why.map((sentence) => (
          <span class="cc-range cc-block">{sentence}</span>
        ))}
      </>
    )
  return (
    <>
      <span class="cc-num">{mean(found.meanPence)}</span>
      <span class="cc-range cc-block">{central(found.centralPence)}</span>
      {found.state === 'stopped' && <Say as="stop">Stopped</Say>}
      {found.state === 'notShownSafe' && <Say as="near">Not shown safe</Say>}
    </>
  )
}

function Waiting({ answer, waiting }: { answer: Answer; waiting: WaitingAnswer }): VNode {
  const chart = waitingChart(answer, waiting)
  return (
    <Section id={`waiting-${waiting.code}`} title={waiting.title}>
      {waiting.sentences.map((sentence) => (
        <p class="cc-p">{sentence}</p>
      ))}
      <ChartFigure chart={chart} caseName={answer.case.name} legend={<LineKey lines={chart.lines} />} />
      <Choices answer={answer} waiting={waiting} />
      <NowAgainstThen waiting={waiting} />
      <Turns answer={answer} waiting={waiting} />
      <p class="cc-p--s cc-quiet">
        Mean present values over {answer.case.years} years in {answer.case.priceBase} prices,{' '}
        {groupedCount(waiting.draws)} futures of the same luck in each state. The chance of the event is grade{' '}
        {waiting.grade}: {sentenceOf(waiting.source)}
      </p>
    </Section>
  )
}

/** Which line is which choice: by letter, not by colour. */
function LineKey({ lines }: { lines: ReturnType<typeof waitingChart>['lines'] }): VNode {
  return (
    <ul class="cc-key">
      {lines.map(({ mark, title }) => (
        <li>
          <b>{mark}</b> {title}, decided now
        </li>
      ))}
    </ul>
  )
}

function Choices({ answer, waiting }: { answer: Answer; waiting: WaitingAnswer }): VNode {
  const { choices, until, title } = waiting
  const money = moneyStyle(
    choices.flatMap(({ now, later }) =>
      [now.happensPence, now.notPence, later.happensPence, later.notPence].map((each) => each ?? 0),
    ),
  )
  const say = (pence: number | null): ComponentChildren =>
    pence === null ? <Missing>Not a choice</Missing> : <span class="cc-num">{money(pence)}</span>
  return (
    <Table
      caption={captionOf(title, 'What each choice comes to')}
      note={`Decided on ${dateInWords(answer.case.decisionDate)} not knowing, or on ${dateInWords(until)} knowing.`}
      columns={[
        { title: 'Choice' },
        { title: 'Now, if it happens', isNumber: true },
        { title: 'Now, if it does not', isNumber: true },
        { title: 'Now, on average', isNumber: true },
        { title: 'Best in', isNumber: true },
        { title: 'Later, if it has happened', isNumber: true },
        { title: 'Later, if it has not', isNumber: true },
      ]}
      rows={choices.map(({ option, now, later, expectedPence, chanceBest, isNotShownSafe }) => ({
        cells: [
          <span class="cc-rowname">
            {choiceTitle(answer, option)}
            {isNotShownSafe && <Say as="near">Not shown safe</Say>}
          </span>,
          say(now.happensPence),
          say(now.notPence),
          say(expectedPence),
          chanceBest === null ? <Missing>Not a choice</Missing> : chanceInWords(chanceBest),
          say(later.happensPence),
          say(later.notPence),
        ],
      }))}
    />
  )
}

function NowAgainstThen({ waiting }: { waiting: WaitingAnswer }): VNode {
  const { nowPence, learnedPence, delayCostPence, waitingPence, title } = waiting
  return (
    <Table
      caption={captionOf(title, 'What waiting is worth')}
      columns={[{ title: 'Step' }, { title: 'Present value', isNumber: true }]}
      rows={[
        { cells: ['The best decision now', wholePounds(nowPence)] },
        { cells: ['Choosing to suit the event, once it is known', wholePounds(learnedPence)] },
        { cells: ['Beginning later', wholePounds(-delayCostPence)] },
        { cells: ['Waiting', wholePounds(waitingPence)], isTotal: true },
      ]}
    />
  )
}

function Turns({ answer, waiting }: { answer: Answer; waiting: WaitingAnswer }): VNode {
  return (
    <Table
      caption={captionOf(waiting.title, 'The best answer by the chance of the event')}
      note={`The chance given is ${chanceInWords(waiting.chance)}.`}
      columns={[{ title: 'Chance of the event' }, { title: 'Best answer' }]}
      rows={waiting.answers.map(({ from, to, waits, options }) => ({
        cells: [
          <>
            {chancePercent(from)} to {chancePercent(to)}
            {waiting.chance >= from && waiting.chance <= to && <b class="cc-block">The chance given lies here</b>}
          </>,
          waits
            ? 'Wait'
            : `Decide now: ${listInWords(
                options.map((code) => choiceTitle(answer, code)),
                'or',
              )}`,
        ],
      }))}
    />
  )
}

/** The name of a table under the title of its decision, which may be a question. */
function captionOf(title: string, words: string): string {
  return /[.?!]$/.test(title) ? `${title} ${words}` : `${title}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

/** `7.3%`, to a tenth, as a share of all chances. */
function chancePercent(chance: number): string {
  return `${Number((chance * 100).toFixed(1))}%`
}

function choiceTitle(answer: Answer, code: string): string {
  return code === answer.counterfactual.option ? 'Carry on alone' : optionTitle(answer, code)
}

function optionTitle({ options }: Answer, code: string): string {
  return options.find((option) => option.code === code)?.title ?? code
}
