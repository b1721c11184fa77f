import type { VNode } from 'preact'
import type { OptionAnswer } from '../../appraisal/index.ts'
import { toThePenny } from '../../charts/index.ts'
import { Table } from './table.tsx'

/** One list of flows, two views, and every step between them to the penny. */
export function ReconciliationTable({ option }: { option: OptionAnswer }): VNode {
  return (
    <Table
      caption={`Two views of one set of flows, ${option.title}, pounds`}
      note="Central case, all councils and years. The economic view is real, discounted and without transfers; the medium-term view is cash."
      columns={[{ title: 'Line' }, { title: '£', isNumber: true }]}
      rows={option.reconciliation.map(({ title, pence, isTotal }) => ({ cells: [title, toThePenny(pence)], isTotal }))}
    />
  )
}
