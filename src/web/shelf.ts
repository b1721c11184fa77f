import type { Problem } from '../figures/index.ts'
import type { WorkedCase } from '../publishing/index.ts'
import type { PageParts } from './page.tsx'
import { paths } from './paths.ts'

/** What is known of a case before it has been worked: enough to list it. */
export interface CaseOnShelf {
  readonly name: string
  readonly title: string
  readonly question: string
  readonly decisionDate: string
  readonly councils: readonly string[]
  readonly options: readonly { readonly code: string; readonly title: string }[]
  /** Comes with Concordat; otherwise somebody’s own. */
  readonly isExample: boolean
  /** Of a case that lives in the store: grows by one with every change of its draft. */
  readonly revision?: number
  readonly isArchived?: boolean
}

/** What every page of a case says of the case before anything else, and what may be done with it. */
export function standing({ name, isExample, revision, isArchived }: CaseOnShelf): NonNullable<PageParts['banner']> {
  const copy = { title: 'Copy it to change it', href: paths.newCase(name) }
  if (isExample)
    return {
      tag: 'Worked example',
      words: 'Real returns, worked with the model’s own priors. Nobody has decided anything on this page.',
      links: [copy],
    }
  if (revision === undefined)
    return {
      tag: 'Case file',
      words:
        'Worked from a file, as it was when the server read it. A draft: not frozen, and nobody has decided anything on it.',
      links: [copy],
    }
  const kept = [
    { title: 'Edit', href: paths.draft(name) },
    { title: 'Versions', href: paths.versions(name) },
    { title: 'Record', href: paths.caseRecord(name) },
  ]
  return isArchived === true
    ? { tag: 'Archived', words: `Worked from revision ${revision} of the draft, which has been put away.`, links: kept }
    : {
        tag: 'Draft',
        words: `Worked from revision ${revision} of the draft. Not frozen, and nobody has decided anything on it.`,
        links: kept,
      }
}

export type Worked =
  | { readonly kind: 'worked'; readonly case: WorkedCase }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/**
 * The cases a server shows. Each is worked once in a process, the first time it is asked for, and kept; a draft that has
 * been changed is worked again.
 */
export interface CaseShelf {
  readonly list: () => readonly CaseOnShelf[]
  /** Undefined when there is no such case. */
  readonly work: (name: string) => Promise<Worked> | undefined
  /** What has been worked already, without waiting. */
  readonly worked: (name: string) => Worked | undefined
  /** Looks again at what cases there are: after every change of one. */
  readonly refresh: () => Promise<void>
}

/** A shelf whose cases are worked by `work` and kept; a failure is not kept, so that it can be asked for again. */
export function shelfOf(
  cases: readonly CaseOnShelf[] | (() => Promise<readonly CaseOnShelf[]>),
  work: (entry: CaseOnShelf) => Promise<Worked>,
): CaseShelf {
  const asked = new Map<string, Promise<Worked>>()
  const done = new Map<string, { readonly key: string; readonly worked: Worked }>()
  let list: readonly CaseOnShelf[] = typeof cases === 'function' ? [] : cases
  const entryNamed = (name: string) => list.find((entry) => entry.name === name)
  const begin = (entry: CaseOnShelf) => {
    const key = keyOf(entry)
    const promise = work(entry)
    asked.set(key, promise)
    promise.then(
      (worked) => {
        const before = done.get(entry.name)
        // What was worked of an earlier revision is no longer asked for.
        if (before !== undefined && before.key !== key) asked.delete(before.key)
        done.set(entry.name, { key, worked })
      },
      () => asked.delete(key),
    )
    return promise
  }
  return {
    list: () => list,
    work: (name) => {
      const entry = entryNamed(name)
      return entry === undefined ? undefined : (asked.get(keyOf(entry)) ?? begin(entry))
    },
    worked: (name) => {
      const entry = entryNamed(name)
      const last = done.get(name)
      return entry !== undefined && last?.key === keyOf(entry) ? last.worked : undefined
    },
    refresh: async () => {
      if (typeof cases === 'function') list = await cases()
    },
  }
}

function keyOf({ name, revision }: CaseOnShelf): string {
  return `${name} ${revision ?? ''}`
}
