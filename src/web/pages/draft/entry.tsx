import type { VNode } from 'preact'
import type { KeptDraft } from '../../../cases/index.ts'
import type { Problem } from '../../../figures/index.ts'
import { contentAt } from '../../draft/content.ts'
import { type Fields, inside, root } from '../../draft/fields.ts'
import { labelOf, sectionWords } from '../../draft/labels.ts'
import { apartIn, membersOf } from '../../draft/pages-of.ts'
import { type FieldProblem, inForm, problemsWithin } from '../../draft/problems.ts'
import { referencesOf } from '../../draft/references.ts'
import type { Shape } from '../../draft/shape.ts'
import { oneOf, pathInFile, problemsOf } from '../../draft/standing.ts'
import type { PageParts } from '../../page.tsx'
import { Link, Say, Section } from '../../parts/basics.tsx'
import { DraftFields } from '../../parts/draft-fields.tsx'
import { Button, ErrorSummary, Field, Form, Hidden } from '../../parts/form.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'
import { Done, insideDraft, type Seen, SeenFields, stepTitle, trail } from './parts.tsx'

/** One form of a draft: a section of single values, or one entry of a list. */
export interface EntryParts {
  readonly draft: KeptDraft
  readonly section: string
  readonly steps: readonly string[]
  readonly shape: Shape
  /** What stands there now. */
  readonly value: unknown
  readonly fields: Fields
  readonly problems: readonly FieldProblem[]
  readonly seen: Seen
  /** Not there yet: it is added when it is saved; by a name of its own where it stands in a record. */
  readonly isNew?: 'entry' | 'named'
  readonly newName?: { readonly text: string; readonly problem?: Problem }
  readonly done?: string | undefined
}

/** The fields of one entry, with what is wrong beside each, and what else may be done with it. */
export function entryPage(parts: EntryParts): PageParts {
  const { draft, section, steps, shape, value, fields, problems, seen, isNew, newName, done } = parts
  const { case: kept, file } = draft
  const content = draft.sections.get(section)?.content
  const title =
    isNew === undefined
      ? stepTitle(section, steps, value, referencesOf(file))
      : `New ${oneOf(section, steps.slice(0, -1))}`
  const isArchived = kept.state === 'archived'
  const nameErrors = newName?.problem === undefined ? [] : [{ field: 'newName', sentence: newName.problem.sentence }]
  const errors = [
    ...nameErrors,
    ...problems.map(({ field, problem }) => ({ field: anchor(field, shape), sentence: problem.sentence })),
  ]
  const isEntry = steps.length > 0 && isNew === undefined
  const isInList = isEntry && Array.isArray(contentAt(content, steps.slice(0, -1)))
  const action = paths.draftSection(kept.name, section, steps)
  return {
    title,
    ...insideDraft(kept, ...(steps.length === 0 ? [] : trail(draft, section, steps))),
    isProblem: errors.length > 0,
    children: (
      <>
        <ErrorSummary errors={errors} />
        <Done words={done} />
        <div class="cc-mast">
          <span class="govuk-caption-l">{kept.title}</span>
          <h1>{title}</h1>
        </div>
        {steps.length === 0 && <p class="cc-p">{sectionWords(section).holds}</p>}
        <Form action={action} method="post">
          {/* What the Enter key does, before the buttons that only change the form. */}
          <button type="submit" name="act" value="save" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
            Save
          </button>
          <SeenFields seen={seen} />
          {isNew === 'named' && <NewName name={newName} />}
          <div id={root} tabIndex={-1}>
            <DraftFields
              shape={shape}
              name={root}
              drawn={{ fields, problems, value, references: referencesOf(file) }}
            />
          </div>
          {!isArchived && (
            <div class="govuk-button-group">
              <button type="submit" name="act" value="save" class="govuk-button">
                {isNew === undefined ? 'Save' : `Add this ${oneOf(section, steps.slice(0, -1))}`}
              </button>
              <Link href={paths.draftSection(kept.name, section, steps.slice(0, -1))}>
                {steps.length === 0 ? 'Back' : 'Back without saving'}
              </Link>
            </div>
          )}
        </Form>
        {isNew === undefined && <Apart parts={parts} />}
        {isEntry && !isArchived && (
          <Section id="entry" title={isInList ? 'Move it or take it out' : 'Take it out'}>
            <Form action={action} method="post">
              <SeenFields seen={seen} />
              <div class="govuk-button-group">
                {isInList && (
                  <>
                    <EntryAct act="up">Move up</EntryAct>
                    <EntryAct act="down">Move down</EntryAct>
                  </>
                )}
              </div>
              <details class="cc-more">
                <summary>Take it out of the case</summary>
                <p class="cc-p--s">
                  It is taken out at once. What it said stays in the record of the case, and in versions that were
                  frozen with it.
                </p>
                <EntryAct act="out">Take it out</EntryAct>
              </details>
            </Form>
          </Section>
        )}
      </>
    ),
  }
}

/** A problem of the whole form is at its beginning; the form of one field has the field itself. */
function anchor(field: string, shape: Shape): string {
  return field === root && shape.kind === 'kinds' && shape.by !== undefined ? inside(root, shape.by) : field
}

function EntryAct({ act, children }: { act: string; children: string }): VNode {
  return (
    <button type="submit" name="act" value={act} class="govuk-button govuk-button--secondary">
      {children}
    </button>
  )
}

function NewName({ name }: { name: EntryParts['newName'] }): VNode {
  const error = name?.problem?.sentence
  return (
    <Field
      id="newName"
      label="Name it is found by"
      hint="Of an assumption, the name that the list of assumptions shows, such as R9/hubFte."
      {...(error === undefined ? {} : { error })}
    >
      <input
        class="govuk-input govuk-input--width-20"
        id="newName"
        name="newName"
        type="text"
        value={name?.text ?? ''}
      />
    </Field>
  )
}

/** Lists inside the entry that have pages of their own. */
function Apart({ parts: { draft, section, steps, shape, value } }: { parts: EntryParts }): VNode {
  const apart = apartIn(shape, value)
  if (apart.length === 0) return <></>
  const { name } = draft.case
  const problems = problemsOf(draft)
  return (
    <Section id="lists" title="Lists in it">
      <Table
        caption="Lists with pages of their own"
        isCaptionHidden
        columns={[{ title: 'List' }, { title: 'Holds' }, { title: 'Problems' }]}
        rows={apart.map((each) => {
          const at = [...steps, ...each.steps]
          const wrong = problemsWithin(problems, pathInFile(section, at)).map(({ problem }) => inForm(problem))
          const count = membersOf(each.value).length
          const label = labelOf(each.steps.at(-1) ?? section).title
          return {
            cells: [
              <Link href={paths.draftSection(name, section, at)}>{label}</Link>,
              count === 0 ? 'Nothing yet' : String(count),
              wrong.length === 0 ? 'None' : <Say as="near">{String(wrong.length)}</Say>,
            ],
          }
        })}
      />
    </Section>
  )
}

/** A button with nothing but what it does. */
export function ActForm({
  action,
  seen,
  act,
  children,
}: {
  action: string
  seen: Seen
  act: string
  children: string
}): VNode {
  return (
    <Form action={action} method="post">
      <SeenFields seen={seen} />
      <Hidden name="act" value={act} />
      <Button isSecondary>{children}</Button>
    </Form>
  )
}
