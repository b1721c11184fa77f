import type { VNode } from 'preact'
import { type KeptDraft, sectionNames } from '../../../cases/index.ts'
import type { Problem } from '../../../figures/index.ts'
import { sectionWords } from '../../draft/labels.ts'
import { changedInWords, holdsInWords, problemsOf, sectionOfProblem } from '../../draft/standing.ts'
import type { PageParts } from '../../page.tsx'
import { Link, Say, Section } from '../../parts/basics.tsx'
import { Button, ErrorSummary, FileField, Form, Hidden, onField } from '../../parts/form.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'
import { ProblemTable } from '../problems.tsx'
import { Done, insideDraft, type Seen, SeenFields } from './parts.tsx'

interface OverviewParts {
  readonly draft: KeptDraft
  readonly localUser: string
  readonly seen: Seen
  readonly done?: string | undefined
  /** What is wrong with a file that was handed in over the draft. */
  readonly refused?: readonly Problem[]
}

/** A draft, section by section: how much each holds, what is wrong with it, and who changed it last. */
export function draftPage({ draft, localUser, seen, done, refused = [] }: OverviewParts): PageParts {
  const { case: kept } = draft
  const { name, title } = kept
  const problems = problemsOf(draft)
  const isArchived = kept.state === 'archived'
  return {
    title: `Edit: ${title}`,
    ...insideDraft(kept),
    breadcrumbs: [
      { title: 'Cases', href: paths.cases() },
      { title, href: paths.case(name) },
    ],
    isProblem: refused.length > 0,
    children: (
      <>
        <ErrorSummary errors={onField('file', refused)} />
        <Done words={done} />
        <div class="cc-mast">
          <span class="govuk-caption-l">{title}</span>
          <h1>Edit the case</h1>
        </div>
        <p class="cc-p">
          {problems.length === 0 ? (
            <Say as="pass">It has no problems: it can be appraised and frozen.</Say>
          ) : (
            <Say as="near">
              {`${problems.length === 1 ? 'It has 1 problem. Until it is' : `It has ${problems.length} problems. Until they are`} put right the case cannot be appraised or frozen; what you type is kept all the same.`}
            </Say>
          )}
        </p>
        <ul class="cc-links cc-list">
          {[
            { title: 'The case as it stands', href: paths.case(name) },
            { title: 'Versions', href: paths.versions(name) },
            { title: 'Record', href: paths.caseRecord(name) },
            { title: 'Download as case file', href: paths.draftFile(name) },
            { title: 'Download as workbook', href: paths.draftWorkbook(name) },
            { title: 'Copy this case', href: paths.newCase(name) },
          ].map((link) => (
            <li>
              <Link href={link.href}>{link.title}</Link>
            </li>
          ))}
        </ul>
        <Sections draft={draft} problems={problems} localUser={localUser} />
        {!isArchived && (
          <Section id="freeze" title="Freeze a version">
            <p class="cc-p">
              A version never changes. It holds everything that its figures rest on, so that anyone can work it again.
            </p>
            <p class="cc-p">
              <Link href={`${paths.versions(name)}#freeze`}>Freeze this draft as a version</Link>
            </p>
          </Section>
        )}
        {!isArchived && (
          <Section id="replace" title="Take a workbook or a case file over it">
            {refused.length > 0 && (
              <>
                <p class="cc-p">Nothing was changed.</p>
                <ProblemTable problems={refused} />
              </>
            )}
            <Form action={paths.draftReplace(name)} method="post">
              <SeenFields seen={seen} />
              <FileField
                id="file"
                label="Workbook or case file"
                hint="Every section is replaced by what the file holds. Nothing is taken where somebody has changed the case since you opened this page."
                {...(refused[0] === undefined ? {} : { error: refused[0].sentence })}
              />
              <Button isSecondary>Replace the draft by this file</Button>
            </Form>
          </Section>
        )}
        <Section id="archive" title={isArchived ? 'Take it out again' : 'Put it away'}>
          <p class="cc-p">
            {isArchived
              ? 'It can then be changed as before.'
              : 'An archived case can be read and copied, not changed. It can be taken out again.'}
          </p>
          <Form action={paths.draftArchive(name)} method="post">
            <Hidden name="archived" value={isArchived ? 'no' : 'yes'} />
            <Button isSecondary>{isArchived ? 'Take it out again' : 'Archive the case'}</Button>
          </Form>
        </Section>
      </>
    ),
  }
}

function Sections({
  draft: { case: kept, sections },
  problems,
  localUser,
}: {
  draft: KeptDraft
  problems: readonly Problem[]
  localUser: string
}): VNode {
  const wrong = new Map<string, number>()
  for (const problem of problems) {
    const section = sectionOfProblem(problem)
    wrong.set(section, (wrong.get(section) ?? 0) + 1)
  }
  return (
    <Table
      caption="Sections"
      columns={[{ title: 'Section' }, { title: 'Holds' }, { title: 'Problems' }, { title: 'Changed last' }]}
      rows={sectionNames.map((section) => {
        const words = sectionWords(section)
        const count = wrong.get(section) ?? 0
        return {
          cells: [
            <>
              <Link href={paths.draftSection(kept.name, section)}>{words.title}</Link>
              <small>{words.holds}</small>
            </>,
            holdsInWords(section, sections.get(section)?.content),
            count === 0 ? 'None' : <Say as="near">{String(count)}</Say>,
            changedInWords(sections.get(section), localUser),
          ],
        }
      })}
    />
  )
}
