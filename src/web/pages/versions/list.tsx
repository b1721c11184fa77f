import type { VNode } from 'preact'
import type { KeptCase, KeptVersion } from '../../../cases/index.ts'
import type { Problem } from '../../../figures/index.ts'
import { momentInWords, whoInWords } from '../../draft/standing.ts'
import type { PageParts } from '../../page.tsx'
import { Link, Say, Section } from '../../parts/basics.tsx'
import { Button, ErrorSummary, Field, Form, Hidden, onField } from '../../parts/form.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'
import { Done } from '../draft/parts.tsx'
import { ProblemTable } from '../problems.tsx'

interface VersionsParts {
  readonly case: KeptCase
  readonly versions: readonly KeptVersion[]
  readonly localUser: string
  readonly request: string
  readonly done?: string | undefined
  /** Why the draft was not frozen, with the note that was typed. */
  readonly refused?: { readonly problems: readonly Problem[]; readonly note: string }
}

/** The first eight letters of a hash, which tell versions apart for people. */
export function shortHash(hash: string): string {
  return hash.slice(0, 8)
}

/** Every version of a case, newest first, and the form that freezes another. */
export function versionsPage({ case: kept, versions, localUser, request, done, refused }: VersionsParts): PageParts {
  const { name, title, state, revision } = kept
  return {
    title: `Versions: ${title}`,
    ...insideVersions(kept),
    isProblem: refused !== undefined,
    children: (
      <>
        <ErrorSummary errors={onField('note', refused?.problems ?? [])} />
        <Done words={done} />
        <div class="cc-mast">
          <span class="govuk-caption-l">{title}</span>
          <h1>Versions</h1>
        </div>
        <p class="cc-p">
          A version is the case as it stood on one day, with everything that its figures rest on. It never changes.
          Anyone who has the file can work it again and get the same pennies.
        </p>
        <Unpublished />
        {versions.length === 0 ? (
          <p class="cc-p">No version has been frozen yet.</p>
        ) : (
          <Table
            caption={`${versions.length} ${versions.length === 1 ? 'version' : 'versions'}`}
            columns={[
              { title: 'Version' },
              { title: 'Hash' },
              { title: 'Frozen' },
              { title: 'Note' },
              { title: 'Revision', isNumber: true },
              { title: 'Engine', isNumber: true },
              { title: 'Published' },
              { title: 'Against the one before' },
            ]}
            rows={versions.map((version, index) => ({
              cells: [
                <Link href={paths.version(name, version.hash)}>{`Version ${version.number}`}</Link>,
                <span class="cc-mono cc-nowrap">{shortHash(version.hash)}</span>,
                `${momentInWords(version.frozenAt)}, by the ${whoInWords(version.frozenBy, localUser).toLowerCase()}`,
                version.note ?? 'None',
                String(version.revision),
                String(version.engine),
                <PublishedMark version={version} />,
                <Before name={name} version={version} before={versions[index + 1]} />,
              ],
            }))}
          />
        )}
        {state === 'draft' && (
          <Section id="freeze" title="Freeze the draft">
            {refused !== undefined && (
              <>
                <p class="cc-p">Nothing was frozen.</p>
                <ProblemTable problems={refused.problems} />
              </>
            )}
            <Form action={paths.versions(name)} method="post">
              <Hidden name="request" value={request} />
              <Hidden name="revision" value={String(revision)} />
              <Field
                id="note"
                label="Note (optional)"
                hint="What this version is for, such as: for cabinet on 3 December. Name nobody."
              >
                <textarea class="govuk-textarea" id="note" name="note" rows={2} aria-describedby="note-hint">
                  {refused?.note ?? ''}
                </textarea>
              </Field>
              <p class="cc-p--s">The case is worked in full while you wait. That may take up to a minute.</p>
              <Button>{`Freeze revision ${revision} as version ${(versions[0]?.number ?? 0) + 1}`}</Button>
            </Form>
          </Section>
        )}
        <p class="cc-p">
          <Link href={paths.draft(name)}>Edit the draft</Link>
        </p>
      </>
    ),
  }
}

/** Where a page of a version stands. */
export function insideVersions(
  { name, title }: Pick<KeptCase, 'name' | 'title'>,
  ...between: readonly { readonly title: string; readonly href: string }[]
): Pick<PageParts, 'nav' | 'breadcrumbs'> {
  return {
    nav: 'cases',
    breadcrumbs: [{ title: 'Cases', href: paths.cases() }, { title, href: paths.case(name) }, ...between],
  }
}

/** What publishing does not do yet. */
export function Unpublished(): VNode {
  return (
    <p class="cc-p--s">
      Published versions are for anyone to read. Until people sign in here, whoever can reach this server can read
      unpublished ones too.
    </p>
  )
}

export function PublishedMark({ version: { isPublished } }: { version: KeptVersion }): VNode {
  return isPublished ? <Say as="pass">Published</Say> : <Say as="wait">Not published</Say>
}

function Before({
  name,
  version,
  before,
}: {
  name: string
  version: KeptVersion
  before: KeptVersion | undefined
}): VNode {
  return before === undefined ? (
    <span>It is the first</span>
  ) : (
    <Link href={paths.versionAgainst(name, version.hash, before.hash)}>
      {`What changed since version ${before.number}`}
    </Link>
  )
}
