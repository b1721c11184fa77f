import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../appraisal/index.ts'
import { chanceInWords, comparedOptions, ShareBar } from '../../charts/index.ts'
import { type Judgement, Missing, Say, Scroll } from './basics.tsx'

type Limit = OptionAnswer['guardrails'][number]
export type LimitState = Limit['state']

export const limitSigns: Readonly<Record<LimitState, { as: Judgement; words: string }>> = {
  met: { as: 'pass', words: 'Met' },
  warned: { as: 'near', words: 'Near the limit' },
  stopped: { as: 'stop', words: 'Stops it' },
  notShownSafe: { as: 'wait', words: 'Not shown safe' },
}

/** All limits of an option in a word or two, the gravest first. */
export function limitsInAWord(limits: readonly Limit[]): VNode {
  const count = (state: LimitState) => limits.filter((limit) => limit.state === state).length
  const total = limits.length
  if (total === 0) return <Missing>No limit is set</Missing>
  if (count('stopped') > 0) return <Say as="stop">{`Breaks ${count('stopped')} of ${total}`}</Say>
  if (count('notShownSafe') > 0) return <Say as="wait">{`Not shown for ${count('notShownSafe')} of ${total}`}</Say>
  if (count('warned') > 0) return <Say as="near">{`Near ${count('warned')} of ${total}`}</Say>
  return <Say as="pass">{`Within all ${total}`}</Say>
}

/** Each limit against each option: the greatest chance of a breach over its councils. */
export function LimitsTable({ answer }: { answer: Answer }): VNode {
  const options = comparedOptions(answer)
  const limits = new Map(
    options.flatMap(({ guardrails }) => guardrails.map(({ code, title }) => [code, title] as const)),
  )
  return (
    <Scroll label="Limits for children, by option">
      <table role="table" class="cc-table cc-qa cc-limits">
        <caption class="govuk-visually-hidden">Limits for children, by option</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              Limit
            </th>
            {options.map(({ title }) => (
              <th role="columnheader" scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {[...limits].map(([code, title]) => (
            <tr role="row">
              <th role="rowheader" scope="row">
                {title}
                <small>{code}</small>
              </th>
              {options.map((option) => (
                <td role="cell" data-option={option.title}>
                  <div>
                    <LimitCell limit={option.guardrails.find((limit) => limit.code === code)} />
                  </div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function LimitCell({ limit }: { limit: Limit | undefined }): VNode {
  if (limit === undefined) return <Missing>Does not apply</Missing>
  const { as, words } = limitSigns[limit.state]
  const greatest = greatestChance(limit)
  return (
    <>
      <Say as={as}>{words}</Say>
      {greatest !== null && (
        <>
          <span class="cc-range cc-block">broken in {chanceInWords(greatest)}</span>
          {greatest > 0 && <ShareBar share={greatest} />}
        </>
      )}
    </>
  )
}

/** The chance in the council where it is greatest; null where the limit is not judged on futures. */
export function greatestChance({ byCouncil }: Limit): number | null {
  return byCouncil.reduce<number | null>(
    (most, { chance }) => (chance !== null && (most === null || chance > most) ? chance : most),
    null,
  )
}
