import { section251Titles } from '../../reference/index.ts'
import { outturnLines } from '../revenue-outturn/lines.ts'

const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  section251: section251Titles,
  revenueOutturn: outturnLines,
}

/** The line that a measure of money is about, as pages name it: `Youth justice` of `section251/youthJustice/gross`. */
export function lineInWords(measure: string): string {
  const [family = '', line = measure] = measure.split('/')
  return titles[family]?.[line] ?? line
}
