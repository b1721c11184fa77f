import { type Problem, problem } from '../figures/index.ts'

/** Every code that a form of the site is answered with where it cannot be used as sent, its meaning and web status. */
export const formProblems = {
  'FORM-01': { means: 'A form to import with, sent without its file', status: 422 },
  'FORM-02': { means: 'A month that is not written like 2014-06', status: 422 },
  'FORM-03': { means: 'A form that came in parts, or was changed on the way', status: 422 },
  'FORM-04': { means: 'A code that is no council’s with children’s services', status: 422 },
  'FORM-05': { means: 'More councils than one page shows', status: 422 },
  'FORM-06': { means: 'A year that is not written like 2012-13', status: 422 },
  'FORM-07': { means: 'A case workbook asked for without councils', status: 422 },
  'FORM-08': { means: 'A year of which no return at hand says what the councils spent', status: 422 },
  'FORM-09': { means: 'A new case sent without its workbook', status: 422 },
  'FORM-11': { means: 'A field for what has no field of its own, not written as JSON', status: 422 },
  'FORM-12': { means: 'A row of names and values without its name, or with one that stands there twice', status: 422 },
  'FORM-13': { means: 'A name for a case that is missing, not written as one, or taken', status: 422 },
  'FORM-14': { means: 'A case asked to be copied that is not there', status: 422 },
  'FORM-15': { means: 'A new entry without the name it is found by, or with one that is taken', status: 422 },
  'FORM-16': { means: 'A file for a case that is of another case', status: 422 },
  'FORM-17': { means: 'A change of a case that has been archived', status: 422 },
  'FORM-18': { means: 'A draft asked to be frozen that was changed since it was looked at', status: 422 },
  'FORM-19': { means: 'A day that is not written like 2026-11-23', status: 422 },
} as const satisfies Record<string, { readonly means: string; readonly status: 422 }>

export type FormProblemCode = keyof typeof formProblems

/** Something on a form that whoever sent it can put right; `field` is where. */
export function formProblem(code: FormProblemCode, field: string, sentence: string): Problem {
  return problem(code, field, sentence)
}
