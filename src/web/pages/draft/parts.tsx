import type { VNode } from 'preact'
import type { KeptCase, KeptDraft } from '../../../cases/index.ts'
import { contentAt } from '../../draft/content.ts'
import { labelOf, sectionWords } from '../../draft/labels.ts'
import { type References, referencesOf } from '../../draft/references.ts'
import { entryTitle, oneOf } from '../../draft/standing.ts'
import type { PageParts } from '../../page.tsx'
import { Hidden } from '../../parts/form.tsx'
import { paths } from '../../paths.ts'

/** Where a page of a draft stands, and what every such page says of it. */
export function insideDraft(
  kept: KeptCase,
  ...between: readonly { readonly title: string; readonly href: string }[]
): Pick<PageParts, 'nav' | 'breadcrumbs' | 'banner'> {
  return {
    nav: 'cases',
    breadcrumbs: [
      { title: 'Cases', href: paths.cases() },
      { title: kept.title, href: paths.case(kept.name) },
      { title: 'Edit', href: paths.draft(kept.name) },
      ...between,
    ],
    banner:
      kept.state === 'archived'
        ? { tag: 'Archived', words: 'This case has been put away. It can be read and copied, not changed.' }
        : {
            tag: 'Draft',
            words: `Revision ${kept.revision}. A draft may have problems; freezing it needs it to have none.`,
          },
  }
}

/** The pages above some steps into a section, section first. */
export function trail({ case: { name }, sections, file }: KeptDraft, section: string, steps: readonly string[]) {
  const content = sections.get(section)?.content
  const references = referencesOf(file)
  return [
    { title: sectionWords(section).title, href: paths.draftSection(name, section) },
    ...steps.slice(0, -1).map((_, index) => {
      const at = steps.slice(0, index + 1)
      return {
        title: stepTitle(section, at, contentAt(content, at), references),
        href: paths.draftSection(name, section, at),
      }
    }),
  ]
}

/** What stands at some steps, in words: an entry by itself, a field by its label. */
export function stepTitle(section: string, steps: readonly string[], value: unknown, references: References): string {
  const last = steps.at(-1)
  if (last === undefined) return sectionWords(section).title
  if (/^\d+$/.test(last)) return entryTitle(value, last, oneOf(section, steps), references)
  const isMember = section === 'assumptions' && steps.length !== 2
  return isMember || /^GUARD-/.test(last)
    ? (references['council']?.find((each) => each.value === last)?.title ?? last)
    : labelOf(last).title
}

/** What a form was shown with, so that it does one thing once, and only to what was seen. */
export interface Seen {
  readonly basedOn: number
  readonly seen: string
  readonly request: string
}

export function SeenFields({ seen }: { seen: Seen }): VNode {
  return (
    <>
      <Hidden name="basedOn" value={String(seen.basedOn)} />
      <Hidden name="seen" value={seen.seen} />
      <Hidden name="request" value={seen.request} />
    </>
  )
}

/** Something that was done, said at the top of the page that follows. */
export function Done({ words }: { words: string | undefined }): VNode {
  if (words === undefined) return <></>
  return (
    <div
      class="govuk-notification-banner govuk-notification-banner--success"
      role="status"
      aria-labelledby="done-title"
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id="done-title">
          Done
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{words}</p>
      </div>
    </div>
  )
}
