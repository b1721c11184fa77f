import type { ComponentChildren, VNode } from 'preact'
import { CouncilSign, councilMark } from '../../charts/index.ts'
import { paths } from '../paths.ts'

/** A link in running text. */
export function Link({ href, children }: { href: string; children: ComponentChildren }): VNode {
  return (
    <a class="govuk-link" href={href}>
      {children}
    </a>
  )
}

interface FigureProps {
  readonly caseName: string
  /** The figure that holds it; none where the number is a summary of the futures. */
  readonly figure: string | null | undefined
  readonly at?: Readonly<Record<string, string>>
  readonly children: ComponentChildren
}

/** A number that is a door: it leads to where it came from. */
export function Figure({ caseName, figure, at = {}, children }: FigureProps): VNode {
  if (figure === null || figure === undefined) return <span class="cc-num">{children}</span>
  return (
    <a class="cc-fig cc-num" href={paths.figure(caseName, figure, at)}>
      {children}
    </a>
  )
}

/** A council by name and mark; the mark is its place in the case's list, the same on every page. */
export function Council({ name, place }: { name: string; place: number }): VNode {
  return (
    <span class="cc-council">
      <svg width="16" height="15" aria-hidden="true" focusable="false">
        <CouncilSign place={place} x={8} y={7.5} />
      </svg>
      {name}
    </span>
  )
}

/** The class that colours words like a council's lines. */
export function councilClass(place: number): string {
  return `cc-ink-${councilMark(place).shape}`
}

export type Grade = 'A' | 'B' | 'C' | 'D'

/** A grade of evidence: letter and pattern. */
export function GradeMark({ grade }: { grade: Grade }): VNode {
  return (
    <span class={`cc-grade cc-grade--${grade.toLowerCase()}`}>
      <span class="govuk-visually-hidden">Evidence grade </span>
      {grade}
    </span>
  )
}

/** A gap, said: never a blank, a dash or a nought. */
export function Missing({ children }: { children: ComponentChildren }): VNode {
  return <span class="cc-missing">{children}</span>
}

export type Judgement = 'pass' | 'near' | 'stop' | 'wait'

const signs: Readonly<Record<Judgement, VNode>> = {
  pass: <path d="M2.5 9.5 7 14 15.5 4" fill="none" stroke="currentColor" stroke-width="3" />,
  near: (
    <g fill="none" stroke="currentColor" stroke-width="2.1">
      <path d="M9 1.5 17 16.5H1Z" />
      <path d="M9 6.5v5M9 13v1.8" />
    </g>
  ),
  stop: (
    <g>
      <path d="M5.3 1h7.4L17 5.3v7.4L12.7 17H5.3L1 12.7V5.3Z" fill="currentColor" />
      <path d="M5 9h8" stroke="#fff" stroke-width="2.6" fill="none" />
    </g>
  ),
  wait: <circle cx="9" cy="9" r="7.4" fill="none" stroke="currentColor" stroke-width="2.2" stroke-dasharray="3 2.4" />,
}

/** A word of judgement with its own sign: never colour alone. */
export function Say({ as, children }: { as: Judgement; children: ComponentChildren }): VNode {
  return (
    <span class={`cc-say cc-say--${as}`}>
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        {signs[as]}
      </svg>
      <span>{children}</span>
    </span>
  )
}

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly children: ComponentChildren
  readonly isTitleHidden?: boolean
}

export function Section({ id, title, children, isTitleHidden = false }: SectionProps): VNode {
  return (
    <section class="cc-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} {...(isTitleHidden ? { class: 'govuk-visually-hidden' } : {})}>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** What is wider than a telephone scrolls inside itself, and can be reached from the keyboard. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    <div class="cc-scroll" tabIndex={0} role="region" aria-label={label}>
      {children}
    </div>
  )
}
