import type { VNode } from 'preact'
import type { Answer } from '../../../appraisal/index.ts'
import { andThen } from '../../../reference/index.ts'
import { dateInWords } from '../../dates.ts'
import { Link, Section } from '../../parts/basics.tsx'

/** Whether it is known how a worked case went on. */
export function isKnownAfter({ case: { name } }: Answer): boolean {
  return (andThen[name] ?? []).length > 0
}

/** What happened next: told beneath the answer, and never an input to it. */
export function AndThen({ answer }: { answer: Answer }): VNode {
  return (
    <Section id="then" title="And then">
      <p class="cc-sub">
        What happened after {dateInWords(answer.case.decisionDate)}. No figure of this case rests on it.
      </p>
      <ul class="cc-list">
        {(andThen[answer.case.name] ?? []).map(({ day, sentence, source }) => (
          <li>
            <b>{dateInWords(day)}.</b> {sentence}{' '}
            <span class="cc-quiet">
              <Link href={source.address}>{source.title}</Link>, {dateInWords(source.published)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
