import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../../appraisal/index.ts'
import { chanceInWords, comparedOptions } from '../../charts/index.ts'
import { councilOf } from '../chosen.ts'
import type { PageParts } from '../page.tsx'
import { Council, Missing, Say, Section } from '../parts/basics.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { limitSigns } from '../parts/limits.tsx'
import { Masthead } from '../parts/masthead.tsx'
import { Table } from '../parts/table.tsx'
import { limitsTitle } from './appraisal/limits.tsx'

/** Limits for children, option by option and council by council, and what each rests on. */
export function guardrailsPage(answer: Answer): PageParts {
  const { title } = answer.case
  return {
    title: 'Limits for children',
    ...insideCase(answer),
    children: (
      <>
        <Masthead answer={answer} caption={title} title="Limits for children" page="limits" />
        <div class="cc-finding">
          <p class="cc-kicker">What the limits show</p>
          <p class="cc-finding__say">{limitsTitle(answer)}.</p>
          <p class="cc-p">
            A limit that is broken stops an option whatever it saves. Where a figure that a limit needs is missing, the
            option is worked and compared but cannot be recommended: not shown safe.
          </p>
        </div>
        {comparedOptions(answer).map((option) => (
          <OptionLimits answer={answer} option={option} />
        ))}
      </>
    ),
  }
}

function OptionLimits({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const councils = option.councils
  return (
    <Section id={option.code} title={option.title}>
      <Table
        caption={`Limits for children: ${option.title}`}
        columns={[
          { title: 'Limit' },
          ...councils.map((code) => ({ title: <Council {...councilOf(answer, code)} /> })),
          { title: 'What it rests on' },
        ]}
        rows={option.guardrails.map((limit) => ({
          cells: [
            <>
              <b>{limit.title}</b>
              <span class="cc-range cc-block">{limit.code}</span>
              <span class="cc-range cc-block">{limit.sentence}</span>
            </>,
            ...councils.map((code) => <CouncilLimit entry={limit.byCouncil.find(({ council }) => council === code)} />),
            limit.restsOn === '' ? 'Figures of the case, as given' : limit.restsOn,
          ],
        }))}
      />
    </Section>
  )
}

function CouncilLimit({
  entry,
}: {
  entry: OptionAnswer['guardrails'][number]['byCouncil'][number] | undefined
}): VNode {
  if (entry === undefined) return <Missing>Does not apply</Missing>
  const { as, words } = limitSigns[entry.state]
  return (
    <>
      <Say as={as}>{words}</Say>
      {entry.chance !== null && <span class="cc-range cc-block">broken in {chanceInWords(entry.chance)}</span>}
      <span class="cc-range cc-block">Limit: {entry.limit}</span>
      {entry.missing !== null && (
        <span class="cc-block">
          <Missing>{entry.missing}</Missing>
        </span>
      )}
    </>
  )
}
