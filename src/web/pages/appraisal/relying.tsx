import type { VNode } from 'preact'
import type { Answer } from '../../../appraisal/index.ts'
import { dateInWords } from '../../dates.ts'
import { Section } from '../../parts/basics.tsx'
import { Table } from '../../parts/table.tsx'

/** Before you rely on this: hindsight, warnings and sums that could not be worked. */
export function Relying({ answer }: { answer: Answer }): VNode {
  const faults = answer.options.flatMap(({ title, faults: list }) => list.map((fault) => ({ title, ...fault })))
  const warnings = [...answer.warnings, ...answer.options.flatMap(({ warnings: list }) => list)]
  return (
    <Section id="relying" title="Before you rely on this">
      {answer.agencyBills.map(({ sentence }) => (
        <p class="cc-p--s">{sentence}</p>
      ))}
      {answer.correlationRepair !== null && <p class="cc-p--s">{answer.correlationRepair}</p>}
      {faults.map(({ title, figure, draws }) => (
        <p class="cc-p--s">
          {title}: “{figure}” could not be worked in {draws} of {answer.draws} futures.
        </p>
      ))}
      {warnings.length > 0 && (
        <Table
          caption={`${warnings.length} ${warnings.length === 1 ? 'warning' : 'warnings'} about the case file`}
          columns={[{ title: 'Code' }, { title: 'Where' }, { title: 'What to know' }]}
          rows={warnings.map(({ code, place, sentence }) => ({ cells: [code, place, sentence] }))}
        />
      )}
      {answer.hindsight.length > 0 && (
        <details class="cc-more">
          <summary>
            Hindsight: {answer.hindsight.length} figures were published after {dateInWords(answer.case.decisionDate)}
          </summary>
          <Table
            caption="Figures published after the decision date, and why they stand here"
            columns={[{ title: 'What' }, { title: 'Published' }, { title: 'Why' }]}
            rows={grouped(answer.hindsight).map(({ count, what, published, reason }) => ({
              cells: [
                `${what}, ${count} ${count === 1 ? 'figure' : 'figures'}`,
                /^\d{4}-\d\d-\d\d$/.test(published) ? dateInWords(published) : published,
                reason === '' ? 'Marked only' : reason,
              ],
            }))}
          />
        </details>
      )}
    </Section>
  )
}

/** Figures marked alike stand on one row. */
function grouped(list: Answer['hindsight']) {
  const groups = new Map<
    string,
    { readonly what: string; readonly published: string; readonly reason: string; count: number }
  >()
  for (const { what, published, reason } of list) {
    const key = [what, published, reason].join('\n')
    const group = groups.get(key) ?? { what, published, reason, count: 0 }
    groups.set(key, { ...group, count: group.count + 1 })
  }
  return [...groups.values()]
}
