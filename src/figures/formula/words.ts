/** Words of the language. A figure cannot be called one of these inside its group. */
export const reservedWords: ReadonlySet<string> = new Set([
  'and',
  'as',
  'clamp',
  'divide',
  'exp',
  'floor',
  'if',
  'ln',
  'max',
  'min',
  'month',
  'not',
  'or',
  'orElse',
  'otherwise',
  'over',
  'pow',
  'previous',
  'previousMonth',
  'runningProduct',
  'runningTotal',
  'share',
  'sqrt',
  'starting',
  'sum',
  'year',
  'yearNumber',
])

/** Words that may follow a number without being its unit: `x > 3 and y < 4`. */
export const joiningWords: ReadonlySet<string> = new Set(['and', 'as', 'or', 'otherwise', 'over', 'starting'])

export type FormulaFunction =
  | 'sum'
  | 'min'
  | 'max'
  | 'clamp'
  | 'if'
  | 'previous'
  | 'previousMonth'
  | 'runningTotal'
  | 'runningProduct'
  | 'exp'
  | 'ln'
  | 'sqrt'
  | 'floor'
  | 'pow'
  | 'share'
  | 'divide'
  | 'orElse'
