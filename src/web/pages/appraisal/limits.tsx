import type { VNode } from 'preact'
import type { Answer } from '../../../appraisal/index.ts'
import { comparedOptions, listInWords } from '../../../charts/index.ts'
import { Link, Section } from '../../parts/basics.tsx'
import { LimitsTable } from '../../parts/limits.tsx'
import { paths } from '../../paths.ts'

/** Limits for children, across the options: what is met, what is near, what stops, and what is not shown. */
export function Limits({ answer }: { answer: Answer }): VNode {
  return (
    <Section id="limits" title="Limits for children">
      <h3 class="cc-h3">{limitsTitle(answer)}</h3>
      <p class="cc-sub">
        Chance that a limit is broken in at least one year, in the council where it is greatest. Limits are set before
        costs are shown; no saving can buy one back.
      </p>
      <LimitsTable answer={answer} />
      <p class="cc-p--s">
        <Link href={paths.limits(answer.case.name)}>Each limit, council by council, and what it rests on</Link>
      </p>
    </Section>
  )
}

/** The finding: which options a limit stops, and for which safety is not shown. */
export function limitsTitle(answer: Answer): string {
  const options = comparedOptions(answer)
  const named = (state: string) =>
    options.filter(({ guardrails }) => guardrails.some((limit) => limit.state === state)).map(({ title }) => title)
  const [stopped, unshown] = [named('stopped'), named('notShownSafe')]
  const sentences = [
    ...(stopped.length > 0
      ? [`${listInWords(stopped)} ${stopped.length === 1 ? 'breaks' : 'break'} a limit for children`]
      : []),
    ...(unshown.length === options.length && options.length > 0
      ? ['No option is shown to be safe: figures that a limit needs are missing']
      : unshown.length > 0
        ? [`${listInWords(unshown)} ${unshown.length === 1 ? 'is' : 'are'} not shown to be safe`]
        : []),
  ]
  return sentences.length === 0 ? 'Every option stays within the limits for children' : sentences.join('; ')
}
