import { DefinitionError, definedFrom } from './define.ts'
import type { Assumption, Defined, Dimension, Figure, Given } from './figure.ts'
import { checkDrafts } from './formula/check.ts'
import type { Draft } from './formula/draft.ts'
import { readUnit } from './formula/unit.ts'
import { figuresReached } from './graph.ts'
import { type Problem, problem } from './problem.ts'

/**
 * A figure as a frozen version keeps it: plain text and names, nothing that refers to anything else.
 * `by` is there when it was written; a formula's own dimensions are inferred again when it is read back.
 */
export type FigureText =
  | {
      readonly kind: 'given' | 'assumption'
      readonly name: string
      readonly title: string
      readonly unit: string
      readonly by: readonly Dimension[]
      readonly source?: string
    }
  | {
      readonly kind: 'figure'
      readonly name: string
      readonly title: string
      readonly unit: string
      readonly by?: readonly Dimension[]
      readonly line?: true
      readonly source?: string
      readonly is: string
      /** The name of the figure that each local name stands for. */
      readonly names: Readonly<Record<string, string>>
    }

/** Every figure reached, as text, in order of work: the whole definition of what was asked for. */
export function textsOf(outputs: readonly Figure[]): readonly FigureText[] {
  return figuresReached(outputs).map((figure): FigureText => {
    const { name, title, unit } = figure
    const source = figure.source === undefined ? {} : { source: figure.source }
    if (figure.kind !== 'figure') return { kind: figure.kind, name, title, unit, by: figure.by, ...source }
    const names = Object.fromEntries(Object.entries(figure.scope).map(([local, used]) => [local, used.name]))
    return {
      kind: 'figure',
      name,
      title,
      unit,
      ...(figure.byWritten ? { by: figure.by } : {}),
      ...(figure.line ? { line: true as const } : {}),
      ...source,
      is: figure.is,
      names,
    }
  })
}

/**
 * The figures that texts describe, by name: read, linked and checked as when they were first defined.
 * Throws DefinitionError with every problem when they do not make a sound graph.
 */
export function figuresFromTexts(texts: readonly FigureText[]): ReadonlyMap<string, Figure> {
  const problems: Problem[] = []
  const entries = new Map<string, Figure | Draft>()
  const scopes = new Map<Draft, Map<string, Figure | Draft>>()
  for (const text of texts) {
    if (entries.has(text.name)) problems.push(problem('FIG-26', text.name, `${text.name} is described twice.`))
    if (text.kind !== 'figure') {
      if (readUnit(text.unit) === undefined)
        problems.push(problem('FIG-08', text.name, `The unit of “${text.title}”, “${text.unit}”, cannot be read.`))
      entries.set(text.name, text satisfies Given | Assumption)
      continue
    }
    const scope = new Map<string, Figure | Draft>()
    const { names: _, line, kind: __, ...rest } = text
    const draft: Draft = { ...rest, kind: 'draft', line: line ?? false, scope }
    scopes.set(draft, scope)
    entries.set(text.name, draft)
  }
  for (const text of texts) {
    const draft = entries.get(text.name)
    if (text.kind !== 'figure' || draft?.kind !== 'draft') continue
    for (const [local, name] of Object.entries(text.names)) {
      const used = entries.get(name)
      if (used !== undefined) scopes.get(draft)?.set(local, used)
      else problems.push(problem('FIG-27', text.name, `“${text.title}” uses ${name}, which is not described.`))
    }
  }
  const drafts = [...scopes.keys()]
  const checked = checkDrafts(drafts)
  problems.push(...checked.problems)
  if (problems.length > 0) throw new DefinitionError(problems)
  const defined: ReadonlyMap<Draft, Defined> = definedFrom(checked, drafts)
  return new Map(
    [...entries].map(([name, entry]) => [name, entry.kind === 'draft' ? (defined.get(entry) as Defined) : entry]),
  ) // every draft was defined
}
