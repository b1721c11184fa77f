import type { VNode } from 'preact'
import type { Answer, Assumed } from '../../appraisal/index.ts'
import { gradeMeanings, ShareBar, shareInWords, shareWithError } from '../../charts/index.ts'
import type { PageParts } from '../page.tsx'
import { GradeMark, Say, Section } from '../parts/basics.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { Masthead } from '../parts/masthead.tsx'
import { Table } from '../parts/table.tsx'
import { WorthTable } from './appraisal/worth-knowing.tsx'

const kinds: Readonly<Record<Assumed['kind'], string>> = {
  prior: 'Dated prior',
  rule: 'Dated rule',
  case: 'From the case file',
}

/** What the case assumes: every value taken, its range, source and grade, the heaviest first. */
export function assumptionsPage(answer: Answer): PageParts {
  const { title } = answer.case
  const weight = ({ varianceShare }: Assumed) => varianceShare ?? -1
  const assumed = [...answer.assumed].sort((a, b) => weight(b) - weight(a))
  const uncertain = assumed.filter(({ varianceShare }) => varianceShare !== null)
  const fixed = assumed.filter(({ varianceShare }) => varianceShare === null)
  return {
    title: 'What the case assumes',
    ...insideCase(answer),
    children: (
      <>
        <Masthead answer={answer} caption={title} title="What the case assumes" page="assumptions" />
        <div class="cc-finding">
          <p class="cc-kicker">What the register shows</p>
          <p class="cc-finding__say">{registerTitle(uncertain)}</p>
          <p class="cc-p">
            {assumed.length} values were taken, {assumed.filter(({ isJudgement }) => isJudgement).length} of them
            judgement. Every judgement asks to be replaced with a local figure.
          </p>
          <ul class="cc-key">
            {(['A', 'B', 'C', 'D'] as const).map((grade) => (
              <li>
                <GradeMark grade={grade} /> {gradeMeanings[grade]}
              </li>
            ))}
          </ul>
        </div>
        <Section id="uncertain" title="Uncertain values, by share of the doubt">
          <Register caption="Uncertain values" list={uncertain} hasShare />
        </Section>
        <WorthTable answer={answer} />
        {fixed.length > 0 && (
          <Section id="fixed" title="Rules and values that no option’s spread rests on">
            <Register caption="Rules and fixed values" list={fixed} hasShare={false} />
          </Section>
        )}
      </>
    ),
  }
}

/** The finding: the assumption that matters most, and what it rests on. */
export function registerTitle(uncertain: readonly Assumed[]): string {
  const first = uncertain[0]
  if (first === undefined) return 'Nothing the case assumes is uncertain.'
  const on = first.isJudgement ? 'and it is judgement' : `on evidence of grade ${first.grade}`
  return `${first.title} matters most: up to ${shareInWords(first.varianceShare ?? 0)} of the doubt, ${on}.`
}

function Register({
  caption,
  list,
  hasShare,
}: {
  caption: string
  list: readonly Assumed[]
  hasShare: boolean
}): VNode {
  return (
    <Table
      caption={caption}
      note={
        hasShare
          ? 'Values: most likely, then the range used. The share is what it carries by itself, in the option where that is most; what assumptions carry together belongs to none of them.'
          : 'Taken as they stand.'
      }
      columns={[
        { title: 'Assumption' },
        { title: 'Value and range' },
        { title: 'Evidence' },
        ...(hasShare ? [{ title: 'Share of the doubt' }] : []),
      ]}
      rows={list.map((entry) => ({
        cells: [
          <>
            <b>{entry.title}</b>
            <span class="cc-range cc-block">{kinds[entry.kind]}</span>
            <span class="cc-range cc-block cc-mono">{entry.name}</span>
          </>,
          entry.value,
          <Evidence entry={entry} />,
          ...(hasShare
            ? [
                <div class="cc-share">
                  {shareWithError(entry.varianceShare ?? 0, entry.varianceShareError ?? 0)}
                  <ShareBar share={entry.varianceShare ?? 0} />
                </div>,
              ]
            : []),
        ],
      }))}
    />
  )
}

function Evidence({ entry }: { entry: Assumed }): VNode {
  return (
    <>
      <GradeMark grade={entry.grade} /> {entry.source}
      {entry.isJudgement && (
        <span class="cc-block">
          <Say as="near">Judgement, replace with local figure</Say>
        </span>
      )}
      {entry.isNearest && (
        <span class="cc-range cc-block">Nothing in force on the case’s dates: the nearest is used.</span>
      )}
      {entry.isHindsight && <span class="cc-range cc-block">Hindsight: published after the decision date.</span>}
      {entry.note !== '' && <span class="cc-range cc-block">{entry.note}</span>}
    </>
  )
}
