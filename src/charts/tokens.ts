/**
 * Colours, marks and sizes of every drawing. Contrast on white stands behind each colour.
 *
 * Colour is never the only carrier of a meaning: each council also has a shape and a dash, what is taken away is
 * hatched, and words stand on the marks.
 */
export const ink = '#0b0c0c' // 19.6
export const quietInk = '#484949' // 9.0
export const axisInk = '#757b7e' // 4.3
export const hairline = '#dfe3e4'
export const brand = '#12383f' // 12.6
export const gainInk = '#2f5563' // 8.1
export const outerBand = '#c9d6d9' // always outlined
export const innerBand = '#6f8f98' // 3.4

/** Letters in a drawing are never smaller: pixels at the size the drawing is made for. */
export const leastText = 14

/** First in the list where the machine has it; Arimo is shipped, so that pictures are the same everywhere. */
export const fontFamily = "Arial, Arimo, 'Liberation Sans', sans-serif"

export type CouncilShape = 'square' | 'circle' | 'triangle' | 'diamond' | 'cross' | 'plus' | 'ring' | 'bar'

export interface CouncilMark {
  readonly colour: string
  readonly shape: CouncilShape
  /** The dash of the council's line, or none. */
  readonly dash?: string
}

const marks: readonly CouncilMark[] = [
  { colour: '#4f1d60', shape: 'square' }, // 12.5
  { colour: '#00665f', shape: 'circle', dash: '9 4' }, // 6.9
  { colour: '#a86200', shape: 'triangle', dash: '3 4' }, // 4.8
  { colour: '#2a2f36', shape: 'diamond', dash: '12 4 3 4' }, // 13.5
  { colour: '#a63a6b', shape: 'cross', dash: '6 3' }, // 6.1
  { colour: '#3f6b1f', shape: 'plus', dash: '14 5' }, // 6.3
  { colour: '#1f4e79', shape: 'ring', dash: '5 5' }, // 8.7
  { colour: '#6b3d1e', shape: 'bar', dash: '2 3 8 3' }, // 9.1
]

/** The mark a council keeps on every page, by its place in the case's list. */
export function councilMark(place: number): CouncilMark {
  const mark = marks[place % marks.length]
  if (mark === undefined) throw new Error('the list of council marks is empty')
  return mark
}
