/**
 * Something that is wrong with what a person handed in, said so that the person can put it right.
 *
 * `code` is stable and listed in the room's `problems.ts`; `place` says where (a path in the case file,
 * a figure's name, a sheet and cell); `sentence` says what was found and what to do.
 */
export interface Problem {
  readonly code: string
  readonly place: string
  readonly sentence: string
}

export function problem(code: string, place: string, sentence: string): Problem {
  return { code, place, sentence }
}
