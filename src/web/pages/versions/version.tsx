import type { VNode } from 'preact'
import type { Version } from '../../../appraisal/index.ts'
import { type KeptCase, type KeptVersion, sectionOf } from '../../../cases/index.ts'
import { comparedOptions, comparedRows, comparedTitles } from '../../../charts/index.ts'
import { formatNumber } from '../../../figures/index.ts'
import { dateInWords } from '../../dates.ts'
import { sectionWords } from '../../draft/labels.ts'
import { holdsInWords, momentInWords, whoInWords } from '../../draft/standing.ts'
import type { PageParts } from '../../page.tsx'
import { Link, Section } from '../../parts/basics.tsx'
import { Button, Form, Hidden } from '../../parts/form.tsx'
import { Table } from '../../parts/table.tsx'
import { paths } from '../../paths.ts'
import { Done } from '../draft/parts.tsx'
import { insideVersions, PublishedMark, shortHash, Unpublished } from './list.tsx'

interface VersionParts {
  readonly case: KeptCase
  readonly kept: KeptVersion
  readonly version: Version
  readonly others: readonly KeptVersion[]
  readonly localUser: string
  readonly done?: string | undefined
}

/** The name that the file of a version is saved under. */
export function versionFileName(name: string, { number, hash }: KeptVersion): string {
  return `${name}-v${number}-${shortHash(hash)}.version.json`
}

/** What a version says: its finding, its options side by side, and what it froze. */
export function versionPage({ case: about, kept, version, others, localUser, done }: VersionParts): PageParts {
  const { answer } = version
  const { name } = about
  const options = comparedOptions(answer).map((option) => ({ answer, option }))
  const file = versionFileName(name, kept)
  return {
    title: `Version ${kept.number}: ${answer.case.title}`,
    ...insideVersions(about, { title: 'Versions', href: paths.versions(name) }),
    banner: {
      tag: 'Frozen',
      words: 'This version never changes. What is said here is what was worked when it was frozen.',
    },
    children: (
      <>
        <Done words={done} />
        <div class="cc-mast">
          <span class="govuk-caption-l">{answer.case.title}</span>
          <h1>{`Version ${kept.number}`}</h1>
        </div>
        <p class="cc-version cc-version--frozen">
          <span class="cc-stamp cc-stamp--frozen">Frozen</span>
          <span>{momentInWords(kept.frozenAt)}</span>
          <span class="cc-mono">{shortHash(kept.hash)}</span>
          <span>{answer.case.priceBase} prices</span>
          <span>{formatNumber(version.draws, 0)} possible futures</span>
          <span>Engine {version.engine}</span>
        </p>
        <div class="cc-finding">
          <p class="cc-kicker">{answer.case.question}</p>
          <p class="cc-finding__say">{answer.finding.headline}</p>
        </div>
        {kept.note !== undefined && <p class="cc-p">Note: {kept.note}</p>}
        <Section id="options" title="Options side by side">
          <Table
            caption="Every option of this version"
            note={`As at ${dateInWords(answer.case.decisionDate)}. Ranges hold 9 in 10 possible futures.`}
            columns={[{ title: 'Question' }, ...comparedTitles(options).map((title) => ({ title }))]}
            rows={comparedRows(options).map(({ title, cells }) => ({ cells: [title, ...cells] }))}
          />
        </Section>
        <Section id="check" title="Check it yourself">
          <p class="cc-p">
            <Link href={paths.versionFile(name, kept.hash)}>Download the version file</Link>. On any machine with
            Concordat on it, this works every figure again from the formulas in the file, without this server:
          </p>
          <pre class="cc-pre">{`concordat verify ${file}`}</pre>
          <p class="cc-p">
            It says that all figures are the same, or which one differs first. A Concordat whose engine has another
            number than {version.engine} says so, and says which one to fetch.
          </p>
          <p class="cc-p--s">
            Content hash <span class="cc-mono">{kept.hash}</span>
          </p>
        </Section>
        <Froze version={version} kept={kept} localUser={localUser} />
        <Against name={name} kept={kept} others={others} />
        <Section id="publish" title="Publishing">
          <p class="cc-p">
            <PublishedMark version={kept} />
          </p>
          <Unpublished />
          <Form action={paths.versionPublish(name, kept.hash)} method="post">
            <Hidden name="published" value={kept.isPublished ? 'no' : 'yes'} />
            <Button isSecondary>{kept.isPublished ? 'Withdraw it' : 'Publish it'}</Button>
          </Form>
        </Section>
      </>
    ),
  }
}

function Froze({ version, kept, localUser }: { version: Version; kept: KeptVersion; localUser: string }): VNode {
  const sections = Object.entries(version.case).flatMap(([section, content]) =>
    sectionOf(section) === section && Array.isArray(content) && content.length > 0
      ? [`${sectionWords(section).title}: ${holdsInWords(section, content)}`]
      : [],
  )
  const reading = version.readings[0]
  const rows: readonly (readonly [string, string])[] = [
    [
      'Frozen by',
      `The ${whoInWords(kept.frozenBy, localUser).toLowerCase()}, from revision ${kept.revision} of the draft`,
    ],
    ['The case', sections.join('; ')],
    [
      'Formulas',
      `${formatNumber(version.texts.filter(({ kind }) => kind === 'figure').length, 0)}, with the text of each`,
    ],
    ['Assumptions', `${formatNumber(reading?.parameters.length ?? 0, 0)}, with range, grade and source`],
    ['Rules and facts', `${formatNumber(version.rules.length, 0)}, as they were on the day`],
    ['Seed', String(version.seed)],
    ['Possible futures', formatNumber(version.draws, 0)],
    ['Published numbers', `${formatNumber(version.published.length, 0)} kinds, each with the figure it is read from`],
    ['Engine number', `${version.engine} (reader ${version.reader})`],
  ]
  return (
    <Section id="froze" title="What it froze">
      <Table
        caption="What the version holds"
        isCaptionHidden
        columns={[{ title: 'Part' }, { title: 'In this version' }]}
        rows={rows.map((cells) => ({ cells }))}
      />
    </Section>
  )
}

function Against({ name, kept, others }: { name: string; kept: KeptVersion; others: readonly KeptVersion[] }): VNode {
  return (
    <Section id="against" title="Against another version">
      {others.length === 0 ? (
        <p class="cc-p">There is no other version of this case yet.</p>
      ) : (
        <ul class="govuk-list">
          {others.map((other) => (
            <li>
              <Link href={paths.versionAgainst(name, kept.hash, other.hash)}>
                {`What differs from version ${other.number} (${shortHash(other.hash)})`}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
