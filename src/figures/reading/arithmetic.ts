import type { ArithmeticSign } from '../formula/tree.ts'
import type { Part, Work } from './part.ts'

/** Where a figure says that a division, ln, sqrt or lookup of its own gave no finite number. */
export interface Marks {
  readonly marks: Uint8Array
  readonly mark: number
}

/** A part as something to call. */
export function asWork(part: Part): Work {
  if (typeof part === 'function') return part
  const { values, at } = part
  return (cell) => values[at[cell]!]!
}

/**
 * One closure for a sign and its two sides, as written: never re-associated, never fused, ÷ never turned into ×.
 * Sides that only need to be read are read in place. A quotient that is not finite marks its figure.
 */
export function arithmetic(sign: ArithmeticSign, left: Part, right: Part, marks: Marks): Work {
  if (typeof left === 'function')
    return typeof right === 'function' ? ofWorks(sign, left, right, marks) : ofWorkAndCells(sign, left, right, marks)
  return typeof right === 'function' ? ofCellsAndWork(sign, left, right, marks) : ofCells(sign, left, right, marks)
}

type Cells = Exclude<Part, Work>

function ofWorks(sign: ArithmeticSign, a: Work, b: Work, { marks, mark }: Marks): Work {
  switch (sign) {
    case '+':
      return (cell) => a(cell) + b(cell)
    case '−':
      return (cell) => a(cell) - b(cell)
    case '×':
      return (cell) => a(cell) * b(cell)
    case '÷':
      return (cell) => {
        const quotient = a(cell) / b(cell)
        if (quotient - quotient !== 0) marks[mark] = 1
        return quotient
      }
  }
}

function ofWorkAndCells(sign: ArithmeticSign, a: Work, { values, at }: Cells, { marks, mark }: Marks): Work {
  switch (sign) {
    case '+':
      return (cell) => a(cell) + values[at[cell]!]!
    case '−':
      return (cell) => a(cell) - values[at[cell]!]!
    case '×':
      return (cell) => a(cell) * values[at[cell]!]!
    case '÷':
      return (cell) => {
        const quotient = a(cell) / values[at[cell]!]!
        if (quotient - quotient !== 0) marks[mark] = 1
        return quotient
      }
  }
}

function ofCellsAndWork(sign: ArithmeticSign, { values, at }: Cells, b: Work, { marks, mark }: Marks): Work {
  switch (sign) {
    case '+':
      return (cell) => values[at[cell]!]! + b(cell)
    case '−':
      return (cell) => values[at[cell]!]! - b(cell)
    case '×':
      return (cell) => values[at[cell]!]! * b(cell)
    case '÷':
      return (cell) => {
        const quotient = values[at[cell]!]! / b(cell)
        if (quotient - quotient !== 0) marks[mark] = 1
        return quotient
      }
  }
}

function ofCells(sign: ArithmeticSign, left: Cells, right: Cells, { marks, mark }: Marks): Work {
  const a = left.values
  const i = left.at
  const b = right.values
  const j = right.at
  switch (sign) {
    case '+':
      return (cell) => a[i[cell]!]! + b[j[cell]!]!
    case '−':
      return (cell) => a[i[cell]!]! - b[j[cell]!]!
    case '×':
      return (cell) => a[i[cell]!]! * b[j[cell]!]!
    case '÷':
      return (cell) => {
        const quotient = a[i[cell]!]! / b[j[cell]!]!
        if (quotient - quotient !== 0) marks[mark] = 1
        return quotient
      }
  }
}
