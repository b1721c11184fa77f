import { formatValue } from '../../src/figures/index.ts'
import { type Prior, priors, rangeOf } from '../../src/reference/index.ts'
import { code, page, table, withLinks } from './markdown.ts'

/** Every prior: what is assumed where a case brings no figure of its own. */
export function priorsPage(): string {
  const groups = new Map<string, readonly Prior[]>()
  for (const each of priors) {
    const group = each.name.split('/')[0] ?? ''
    groups.set(group, [...(groups.get(group) ?? []), each])
  }
  return page(
    'Priors',
    'What the appraisal takes where the case file gives no assumption of that name. Low and high are the 10th and the 90th percentile of a PERT curve whose most likely value is the central one; they are printed from weak to strong, so low may be the larger number. One number alone is not drawn.',
    'Pounds are at the prices of the mid-2020s, and a case moves them to its own price base with the [deflator](rules.md#gdp-deflator). Grades: A, published for the same thing. B, published for a near thing. C, worked out from published figures. D, judgement: replace it with a local figure.',
    `${gradeCounts()} [The five numbers that matter most](../tour.md#6-what-it-rests-on) differ from case to case: the tornado of each option names them.`,
    ...[...groups].map(([group, rows]) => `## ${group}\n\n${tableOf(rows)}`),
  )
}

function tableOf(rows: readonly Prior[]): string {
  const isDated = rows.some(
    ({ effectiveFrom, effectiveTo }) => effectiveTo !== undefined || effectiveFrom > '2010-01-01',
  )
  return table(
    ['Name', 'What it is', 'Low', 'Central', 'High', 'Grade', 'Source', ...(isDated ? ['In force'] : [])],
    rows.map((row) => [
      code(row.name),
      row.title,
      ...rangeInWords(row),
      row.grade,
      withLinks([row.source, row.note ?? ''].filter((text) => text !== '').join('. ')),
      ...(isDated ? [`${row.effectiveFrom} to ${row.effectiveTo ?? 'now'}`] : []),
    ]),
  )
}

function rangeInWords(row: Prior): readonly string[] {
  const { low, central, high } = rangeOf(row)
  const said = (value: number) => formatValue(value, row.unit.replace('real ', ''), { digits: 6 }).replace(/\.00\b/, '')
  return row.distribution.kind === 'fixed' ? ['', said(central), ''] : [said(low), said(central), said(high)]
}

function gradeCounts(): string {
  const count = (grade: Prior['grade']) => priors.filter((each) => each.grade === grade).length
  return `Of ${priors.length} rows, ${count('A')} are A, ${count('B')} are B, ${count('C')} are C and ${count('D')} are D.`
}
