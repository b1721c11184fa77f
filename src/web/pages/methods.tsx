import { Markdown, titleOf } from '../markdown.tsx'
import type { PageParts } from '../page.tsx'
import { Link } from '../parts/basics.tsx'
import { paths } from '../paths.ts'

export interface MethodPage {
  readonly name: string
  readonly text: string
}

/** How figures are made: a page for each calculation. */
export function methodsPage(pages: readonly MethodPage[]): PageParts {
  return {
    title: 'How figures are made',
    nav: 'methods',
    children: (
      <>
        <div class="cc-mast">
          <h1>How figures are made</h1>
        </div>
        <p class="cc-lead">
          A figure is defined once, as a formula over other figures, and read four ways: its value, its futures, its
          explanation and its workbook formula.
        </p>
        <p class="cc-p">
          Any number with a dotted line under it leads to its own formula and on to the record it rests on.
        </p>
        {pages.length === 0 ? (
          <p class="cc-p">The pages of this edition on each calculation are in the project’s folder docs/method.</p>
        ) : (
          <ul class="govuk-list cc-list">
            {pages.map(({ name, text }) => (
              <li>
                <Link href={paths.method(name)}>{titleOf(text) ?? name}</Link>
              </li>
            ))}
          </ul>
        )}
      </>
    ),
  }
}

/** One page of the method, from its Markdown. */
export function methodPage({ name, text }: MethodPage): PageParts {
  return {
    title: titleOf(text) ?? name,
    nav: 'methods',
    breadcrumbs: [{ title: 'How figures are made', href: paths.methods() }],
    children: <Markdown text={text} linkOf={methodLink} />,
  }
}

/** A link between two pages of the method, from the file's name to the page's address. */
function methodLink(href: string): string {
  const file = /^(?:\.\/)?([a-z0-9-]+)\.md(#.*)?$/.exec(href)
  return file === null ? href : `${paths.method(file[1] ?? '')}${file[2] ?? ''}`
}
