import type { VNode } from 'preact'
import type { HistoryEntry, KeptCase } from '../../cases/index.ts'
import type { Problem } from '../../figures/index.ts'
import type { ChainReading, Store } from '../../store/index.ts'
import { momentInWords } from '../draft/standing.ts'
import type { PageParts } from '../page.tsx'
import { Link, Missing, Say, Section } from '../parts/basics.tsx'
import { Button, ErrorSummary, Form, SelectField, TextField } from '../parts/form.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'
import { caseOf, kindInWords, onWhat, whatInWords } from '../record-words.ts'

/** What of a record is asked for: kind and days as a form sends them. */
export interface RecordChoice {
  readonly kind: string
  readonly since: string
  readonly until: string
}

interface RecordParts {
  /** The case it is of; the whole record without one. */
  readonly of?: KeptCase
  readonly entries: readonly HistoryEntry[]
  readonly kinds: readonly string[]
  readonly choice: RecordChoice
  readonly problems: readonly Problem[]
  /** Entries on either side of what is shown. */
  readonly newer: number | undefined
  readonly older: number | undefined
}

/** The record of a case, or of everything: what was done, when, on what and in which role, newest first. */
export function recordPage({ of, entries, kinds, choice, problems, newer, older }: RecordParts): PageParts {
  const title = of === undefined ? 'Record' : `Record: ${of.title}`
  const asked = askedFor(choice)
  const at = (more: Readonly<Record<string, string>>) =>
    of === undefined ? paths.record({ ...asked, ...more }) : paths.caseRecord(of.name, { ...asked, ...more })
  return {
    title,
    nav: 'cases',
    breadcrumbs: [
      { title: 'Cases', href: paths.cases() },
      ...(of === undefined ? [] : [{ title: of.title, href: paths.case(of.name) }]),
    ],
    isProblem: problems.length > 0,
    children: (
      <>
        <ErrorSummary errors={problems.map(({ place, sentence }) => ({ field: place, sentence }))} />
        <div class="cc-mast">
          {of !== undefined && <span class="govuk-caption-l">{of.title}</span>}
          <h1>Record</h1>
        </div>
        <p class="cc-p">
          Everything that was done, one entry each. Each entry rests on the one before it, so none can be changed or
          left out without its being seen.
        </p>
        <Filter parts={{ kinds, choice, problems, action: at({}).split('?')[0] ?? '' }} />
        {entries.length === 0 ? (
          <p class="cc-p">No entry matches.</p>
        ) : (
          <Table
            caption={`${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}, newest first`}
            columns={[
              { title: 'Entry' },
              { title: 'When' },
              { title: 'What' },
              ...(of === undefined ? [{ title: 'Case' }] : []),
              { title: 'On' },
              { title: 'By' },
            ]}
            rows={entries.map((entry) => ({
              id: `entry-${entry.n}`,
              cells: [
                <>
                  {String(entry.n)} <small class="cc-mono">{entry.hash.slice(0, 8)}</small>
                </>,
                momentInWords(entry.at),
                <What entry={entry} />,
                ...(of === undefined ? [<CaseOf entry={entry} />] : []),
                onWhat(entry) === '' ? 'None' : onWhat(entry),
                roleInWords(entry.as),
              ],
            }))}
          />
        )}
        <nav class="cc-links" aria-label="Newer and older entries">
          {newer !== undefined && <Link href={at({ after: String(newer) })}>Newer entries</Link>}
          {older !== undefined && <Link href={at({ before: String(older) })}>Older entries</Link>}
        </nav>
        <Section id="download" title="Take it with you">
          <p class="cc-p">
            <Link href={paths.recordFile('csv', of?.name, asked)}>Download as CSV</Link>,{' '}
            <Link href={paths.recordFile('jsonl', of?.name, asked)}>download as JSON lines</Link>
          </p>
        </Section>
        <Section id="verify" title="Check that nothing was changed">
          <Form action={paths.recordVerify(of?.name)} method="get">
            <Button isSecondary>Verify the record</Button>
          </Form>
        </Section>
      </>
    ),
  }
}

/** What was chosen, as an address carries it: what is left open is left out. */
export function askedFor({ kind, since, until }: RecordChoice): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries({ kind, since, until }).filter(([, value]) => value !== ''))
}

