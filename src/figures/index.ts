// What a number is: pence, financial years, missing reasons, units, chance, the figure graph and its readings.
export { canonicalJson, NotCanonicalError } from './canonical-json.ts'
export * from './chance/index.ts'
export { type CentralAgain, centralAgain } from './compiled/central-again.ts'
export { canCompile, compile } from './compiled/compile.ts'
export { compiledDrawReading, drawReading, type Fill, type ParameterColumns } from './compiled/draw-reading.ts'
export { answerDraws, type FromDrawWorker, type Line, type ToDrawWorker } from './compiled/draw-worker.ts'
export { type DrawWorker, drawsInWorkers, type InWorkers } from './compiled/draws-in-workers.ts'
export { LiveDraws } from './compiled/live-draws.ts'
export { dateInWords, financialMonths } from './dates.ts'
export { assumption, checkFigures, type DefinedBy, type Definition, DefinitionError, figures, given } from './define.ts'
export { canonical, compareCodes, compareText, inOrderOfCode, type Member } from './dimensions.ts'
export { engineNumber } from './engine-number.ts'
export * from './explanation/index.ts'
export type { Assumption, Defined, Dimension, Figure, Given } from './figure.ts'
export {
  endsOn,
  type FinancialYear,
  financialYear,
  isFinancialYear,
  startingYear,
  startsOn,
  yearAfter,
  yearOf,
  yearsFrom,
} from './financial-year.ts'
export * from './format.ts'
export { formulaText } from './formula/print.ts'
export { closest } from './formula/suggest.ts'
export { namesIn, parts, type Tree } from './formula/tree.ts'
export { plain, readUnit, sameUnit, type Unit, unitOver, unitText, unitTimes } from './formula/unit.ts'
export { type FigureLink, figuresReached, groupsReached, usesOf } from './graph.ts'
export * from './in-words.ts'
export {
  type Cell,
  firstGap,
  isMissing,
  type Missing,
  type MissingReason,
  missingInWords,
  missingReasons,
} from './missing.ts'
export * from './numbers/index.ts'
export { type Pence, pence, roundToPenny, splitPence, sumPence, toPence } from './pence.ts'
export { type Problem, problem } from './problem.ts'
export { type FigureProblemCode, figureProblems } from './problems.ts'
export { centralReading, type Reading } from './reading/central.ts'
export type { At, FigureData, Parameter } from './reading/data.ts'
export { type DrawReading, plainDrawReading } from './reading/draws.ts'
export { type Layout, strideOf } from './reading/layout.ts'
export { cellAt, membersAt, type Plan, PlanError, type PlannedFigure, planFigures } from './reading/plan.ts'
export { sha256 } from './sha256.ts'
export { type FigureText, figuresFromTexts, textsOf } from './texts.ts'
export * from './workbook/index.ts'
