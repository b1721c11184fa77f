/** Where the texts of some cells have led, and what was made of them there. */
export interface TextsMet<T> {
  /** The text that led here. */
  readonly text: string
  made: T | undefined
  /** Where the text that came last leads, looked at first: of rows in order most texts are those of the row above. */
  last: TextsMet<T> | undefined
  /** Every text and where it leads. */
  to: Map<string, TextsMet<T>> | undefined
}

/** The start: from here a step is taken for each text. */
export function textsMet<T>(text = ''): TextsMet<T> {
  return { text, made: undefined, last: undefined, to: undefined }
}

/**
 * One step on, by the text of one cell. What a row is about is told by ten cells that stand alike in thousands of rows,
 * and is found by these steps without putting ten texts together into one for every row.
 */
export function stepBy<T>(from: TextsMet<T>, text: string): TextsMet<T> {
  const { last } = from
  if (last !== undefined && last.text === text) return last
  const next = from.to?.get(text) ?? firstStepBy(from, ownText(text))
  from.last = next
  return next
}

function firstStepBy<T>(from: TextsMet<T>, text: string): TextsMet<T> {
  const next = textsMet<T>(text)
  from.to ??= new Map()
  from.to.set(text, next)
  return next
}

/** The same text by itself: a cell is cut from a piece of the file, and would hold on to the whole piece. */
function ownText(text: string): string {
  return text.split('').join('')
}
