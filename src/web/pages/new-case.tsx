import type { Problem } from '../../figures/index.ts'
import type { PageParts } from '../page.tsx'
import { Section } from '../parts/basics.tsx'
import { CouncilChoice } from '../parts/council-choice.tsx'
import { Button, ErrorSummary, FileField, Form, onField, SelectField } from '../parts/form.tsx'
import { paths } from '../paths.ts'
import { ProblemTable } from './problems.tsx'

interface NewCaseParts {
  readonly years: readonly string[]
  readonly asked?: { readonly councils: readonly string[]; readonly year: string }
  /** What is wrong with the councils and the year asked for. */
  readonly askProblems?: readonly Problem[]
  /** What is wrong with a workbook that was handed in. */
  readonly refused?: readonly Problem[]
}

/** A case of one’s own: a workbook with the official lines already in it, filled in by finance and handed in again. */
export function newCasePage({ years, asked, askProblems = [], refused = [] }: NewCaseParts): PageParts {
  return {
    title: 'A new case',
    nav: 'cases',
    breadcrumbs: [{ title: 'Cases', href: paths.cases() }],
    isProblem: askProblems.length + refused.length > 0,
    children: (
      <>
        <ErrorSummary errors={[...onField('first', askProblems), ...onField('workbook', refused)]} />
        <div class="cc-mast">
          <h1>A new case</h1>
        </div>
        <p class="cc-lead">
          Take a workbook with the official figures of your councils already in it. Finance fills in what no return
          holds. Hand it in again, and the case is appraised.
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
      </>
    ),
  }
}
