import type { VNode } from 'preact'
import type { OutcomesAnswer } from '../../../appraisal/index.ts'
import { formatNumber } from '../../../figures/index.ts'
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

/** As many decimals as the most exact of the figures has, so that they stand under one another. */
function placesOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((most, value) => {
    const places = value === null ? 0 : (String(value).split('.')[1] ?? '').length
    return places > most ? places : most
  }, 0)
}

function Outcome({ outcome }: { outcome: OutcomesAnswer[number] }): VNode {
  const { title, councilName, unit, periods, sentence, polarity } = outcome
  const allLater = periods.every(({ isHindsight }) => isHindsight)
  const places = placesOf(periods.flatMap(({ value, england, neighbours }) => [value, england, neighbours]))
  const number = (value: number | null) => (value === null ? <Missing>Not given</Missing> : formatNumber(value, places))
  const sources = [...new Set(periods.map(({ source }) => source))]
  return (
    <>
      <h3 class="cc-h3">{title}</h3>
      <p class="cc-p">{sentence}</p>
      <Table
        caption={`${title}: ${councilName}, ${unit}`}
        isCaptionHidden
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
            <span class="cc-nowrap">{period}</span>,
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
