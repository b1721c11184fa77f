/** What can be wrong with a distribution, a correlation or a request for draws. None has a web status of its own. */
export const chanceProblems = {
  'CHANCE-01': 'A number in a distribution is not a finite number.',
  'CHANCE-02': 'Low, most likely and high are not in order.',
  'CHANCE-03': 'A spread is below nought, or the shape of a beta curve is not above it.',
  'CHANCE-04': 'Chances do not add up, are out of range, or do not match their values.',
  'CHANCE-05': 'A list of values is empty or not in ascending order.',
  'CHANCE-06': 'Limits are not in order.',
  'CHANCE-11': 'The number of draws, the seed or a stream number cannot be used.',
  'CHANCE-12': 'Two uncertain numbers share a name or a stream.',
  'CHANCE-13': 'A correlation names something unknown, itself, or a pair already given.',
  'CHANCE-14': 'A correlation is not between −1 and 1.',
} as const

export type ChanceProblemCode = keyof typeof chanceProblems
