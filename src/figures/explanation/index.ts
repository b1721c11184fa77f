/** The third reading of a figure: why it is what it is, down to its sources. */
export { type ExplainedTerm, type Explanation, explain, type UsedFigure, type Where } from './explain.ts'
export { ladder } from './ladder.ts'
export { explanationText } from './text.ts'
