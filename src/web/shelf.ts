import type { Answer, NamedFigure } from '../appraisal/index.ts'
import type { Explanation, Problem } from '../figures/index.ts'

/** What is known of a case before it has been worked: enough to list it. */
export interface CaseOnShelf {
  readonly name: string
  readonly title: string
  readonly question: string
  readonly decisionDate: string
  readonly councils: readonly string[]
  readonly options: readonly { readonly code: string; readonly title: string }[]
  /** Comes with Concordat; otherwise somebody’s own file. */
  readonly isExample: boolean
}

/** What every page of a case says of the case before anything else. */
export function standing({ isExample }: CaseOnShelf): { readonly tag: string; readonly words: string } {
  return isExample
    ? {
        tag: 'Worked example',
        words: 'Real returns, worked with the model’s own priors. Nobody has decided anything on this page.',
      }
    : {
        tag: 'Case file',
        words:
          'Worked from a file, as it was when the server read it. A draft: not frozen, and nobody has decided anything on it.',
      }
}

/** A case that has been worked, as the pages need it. What is asked of it later may be worked elsewhere, and waited for. */
export interface WorkedCase {
  readonly answer: Answer
  /** The bytes that `appraise --json` prints. */
  readonly json: string
  readonly figureNames: () => Waited<readonly NamedFigure[]>
  /** The steps from a figure down to a record or a judgement; or what is wrong with the question. */
  readonly ladder: (
    figure: string,
    at: Readonly<Record<string, string>>,
  ) => Waited<readonly Explanation[] | { readonly problems: readonly Problem[] }>
  /** The workbook with live formulas, as bytes. */
  readonly workbook: () => Waited<Uint8Array>
}

export type Waited<T> = T | Promise<T>

export type Worked =
  | { readonly kind: 'worked'; readonly case: WorkedCase }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }

/** The cases a server shows. Each is worked once in a process, the first time it is asked for, and kept. */
export interface CaseShelf {
  readonly list: () => readonly CaseOnShelf[]
  /** Undefined when there is no such case. */
  readonly work: (name: string) => Promise<Worked> | undefined
  /** What has been worked already, without waiting. */
  readonly worked: (name: string) => Worked | undefined
}

/** A shelf whose cases are worked by `work` and kept; a failure is not kept, so that it can be asked for again. */
export function shelfOf(cases: readonly CaseOnShelf[], work: (name: string) => Promise<Worked>): CaseShelf {
  const asked = new Map<string, Promise<Worked>>()
  const done = new Map<string, Worked>()
  const begin = (name: string) => {
    const promise = work(name)
    asked.set(name, promise)
    promise.then(
      (worked) => done.set(name, worked),
      () => asked.delete(name),
    )
    return promise
  }
  return {
    list: () => cases,
    work: (name) => (cases.some((entry) => entry.name === name) ? (asked.get(name) ?? begin(name)) : undefined),
    worked: (name) => done.get(name),
  }
}
