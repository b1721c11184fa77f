import type { VNode } from 'preact'
import type { Problem } from '../../figures/index.ts'
import type { PageParts } from '../page.tsx'
import { Link } from '../parts/basics.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'

/** There is no such page, or no such thing on it: what was looked for, and where to go from here. */
export function notFoundPage(sentence: string, links: readonly { title: string; href: string }[] = []): PageParts {
  return turnedBack('Page not found', sentence, links)
}

/** An address or a request that the server cannot make sense of. */
export function notUnderstoodPage(sentence: string): PageParts {
  return turnedBack('Request not understood', sentence, [])
}

function turnedBack(title: string, sentence: string, links: readonly { title: string; href: string }[]): PageParts {
  return {
    title,
    children: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="cc-p">{sentence}</p>
        <ul class="govuk-list">
          {[...links, { title: 'All cases', href: paths.cases() }].map((link) => (
            <li>
              <Link href={link.href}>{link.title}</Link>
            </li>
          ))}
        </ul>
      </>
    ),
  }
}

/** A case with problems: every one, where it is and what to do; nothing is worked out. A draft is put right on its own pages. */
export function caseProblemsPage(name: string, problems: readonly Problem[], isDraft = false): PageParts {
  return {
    title: `The case “${name}” has problems`,
    isProblem: true,
    nav: 'cases',
    children: (
      <>
        <h1 class="govuk-heading-l">The case “{name}” has problems</h1>
        <p class="cc-p">Nothing is worked out until they are put right.</p>
        {isDraft && (
          <p class="cc-p">
            <Link href={paths.draft(name)}>Edit the draft, section by section</Link>
          </p>
        )}
        <ProblemTable problems={problems} />
      </>
    ),
  }
}

export function ProblemTable({ problems }: { problems: readonly Problem[] }): VNode {
  return (
    <Table
      caption={`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`}
      columns={[{ title: 'Code' }, { title: 'Where' }, { title: 'What was found, and what to do' }]}
      rows={problems.map(({ code, place, sentence }) => ({ cells: [code, place, sentence] }))}
    />
  )
}

/** Something that only we can put right: a number to quote, and nothing that helps an attacker. */
export function faultPage(reference: string): PageParts {
  return {
    title: 'Something went wrong',
    isProblem: true,
    children: (
      <>
        <h1 class="govuk-heading-l">Something went wrong</h1>
        <p class="cc-p">
          The fault is ours. What was kept before is kept; if you were handing in a file, hand it in again.
        </p>
        <p class="cc-p">
          If you report it, quote the reference <b>{reference}</b>.
        </p>
        <p class="cc-p">
          <Link href={paths.cases()}>All cases</Link>
        </p>
      </>
    ),
  }
}

/** The server is being stopped or started anew: nothing was read of what was sent. */
export function stoppingPage(): PageParts {
  return {
    title: 'The server is stopping',
    isProblem: true,
    children: (
      <>
        <h1 class="govuk-heading-l">The server is stopping</h1>
        <p class="cc-p">Nothing of what you sent was taken. Wait a minute, then send it again.</p>
      </>
    ),
  }
}

/** Too many requests from one place. */
export function tooManyPage(): PageParts {
  return {
    title: 'Too many requests',
    isProblem: true,
    children: (
      <>
        <h1 class="govuk-heading-l">Too many requests</h1>
        <p class="cc-p">Wait a minute, then load the page again.</p>
      </>
    ),
  }
}
