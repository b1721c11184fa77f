import type { Problem } from '../../figures/index.ts'
import type { PageParts } from '../page.tsx'
import { Section } from '../parts/basics.tsx'
import { CouncilChoice } from '../parts/council-choice.tsx'
import { Button, ErrorSummary, FileField, Form, Hidden, onField, SelectField, TextField } from '../parts/form.tsx'
import { paths } from '../paths.ts'
import type { CaseOnShelf } from '../shelf.ts'
import { ProblemTable } from './problems.tsx'

interface NewCaseParts {
  readonly years: readonly string[]
  /** Cases that may be copied. */
  readonly shelf: readonly CaseOnShelf[]
  readonly request: string
  readonly asked?: { readonly councils: readonly string[]; readonly year: string }
  /** What is wrong with the councils and the year asked for. */
  readonly askProblems?: readonly Problem[]
  /** What is wrong with a workbook that was handed in. */
  readonly refused?: readonly Problem[]
  /** What was typed for an empty draft, and what is wrong with it. */
  readonly empty?: {
    readonly name: string
    readonly title: string
    readonly question: string
    readonly problem: Problem
  }
  /** The case to copy, where one was asked for; and what is wrong with what was typed. */
  readonly copy?: { readonly copyOf: string; readonly name?: string; readonly problem?: Problem }
}

/** A case of one’s own: from a workbook that finance fills in, as a copy of another, or begun empty on the pages. */
export function newCasePage(parts: NewCaseParts): PageParts {
  const { years, asked, askProblems = [], refused = [], empty, copy } = parts
  const others = [empty?.problem, copy?.problem].flatMap((each) => (each === undefined ? [] : [each]))
  return {
    title: 'A new case',
    nav: 'cases',
    breadcrumbs: [{ title: 'Cases', href: paths.cases() }],
    isProblem: askProblems.length + refused.length + others.length > 0,
    children: (
      <>
        <ErrorSummary
          errors={[
            ...onField('first', askProblems),
            ...onField('workbook', refused),
            ...others.map(({ place, sentence }) => ({ field: place, sentence })),
          ]}
        />
        <div class="cc-mast">
          <h1>A new case</h1>
        </div>
        <p class="cc-lead">
          Take a workbook with the official figures of your councils already in it. Finance fills in what no return
          holds. Hand it in again, and the case is appraised. Or copy a case, or begin an empty one here.
        </p>
        <Section id="template" title="1. Take the workbook">
          <Form action={paths.template()} method="get">
            <CouncilChoice
              chosen={asked?.councils ?? []}
              {...(askProblems[0] === undefined ? {} : { error: askProblems[0].sentence })}
            />
            <SelectField
              id="year"
              label="Year of the baseline"
              hint="The last year whose return was out when the decision is taken."
              options={years.map((year) => ({ value: year, title: year }))}
              chosen={asked?.year}
            />
            <Button>Take the workbook</Button>
          </Form>
        </Section>
        <Section id="hand-in" title="2. Hand it in">
          {refused.length > 0 && (
            <>
              <p class="cc-p">Nothing was worked out. Put these right in the workbook and hand it in again.</p>
              <ProblemTable problems={refused} />
            </>
          )}
          <Form action={paths.newCase()} method="post">
            <FileField
              id="workbook"
              label="Case workbook"
              hint="The workbook filled in (.xlsx or .ods), or a case file (.json)."
              {...(refused[0] === undefined ? {} : { error: refused[0].sentence })}
            />
            <Button>Appraise it</Button>
          </Form>
        </Section>
        <CopyOne parts={parts} />
        <EmptyOne parts={parts} />
      </>
    ),
  }
}

const nameHint = 'Lower-case letters, digits and hyphens, such as three-councils. It becomes part of the address.'

function CopyOne({ parts: { shelf, request, copy } }: { parts: NewCaseParts }) {
  const error = copy?.problem
  const on = (field: string) => (error?.place === field ? { error: error.sentence } : {})
  return (
    <Section id="copy" title="Or copy a case">
      <Form action={paths.newCopy()} method="post">
        <Hidden name="request" value={request} />
        <SelectField
          id="copyOf"
          label="Case to copy"
          hint="A worked example, or any case here, archived ones too."
          options={[
            { value: '', title: 'Choose a case' },
            ...shelf.map(({ name, title }) => ({ value: name, title: `${title} (${name})` })),
          ]}
          chosen={copy?.copyOf}
          {...on('copyOf')}
        />
        <TextField
          id="copyName"
          label="Name of the copy"
          hint={nameHint}
          width={20}
          value={copy?.name ?? ''}
          {...on('copyName')}
        />
        <Button isSecondary>Copy it</Button>
      </Form>
    </Section>
  )
}

function EmptyOne({ parts: { request, empty } }: { parts: NewCaseParts }) {
  return (
    <Section id="empty" title="Or begin an empty draft">
      <Form action={paths.newDraft()} method="post">
        <Hidden name="request" value={request} />
        <TextField
          id="name"
          label="Name of the case"
          hint={nameHint}
          width={20}
          value={empty?.name ?? ''}
          {...(empty === undefined ? {} : { error: empty.problem.sentence })}
        />
        <TextField id="title" label="Title" width={30} value={empty?.title ?? ''} />
        <TextField id="question" label="Question to members" width={30} value={empty?.question ?? ''} />
        <Button isSecondary>Begin it</Button>
      </Form>
    </Section>
  )
}
