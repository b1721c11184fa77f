/** What was found in a formula, and what would have made sense there. The message ends a sentence of a Problem. */
export class FormulaError extends Error {}
