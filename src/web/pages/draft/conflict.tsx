import type { KeptDraft } from '../../../cases/index.ts'
import { type ValueDifference, valueWords } from '../../draft/differences.ts'
import type { Fields } from '../../draft/fields.ts'
import { referencesOf } from '../../draft/references.ts'
import { changedInWords } from '../../draft/standing.ts'
import type { PageParts } from '../../page.tsx'
import { Link } from '../../parts/basics.tsx'
import { Form, Hidden } from '../../parts/form.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'
import { insideDraft, type Seen, SeenFields, stepTitle } from './parts.tsx'

interface ConflictParts {
  readonly draft: KeptDraft
  readonly section: string
  readonly steps: readonly string[]
  /** What stands there now; undefined where it was taken out. */
  readonly theirs: unknown
  readonly differences: readonly ValueDifference[]
  /** What was typed, as it was typed. */
  readonly fields: Fields
  readonly seen: Seen
  readonly localUser: string
}

/** Somebody else saved the same thing first: both are shown, field by field, and the second chooses. */
export function conflictPage(parts: ConflictParts): PageParts {
  const { draft, section, steps, theirs, differences, fields, seen, localUser } = parts
  const { case: kept } = draft
  const here = paths.draftSection(kept.name, section, steps)
  const isGone = theirs === undefined
  return {
    title: 'Somebody else changed this first',
    ...insideDraft(kept, {
      title: stepTitle(section, [], undefined, {}),
      href: paths.draftSection(kept.name, section),
    }),
    isProblem: true,
    children: (
      <>
        <div class="cc-mast">
          <span class="govuk-caption-l">{stepTitle(section, steps, theirs, referencesOf(draft.file))}</span>
          <h1>Somebody else changed this first</h1>
        </div>
        <p class="cc-p">
          {isGone
            ? 'It was taken out while you were editing it. Nothing of yours has been saved yet.'
            : `It was saved while you were editing it (${changedInWords(draft.sections.get(section), localUser)}). Nothing of yours has been saved yet. Choose, field by field, or take one of the two whole.`}
        </p>
        <Form action={here} method="post">
          <SeenFields seen={seen} />
          {Object.entries(fields).map(([name, text]) => (
            <Hidden name={name} value={text} />
          ))}
          {!isGone && (
            <div class="cc-two-editors">
              <Table
                caption="Where the two differ"
                columns={[{ title: 'Field' }, { title: 'Theirs' }, { title: 'Yours' }]}
                rows={differences.map(({ title, theirs: one, mine }, index) => ({
                  cells: [
                    title,
                    <Pick index={index} of="theirs" title={title} words={valueWords(one)} isChosen />,
                    <Pick index={index} of="mine" title={title} words={valueWords(mine)} isChosen={false} />,
                  ],
                }))}
              />
            </div>
          )}
          <div class="govuk-button-group">
            {!isGone && (
              <button type="submit" name="act" value="choose" class="govuk-button">
                Save what is chosen
              </button>
            )}
            <button
              type="submit"
              name="act"
              value={isGone ? 'again' : 'save'}
              class="govuk-button govuk-button--secondary"
            >
              {isGone ? 'Add mine again' : 'Save all of mine over theirs'}
            </button>
            <Link href={isGone ? paths.draftSection(kept.name, section, steps.slice(0, -1)) : here}>
              Keep theirs and discard mine
            </Link>
          </div>
        </Form>
      </>
    ),
  }
}

function Pick({
  index,
  of,
  title,
  words,
  isChosen,
}: {
  index: number
  of: 'theirs' | 'mine'
  title: string
  words: string
  isChosen: boolean
}) {
  const id = `pick-${index}-${of}`
  return (
    <div class="govuk-radios govuk-radios--small">
      <div class="govuk-radios__item">
        <input class="govuk-radios__input" id={id} name={pickField(index)} type="radio" value={of} checked={isChosen} />
        <label class="govuk-label govuk-radios__label" for={id}>
          <span class="govuk-visually-hidden">{`${title}, ${of === 'mine' ? 'yours' : 'theirs'}: `}</span>
          {words}
        </label>
      </div>
    </div>
  )
}

/** The name of the field in which one of two values is chosen: by the place of the difference on the page. */
export function pickField(index: number): string {
  return `pick:${index}`
}

/** What was asked for could not be done, because the list was changed meanwhile. */
export function changedMeanwhilePage(draft: KeptDraft, section: string, steps: readonly string[]): PageParts {
  const { case: kept } = draft
  return {
    title: 'The list was changed meanwhile',
    ...insideDraft(kept),
    isProblem: true,
    children: (
      <>
        <h1 class="govuk-heading-l">The list was changed meanwhile</h1>
        <p class="cc-p">
          Somebody else changed this entry or took it out since you opened it. Nothing was moved or taken out.
        </p>
        <p class="cc-p">
          <Link href={paths.draftSection(kept.name, section, steps.slice(0, -1))}>Look at the list as it stands</Link>
        </p>
      </>
    ),
  }
}
