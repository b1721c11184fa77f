import type { Importer, Reading, ReadingDesk } from '../importer.ts'
import { refuse } from '../problems.ts'
import type { Opened } from '../table/opened.ts'
import { readFigures } from './figures-read.ts'
import { type MappedReading, mappedTable, roleInWords } from './mapped-reading.ts'
import { readPayments } from './payments.ts'
import { proposeMapping } from './propose.ts'

/**
 * Any spreadsheet, guided: read by a mapping of its columns that a person has checked and saved. Without one it is
 * refused, with what the columns look like; `proposeMapping` makes the first mapping.
 */
export const spreadsheet: Importer = {
  kind: 'spreadsheet',
  title: 'A spreadsheet of your own, read by a mapping of its columns',
  recognises: () => 0,
  mayBeAsked: ({ form }) => form === 'text' || form === 'workbook',
  read: (opened, desk) =>
    desk.mapping === undefined ? refuseUnmapped(opened) : readByMapping(opened, desk.mapping, desk),
}

/** Reads a file by a mapping and says how many rows were used, left out and blank. */
export function readByMapping(
  opened: Opened,
  given: unknown,
  desk: ReadingDesk,
  licence: Reading['publication']['licence'] = 'the council’s own',
): MappedReading {
  const mapped = mappedTable(opened, given, desk)
  const { mapping } = mapped
  const publication = { title: mapping.name, publisher: mapping.for, licence }
  if (mapping.result === 'figures')
    return {
      publication: { ...publication, edition: mapped.period?.label ?? 'not stated' },
      ...readFigures(mapped, desk),
    }
  const { tally, first, last } = readPayments(mapped, desk)
  const edition =
    first === undefined || last === undefined
      ? 'not stated'
      : first.label === last.label
        ? first.label
        : `${first.label} to ${last.label}`
  return { publication: { ...publication, edition }, ...tally }
}

function refuseUnmapped(opened: Opened): never {
  const proposal = proposeMapping(opened)
  if (proposal === undefined)
    return refuse(
      'IMP-82',
      opened.name,
      `${opened.name} has no table with headings over rows. Hand in the sheet with its headings.`,
    )
  const guessed = proposal.columns
    .filter(({ role }) => role !== 'ignored')
    .slice(0, 12)
    .map(({ letter, heading, role }) => `${letter} “${heading.slice(0, 40)}” ${roleInWords[role]}`)
  return refuse(
    'IMP-80',
    `${proposal.place} row ${proposal.headerRows.join(' and ')}`,
    `${proposal.place} needs a mapping that says what its columns are. By its headings in row ${proposal.headerRows.join(' and ')} it looks like this: ${guessed.length === 0 ? 'no column is known' : guessed.join(', ')}. Check the mapping, save it, and hand it in with the file${proposal.questions.length === 0 ? '' : `; first answer: ${proposal.questions.map(({ sentence }) => sentence).join(' ')}`}${proposal.questions.length === 0 ? '.' : ''}`,
  )
}