function Filter({
  parts: { kinds, choice, problems, action },
}: {
  parts: {
    readonly kinds: readonly string[]
    readonly choice: RecordChoice
    readonly problems: readonly Problem[]
    readonly action: string
  }
}): VNode {
  const errorOn = (field: string) => {
    const found = problems.find(({ place }) => place === field)
    return found === undefined ? {} : { error: found.sentence }
  }
  return (
    <Form action={action} method="get">
      <SelectField
        id="kind"
        label="What was done"
        options={[
          { value: '', title: 'Anything' },
          ...kinds.map((kind) => ({ value: kind, title: kindInWords(kind) })),
        ]}
        chosen={choice.kind}
      />
      <TextField
        id="since"
        label="From the day"
        hint="For example, 2026-11-23."
        width={10}
        value={choice.since}
        {...errorOn('since')}
      />
      <TextField
        id="until"
        label="To the day"
        hint="For example, 2026-11-30."
        width={10}
        value={choice.until}
        {...errorOn('until')}
      />
      <Button isSecondary>Show</Button>
    </Form>
  )
}

function What({ entry }: { entry: HistoryEntry }): VNode {
  const { withheld } = entry
  if (withheld !== undefined)
    return (
      <>
        <Missing>Withheld by entry {withheld.by}</Missing>
        <span class="cc-block cc-small">
          {withheld.reason === '' ? 'No reason was given.' : withheld.reason} It is still in its place in the chain.
        </span>
      </>
    )
  const words = whatInWords(entry)
  return (
    <>
      {kindInWords(entry.kind)}
      {words !== '' && <span class="cc-block cc-small">{words}</span>}
    </>
  )
}

function CaseOf({ entry }: { entry: HistoryEntry }): VNode {
  const name = caseOf(entry)
  return name === undefined ? <span>None</span> : <Link href={paths.case(name)}>{name}</Link>
}

/** A role as a sentence begins with it. */
export function roleInWords(role: string): string {
  return role.charAt(0).toUpperCase() + role.slice(1)
}

/** What verifying found, in the sentences of `concordat record verify`, and what it did and did not look at. */
export function verifiedPage({
  of,
  reading,
  own,
  kind,
  at,
}: {
  readonly of?: KeptCase
  readonly reading: ChainReading
  /** Entries of the case among them. */
  readonly own?: number
  readonly kind: Store['kind']
  readonly at: string
}): PageParts {
  const { entries, last, findings, found } = reading
  return {
    title: 'The record, verified',
    nav: 'cases',
    isProblem: found > 0,
    breadcrumbs: [
      { title: 'Cases', href: paths.cases() },
      ...(of === undefined ? [] : [{ title: of.title, href: paths.case(of.name) }]),
      { title: 'Record', href: of === undefined ? paths.record() : paths.caseRecord(of.name) },
    ],
    children: (
      <>
        <div class="cc-mast">
          {of !== undefined && <span class="govuk-caption-l">{of.title}</span>}
          <h1>The record, verified</h1>
        </div>
        <p class="cc-p">
          {found === 0 ? (
            <Say as="pass">Nothing was changed, dropped or put in another order</Say>
          ) : (
            <Say as="stop">The record is not what was written</Say>
          )}
        </p>
        {found > 0 && (
          <ul class="govuk-list govuk-list--bullet">
            {findings.slice(0, mostShown).map(({ sentence }) => (
              <li>{sentence}</li>
            ))}
            {found > mostShown && (
              <li>
                {`There are ${found - mostShown} more of them: `}
                <span class="cc-mono">concordat record verify</span> tells them.
              </li>
            )}
          </ul>
        )}
        <ul class="govuk-list govuk-list--bullet">
          <li>{`Checked on ${momentInWords(at)}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, from the first on.`}</li>
          {own !== undefined && (
            <li>{own === 1 ? '1 entry of them is of this case.' : `${own} of the entries are of this case.`}</li>
          )}
          <li>
            {kind === 'embedded'
              ? 'Looked at were the entries in the tables, which the pages show, and the journal on the disk.'
              : 'Looked at were the entries in the database, which the pages show.'}
          </li>
          <li>Whether the content of each entry gives the hash that stands beside it.</li>
          <li>Whether each hash rests on the hash of the entry before it, without a gap.</li>
          {last.n > 0 && (
            <li>
              {`The last of them is entry ${last.n}, `}
              <span class="cc-mono">{last.hash}</span>. Whoever has a checkpoint of an earlier entry can compare.
            </li>
          )}
        </ul>
        <p class="cc-p">
          Not checked here: whether the tables, documents and rows of persons are what the record says, and whether
          somebody has written the whole chain anew. For that, run <span class="cc-mono">concordat record verify</span>{' '}
          with a checkpoint that was kept elsewhere.
        </p>
      </>
    ),
  }
}

/** Findings told on the page; one mistake can have many. */
const mostShown = 20
