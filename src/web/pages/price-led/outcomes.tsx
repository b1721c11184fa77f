import type { VNode } from 'preact'
import type { OutcomesAnswer } from '../../../appraisal/index.ts'
import { formatValue } from '../../../figures/index.ts'
import { missingInWords } from '../../missing-words.ts'
import { GradeMark, Missing, Section } from '../../parts/basics.tsx'
import { Table } from '../../parts/table.tsx'

/** How children fared beside England and the neighbours. Words, never colour, say which is better; none where neither is. */
export function Outcomes({ outcomes }: { outcomes: OutcomesAnswer }): VNode | null {
  if (outcomes.length === 0) return null
  return (
    <Section id="outcomes" title="How children fared">
      <p class="cc-p">
        What these figures cannot say is why: they stand beside the decision and are no part of the appraisal.
      </p>
      {outcomes.map((outcome) => (
        <Outcome outcome={outcome} />
      ))}
    </Section>
  )
}

const number = (value: number | null) => (value === null ? <Missing>Not given</Missing> : formatValue(value, 'number'))

function Outcome({ outcome }: { outcome: OutcomesAnswer[number] }): VNode {
  const { title, councilName, unit, periods, sentence, polarity } = outcome
  const allLater = periods.every(({ isHindsight }) => isHindsight)
  const sources = [...new Set(periods.map(({ source }) => source))]
  return (
    <>
      <h3 class="cc-h3">{title}</h3>
      <p class="cc-p">{sentence}</p>
      <Table
        caption={`${title}: ${councilName}, ${unit}`}
        note={allLater ? 'All of it is hindsight.' : 'As published.'}
        columns={[
          { title: 'Year' },
          { title: councilName, isNumber: true },
          { title: 'England', isNumber: true },
          { title: 'Statistical neighbours', isNumber: true },
          { title: 'Against England' },
          ...(allLater ? [] : [{ title: 'Known then?' }]),
          { title: 'Grade' },
        ]}
        rows={periods.map(({ period, value, missing, england, neighbours, isHindsight, grade }) => ({
          cells: [
            period,
            value === null ? <Missing>{missingInWords(missing)}</Missing> : number(value),
            number(england),
            number(neighbours),
            against(value, england, polarity),
            ...(allLater ? [] : [isHindsight ? 'No: hindsight' : 'Yes']),
            <GradeMark grade={grade} />,
          ],
        }))}
      />
      <details class="cc-more">
        <summary>Where “{title}” was read</summary>
        <ul class="cc-list">
          {sources.map((source) => (
            <li>{source}</li>
          ))}
        </ul>
      </details>
    </>
  )
}

function against(value: number | null, england: number | null, polarity: OutcomesAnswer[number]['polarity']): string {
  if (value === null || england === null) return 'Cannot be said'
  if (value === england) return 'The same'
  const word = value > england ? 'higher' : 'lower'
  if (polarity === 'neutral') return word === 'higher' ? 'Higher' : 'Lower'
  return word === polarity ? 'Better' : 'Worse'
}
