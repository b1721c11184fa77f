import type { VNode } from 'preact'
import { type Compared, comparedNotes, comparedRows, listInWords } from '../../charts/index.ts'
import type { PageParts } from '../page.tsx'
import { Link, Section } from '../parts/basics.tsx'
import { ErrorSummary } from '../parts/form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import type { CaseOnShelf } from '../shelf.ts'

/** The places of the form, in order: two are enough, a third may be left empty. */
export const comparePlaces = ['first', 'second', 'third'] as const
export type ComparePlace = (typeof comparePlaces)[number]

/** What is chosen in each place, as the address has it: `three-councils/lead-authority`. */
export type Chosen = Readonly<Partial<Record<ComparePlace, string>>>

/** Something wrong with what is chosen, and the place of the form that puts it right. */
export interface ChoiceProblem {
  readonly place: ComparePlace
  readonly sentence: string
}

interface CompareParts {
  readonly cases: readonly CaseOnShelf[]
  readonly chosen: Chosen
  readonly compared: readonly Compared[]
  readonly problems: readonly ChoiceProblem[]
}

const labels: Readonly<Record<ComparePlace, string>> = {
  first: 'First option',
  second: 'Second option',
  third: 'Third option, if you want one',
}

/** Options of one case or of several side by side, chosen with a plain form. */
export function comparePage({ cases, chosen, compared, problems }: CompareParts): PageParts {
  const isOneCase = new Set(compared.map(({ answer }) => answer)).size === 1
  return {
    title: 'Compare options',
    nav: 'cases',
    breadcrumbs: [{ title: 'Cases', href: paths.cases() }],
    isProblem: problems.length > 0,
    children: (
      <>
        <ErrorSummary errors={problems.map(({ place, sentence }) => ({ field: place, sentence }))} />
        <div class="cc-mast">
          <h1>Compare options</h1>
        </div>
        <form method="get" action={paths.compare()} class="cc-compare">
          {comparePlaces.map((place) => (
            <Choice
              place={place}
              cases={cases}
              chosen={chosen[place]}
              problem={problems.find((one) => one.place === place)}
            />
          ))}
          <button type="submit" class="govuk-button">
            Compare
          </button>
        </form>
        {compared.length > 1 && problems.length === 0 && (
          <Section id="comparison" title="Side by side">
            {comparedNotes(compared, ({ case: about }) => `“${about.title}”`).map((note) => (
              <p class="cc-p">{note}</p>
            ))}
            <Table
              caption={listInWords(compared.map(({ option }) => option.title))}
              columns={[
                { title: 'What' },
                ...compared.map((each) => ({ title: <ColumnTitle compared={each} isOneCase={isOneCase} /> })),
              ]}
              rows={comparedRows(compared).map(({ title, cells }) => ({
                cells: [<span class="cc-rowname">{title}</span>, ...cells.map(withoutBreaks)],
              }))}
            />
          </Section>
        )}
      </>
    ),
  }
}

/** A minus is not parted from its pounds at the end of a line. */
function withoutBreaks(text: string): string {
  return text.replaceAll('−£', '−\u2060£')
}

/** The option, and under it its case where there are several. */
function ColumnTitle({ compared: { answer, option }, isOneCase }: { compared: Compared; isOneCase: boolean }): VNode {
  return (
    <>
      <Link href={paths.option(answer.case.name, option.code)}>{option.title}</Link>
      {!isOneCase && <span class="cc-range cc-block">{answer.case.title}</span>}
    </>
  )
}

interface ChoiceProps {
  readonly place: ComparePlace
  readonly cases: readonly CaseOnShelf[]
  readonly chosen: string | undefined
  readonly problem: ChoiceProblem | undefined
}

function Choice({ place, cases, chosen, problem }: ChoiceProps): VNode {
  const error = `${place}-error`
  return (
    <div class={`govuk-form-group${problem === undefined ? '' : ' govuk-form-group--error'}`}>
      <label class="govuk-label" for={place}>
        {labels[place]}
      </label>
      {problem !== undefined && (
        <p id={error} class="govuk-error-message">
          <span class="govuk-visually-hidden">Error:</span> {problem.sentence}
        </p>
      )}
      <select
        class={`govuk-select${problem === undefined ? '' : ' govuk-select--error'}`}
        id={place}
        name={place}
        {...(problem === undefined ? {} : { 'aria-describedby': error })}
      >
        <option value="">{place === 'third' ? 'No third option' : 'Choose an option'}</option>
        {cases.map(({ name, title, options }) => (
          <optgroup label={title}>
            {options.map(({ code, title: words }) => {
              const value = `${name}/${code}`
              return (
                <option value={value} selected={value === chosen}>
                  {words}
                </option>
              )
            })}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
