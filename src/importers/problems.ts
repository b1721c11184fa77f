import { type Problem, problem } from '../figures/index.ts'

/**
 * Every code that a file handed in may be answered with. `refuses`: nothing of the file is taken. `warns`: it is taken,
 * and whoever takes it should know.
 */
export const importProblems = {
  'IMP-01': { means: 'A file with nothing in it', refuses: true },
  'IMP-02': { means: 'A file over the size that is read', refuses: true },
  'IMP-03': { means: 'A zip file that is cut short or damaged', refuses: true },
  'IMP-04': { means: 'A zip file that unpacks to far more than it holds', refuses: true },
  'IMP-05': { means: 'A workbook locked with a password', refuses: true },
  'IMP-06': { means: 'A form of file that is not read: not text, workbook or parquet', refuses: true },
  'IMP-07': { means: 'Text that no encoding explains', refuses: true },
  'IMP-08': { means: 'More columns than any return has', refuses: true },
  'IMP-09': { means: 'A quotation mark that opens and never closes, or closes in the middle of a cell', refuses: true },
  'IMP-10': { means: 'A kind of file that is not known here', refuses: true },
  'IMP-11': { means: 'A kind of file that was asked for by --as and that this is not', refuses: true },
  'IMP-12': { means: 'A kind of file that is known and is not for a baseline', refuses: true },
  'IMP-13': { means: 'A column that the kind of file must have, and this has not', refuses: true },
  'IMP-14': { means: 'A file with a header and no rows', refuses: true },
  'IMP-15': { means: 'A workbook, a parquet or a JSON file that cannot be read', refuses: true },
  'IMP-20': { means: 'A value that is neither a number nor a symbol of that publication', refuses: false },
  'IMP-21': { means: 'A council that is not known by its code, number or name', refuses: false },
  'IMP-22': { means: 'A period that cannot be read', refuses: false },
  'IMP-23': { means: 'A row with another number of cells than the header', refuses: false },
  'IMP-24': { means: 'The same council, period and line twice in one file, with different figures', refuses: false },
  'IMP-25': { means: 'A name that ends in another extension than what the file is', refuses: false },
  'IMP-26': { means: 'A file that does not say which publication it is, read by its columns alone', refuses: false },
  'IMP-27': { means: 'A column of the file that is not known, left out or read by its values', refuses: false },
} as const satisfies Record<string, { readonly means: string; readonly refuses: boolean }>

export type ImportProblemCode = keyof typeof importProblems

export function importProblem(code: ImportProblemCode, place: string, sentence: string): Problem {
  return problem(code, place, sentence)
}

/** A file that is refused: nothing of it is taken. Caught at the room's front door and nowhere else. */
export class Refusal extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ sentence }) => sentence).join(' '))
    this.problems = problems
  }
}

/** Stops reading a file, saying why. */
export function refuse(code: ImportProblemCode, place: string, sentence: string): never {
  throw new Refusal([importProblem(code, place, sentence)])
}

/**
 * Warnings about cells, so gathered that a fault which runs down a whole column is told once, with how often it was
 * met and where first.
 */
export class CellWarnings {
  readonly #met = new Map<string, { readonly problem: Problem; times: number }>()

  /** `about` is what makes two faults the same: the column and the text, say. */
  add(code: ImportProblemCode, about: string, place: string, sentence: string): void {
    const key = `${code}\n${about}`
    const before = this.#met.get(key)
    if (before === undefined) this.#met.set(key, { problem: importProblem(code, place, sentence), times: 1 })
    else before.times += 1
  }

  /** Each kind of fault once, in the order met; the first `most` of them, and then how many more there are. */
  list(most = 100): readonly Problem[] {
    const all = [...this.#met.values()].map(({ problem: first, times }) =>
      times === 1
        ? first
        : {
            ...first,
            sentence: `${first.sentence} The same in ${times - 1} other ${times === 2 ? 'place' : 'places'}.`,
          },
    )
    const left = all.length - most
    const last = all[most]
    return left <= 0 || last === undefined
      ? all
      : [
          ...all.slice(0, most),
          { ...last, sentence: `${last.sentence} ${left - 1} further kinds of warning are not listed.` },
        ]
  }
}
