/**
 * Covers only how formulas are worked: operations, rounding, own arithmetic, sampling, summaries. Two builds of one
 * number work the same texts over the same inputs to the same digits; which formulas a model has is no part of it.
 */
export const engineNumber = 1
