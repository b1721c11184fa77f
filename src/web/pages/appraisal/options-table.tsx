import type { ComponentChildren, VNode } from 'preact'
import { type Answer, claimsTogether, type OptionAnswer, type SpreadPence } from '../../../appraisal/index.ts'
import {
  chanceInWords,
  comparedOptions,
  countInWords,
  IntervalStrip,
  type MoneyStyle,
  moneyScale,
  moneyStyle,
  posts,
  shareInWords,
  wholePounds,
} from '../../../charts/index.ts'
import { councilOf } from '../../chosen.ts'
import { headlineFigures } from '../../figure-links.ts'
import { Figure, Link, Say, Scroll } from '../../parts/basics.tsx'
import { limitsInAWord } from '../../parts/limits.tsx'
import { stateSign } from '../../parts/option-state.tsx'
import { paths } from '../../paths.ts'

interface Question {
  readonly title: string
  readonly note?: string
  /** What the option without sharing says; absent where the question does not arise. */
  readonly alone: ComponentChildren
  readonly isMootAlone?: boolean
  readonly say: (option: OptionAnswer) => ComponentChildren
}

/** Every option side by side: down a column for one option, across for one question. Stopped ones stand last. */
export function OptionsTable({ answer, chosen }: { answer: Answer; chosen: string | undefined }): VNode {
  const options = comparedOptions(answer)
  const alone = answer.options.find(({ code }) => code === answer.counterfactual.option)
  const aloneTitle = alone?.title ?? 'Separate, with own efficiencies'
  const caption = `${countInWords(options.length + 1)} ways to run the services, compared`
  return (
    <Scroll label={caption}>
      <table role="table" class={`cc-table cc-qa cc-options cc-options--${options.length + 1}`}>
        <caption>
          {caption.charAt(0).toUpperCase() + caption.slice(1)}
          <span class="cc-range">
            {answer.case.years} years from April {answer.case.firstYear.slice(0, 4)}, {answer.case.priceBase} prices,
            against carrying on alone with own efficiencies. Large figures are means of the futures; ranges hold 9 in 10
            of them.
          </span>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <td role="cell" />
            <th role="columnheader" scope="col">
              {aloneTitle}
              {alone !== undefined && <small>{alone.summary}</small>}
            </th>
            {options.map((option) => (
              <th role="columnheader" scope="col" {...pick(option.code === chosen)}>
                <Link href={paths.option(answer.case.name, option.code)}>{option.title}</Link>
                {option.code === chosen && (
                  <small>
                    <b>Shown in full below</b>
                  </small>
                )}
                <small>{option.summary}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {questions(answer, options).map((question) => (
            <tr role="row">
              <th role="rowheader" scope="row">
                {question.title}
                {question.note !== undefined && <small>{question.note}</small>}
              </th>
              <td role="cell" data-option={aloneTitle} {...(question.isMootAlone ? { class: 'na' } : {})}>
                <span>{question.alone}</span>
              </td>
              {options.map((option) => (
                <td role="cell" data-option={option.title} {...pick(option.code === chosen)}>
                  <div>{question.say(option)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Nowrap({ children }: { children: string }): VNode {
  return <span class="cc-nowrap cc-num">{children}</span>
}

/** 9 in 10 futures: a minus stays with its pounds. */
function Range({ spread, say }: { spread: SpreadPence; say: MoneyStyle }): VNode {
  return (
    <span class="cc-range">
      <Nowrap>{say(spread.p5)}</Nowrap> to <Nowrap>{say(spread.p95)}</Nowrap>
    </span>
  )
}

interface CentralProps {
  readonly caseName: string
  readonly figure: string
  readonly at: Readonly<Record<string, string>>
  readonly children: string
}

/** The central case is one calculation, so it can be followed down to its sources. */
function Central({ caseName, figure, at, children }: CentralProps): VNode {
  return (
    <span class="cc-range">
      central{' '}
      <Figure caseName={caseName} figure={figure} at={at}>
        <Nowrap>{children}</Nowrap>
      </Figure>
    </span>
  )
}

function pick(isChosen: boolean): { class?: string } {
  return isChosen ? { class: 'is-pick' } : {}
}

function questions(answer: Answer, options: readonly OptionAnswer[]): readonly Question[] {
  const many = answer.case.councils.length > 1
  const judgement = ({ evidence }: OptionAnswer) => evidence.find(({ grade }) => grade === 'D')?.share ?? 0
  return [
    {
      title: 'In a word',
      alone: 'The line the others are measured from',
      say: (option) => <InAWord option={option} />,
    },
    gains(answer, options),
    ...(many ? [parts(answer, options)] : []),
    {
      title: many ? 'Chance all of them are better off' : 'Chance of being better off',
      alone: 'Not applicable',
      isMootAlone: true,
      say: (option) => (
        <>
          <span class="v">{chanceInWords(option.chanceAllBetterOff)}</span>
          <span class="cc-range">{chanceInWords(option.chanceAllBetterOffIfNobodyLeaves)} if nobody leaves early</span>
        </>
      ),
    },
    amounts(answer, {
      title: 'Saving a year once running',
      note: 'On top of own efficiencies',
      alone: 'Its own plans are in the line',
      options,
      of: ({ recurringSavingPence }) => recurringSavingPence,
      figure: {
        name: headlineFigures.savingAYear,
        at: ({ code, waterfall }) => ({ option: code, year: waterfall.year }),
      },
    }),
    amounts(answer, {
      title: 'Cost to set up',
      note: 'One-off',
      alone: '£0',
      options,
      of: ({ setUpPence }) => setUpPence,
      figure: { name: headlineFigures.setUp, at: ({ code }) => ({ option: code }) },
    }),
    {
      title: 'Pays for itself',
      note: 'Counted year by year, central case',
      alone: 'Not applicable',
      isMootAlone: true,
      say: (option) => (
        <span class={option.paybackYear === null ? undefined : 'v'}>
          {option.paybackYear ?? `Not within ${answer.case.years} years`}
        </span>
      ),
    },
    {
      title: 'Posts removed',
      note: 'Full-time equivalent, central case',
      alone: 'None by sharing',
      say: ({ code, postsRemoved }) => (
        <>
          <span class="v">
            <Figure caseName={answer.case.name} figure={headlineFigures.postsRemoved} at={{ option: code }}>
              {posts(postsRemoved.central)}
            </Figure>
          </span>
          {postsRemoved.p95 > postsRemoved.p5 && (
            <span class="cc-range">
              {posts(postsRemoved.p5)} to {posts(postsRemoved.p95)}
            </span>
          )}
          {postsRemoved.onePostSentence !== null && <span class="cc-range">{postsRemoved.onePostSentence}</span>}
        </>
      ),
    },
    amounts(answer, {
      title: 'Cost to leave after three years',
      note: many ? 'One-off, all councils' : 'One-off',
      alone: 'Nothing to leave',
      options,
      of: ({ leavingAfterThreeYearsPence }) => leavingAfterThreeYearsPence,
      figure: {
        name: headlineFigures.leaving,
        at: ({ code, leavingAfterThreeYearsIn }) => ({ option: code, year: leavingAfterThreeYearsIn }),
      },
    }),
    {
      title: 'Gain covers the cost of leaving from',
      note: 'Central case',
      alone: 'Not applicable',
      isMootAlone: true,
      say: ({ leavingPaysFrom }) => (
        <span class={leavingPaysFrom === null ? undefined : 'v'}>
          {leavingPaysFrom ?? (
            <>
              No year up to <span class="cc-nowrap">{answer.case.yearList.at(-1)}</span>
            </>
          )}
        </span>
      ),
    },
    {
      title: 'Limits for children',
      alone: 'What the others are held to',
      say: (option) => limitsInAWord(option.guardrails),
    },
    {
      title: 'How much rests on judgement',
      note: 'Share of the doubt with evidence grade D',
      alone: 'Not applicable',
      isMootAlone: true,
      say: (option) => <span class="v">{shareInWords(judgement(option))}</span>,
    },
  ]
}

function InAWord({ option }: { option: OptionAnswer }): VNode {
  const together = claimsTogether(option)
  const claimed = together ?? option.stops.flatMap(({ claim }) => claim ?? [])[0]
  const overridden = new Map(
    option.stops.flatMap(({ override }) => (override === null ? [] : [[override.date + override.reason, override]])),
  )
  return (
    <>
      <Say as={stateSign(option)}>{option.inAWord}</Say>
      {option.state === 'notShownSafe' && !/not shown safe/i.test(option.inAWord) && (
        <span class="cc-range">Not shown safe for children</span>
      )}
      {claimed !== undefined && (
        <span class="cc-range">
          <del class="cc-struck">{wholePounds(claimed.claimedPence)}</del> a year claimed
          {together === null ? '' : ` over ${countInWords(together.lines)} lines`}; at most{' '}
          <b>{wholePounds(claimed.allowedPence)}</b> is allowed
        </span>
      )}
      {[...overridden.values()].map(({ officerRole, date, reason }) => (
        <span class="cc-range">
          Overridden by the {officerRole}, {date}: {reason}
        </span>
      ))}
    </>
  )
}

function gains(answer: Answer, options: readonly OptionAnswer[]): Question {
  const spreads = options.map(({ presentValuePence }) => presentValuePence)
  const scale = moneyScale(spreads.flatMap(({ p5, p95 }) => [p5, p95]))
  const ends = moneyStyle([scale.low, scale.high])
  const say = moneyStyle(spreads.flatMap(({ mean, p5, p95 }) => [mean, p5, p95]))
  return {
    title: `Better off over ${countInWords(answer.case.years)} years`,
    note: `Mean, present value, leaving out what public bodies pay each other. All bars run from ${ends(scale.low)} to ${ends(scale.high)}; the upright line is carrying on alone`,
    alone: '£0 by definition',
    isMootAlone: true,
    say: ({ code, presentValuePence: spread }) => (
      <>
        <span class="v cc-num">{say(spread.mean)}</span>
        <IntervalStrip spread={spread} scale={scale} />
        <Range spread={spread} say={say} />
        <span class="cc-range">
          middle <Nowrap>{say(spread.p50)}</Nowrap>
        </span>
        <Central caseName={answer.case.name} figure={headlineFigures.presentValue} at={{ option: code }}>
          {say(spread.central)}
        </Central>
      </>
    ),
  }
}

function parts(answer: Answer, options: readonly OptionAnswer[]): Question {
  const say = moneyStyle(
    options.flatMap(({ byCouncil }) => byCouncil.map(({ presentValuePence }) => presentValuePence.mean)),
    2,
  )
  return {
    title: 'Each council’s part',
    note: 'Means, with transfers such as redundancy and grants. Shared by the keys of the case',
    alone: 'Each keeps its own plan',
    isMootAlone: true,
    say: ({ byCouncil }) => (
      <dl class="cc-pairs">
        {byCouncil.map(({ council, presentValuePence, chanceBetterOff }) => (
          <div>
            <dt>{councilOf(answer, council).name}</dt>
            <dd>
              <Nowrap>{say(presentValuePence.mean)}</Nowrap>
              <span class="cc-range cc-block">{chanceInWords(chanceBetterOff)}</span>
            </dd>
          </div>
        ))}
      </dl>
    ),
  }
}

interface Amounts {
  readonly title: string
  readonly note: string
  readonly alone: string
  readonly options: readonly OptionAnswer[]
  readonly of: (option: OptionAnswer) => SpreadPence
  /** The figure of the central case, and where. */
  readonly figure: { readonly name: string; readonly at: (option: OptionAnswer) => Readonly<Record<string, string>> }
}

function amounts(answer: Answer, { title, note, alone, options, of, figure }: Amounts): Question {
  const say = moneyStyle(options.flatMap((option) => [of(option).mean, of(option).p5, of(option).p95]))
  return {
    title,
    note,
    alone,
    isMootAlone: true,
    say: (option) => (
      <>
        <span class="v cc-num">{say(of(option).mean)}</span>
        <Range spread={of(option)} say={say} />
        <Central caseName={answer.case.name} figure={figure.name} at={figure.at(option)}>
          {say(of(option).central)}
        </Central>
      </>
    ),
  }
}
