import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../../appraisal/index.ts'
import { chanceInWords, countInWords, IntervalStrip, moneyScale, moneyStyle, ShareBar } from '../../../charts/index.ts'
import type { Chosen } from '../../chosen.ts'
import { type Judgement, Link, Say } from '../../parts/basics.tsx'
import { groupedCount } from '../../parts/masthead.tsx'
import { paths } from '../../paths.ts'

const states: Readonly<Record<Answer['finding']['state'], { as: Judgement | undefined; words: string }>> = {
  found: { as: undefined, words: 'What the case finds' },
  undecided: { as: 'near', words: 'Undecided: the figures do not settle it' },
  stopped: { as: 'stop', words: 'Stopped' },
  notShown: { as: 'near', words: 'The figures do not show it' },
}

/** The answer in words, made from the figures, and three figures with their ranges. */
export function Finding({ answer, chosen }: { answer: Answer; chosen: Chosen | undefined }): VNode {
  const { state, headline } = answer.finding
  const { as, words } = states[state]
  return (
    <div class="cc-finding">
      <p class="cc-kicker">{as === undefined ? words : <Say as={as}>{words}</Say>}</p>
      <p class="cc-finding__say">{headline}</p>
      {chosen !== undefined && <Facts answer={answer} option={chosen.option} />}
    </div>
  )
}

/** The answer at length: what was asked, each option, how sure, what would change it, what stops, what leaving costs. */
export function AtLength({ answer }: { answer: Answer }): VNode {
  const { paragraphs, explained } = answer.finding
  return (
    <>
      <div class="cc-words">
        {paragraphs.map((sentence) => (
          <Paragraph text={sentence} />
        ))}
      </div>
      {explained.length > 0 && (
        <div class="cc-odd">
          <h2 class="cc-h3">What a finance officer would query</h2>
          <ul>
            {explained.map((sentence) => (
              <li>
                <Unbroken text={sentence} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

/** What a paragraph is about stands before its colon, and is picked out so that the eye finds it. */
function Paragraph({ text }: { text: string }): VNode {
  const [, about, rest] = /^([^.:]{1,60}): (.+)$/s.exec(text) ?? []
  return (
    <p class="cc-p--s">
      {about === undefined ? (
        <Unbroken text={text} />
      ) : (
        <>
          <b>{about}</b>: <Unbroken text={rest ?? ''} />
        </>
      )}
    </p>
  )
}

/** A minus stays with its pounds: a line that ends in a minus would turn a loss into a gain. */
function Unbroken({ text }: { text: string }): VNode {
  const parts = text.split(/(−£[\d.,]*\dm?)/)
  return <>{parts.map((part, index) => (index % 2 === 1 ? <span class="cc-nowrap">{part}</span> : part))}</>
}

function Facts({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const { years, councils, name } = answer.case
  // One council is told its own figure, with what other public bodies pay it; several are told the public's.
  const own = councils.length === 1 ? option.byCouncil[0]?.presentValuePence : undefined
  const gain = own ?? option.presentValuePence
  const money = moneyStyle([gain.mean, gain.p5, gain.p95])
  const leave = option.leavingAfterThreeYearsPence
  const leaveMoney = moneyStyle([leave.mean, leave.p5, leave.p95])
  const all = councils.length === 1 ? 'chance of being better off' : `chance ${everybody(answer, option)} gain`
  return (
    <>
      <p class="cc-facts__of">
        <span>
          <b>{option.title}</b>, against carrying on alone
        </span>
        <Link href={paths.option(name, option.code)}>This option in full</Link>
        {option.state === 'notShownSafe' && <Say as="near">Not shown safe</Say>}
        {option.state === 'stopped' && <Say as="stop">Stopped</Say>}
      </p>
      <div class="cc-facts">
        <div class="cc-fact">
          <span class="cc-fact__n">{money(gain.mean < 0 ? -gain.mean : gain.mean)}</span>
          <span class="cc-fact__w">
            {gain.mean < 0 ? 'worse off' : 'better off'} over {countInWords(years)} years, on average
          </span>
          <IntervalStrip spread={gain} scale={moneyScale([gain.p5, gain.p95])} />
          <span class="cc-fact__r">
            {councils.length === 1 ? 'The' : 'All together, the'} mean of {groupedCount(answer.draws)} futures, present
            value. 9 in 10 lie between {money(gain.p5)} and {money(gain.p95)}; the upright line is carrying on alone.
          </span>
        </div>
        <div class="cc-fact">
          <span class="cc-fact__n">{chanceInWords(option.chanceAllBetterOff)}</span>
          <span class="cc-fact__w">{all}</span>
          <ShareBar share={option.chanceAllBetterOff} />
          <span class="cc-fact__r">
            {chanceInWords(option.chanceAllBetterOffIfNobodyLeaves)} if nobody leaves early.
          </span>
        </div>
        <div class="cc-fact">
          <span class="cc-fact__n">{leaveMoney(leave.mean)}</span>
          <span class="cc-fact__w">to leave after three years, on average</span>
          <IntervalStrip spread={leave} scale={moneyScale([leave.p5, leave.p95])} />
          <span class="cc-fact__r">
            9 in 10 futures: {leaveMoney(leave.p5)} to {leaveMoney(leave.p95)}.{' '}
            {option.leavingPaysFrom === null
              ? 'In no year shown has more been gained than leaving would cost.'
              : `Leaving before ${option.leavingPaysFrom} costs more than has been gained.`}
          </span>
        </div>
      </div>
    </>
  )
}

/** Councils that follow one another are never all there at once, so they are not counted. */
function everybody({ case: { councils } }: Answer, { budgets }: OptionAnswer): string {
  if (budgets.length > 0) return 'all of them'
  return councils.length === 2 ? 'both' : `all ${countInWords(councils.length)}`
}
