import type { VNode } from 'preact'
import type { Answer } from '../../../appraisal/index.ts'
import { Link, Section } from '../../parts/basics.tsx'
import { paths } from '../../paths.ts'
import { scenariosTitle } from '../scenarios.tsx'

/** What the scenarios find and whether to wait, in a sentence each, with the way to their page; nothing without them. */
export function WhatMayHappen({ answer }: { answer: Answer }): VNode | null {
  const { scenarios, waiting, case: about } = answer
  const says = [...waiting.map(({ headline }) => headline), ...(scenarios?.sentences.slice(0, 1) ?? [])]
  if (says.length === 0) return null
  return (
    <Section id="scenarios" title={scenariosTitle(answer)}>
      {says.map((sentence) => (
        <p class="cc-p">{sentence}</p>
      ))}
      <p class="cc-p--s">
        <Link href={paths.scenarios(about.name)}>Each option under each scenario</Link>
      </p>
    </Section>
  )
}
