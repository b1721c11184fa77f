import type { Importer, ReadingDesk } from '../importer.ts'
import { importProblem, Refusal, refuse } from '../problems.ts'
import type { Opened } from '../table/opened.ts'
import { plainHeading } from './headings.ts'
import { type MappedReading, roleInWords } from './mapped-reading.ts'
import { fingerprintOf, type Mapping } from './mapping.ts'
import { type Proposal, proposalFor } from './propose.ts'
import { spendMappings } from './spend-mappings.ts'
import { readByMapping } from './spreadsheet.ts'
import { type Table, tablesIn } from './table.ts'
import { headingSays } from './vocabulary.ts'

/**
 * A council’s published payments to suppliers. Layouts we have met are read by their own mapping; others by what their
 * headings say, and a table that does not say when, to whom and how much is refused, whatever it was published as.
 */
export const councilSpend: Importer = {
  kind: 'council-spend',
  title: 'A council’s published payments to suppliers',
  recognises,
  mayBeAsked: ({ form }) => form === 'text' || form === 'workbook',
  read,
}

function recognises(opened: Opened): 0 | 2 | 3 {
  if (!namesSupplier(opened)) return 0
  const [table] = tablesIn(opened)
  if (table === undefined) return 0
  if (shippedFor(table) !== undefined) return 3
  const { lacking, columns } = proposalFor(table, 'payments')
  const isDated = columns.some(({ role }) => role === 'date' || role === 'directorate')
  return lacking.length === 0 && isDated ? 2 : 0
}

function read(opened: Opened, desk: ReadingDesk): MappedReading {
  if (desk.mapping !== undefined) return readByMapping(opened, desk.mapping, desk)
  const [table] = tablesIn(opened)
  if (table === undefined)
    return refuse(
      'IMP-82',
      opened.name,
      `${opened.name} has no table with headings over rows. Hand in the file of payments with its headings.`,
    )
  const shipped = shippedFor(table)
  if (shipped !== undefined) return readByMapping(opened, shipped, desk, 'Open Government Licence v3.0')
  const proposal = proposalFor(table, 'payments')
  const mapping = mappingByHeadings(proposal, table)
  desk.warnings.add(
    'IMP-26',
    'layout',
    `${table.place} row ${table.headerRows.join(' and ')}`,
    `A layout not met before, read by its headings: ${proposal.columns
      .filter(({ role }) => role !== 'ignored')
      .map(({ letter, heading, role }) => `${roleInWords[role]} in ${letter} “${heading.slice(0, 40)}”`)
      .join(', ')}. Check that this is right.`,
  )
  return readByMapping(opened, mapping, desk, 'not stated')
}

/** Only these words of a heading name who was paid, so that no long file is gone through for nothing. */
function namesSupplier(opened: Opened): boolean {
  const heads =
    opened.form === 'text'
      ? [opened.head]
      : opened.form === 'workbook'
        ? opened.sheets.map(({ rows }) => rows.slice(0, 60))
        : []
  return heads.some((rows) =>
    rows.some((cells) =>
      cells.some((cell) => cell.length < 60 && headingSays(plainHeading(cell), 'supplier').sure > 0),
    ),
  )
}

function shippedFor({ headings }: Table): Mapping | undefined {
  const fingerprint = fingerprintOf(headings).join('\n')
  return spendMappings.find((mapping) => mapping.headings.join('\n') === fingerprint)
}

function mappingByHeadings(proposal: Proposal, table: Table): Mapping {
  const row = table.headerRows.join(' and ')
  const { mapping, lacking, columns } = proposal
  if (mapping === undefined) {
    const has = columns.flatMap(({ heading }) => (heading === '' ? [] : [`“${heading.slice(0, 40)}”`]))
    const isDated = columns.some(({ role }) => role === 'date')
    const lacks = [...lacking.map((role) => roleInWords[role]), ...(isDated ? [] : ['date'])]
    return refuse(
      'IMP-82',
      `${table.place} row ${row}`,
      `A payment says when, to whom and how much; ${table.place} has no column of the ${lacks.join(' or the ')}. Its headings in row ${row} are ${has.slice(0, 12).join(', ')}${has.length > 12 ? ` and ${has.length - 12} more` : ''}. If this is another kind of table, hand it in as that.`,
    )
  }
  // Which month it is of may be handed in, so that one question is answered when the file is read.
  const open = proposal.questions.filter(({ about }) => about !== 'month')
  if (open.length > 0)
    throw new Refusal(
      open.map(({ sentence, choices }) =>
        importProblem(
          'IMP-84',
          `${table.place} row ${row}`,
          `${sentence}${choices.length === 0 ? '' : ` (${choices.join(' or ')}, in a mapping for this file)`}`,
        ),
      ),
    )
  return { ...mapping, name: 'Payments to suppliers', for: 'not stated' }
}
