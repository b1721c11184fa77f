/** Every code that a plan for councils that do not exist yet can be answered with. */
export const geographyProblems = {
  'GEO-01': { means: 'A council to be divided that has no districts today' },
  'GEO-02': { means: 'A district that the county has not' },
  'GEO-03': { means: 'A district given to two new councils' },
  'GEO-04': { means: 'A district given to no new council' },
  'GEO-05': { means: 'A code for a new council that is not of the form X-west-suffolk, or is there twice' },
  'GEO-06': { means: 'A new council without a name or without districts' },
} as const satisfies Record<string, { readonly means: string }>

export type GeographyProblemCode = keyof typeof geographyProblems
