import type { VNode } from 'preact'
import type { KeptDraft } from '../../../cases/index.ts'
import { labelOf, sectionWords } from '../../draft/labels.ts'
import { membersOf } from '../../draft/pages-of.ts'
import { inForm, type ProblemWithin, problemsWithin } from '../../draft/problems.ts'
import { referencesOf } from '../../draft/references.ts'
import type { ListShape, RecordShape } from '../../draft/shape.ts'
import { under } from '../../draft/shape.ts'
import { cellOf, columnsOf, entryTitle, oneOf, pathInFile, problemsOf } from '../../draft/standing.ts'
import type { PageParts } from '../../page.tsx'
import { Link, Say } from '../../parts/basics.tsx'
import { ErrorSummary } from '../../parts/form.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'
import { Done, insideDraft, stepTitle, trail } from './parts.tsx'

const onAPage = 50

interface ListParts {
  readonly draft: KeptDraft
  readonly section: string
  readonly steps: readonly string[]
  readonly shape: ListShape | RecordShape
  readonly value: unknown
  readonly page: number
  readonly done?: string | undefined
}

/** A list of a draft, fifty entries to a page, each with its own form. */
export function listPage({ draft, section, steps, shape, value, page, done }: ListParts): PageParts {
  const { case: kept } = draft
  const title = stepTitle(section, steps, value, referencesOf(draft.file))
  const members = membersOf(value)
  const pages = Math.max(1, Math.ceil(members.length / onAPage))
  const at = Math.min(Math.max(1, page), pages)
  const shown = members.slice((at - 1) * onAPage, at * onAPage)
  const within = problemsWithin(problemsOf(draft), pathInFile(section, steps))
  const ofList = within.filter(({ steps: [first] }) => first === undefined)
  const wrong = new Map<string, number>()
  for (const [step] of within.map((each) => each.steps)) {
    if (step !== undefined) wrong.set(step, (wrong.get(step) ?? 0) + 1)
  }
  const columns = columnsOf(shape.of)
  const references = referencesOf(draft.file)
  const isArchived = kept.state === 'archived'
  return {
    title: pages === 1 ? title : `${title}, page ${at} of ${pages}`,
    ...insideDraft(kept, ...(steps.length === 0 ? [] : trail(draft, section, steps))),
    isProblem: within.length > 0,
    children: (
      <>
        <ErrorSummary
          errors={summary(ofList, wrong, members, (member) =>
            entryTitle(member?.value, member?.step ?? '0', oneOf(section, steps), references),
          )}
        />
        <Done words={done} />
        <div class="cc-mast">
          <span class="govuk-caption-l">{kept.title}</span>
          <h1>{title}</h1>
        </div>
        {steps.length === 0 && <p class="cc-p">{sectionWords(section).holds}</p>}
        {!isArchived && (
          <p class="cc-p">
            <a
              class="govuk-button govuk-button--secondary"
              role="button"
              draggable={false}
              href={paths.draftSection(kept.name, section, [...steps, 'new'])}
            >
              {`Add a new ${oneOf(section, steps)}`}
            </a>
          </p>
        )}
        <div id="entries" tabIndex={-1}>
          {members.length === 0 ? (
            <p class="cc-p">There is nothing here yet.</p>
          ) : (
            <Table
              caption={`${members.length} ${members.length === 1 ? oneOf(section, steps) : 'entries'}`}
              {...(pages === 1 ? {} : { note: `Page ${at} of ${pages}` })}
              columns={[
                { title: 'Entry' },
                ...columns.map((key) => ({ title: labelOf(key).title })),
                { title: 'Problems' },
              ]}
              rows={shown.map((member) => ({
                id: `entry-${member.step}`,
                cells: [
                  <Link href={paths.draftSection(kept.name, section, [...steps, member.step])}>
                    {entryTitle(member.value, member.step, oneOf(section, steps), references)}
                  </Link>,
                  ...columns.map((key) => cellOf(key, under(member.value, key), references)),
                  wrong.has(member.step) ? <Say as="near">{String(wrong.get(member.step))}</Say> : 'None',
                ],
              }))}
            />
          )}
        </div>
        <Pages name={kept.name} section={section} steps={steps} at={at} pages={pages} />
        <p class="cc-p">
          <Link
            href={
              steps.length === 0 ? paths.draft(kept.name) : paths.draftSection(kept.name, section, steps.slice(0, -1))
            }
          >
            Back
          </Link>
        </p>
      </>
    ),
  }
}

/** What is wrong with the list itself, and the first few entries that something is wrong with. */
function summary(
  ofList: readonly ProblemWithin[],
  wrong: ReadonlyMap<string, number>,
  members: ReturnType<typeof membersOf>,
  titleOf: (member: ReturnType<typeof membersOf>[number] | undefined) => string,
) {
  const entries = [...wrong].slice(0, 5).map(([step, count]) => {
    const member = members.find((each) => each.step === step)
    const sentence = `${titleOf(member)}: ${count} ${count === 1 ? 'problem' : 'problems'}`
    return { field: 'entries', sentence }
  })
  return [...ofList.map(({ problem }) => ({ field: 'entries', sentence: inForm(problem).sentence })), ...entries]
}

function Pages({
  name,
  section,
  steps,
  at,
  pages,
}: {
  name: string
  section: string
  steps: readonly string[]
  at: number
  pages: number
}): VNode {
  if (pages === 1) return <></>
  const to = (page: number) => paths.draftSection(name, section, steps, page)
  return (
    <nav class="cc-links" aria-label="Pages of this list">
      {at > 1 && <Link href={to(at - 1)}>{`Page ${at - 1}`}</Link>}
      <span>{`Page ${at} of ${pages}`}</span>
      {at < pages && <Link href={to(at + 1)}>{`Page ${at + 1}`}</Link>}
    </nav>
  )
}
