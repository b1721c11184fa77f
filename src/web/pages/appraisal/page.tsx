import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../../appraisal/index.ts'
import {
  comparedOptions,
  FutureDot,
  fanChart,
  futuresChart,
  leavingChart,
  listInWords,
  waterfallChart,
} from '../../../charts/index.ts'
import { type Chosen, chosenOption } from '../../chosen.ts'
import type { PageParts } from '../../page.tsx'
import { Link, Section } from '../../parts/basics.tsx'
import { BarTable, ChartFigure } from '../../parts/chart.tsx'
import { groupedCount, Masthead } from '../../parts/masthead.tsx'
import { paths } from '../../paths.ts'
import { AndThen, isKnownAfter } from './and-then.tsx'
import { Depends } from './depends.tsx'
import { Evidence } from './evidence.tsx'
import { AtLength, Finding } from './finding.tsx'
import { ForFinance } from './for-finance.tsx'
import { Limits } from './limits.tsx'
import { Needs } from './needs.tsx'
import { OptionsTable } from './options-table.tsx'
import { Principles } from './principles.tsx'
import { Relying } from './relying.tsx'
import { Stops } from './stops.tsx'
import { WhatMayHappen } from './what-may-happen.tsx'
import { WorthKnowing } from './worth-knowing.tsx'

const contents = [
  ['options', 'The options compared'],
  ['principles', 'The principles members agreed'],
  ['needs', 'Against what each council has to find'],
  ['chance', 'Chance everyone is better off'],
  ['years', 'Year by year, each council'],
  ['gain', 'Where the gain comes from'],
  ['leaving', 'What it costs to leave'],
  ['limits', 'Limits for children'],
  ['depends', 'What the answer depends on'],
  ['worth', 'What is worth finding out'],
  ['evidence', 'How good the evidence is'],
  ['money', 'For finance officers'],
  ['then', 'And then'],
  ['relying', 'Before you rely on this'],
] as const

/** The appraisal: its question, the answer in words, then the workings in the order a councillor asks for them. */
export function appraisalPage(answer: Answer, asked?: string): PageParts {
  const { question, councils } = answer.case
  const chosen = chosenOption(answer, asked)
  return {
    title: question,
    nav: 'cases',
    breadcrumbs: [{ title: 'Cases', href: paths.cases() }],
    children: (
      <>
        <Masthead
          answer={answer}
          caption={listInWords(councils.map(({ shortName }) => shortName))}
          title={question}
          page="overview"
        />
        <div class="cc-cols cc-cols--side">
          <Finding answer={answer} chosen={chosen} />
          <nav class="cc-aside cc-toc" aria-label="On this page">
            <h2>On this page</h2>
            <ul>
              {contents
                .filter(([id]) => isOnPage(answer, id))
                .map(([id, title]) => (
                  <li>
                    <Link href={`#${id}`}>{title}</Link>
                  </li>
                ))}
            </ul>
          </nav>
        </div>
        <AtLength answer={answer} />
        <Section id="options" title="The options compared" isTitleHidden>
          <OptionsTable answer={answer} chosen={chosen?.option.code} />
          <Stops answer={answer} />
        </Section>
        {answer.principles.length > 0 && <Principles answer={answer} />}
        {answer.needs.length > 0 && <Needs answer={answer} />}
        <WhatMayHappen answer={answer} />
        {chosen !== undefined && <InFull answer={answer} chosen={chosen} />}
        {isKnownAfter(answer) && <AndThen answer={answer} />}
        <Relying answer={answer} />
      </>
    ),
  }
}

/** Sections that only some cases have. */
function isOnPage(answer: Answer, id: (typeof contents)[number][0]): boolean {
  if (id === 'principles') return answer.principles.length > 0
  if (id === 'needs') return answer.needs.length > 0
  return id !== 'then' || isKnownAfter(answer)
}

/** The sections about one option; the reader may choose another. */
function InFull({ answer, chosen }: { answer: Answer; chosen: Chosen }): VNode {
  const { option, because } = chosen
  const name = answer.case.name
  const options = comparedOptions(answer)
  const waterfall = waterfallChart(answer, option)
  const parts = { caseName: name, option: option.code }
  return (
    <>
      <nav class="cc-chooser" aria-label="Option shown in full">
        <p>
          <b>Shown in full below: {option.title}</b> ({because}). {markOf(option.state)}
          Show another:
        </p>
        <ul>
          {options
            .filter(({ code }) => code !== option.code)
            .map(({ code, title }) => (
              <li>
                <Link href={`${paths.case(name, code)}#chance`}>{title}</Link>
              </li>
            ))}
        </ul>
      </nav>
      <Section id="chance" title="Chance everyone is better off">
        <ChartFigure
          chart={futuresChart(answer, options, option)}
          {...parts}
          note={`Sampling error: ${samplingError(option.byCouncil)}.`}
          legend={<DotKey isAlone={answer.case.councils.length === 1} />}
        />
      </Section>
      <Section id="years" title="Year by year, each council">
        <ChartFigure chart={fanChart(answer, option)} {...parts} />
        {option.byCouncil.length > 1 && <p class="cc-p--s">{answer.middlesSentence}</p>}
      </Section>
      <div class={option.byCouncil.length === 1 ? 'cc-cols cc-cols--halves' : 'cc-cols'}>
        <Section id="gain" title="Where the gain comes from">
          <ChartFigure chart={waterfall} {...parts} note="Solid adds, hatched takes away.">
            <BarTable
              chart={waterfall}
              caseName={name}
              at={{ option: option.code, year: option.waterfall.year }}
              columns={['Step', '', '£ a year']}
            />
          </ChartFigure>
        </Section>
        <Section id="leaving" title="What it costs to leave">
          <ChartFigure chart={leavingChart(answer, option)} {...parts} />
        </Section>
      </div>
      <Limits answer={answer} />
      <Depends answer={answer} option={option} />
      <WorthKnowing answer={answer} />
      <Evidence answer={answer} option={option} />
      <ForFinance answer={answer} option={option} />
      <p class="cc-p--s cc-quiet">
        Worked with {groupedCount(answer.draws)} futures from seed {answer.seed}. The same case, seed and engine give
        the same figures to the penny.
      </p>
    </>
  )
}

/** What an option that is stopped or not shown safe carries wherever its figures are. */
function markOf(state: OptionAnswer['state']): string {
  if (state === 'stopped') return 'It is stopped: its figures are shown so that the stop can be checked. '
  return state === 'notShownSafe' ? 'It is not shown safe for children, so it cannot be recommended. ' : ''
}

function DotKey({ isAlone }: { isAlone: boolean }): VNode {
  const kinds = isAlone
    ? ([
        ['all', 'better off'],
        ['none', 'not better off'],
      ] as const)
    : ([
        ['all', 'every council better off'],
        ['some', 'some but not all'],
        ['none', 'none'],
      ] as const)
  return (
    <ul class="cc-key">
      {kinds.map(([kind, words]) => (
        <li>
          <svg width="16" height="16" aria-hidden="true" focusable="false">
            <FutureDot kind={kind} x={8} y={8} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  )
}

/** The largest error, over the councils, that drawing only so many futures leaves in a chance. */
function samplingError(councils: readonly { chanceStandardError: number }[]): string {
  const most = councils.reduce((greatest, { chanceStandardError }) => Math.max(greatest, chanceStandardError), 0)
  const inHundred = Math.ceil(most * 100)
  return most * 100 < 1 ? 'under 1 in 100' : `about ${inHundred} in 100`
}
