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
  'IMP-28': { means: 'A file that takes more time or memory than one file is given', refuses: true },
  'IMP-29': { means: 'A case of a name that is taken, or a file that waited too long for its yes', refuses: true },
  'IMP-20': { means: 'A value that is neither a number nor a symbol of that publication', refuses: false },
  'IMP-21': { means: 'A council that is not known by its code, number or name', refuses: false },
  'IMP-22': { means: 'A period that cannot be read', refuses: false },
  'IMP-23': { means: 'A row with another number of cells than the header', refuses: false },
  'IMP-24': { means: 'The same council, period and line twice in one file, with different figures', refuses: false },
  'IMP-25': { means: 'A name that ends in another extension than what the file is', refuses: false },
  'IMP-26': { means: 'A file that does not say which publication it is, read by its columns alone', refuses: false },
  'IMP-27': { means: 'A column of the file that is not known, left out or read by its values', refuses: false },
  'IMP-30': { means: 'A row of one council that holds the joint return of several', refuses: false },
  'IMP-40': {
    means: 'A section 251 return whose lines are those of no known year, or of more than one',
    refuses: true,
  },
  'IMP-41': { means: 'A sum of a section 251 return that does not come out, beyond rounding', refuses: false },
  'IMP-42': { means: 'The same figure on two lines of one council in one year', refuses: false },
  'IMP-43': { means: 'A net revenue spend below nought', refuses: false },
  'IMP-44': { means: 'A nought that stands where a section 251 return holds no figure', refuses: false },
  'IMP-45': { means: 'A line that is not known, or is known by its words and not by its number', refuses: false },
  'IMP-46': { means: 'A split by provider that asks who owns the provider', refuses: false },
  'IMP-47': { means: 'A year or a unit that the file leaves to be inferred, to be checked', refuses: false },
  'IMP-60': { means: 'A measure that the dictionary of its tool does not list, or describes twice', refuses: false },
  'IMP-61': { means: 'A word in brackets after a year that is not known', refuses: false },
  'IMP-62': { means: 'A model of neighbours that does not say its year, told by its councils', refuses: false },
  'IMP-63': { means: 'A council without neighbours, or a neighbour or closeness that is not known', refuses: false },
  'IMP-64': { means: 'A population of several ages of which some are missing', refuses: false },
  'IMP-65': { means: 'Estimates that do not say of which year they are', refuses: true },
  'IMP-66': { means: 'A deprivation table whose year or whose councils’ codes are not said', refuses: false },
  'IMP-70': { means: 'A map whose places carry no code', refuses: true },
  'IMP-71': { means: 'A place whose code is not of the form of one letter and eight figures', refuses: false },
  'IMP-72': { means: 'A district said to be in another county than the council that took it over', refuses: false },
  'IMP-73': { means: 'An end day that is the first day of the successor', refuses: false },
  'IMP-74': { means: 'A name that stands for several councils', refuses: false },
  'IMP-75': { means: 'A row that names a place or a date the file does not explain', refuses: false },
  'IMP-80': { means: 'A spreadsheet handed in without a mapping of its columns', refuses: true },
  'IMP-81': { means: 'A mapping of columns that cannot be read', refuses: true },
  'IMP-82': { means: 'A table whose columns do not answer what the mapping needs', refuses: true },
  'IMP-83': {
    means: 'A file of spending that says nowhere which month, or of figures nowhere which council or period',
    refuses: true,
  },
  'IMP-84': {
    means: 'Dates that can be read day first and month first, or units and amounts that can be read two ways',
    refuses: true,
  },
  'IMP-85': { means: 'A unit in the file that is not the unit of its mapping', refuses: true },
  'IMP-86': { means: 'A row that was left out, and why', refuses: false },
  'IMP-87': { means: 'A heading spelled otherwise than in the mapping, taken for it', refuses: false },
  'IMP-88': { means: 'A workbook with far more sheets or cells than any return', refuses: true },
  'IMP-89': { means: 'Text with a few bytes that its encoding does not explain', refuses: false },
  'IMP-50': { means: 'A return that does not say which year it is of', refuses: true },
  'IMP-51': { means: 'Councils that do not add up to the total given for their class', refuses: false },
  'IMP-52': { means: 'Councils whose return was not received', refuses: false },
  'IMP-53': { means: 'Figures of money without a unit', refuses: false },
  'IMP-54': { means: 'A nought between two other figures of a series', refuses: false },
  'IMP-55': { means: 'A judgement that was not yet given on the day of the inspection', refuses: false },
  'IMP-56': { means: 'An inspection without its day, kept under the day its report came out', refuses: false },
  'IMP-57': { means: 'A code and a number or name that are of two different places', refuses: false },
  'IMP-90': { means: 'Several councils that make one return, in one row or as one figure in several', refuses: false },
  'IMP-91': {
    means: 'A council that began or ended within the years shown, and who it was before or after',
    refuses: false,
  },
  'IMP-92': { means: 'Two official figures for one thing, more than 5% apart', refuses: false },
  'IMP-93': { means: 'One council’s identical figure on two lines of one year', refuses: false },
  'IMP-94': { means: 'A nought between two periods that are not', refuses: false },
  'IMP-95': { means: 'A net figure below nought', refuses: false },
  'IMP-96': { means: 'A share bought outside that cannot be read until the provider’s owner is known', refuses: false },
  'IMP-97': { means: 'Figures that are not added up: they overlap, or are no parts of one whole', refuses: false },
  'IMP-98': { means: 'Figures or councils that are not alike enough to be compared', refuses: false },
  'IMP-99': {
    means: 'A figure that no import holds, or that two imports of one rank give differently',
    refuses: false,
  },
  'IMP-100': { means: 'A workbook that is not a case workbook', refuses: true },
  'IMP-101': { means: 'A case workbook without a sheet that every case has', refuses: true },
  'IMP-102': { means: 'A sheet of a case workbook under another name', refuses: true },
  'IMP-103': { means: 'A heading of a case workbook that is missing or called something else', refuses: true },
  'IMP-104': { means: 'A cell of a case workbook that holds no number', refuses: true },
  'IMP-105': { means: 'A cell of a case workbook that holds no day', refuses: true },
  'IMP-106': { means: 'A cell of a case workbook that holds no financial year', refuses: true },
  'IMP-107': { means: 'A cell of a case workbook that says neither yes nor no', refuses: true },
  'IMP-108': { means: 'A cell of a case workbook whose word is not in its list', refuses: true },
  'IMP-109': { means: 'A row of a case workbook that does not say what it belongs to', refuses: true },
  'IMP-110': { means: 'A formula of a case workbook that comes to an error', refuses: true },
  'IMP-111': { means: 'A row of a case workbook that belongs to something which no sheet holds', refuses: true },
  'IMP-112': { means: 'Something a case workbook says twice', refuses: true },
  'IMP-113': { means: 'A row of the sheet Other parts that cannot be placed', refuses: true },
  'IMP-114': { means: 'A sheet of a case workbook that is not one of its own, and is not read', refuses: false },
  'IMP-115': { means: 'A column of a case workbook that is not one of its own, and is not read', refuses: false },
  'IMP-116': { means: 'A cell of a case workbook whose list cannot be read', refuses: true },
  'IMP-117': { means: 'Hidden rows of a case workbook, which are read like any others', refuses: false },
  'IMP-120': { means: 'A plan for dividing a county that is not JSON, or no object', refuses: true },
  'IMP-121': { means: 'A field of such a plan that is missing, not known or of the wrong form', refuses: true },
  'IMP-122': { means: 'A day or a year of such a plan that is none', refuses: true },
  'IMP-123': { means: 'A vesting day that is no 1 April, or too soon or too late for the decision', refuses: true },
  'IMP-124': { means: 'A neighbour, a host or a county of such a plan that cannot be it', refuses: true },
  'IMP-125': { means: 'Weights of such a plan that do not say how a series is split', refuses: true },
  'IMP-126': { means: 'A plan that divides a county into fewer than two councils', refuses: true },
  'IMP-127': {
    means: 'A council that cannot be divided, or whose spending by line no return at hand has',
    refuses: true,
  },
  'IMP-128': { means: 'People of all ages given for some new councils only, or without a source', refuses: true },
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
