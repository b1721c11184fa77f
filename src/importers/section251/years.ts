import { twoYears } from '../periods.ts'

/** The calendar year in which a financial year starts: `202324`, `2023-24`, `2023/24`, `2023 to 2024`. */
export function startOfYear(text: string): number | undefined {
  const plain = text.trim().replace(/\.0$/, '')
  const run = twoYears(plain)
  if (run !== undefined) return run
  const found = /^(20\d\d)\s*(?:[-–—/]|to)\s*(?:20)?(\d\d)$/i.exec(plain)
  if (found === null) return undefined
  const start = Number(found[1])
  return (start + 1) % 100 === Number(found[2]) ? start : undefined
}

/** The financial years that a title names. */
export function yearsNamed(text: string): readonly number[] {
  const starts = [...text.matchAll(/(?<!\d)(20\d\d)\s*(?:[-–—/_]|\s+to\s+)?\s*(?:20)?(\d\d)(?!\d)/gi)].flatMap(
    ([, first, second]) => ((Number(first) + 1) % 100 === Number(second) ? [Number(first)] : []),
  )
  return [...new Set(starts)]
}

/** The financial years that the name of a file promises, also as `1314`. Only ever held against what the file says. */
export function yearsPromised(name: string): readonly number[] {
  const short = [...name.matchAll(/(?<!\d)([012]\d)[-_]?(\d\d)(?!\d)/g)].flatMap(([, first, second]) =>
    (Number(first) + 1) % 100 === Number(second) ? [2000 + Number(first)] : [],
  )
  return [...new Set([...yearsNamed(name), ...short])]
}
