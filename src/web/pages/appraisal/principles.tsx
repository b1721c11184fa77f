import type { VNode } from 'preact'
import type { Answer, OptionAnswer, PrincipleAnswer } from '../../../appraisal/index.ts'
import { councilOf } from '../../chosen.ts'
import { dateInWords } from '../../dates.ts'
import { Council, Link, Missing, Say, Section } from '../../parts/basics.tsx'
import { sentenceOf } from '../../parts/sentence-of.ts'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'

type Judged = PrincipleAnswer['byOption'][number]['byCouncil'][number]

/** What members agreed a proposal must show: a yes or a no for each option and council. */
export function Principles({ answer }: { answer: Answer }): VNode {
  const { councils, name } = answer.case
  const titleOf = (option: string) => answer.options.find(({ code }) => code === option)?.title ?? option
  return (
    <Section id="principles" title="The principles members agreed">
      {answer.principles.map((principle) => (
        <Table
          caption={principle.title}
          note={howJudged(answer, principle)}
          columns={[
            { title: 'Option' },
            ...councils.map(({ code }) => ({ title: <Council {...councilOf(answer, code)} /> })),
          ]}
          rows={principle.byOption.map(({ option, byCouncil }) => ({
            cells: [
              <span class="cc-name">
                <Link href={`${paths.option(name, option)}#principles`}>{titleOf(option)}</Link>
              </span>,
              ...councils.map(({ code }) => <YesOrNo judged={byCouncil.find(({ council }) => council === code)} />),
            ],
          }))}
        />
      ))}
    </Section>
  )
}

/** One option against each principle, with the reason and what would change. */
export function OptionPrinciples({ answer, option }: { answer: Answer; option: OptionAnswer }): VNode {
  const judgedHere = answer.principles.flatMap((principle) => {
    const found = principle.byOption.find((each) => each.option === option.code)
    return found === undefined ? [] : [{ principle, byCouncil: found.byCouncil }]
  })
  if (judgedHere.length === 0) return <></>
  const changes = judgedHere.flatMap(({ byCouncil }) =>
    byCouncil.flatMap(({ council, fields }) => fields.map((field) => ({ council, ...field }))),
  )
  return (
    <Section id="principles" title="The principles members agreed">
      {judgedHere.map(({ principle, byCouncil }) => (
        <Table
          caption={principle.title}
          note={howJudged(answer, principle)}
          columns={[{ title: 'Council' }, { title: 'Finding' }, { title: 'Why' }]}
          rows={byCouncil.map((judged) => ({
            cells: [
              <Council {...councilOf(answer, judged.council)} />,
              <YesOrNo judged={judged} />,
              judged.sentence.replace(/^(Yes|No): /, '').replace(/^./, (first) => first.toUpperCase()),
            ],
          }))}
        />
      ))}
      {changes.length > 0 && (
        <Table
          caption="Who answers for the service: what would change"
          columns={[{ title: 'Council' }, { title: 'What' }, { title: 'By itself' }, { title: 'In this form' }]}
          rows={changes.map(({ council, field, before, after }) => ({
            cells: [<Council {...councilOf(answer, council)} />, field, before, after],
          }))}
        />
      )}
    </Section>
  )
}

function YesOrNo({ judged }: { judged: Judged | undefined }): VNode {
  if (judged === undefined) return <Missing>Takes no part</Missing>
  return judged.holds ? <Say as="pass">Yes</Say> : <Say as="stop">No</Say>
}

function howJudged(answer: Answer, { test, threshold, setOn, source }: PrincipleAnswer): string {
  const late = setOn > answer.case.decisionDate ? ', after the decision date' : ''
  const how =
    test === 'benefitOverAlone'
      ? `Yes where the council is better off than alone, with its own efficiencies, in at least ${Math.round(100 * (threshold ?? 1))} futures of 100.`
      : 'Yes where the council keeps the duty, its lead member, its own cabinet’s decisions and its own inspection, and has a director who answers to it.'
  return `${how} Set on ${dateInWords(setOn)}${late}: ${sentenceOf(source)}`
}
