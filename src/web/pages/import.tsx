import type { VNode } from 'preact'
import type { Answer } from '../../appraisal/index.ts'
import { formatNumber, type MissingReason, missingInWords, type Problem } from '../../figures/index.ts'
import { type ImportPreview, importers, isBetween, isGap, isWorded, type Observation } from '../../importers/index.ts'
import { council } from '../../reference/index.ts'
import type { HeldFile, StandingImport } from '../import-desk.ts'
import type { PageParts } from '../page.tsx'
import { Missing, Section } from '../parts/basics.tsx'
import { Button, ErrorSummary, FileField, Form, Hidden, onField, SelectField, TextField } from '../parts/form.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { Masthead } from '../parts/masthead.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { ProblemTable } from './problems.tsx'

/** Handing in a return for a case: choose a file, see what it holds, then take it or leave it. */
export function importPage(
  answer: Answer,
  standing: readonly StandingImport[],
  refused: readonly Problem[] = [],
): PageParts {
  const name = answer.case.name
  return {
    title: 'Import a return',
    ...insideCase(answer, { title: 'Baseline', href: paths.baseline(name) }),
    isProblem: refused.length > 0,
    children: (
      <>
        <ErrorSummary errors={onField('file', refused)} />
        <Masthead answer={answer} caption={answer.case.title} title="Import a return" page="baseline" />
        {refused.length > 0 && (
          <>
            <p class="cc-p">Nothing of the file was taken.</p>
            <ProblemTable problems={refused} />
          </>
        )}
        <Form action={paths.importPreview(name)} method="post">
          <FileField
            id="file"
            label="File"
            hint="An official return or a spreadsheet: CSV, Excel, OpenDocument or parquet, up to 60 MB. You see what it holds before anything is taken."
            {...(refused[0] === undefined ? {} : { error: refused[0].sentence })}
          />
          <SelectField
            id="as"
            label="What it is"
            options={[
              { value: '', title: 'Find out by its columns' },
              ...importers.map(({ kind, title }) => ({ value: kind, title })),
            ]}
          />
          <TextField
            id="month"
            label="Month, for payments without dates"
            hint="For example, 2014-06. Most files need none."
            width={10}
          />
          <Button>See what it holds</Button>
        </Form>
        <Standing name={name} standing={standing} />
      </>
    ),
  }
}

/** What a file holds, before anything is taken. */
export function importPreviewPage(answer: Answer, held: HeldFile, preview: ImportPreview): PageParts {
  const name = answer.case.name
  const { publication, counts } = preview
  return {
    title: `What ${held.name} holds`,
    ...insideCase(answer, { title: 'Baseline', href: paths.baseline(name) }),
    children: (
      <>
        <Masthead answer={answer} caption={answer.case.title} title={`What ${held.name} holds`} page="baseline" />
        <div class="cc-finding">
          <p class="cc-kicker">{preview.title}</p>
          <p class="cc-finding__say">{finding(preview)}</p>
          <p class="cc-p">Nothing has been taken yet.</p>
        </div>
        <Form action={paths.importKeep(name)} method="post">
          <Hidden name="held" value={JSON.stringify(held)} />
          <Button>Take it into the baseline</Button>
        </Form>
        <p class="cc-p">
          <a class="govuk-link" href={paths.import(name)}>
            Leave it, and choose another file
          </a>
        </p>
        <Section id="what" title="What was read">
          <Table
            caption="The file"
            isCaptionHidden
            columns={[{ title: 'What' }, { title: 'In this file' }]}
            rows={[
              ['Publication', `${publication.publisher}: ${publication.title}`],
              [
                'Edition',
                `${publication.edition}${publication.isSecondary ? ' (carries figures that others publish first)' : ''}`,
              ],
              ['Published', publication.published ?? 'Not stated in the file'],
              ['Licence', publication.licence],
              ['Rows', `${formatNumber(preview.rows, 0)}, of which ${formatNumber(preview.used, 0)} gave figures`],
              ['Figures', `${formatNumber(counts.figures, 0)}, for ${counted(preview.councils, 'council')}`],
              ['Joint returns', preview.jointReturns.length === 0 ? 'None' : preview.jointReturns.join('; ')],
              ['Periods', preview.periods.length === 0 ? 'None' : periodsInWords(preview.periods)],
              ['Missing', missingWords(preview.missing)],
            ].map((cells) => ({ cells }))}
          />
        </Section>
        <Section id="warnings" title="What to know before taking it">
          {preview.warnings.length === 0 ? (
            <p class="cc-p">Every cell was read as it stands.</p>
          ) : (
            <Table
              caption={`${preview.warnings.length} ${preview.warnings.length === 1 ? 'warning' : 'warnings'}`}
              columns={[{ title: 'Code' }, { title: 'Where' }, { title: 'What was found' }]}
              rows={preview.warnings.map(({ code, place, sentence }) => ({ cells: [code, place, sentence] }))}
            />
          )}
        </Section>
        {preview.sample.length > 0 && (
          <Section id="sample" title="The first figures">
            <Table
              caption="Figures as they will stand"
              columns={[
                { title: 'Council' },
                { title: 'Measure' },
                { title: 'Period' },
                { title: 'Figure', isNumber: true },
                { title: 'Cell' },
              ]}
              rows={preview.sample.map((each) => ({
                cells: [
                  each.area.councils.map((code) => council(code)?.name ?? code).join(' and ') || each.area.name,
                  [each.measure, ...Object.values(each.filters)].join(', '),
                  each.period.label,
                  <SampleValue observation={each} />,
                  `${each.sheet === undefined ? '' : `${each.sheet}, `}row ${each.row}, ${each.column}`,
                ],
              }))}
            />
          </Section>
        )}
      </>
    ),
  }
}

