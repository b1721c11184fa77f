/** Every problem this room can find, and what each code means. None has a web status of its own: the case file's do. */
export const figureProblems = {
  'FIG-01': 'A formula cannot be read.',
  'FIG-02': 'A formula uses a name that is not in its group or among the figures the group uses.',
  'FIG-03': 'What a figure is declared to vary by is not what its formula varies by.',
  'FIG-04': 'A line, or a figure asked for as a result, does not say what it varies by.',
  'FIG-05': 'Something is added up, picked or shared over a dimension it does not vary by.',
  'FIG-06': 'Two units cannot be put together.',
  'FIG-07': 'The unit a figure is declared to have is not the unit of its formula.',
  'FIG-08': 'A unit cannot be read.',
  'FIG-09': 'Figures rest on one another in the same period.',
  'FIG-10': 'A circle of figures mixes years.',
  'FIG-11': 'A circle of figures mixes months.',
  'FIG-12': 'A formula adds up, compares or shares over members more than once.',
  'FIG-13': 'A condition stands where a number should, or a number where a condition should.',
  'FIG-14': 'A line is not in pounds.',
  'FIG-15': 'A share that is a line is only part of its formula.',
  'FIG-16': 'A figure cannot be called this, or two figures have one name.',
  'FIG-21': 'A given figure has no data.',
  'FIG-22': 'A dimension has no members, or a member twice.',
  'FIG-23': 'A formula picks a member or a role that the case does not have.',
  'FIG-24': 'An assumption has no central value.',
  'FIG-25': 'A value for an assumption is not for one of its members, or is not a number.',
  'FIG-26': 'Two figures reached have one name.',
  'FIG-27': 'A frozen text does not give the figures it names.',
} as const

export type FigureProblemCode = keyof typeof figureProblems
