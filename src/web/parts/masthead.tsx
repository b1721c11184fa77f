import type { VNode } from 'preact'
import type { Answer } from '../../appraisal/index.ts'
import { comparedOptions, listInWords } from '../../charts/index.ts'
import { dateInWords } from '../dates.ts'
import { paths } from '../paths.ts'

export type CasePage =
  | 'overview'
  | 'baseline'
  | 'compare'
  | 'assumptions'
  | 'scenarios'
  | 'limits'
  | 'priceLed'
  | 'finance'
  | 'figures'
  | 'option'

/** Where am I, and which figures are these: title, strip and the pages of the case. */
export function Masthead({
  answer,
  caption,
  title,
  page,
}: {
  answer: Answer
  caption: string
  title: string
  page: CasePage
}): VNode {
  return (
    <>
      <div class="cc-mast">
        <span class="govuk-caption-l">{caption}</span>
        <h1>{title}</h1>
      </div>
      <VersionStrip answer={answer} />
      <CasePages answer={answer} page={page} />
    </>
  )
}

/** Which figures these are: not frozen yet, their prices, the scenarios that are on, how many futures, the engine, the date decided on. */
function VersionStrip({ answer }: { answer: Answer }): VNode {
  const on = answer.scenarios?.list.filter((scenario) => scenario.on).map(({ title }) => `“${title}”`) ?? []
  return (
    <p class="cc-version">
      <span class="cc-stamp">Not frozen</span>
      <span>As at {dateInWords(answer.case.decisionDate)}</span>
      <span>{answer.case.priceBase} prices</span>
      {on.length > 0 && <span>With {listInWords(on)} on</span>}
      <span>{groupedCount(answer.draws)} possible futures</span>
      <span>Engine {answer.engine}</span>
      <a class="govuk-link" href={paths.caseData(answer.case.name)}>
        Every figure as data
      </a>
    </p>
  )
}

function CasePages({ answer, page }: { answer: Answer; page: CasePage }): VNode {
  const name = answer.case.name
  const [first] = comparedOptions(answer)
  const groups: readonly { title: string; pages: readonly { key: CasePage; title: string; href: string }[] }[] = [
    {
      title: 'Understand',
      pages: [
        { key: 'overview', title: 'Overview', href: paths.case(name) },
        { key: 'baseline', title: 'Baseline', href: paths.baseline(name) },
        { key: 'compare', title: 'Compare', href: paths.compare(name, first?.code) },
      ],
    },
    {
      title: 'Test',
      pages: [
        { key: 'assumptions', title: 'Assumptions', href: paths.assumptions(name) },
        ...(answer.scenarios === null && answer.waiting.length === 0
          ? []
          : [{ key: 'scenarios' as const, title: 'Scenarios', href: paths.scenarios(name) }]),
        { key: 'limits', title: 'Limits for children', href: paths.limits(name) },
        ...(hasPriceOrProviders(answer)
          ? [{ key: 'priceLed' as const, title: 'Price and providers', href: paths.priceLed(name) }]
          : []),
      ],
    },
    {
      title: 'Money',
      pages: [
        { key: 'finance', title: 'Finance', href: paths.finance(name) },
        { key: 'figures', title: 'All figures', href: paths.figures(name) },
      ],
    },
  ]
  const current = groups.flatMap(({ pages }) => pages).find(({ key }) => key === page)
  return (
    <>
      <nav class="cc-path" aria-label="Pages in this case">
        {groups.map(({ title, pages }) => (
          <div class="cc-path__group">
            <span class="cc-path__stage">{title}</span>
            <ul>
              {pages.map(({ key, title: words, href }) => (
                <li>
                  <a href={href} {...(key === page ? { 'aria-current': 'page' as const } : {})}>
                    {words}
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
      <details class="cc-path-small">
        <summary>Pages in this case{current === undefined ? '' : `: ${current.title}`}</summary>
        <ul class="govuk-list">
          {groups.flatMap(({ pages }) =>
            pages.map(({ title, href }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {title}
                </a>
              </li>
            )),
          )}
        </ul>
      </details>
    </>
  )
}

/** Whether there is anything to show of how far price led, who provides and how children fared. */
function hasPriceOrProviders({ priceLed, portfolio, commissionedOut, outcomes }: Answer): boolean {
  return priceLed !== null || portfolio !== null || commissionedOut !== null || outcomes.length > 0
}

/** `8,192`. */
export function groupedCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
