import { z } from 'zod'
import type { Answer } from '../../appraisal/index.ts'
import type { Problem } from '../../figures/index.ts'
import { type ColumnRole, columnRoles, columnUnits, type Mapping, type Proposal } from '../../importers/index.ts'
import type { HeldFile } from '../import-desk.ts'
import { importPreviewPage } from '../pages/import.tsx'
import { type MappedFile, type MappingForm, mappingPage } from '../pages/mapping.tsx'
import { formProblem } from '../problems.ts'
import type { PageReply, Site } from '../route.ts'
import { caseReply, heldSchema, importReply, withDesk } from './import-replies.ts'

const text = z.string().max(2000)
const fileSchema = z.strictObject({
  held: heldSchema,
  place: text,
  sheet: text.optional(),
  headings: z.array(text).max(400),
  columns: z
    .array(
      z.strictObject({
        plain: text,
        occurrence: z.number().int().min(1),
        letter: text,
        heading: text,
        why: text,
        samples: z.array(text).max(5),
      }),
    )
    .min(1)
    .max(380),
  questions: z.array(text).max(50),
})

/** A file of no known kind: what its columns may be, for the officer to check; the refusal itself where it is no table. */
export async function guided(
  answer: Answer,
  site: Site,
  file: { readonly name: string; readonly bytes: Uint8Array },
  refused: readonly Problem[],
): Promise<PageReply> {
  const proposed = await site.desk.propose(file)
  if ('problems' in proposed || proposed.proposal.columns.length === 0) return importReply(answer, site, refused, 422)
  const { held, proposal, saved } = proposed
  const shown = mappedFile(held, proposal)
  const form = saved === undefined ? formOf(proposal, shown) : formOfMapping(saved, shown)
  return caseReply(answer, site, mappingPage(answer, shown, form, { isSaved: saved !== undefined, problems: [] }), 200)
}

/** What the officer says the columns are: the file is read so, and shown before anything is taken. */
export const importMapping = withDesk(async (answer, { form }, site) => {
  const fields = form?.fields ?? {}
  const file = mappedFileFrom(fields['file'])
  if (file === undefined)
    return importReply(
      answer,
      site,
      [formProblem('FORM-03', 'file', 'The form was not whole. Choose the file again.')],
      422,
    )
  const said = formFrom(fields, file)
  const held: HeldFile = { ...file.held, choice: { mapping: mappingOf(said, file) } }
  const result = await site.desk.previewHeld(held)
  return 'problems' in result
    ? caseReply(answer, site, mappingPage(answer, file, said, { isSaved: false, problems: result.problems }), 422)
    : caseReply(answer, site, importPreviewPage(answer, result.held, result.preview), 200)
})

function mappedFile(held: HeldFile, { place, sheet, columns, questions, mapping }: Proposal): MappedFile {
  return {
    held,
    place,
    ...(sheet === undefined ? {} : { sheet }),
    headings:
      mapping?.headings ?? [...new Set(columns.map(({ plain }) => plain))].filter((plain) => plain !== '').sort(),
    columns: columns.slice(0, 380).map(({ plain, occurrence, letter, heading, why, samples }) => ({
      plain,
      occurrence,
      letter,
      heading,
      why,
      samples,
    })),
    questions: questions.map(({ sentence }) => sentence),
  }
}

function mappedFileFrom(sent: string | undefined): MappedFile | undefined {
  try {
    const { sheet, held, ...file } = fileSchema.parse(JSON.parse(sent ?? ''))
    return {
      ...file,
      held: { sha256: held.sha256, name: held.name, choice: {} },
      ...(sheet === undefined ? {} : { sheet }),
    }
  } catch {
    return undefined
  }
}

function formOf({ mapping, columns }: Proposal, file: MappedFile): MappingForm {
  return {
    name: mapping?.name ?? file.held.name,
    for: '',
    result: mapping?.result ?? 'figures',
    unit: mapping?.unit ?? 'GBP',
    sign: 'asWritten',
    dates: mapping?.dates ?? '',
    council: '',
    period: '',
    roles: columns.map(({ role }) => role),
  }
}

function formOfMapping({ columns, fixed, dates, ...rest }: Mapping, file: MappedFile): MappingForm {
  const roleOf = (plain: string, occurrence: number): ColumnRole =>
    columns.find((column) => column.heading === plain && column.occurrence === occurrence)?.role ?? 'ignored'
  return {
    name: rest.name,
    for: rest.for,
    result: rest.result,
    unit: rest.unit,
    sign: rest.sign,
    dates: dates ?? '',
    council: fixed.council ?? '',
    period: fixed.period ?? '',
    roles: file.columns.map(({ plain, occurrence }) => roleOf(plain, occurrence)),
  }
}

function formFrom(fields: Readonly<Record<string, string>>, file: MappedFile): MappingForm {
  const role = (sent: string | undefined): ColumnRole => columnRoles.find((each) => each === sent) ?? 'ignored'
  return {
    name: fields['name']?.trim() || file.held.name,
    for: fields['for']?.trim() || 'not said',
    result: fields['result'] === 'payments' ? 'payments' : 'figures',
    unit: columnUnits.find((unit) => unit === fields['unit']) ?? 'GBP',
    sign: fields['sign'] === 'reversed' ? 'reversed' : 'asWritten',
    dates: fields['dates'] ?? '',
    council: fields['council']?.trim() ?? '',
    period: fields['period']?.trim() ?? '',
    roles: file.columns.map((_, index) => role(fields[`role-${index}`])),
  }
}

/** As the form says it; what is wrong with it, its reader tells. */
function mappingOf(said: MappingForm, file: MappedFile): unknown {
  return {
    concordatMapping: 1,
    name: said.name,
    for: said.for,
    result: said.result,
    headings: file.headings,
    ...(file.sheet === undefined ? {} : { sheet: file.sheet }),
    columns: file.columns.flatMap(({ plain, occurrence }, index) => {
      const role = said.roles[index] ?? 'ignored'
      return role === 'ignored' || plain === '' ? [] : [{ heading: plain, occurrence, role }]
    }),
    unit: said.unit,
    sign: said.sign,
    ...(said.dates === '' ? {} : { dates: said.dates }),
    fixed: {
      ...(said.council === '' ? {} : { council: said.council }),
      ...(said.period === '' ? {} : { period: said.period }),
    },
  }
}
