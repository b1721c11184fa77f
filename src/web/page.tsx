import type { ComponentChildren, VNode } from 'preact'
import { render } from 'preact-render-to-string'
import { paths } from './paths.ts'

export interface PageParts {
  readonly title: string
  readonly nav?: 'cases' | 'councils' | 'methods' | 'glossary'
  /** What this page is, where it is not a plain page: the words of the banner. */
  readonly banner?: {
    readonly tag: string
    readonly words: string
    /** What else may be done with what the page is of. */
    readonly links?: readonly { readonly title: string; readonly href: string }[]
  }
  readonly breadcrumbs?: readonly { readonly title: string; readonly href: string }[]
  readonly isProblem?: boolean
  readonly children: ComponentChildren
}

/** What the server says on every page of it. */
export interface PageFrame {
  /** Something about the server that whoever reads any page of it should know. */
  readonly warning?: string
}

/** A whole page as text: one `h1` inside `children`, no scripts, no styles in the page. */
export function renderPage(parts: PageParts, frame: PageFrame = {}): string {
  return `<!doctype html>\n${render(<Page {...parts} {...frame} />)}\n`
}

function Page({
  title,
  nav,
  banner,
  warning,
  breadcrumbs = [],
  isProblem = false,
  children,
}: PageParts & PageFrame): VNode {
  return (
    <html lang="en" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${isProblem ? 'Error: ' : ''}${title} – Concordat`}</title>
        <link rel="icon" href={paths.asset('mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={paths.asset('govuk-frontend.css')} />
        <link rel="stylesheet" href={paths.asset('concordat.css')} />
      </head>
      <body class="govuk-template__body">
        <a href="#main-content" class="govuk-skip-link">
          Skip to main content
        </a>
        <SharedHatch />
        <Header {...(nav === undefined ? {} : { nav })} />
        <div class="govuk-width-container">
          {warning !== undefined && <p class="cc-small">{warning}</p>}
          {banner !== undefined && <Banner {...banner} />}
          {breadcrumbs.length > 0 && <Breadcrumbs links={breadcrumbs} />}
          <main class="govuk-main-wrapper cc-main" id="main-content" tabIndex={-1}>
            {children}
          </main>
        </div>
        <Footer />
      </body>
    </html>
  )
}

/** The hatch that bars in tables share; it is drawn in no place but must not be hidden, or browsers leave it out. */
function SharedHatch(): VNode {
  return (
    <svg class="cc-defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="cc-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="#fff" />
          <rect width="2.4" height="6" fill="#2f5563" />
        </pattern>
      </defs>
    </svg>
  )
}

function Header({ nav }: { nav?: PageParts['nav'] }): VNode {
  const links = [
    { key: 'cases', title: 'Cases', href: paths.cases() },
    { key: 'councils', title: 'Councils', href: paths.councils() },
    { key: 'methods', title: 'Methods', href: paths.methods() },
    { key: 'glossary', title: 'Glossary', href: paths.glossary() },
  ] as const
  return (
    <>
      <header class="cc-header">
        <div class="govuk-width-container">
          <a class="cc-header__name" href={paths.home()}>
            <svg
              width="30"
              height="28"
              viewBox="0 0 30 28"
              aria-hidden="true"
              focusable="false"
              fill="none"
              stroke="#fff"
              stroke-width="2.6"
            >
              <circle cx="15" cy="9.5" r="7" />
              <circle cx="10" cy="17.5" r="7" />
              <circle cx="20" cy="17.5" r="7" />
            </svg>
            Concordat
          </a>
        </div>
      </header>
      <div class="govuk-service-navigation">
        <div class="govuk-width-container">
          <div class="govuk-service-navigation__container">
            <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
              <ul class="govuk-service-navigation__list">
                {links.map(({ key, title, href }) => (
                  <li
                    class={`govuk-service-navigation__item${key === nav ? ' govuk-service-navigation__item--active' : ''}`}
                  >
                    <a
                      class="govuk-service-navigation__link"
                      href={href}
                      {...(key === nav ? { 'aria-current': 'true' as const } : {})}
                    >
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          </div>
        </div>
      </div>
    </>
  )
}

function Banner({ tag, words, links = [] }: NonNullable<PageParts['banner']>): VNode {
  return (
    <div class="govuk-phase-banner" role="region" aria-label="What this page is">
      <p class="govuk-phase-banner__content">
        <strong class="govuk-tag govuk-phase-banner__content__tag">{tag}</strong>
        <span class="govuk-phase-banner__text">
          {words}
          {links.map(({ title, href }) => (
            <>
              {' '}
              <a class="govuk-link" href={href}>
                {title}
              </a>
            </>
          ))}
        </span>
      </p>
    </div>
  )
}

function Breadcrumbs({ links }: { links: readonly { title: string; href: string }[] }): VNode {
  return (
    <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
      <ol class="govuk-breadcrumbs__list">
        {links.map(({ title, href }) => (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={href}>
              {title}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer(): VNode {
  const links = [
    { title: 'Cases', href: paths.cases() },
    { title: 'How figures are made', href: paths.methods() },
    { title: 'Glossary', href: paths.glossary() },
    { title: 'Record', href: paths.record() },
    { title: 'Status of this server', href: paths.status() },
  ]
  return (
    <footer class="govuk-footer">
      <div class="govuk-width-container">
        <div class="govuk-footer__meta">
          <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
            <h2 class="govuk-visually-hidden">About this site</h2>
            <ul class="govuk-footer__inline-list">
              {links.map(({ title, href }) => (
                <li class="govuk-footer__inline-list-item">
                  <a class="govuk-footer__link" href={href}>
                    {title}
                  </a>
                </li>
              ))}
            </ul>
            <p class="cc-small">
              Contains public sector information licensed under the Open Government Licence v3.0. A worked calculation,
              not legal, tax or actuarial advice.
            </p>
          </div>
        </div>
      </div>
    </footer>
  )
}
