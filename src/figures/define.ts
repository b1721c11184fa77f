import { canonical } from './dimensions.ts'
import type { Assumption, Defined, Dimension, Figure, Given } from './figure.ts'
import { type Checked, checkDrafts } from './formula/check.ts'
import type { Draft } from './formula/draft.ts'
import type { UnknownName } from './formula/names-type.ts'
import { namesIn } from './formula/tree.ts'
import { readUnit } from './formula/unit.ts'
import { reservedWords } from './formula/words.ts'
import { type Problem, problem } from './problem.ts'

/** What a group holds wrong, all of it. Thrown by `figures`, because a definition is ours to put right, not the user's. */
export class DefinitionError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map((each) => `${each.code} ${each.place}: ${each.sentence}`).join('\n'))
    this.name = 'DefinitionError'
    this.problems = problems
  }
}

/** A fact by its dimensions. Throws DefinitionError when the unit cannot be read or a dimension is named twice. */
export function given<const U extends string, const D extends Dimension = never>(
  name: string,
  {
    title,
    unit,
    by,
    source,
  }: { readonly title: string; readonly unit: U; readonly by?: readonly D[]; readonly source?: string },
): Given<U, D> {
  return {
    kind: 'given',
    name,
    title,
    unit: sound(name, title, unit),
    by: inOrder(name, title, by ?? []),
    ...(source === undefined ? {} : { source }),
  }
}

/** An uncertain number, the same for all (no `by`) or with one stream for each member of one dimension. Throws like `given`. */
export function assumption<const U extends string, const D extends Dimension = never>(
  name: string,
  {
    title,
    unit,
    by,
    source,
  }: { readonly title: string; readonly unit: U; readonly by?: readonly [] | readonly [D]; readonly source?: string },
): Assumption<U, D> {
  return {
    kind: 'assumption',
    name,
    title,
    unit: sound(name, title, unit),
    by: by ?? [],
    ...(source === undefined ? {} : { source }),
  }
}

function sound<U extends string>(name: string, title: string, unit: U): U {
  if (readUnit(unit) !== undefined) return unit
  throw new DefinitionError([
    problem(
      'FIG-08',
      name,
      `The unit of “${title}”, “${unit}”, cannot be read. Write it as £/FTE/week, or share for a plain number.`,
    ),
  ])
}

function inOrder<D extends Dimension>(name: string, title: string, by: readonly D[]): readonly D[] {
  const ordered = canonical(by) as readonly D[] // `canonical` hands back what it is given, in order, each once
  if (ordered.length === by.length) return ordered
  throw new DefinitionError([problem('FIG-16', name, `“${title}” names a dimension twice in \`by\`.`)])
}

/** One figure of a group: `is` is its formula over the group's own keys and the names it uses. */
export interface Definition<U extends string = string, D extends Dimension = Dimension> {
  readonly title: string
  readonly unit: U
  readonly is: string
  /** What it varies by; must be what the formula varies by. Required on lines and on results asked for. */
  readonly by?: readonly D[]
  /** Published money: rounded to the penny in the central reading, and read rounded by everything after it. */
  readonly line?: boolean
  readonly source?: string
}

type Uses = Readonly<Record<string, Figure>>
type Definitions = Readonly<Record<string, Definition>>

export type DefinedBy<Each extends Definition> = Defined<
  Each['unit'],
  Each extends { readonly by: readonly (infer D extends Dimension)[] } ? D : Dimension
>

/** An unknown name in a formula, as an error that says which. */
type Sound<Each extends Definition, Known extends string> = [UnknownName<Each['is'], Known>] extends [never]
  ? unknown
  : { readonly is: { readonly 'not a figure here': UnknownName<Each['is'], Known> } }

/**
 * Figures defined together. Each is named `group/key`; a formula sees the group's own keys and what it uses,
 * and nothing else: an unknown name is already an error in the editor. Throws DefinitionError with every problem
 * of the group.
 */
