import type { Answer } from '../../appraisal/index.ts'
import type { Problem } from '../../figures/index.ts'
import {
  type ColumnRole,
  columnRoles,
  columnUnits,
  type DateForm,
  dateForms,
  type Mapping,
  type ProposedColumn,
  roleInWords,
  unitInWords,
} from '../../importers/index.ts'
import type { HeldFile } from '../import-desk.ts'
import type { PageParts } from '../page.tsx'
import { Button, ErrorSummary, Form, Hidden, onField, SelectField, TextField } from '../parts/form.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { Masthead } from '../parts/masthead.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'

/** What a person says of a file’s columns, as the form has it. */
export interface MappingForm {
  readonly name: string
  readonly for: string
  readonly result: Mapping['result']
  readonly unit: Mapping['unit']
  readonly sign: Mapping['sign']
  readonly dates: string
  readonly council: string
  readonly period: string
  readonly roles: readonly ColumnRole[]
}

/** What the file shows of itself; sent along with the form. */
export interface MappedFile {
  readonly held: HeldFile
  readonly place: string
  readonly sheet?: string
  readonly headings: readonly string[]
  readonly columns: readonly Pick<ProposedColumn, 'plain' | 'occurrence' | 'letter' | 'heading' | 'why' | 'samples'>[]
  readonly questions: readonly string[]
}

const dateWords: Readonly<Record<DateForm, string>> = {
  yearMonthDay: 'Year, month, day: 2012-10-31',
  dayMonthYear: 'Day, month, year: 31/10/2012',
  monthDayYear: 'Month, day, year: 10/31/2012',
  serial: 'Numbers of a spreadsheet: 41213',
  month: 'A month: Oct 2012, 2012-10',
  financialYear: 'A financial year: 2012-13',
}

/** Columns of no known kind: a first guess of what each is, for a person to put right. Saved with the import and used again. */
export function mappingPage(
  answer: Answer,
  file: MappedFile,
  form: MappingForm,
  { isSaved, problems }: { readonly isSaved: boolean; readonly problems: readonly Problem[] },
): PageParts {
  const name = answer.case.name
  return {
    title: `What the columns of ${file.held.name} are`,
    ...insideCase(answer, { title: 'Baseline', href: paths.baseline(name) }),
    isProblem: problems.length > 0,
    children: (
      <>
        <ErrorSummary errors={onField('role-0', problems)} />
        <Masthead
          answer={answer}
          caption={answer.case.title}
          title={`What the columns of ${file.held.name} are`}
          page="baseline"
        />
        <p class="cc-p">
          {isSaved
            ? 'A file with the same headings was taken before. What its columns were said to be is filled in.'
            : `This is no return that is known by its columns. The table was found in ${file.place}; say what its columns are. It is kept with the import, and used again for the next file with these headings.`}
        </p>
        {file.questions.length > 0 && (
          <div class="cc-odd">
            <ul>
              {file.questions.map((sentence) => (
                <li>{sentence}</li>
              ))}
            </ul>
          </div>
        )}
        <Form action={paths.importMapping(name)} method="post">
          <Hidden name="file" value={JSON.stringify(file)} />
          <Table
            caption="The columns"
            columns={[
              { title: 'Column' },
              { title: 'What it is' },
              { title: 'Why it was taken for that' },
              { title: 'Its first cells' },
            ]}
            rows={file.columns.map((column, index) => ({
              cells: [
                `${column.letter} “${column.heading}”`,
                <>
                  <label class="govuk-visually-hidden" for={`role-${index}`}>
                    What column {column.letter} is
                  </label>
                  <select class="govuk-select" id={`role-${index}`} name={`role-${index}`}>
                    {columnRoles.map((role) => (
                      <option value={role} selected={role === form.roles[index]}>
                        {roleInWords[role]}
                      </option>
                    ))}
                  </select>
                </>,
                column.why,
                column.samples.map((sample) => sample.slice(0, 40)).join('; '),
              ],
            }))}
          />
          <TextField
            id="name"
            label="Name of the spreadsheet"
            hint="For example, Staffing establishment."
            value={form.name}
            width={30}
          />
          <TextField
            id="for"
            label="Whose it is"
            hint="For example, Darlington Borough Council, finance."
            value={form.for}
            width={30}
          />
          <SelectField
            id="result"
            label="What a row is"
            options={[
              { value: 'figures', title: 'Figures of a council' },
              { value: 'payments', title: 'A payment to a supplier' },
            ]}
            chosen={form.result}
          />
          <SelectField
            id="unit"
            label="What the amounts are in"
            options={columnUnits.map((unit) => ({ value: unit, title: unitInWords[unit] }))}
            chosen={form.unit}
          />
          <SelectField
            id="sign"
            label="How spending is written"
            options={[
              { value: 'asWritten', title: 'As a positive number' },
              { value: 'reversed', title: 'As a negative number' },
            ]}
            chosen={form.sign}
          />
          <SelectField
            id="dates"
            label="How dates are written"
            options={[
              { value: '', title: 'There is no column of dates' },
              ...dateForms.map((form_) => ({ value: form_, title: dateWords[form_] })),
            ]}
            chosen={form.dates}
          />
          <TextField
            id="period"
            label="Month or financial year, where no column says"
            hint="For example, 2014-06 for June 2014, or 2013-14."
            value={form.period}
          />
          <TextField
            id="council"
            label="Council, where no column says"
            hint="Its ONS code, for example E06000005."
            value={form.council}
          />
          <Button>See what it holds</Button>
        </Form>
      </>
    ),
  }
}