function finding({ counts, councils, periods, file }: ImportPreview): string {
  const what =
    counts.figures > 0
      ? `${counted(counts.figures, 'figure')} for ${counted(councils, 'council')}`
      : counts.payments > 0
        ? counted(counts.payments, 'payment')
        : counts.neighbours > 0
          ? counted(counts.neighbours, 'statistical neighbour')
          : counted(counts.places, 'fact', ' about places')
  return `${file} holds ${what}${periods.length === 0 ? '' : `, ${periodsInWords(periods)}`}.`
}

function periodsInWords(periods: readonly string[]): string {
  const [first] = periods
  return periods.length <= 1 ? (first ?? '') : `${first} to ${periods.at(-1)}`
}

function missingWords(missing: ImportPreview['missing']): string {
  // The keys are reasons: that is how the preview counts them.
  const entries = Object.entries(missing) as (readonly [MissingReason, number])[]
  if (entries.length === 0) return 'None'
  return `${entries.map(([reason, count]) => `${formatNumber(count, 0)} ${missingInWords(reason)}`).join('; ')}. None is read as nought.`
}

function counted(count: number, what: string, more = ''): string {
  return `${formatNumber(count, 0)} ${what}${count === 1 ? '' : 's'}${more}`
}

/** As it will stand: in pounds where the file is in thousands. */
function SampleValue({ observation: { value } }: { observation: Observation }): VNode {
  if (isGap(value)) return <Missing>{missingInWords(value.missing)}</Missing>
  if (isBetween(value))
    return (
      <>
        {value.low} to {value.high}
      </>
    )
  return <>{isWorded(value) ? value.word : formatNumber(value, Number.isInteger(value) ? 0 : 2)}</>
}

function Standing({ name, standing }: { name: string; standing: readonly StandingImport[] }): VNode {
  if (standing.length === 0) return <></>
  return (
    <Section id="standing" title="What has been imported">
      <Table
        caption="Imports that stand"
        note="Undoing one brings back what stood before it. Its file is kept."
        columns={[
          { title: 'Number' },
          { title: 'File' },
          { title: 'Publication' },
          { title: 'Kept' },
          { title: 'Undo' },
        ]}
        rows={standing.map(({ number, day, isForOneCase, files }) => ({
          cells: [
            String(number),
            files.map(({ file }) => file).join(', '),
            files.map(({ publication, edition }) => `${publication}, ${edition}`).join('; '),
            day,
            isForOneCase ? (
              <Form action={paths.importUndo(name, number)} method="post">
                <Hidden name="number" value={String(number)} />
                <Button isSecondary>{`Undo import ${number}`}</Button>
              </Form>
            ) : (
              'For every case: undo it with the command'
            ),
          ],
        }))}
      />
    </Section>
  )
}