export function figures<const U extends Uses, const G extends Definitions>(
  group: string,
  uses: U,
  definitions: G & { readonly [K in keyof G]: Sound<G[K], (keyof U | keyof G) & string> },
): { readonly [K in keyof G]: DefinedBy<G[K]> } {
  const { drafts, problems } = draftsOf(group, uses, definitions)
  const checked = checkDrafts([...drafts.values()])
  const all = [...problems, ...checked.problems]
  if (all.length > 0) throw new DefinitionError(all)
  const defined = definedFrom(checked, [...drafts.values()])
  const byKey = Object.fromEntries([...drafts].map(([key, draft]) => [key, defined.get(draft)]))
  return byKey as { readonly [K in keyof G]: DefinedBy<G[K]> } // one entry for each key, its unit and `by` checked against the formula
}

/** The problems `figures` would throw, as a list. */
export function checkFigures(group: string, uses: Uses, definitions: Definitions): readonly Problem[] {
  const { drafts, problems } = draftsOf(group, uses, definitions)
  return [...problems, ...checkDrafts([...drafts.values()]).problems]
}

function draftsOf(
  group: string,
  uses: Uses,
  definitions: Definitions,
): { readonly drafts: ReadonlyMap<string, Draft>; readonly problems: readonly Problem[] } {
  const scope = new Map<string, Figure | Draft>(Object.entries(uses))
  const problems: Problem[] = []
  const drafts = new Map<string, Draft>()
  for (const [key, each] of Object.entries(definitions)) {
    const name = `${group}/${key}`
    const draft: Draft = {
      kind: 'draft',
      name,
      title: each.title,
      unit: each.unit,
      is: each.is,
      line: each.line ?? false,
      scope,
      ...(each.by === undefined ? {} : { by: each.by }),
      ...(each.source === undefined ? {} : { source: each.source }),
    }
    if (scope.has(key))
      problems.push(
        problem(
          'FIG-16',
          name,
          `“${each.title}” is called “${key}”, and so is a figure the group uses. Give one of them another name.`,
        ),
      )
    if (reservedWords.has(key))
      problems.push(
        problem('FIG-16', name, `“${each.title}” cannot be called “${key}”, which is a word of the formula language.`),
      )
    if (new Set(each.by).size !== (each.by ?? []).length)
      problems.push(problem('FIG-16', name, `“${each.title}” names a dimension twice in \`by\`.`))
    drafts.set(key, draft)
    scope.set(key, draft)
  }
  for (const key of Object.keys(uses)) {
    if (reservedWords.has(key))
      problems.push(
        problem(
          'FIG-16',
          group,
          `The group ${group} uses a figure as “${key}”, which is a word of the formula language.`,
        ),
      )
  }
  return { drafts, problems }
}

/** Figures from drafts that have no problems. Figures of a circle hold one another, so scopes are filled once all exist. */
export function definedFrom(checked: Checked, drafts: readonly Draft[]): ReadonlyMap<Draft, Defined> {
  const scopes = new Map<Draft, Record<string, Figure>>()
  const defined = new Map<Draft, Defined>()
  for (const draft of drafts) {
    const tree = checked.trees.get(draft)
    const by = checked.by.get(draft)
    const unit = readUnit(draft.unit)
    if (tree === undefined || by === undefined || unit === undefined) throw new Error(`${draft.name} was not checked`)
    const scope: Record<string, Figure> = {}
    scopes.set(draft, scope)
    defined.set(draft, {
      kind: 'figure',
      name: draft.name,
      title: draft.title,
      unit: draft.unit,
      by,
      byWritten: draft.by !== undefined,
      line: draft.line,
      is: draft.is,
      tree,
      inferred: { unit },
      scope,
      ...(draft.source === undefined ? {} : { source: draft.source }),
    })
  }
  for (const draft of drafts) {
    const tree = checked.trees.get(draft)
    const scope = scopes.get(draft)
    if (tree === undefined || scope === undefined) continue
    for (const name of namesIn(tree)) {
      const entry = draft.scope.get(name)
      const figure = entry?.kind === 'draft' ? defined.get(entry) : entry
      if (figure !== undefined) scope[name] = figure
    }
  }
  return defined
}
