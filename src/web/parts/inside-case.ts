import type { Answer } from '../../appraisal/index.ts'
import type { PageParts } from '../page.tsx'
import { paths } from '../paths.ts'

/** Where a page inside a case stands: under the case, and under whatever is named between the two. */
export function insideCase(
  answer: Answer,
  ...between: readonly { readonly title: string; readonly href: string }[]
): Pick<PageParts, 'nav' | 'breadcrumbs'> {
  const { name, title } = answer.case
  return {
    nav: 'cases',
    breadcrumbs: [{ title: 'Cases', href: paths.cases() }, { title, href: paths.case(name) }, ...between],
  }
}
