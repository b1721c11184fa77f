import type { VNode } from 'preact'
import type { Answer, NamedFigure } from '../../appraisal/index.ts'
import type { PageParts } from '../page.tsx'
import { Link, Section } from '../parts/basics.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { Masthead } from '../parts/masthead.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'

/** Every figure of the case by group, each a door to its formula and its sources. */
export function figuresPage(answer: Answer, names: readonly NamedFigure[]): PageParts {
  const { name, title } = answer.case
  const groups = [...new Set(names.map((figure) => groupOf(figure.name)))]
  return {
    title: 'Every figure of the case',
    ...insideCase(answer),
    children: (
      <>
        <Masthead answer={answer} caption={title} title="Every figure of the case" page="figures" />
        <p class="cc-p">
          {names.length} figures, each defined once. The page, the command and the workbook read the same definition.
          Follow one to its formula, in words and in numbers, and on to the record it rests on.
        </p>
        {groups.map((group) => (
          <Group
            caseName={name}
            answer={answer}
            group={group}
            names={names.filter((figure) => groupOf(figure.name) === group)}
          />
        ))}
      </>
    ),
  }
}

function Group({
  caseName,
  answer,
  group,
  names,
}: {
  caseName: string
  answer: Answer
  group: string
  names: readonly NamedFigure[]
}): VNode {
  return (
    <Section id={`group-${group.replaceAll(/[^A-Za-z0-9]+/g, '-')}`} title={group}>
      <Table
        caption={`Figures of the group ${group}`}
        isCaptionHidden
        columns={[{ title: 'Figure' }, { title: 'Name' }, { title: 'By' }]}
        rows={names.map((figure) => ({
          cells: [
            <Link href={paths.figure(caseName, figure.name, anExample(answer, figure.by))}>{figure.title}</Link>,
            <span class="cc-mono">{figure.name}</span>,
            figure.by.length === 0 ? 'one for the whole case' : figure.by.join(', '),
          ],
        }))}
      />
    </Section>
  )
}

/** The first place a figure has a value at: the first option that shares, the first council, service and year. */
function anExample(
  { case: about, options, counterfactual }: Answer,
  by: readonly string[],
): Readonly<Record<string, string>> {
  const firsts: Readonly<Record<string, string | undefined>> = {
    option: options.find(({ code }) => code !== counterfactual.option)?.code,
    council: about.councils[0]?.code,
    service: about.services[0]?.code,
    year: about.yearList[0],
  }
  return Object.fromEntries(
    by.flatMap((dimension) => (firsts[dimension] === undefined ? [] : [[dimension, firsts[dimension]]])),
  )
}

function groupOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : name
}
