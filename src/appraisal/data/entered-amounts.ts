import type { At } from '../../figures/index.ts'
import { deflator } from '../../reference/index.ts'
import type { CaseFile, EnteredLine } from '../case-file/index.ts'
import { caseYears } from './case-years.ts'

const frontLinePools = ['sw.pay', 'other.pay', 'agency', 'bought.other', 'grants.out']
/** Levers that lower the price of the same work, so that a claim for them is no cut. */
const priceLevers = ['L03', 'L04', 'L05']

/** Typed lines of a case by their code; a line of one option and another may share a code where they say the same. */
export function enteredAmounts(theCase: CaseFile) {
  const years: readonly string[] = caseYears(theCase)
  const isOn = (line: EnteredLine) =>
    line.scenario === undefined || theCase.scenarios.some(({ code, on }) => code === line.scenario && on)
  const all = theCase.options.flatMap((option) =>
    option.lines.filter(isOn).map((line) => ({ option: option.code, line })),
  )
  const codes = [...new Set(all.map(({ line }) => line.code))].sort()
  const inYear = (line: EnteredLine, year: string): number => {
    const factor = line.priceBase === undefined ? 1 : deflator(line.priceBase, theCase.priceBase).factor
    if (line.byYear !== undefined) return (line.byYear[year] ?? 0) * factor
    if (line.ramp === undefined) return 0
    const since = years.indexOf(year) - years.indexOf(line.ramp.from)
    if (since < 0) return 0
    const shares = line.ramp.shares
    return line.ramp.fullYearPounds * (shares[since] ?? shares.at(-1) ?? 0) * factor
  }
  const linesAt = (at: At) =>
    all.filter(
      ({ option, line }) => option === at['option'] && line.council === at['council'] && line.service === at['service'],
    )
  return {
    codes,
    lines: codes.map((code) => all.find(({ line }) => line.code === code)?.line as EnteredLine), // every code comes from a line
    isClaim: (code: string) => all.some(({ line }) => line.code === code && (line.claims?.length ?? 0) > 0),
    pool: (code: string) => all.find(({ line }) => line.code === code)?.line.pool,
    amount: (code: string, at: At) =>
      linesAt(at)
        .filter(({ line }) => line.code === code)
        .reduce((sum, { line }) => sum + inYear(line, at['year'] ?? ''), 0),
    /** Typed savings on front-line pools that are no claim for a lower price. */
    frontLineCut: (at: At) =>
      linesAt(at)
        .filter(
          ({ line }) =>
            line.kind === 'saving' &&
            theCase.services.find(({ code }) => code === line.service)?.kind !== 'other' &&
            line.pool !== undefined &&
            frontLinePools.includes(line.pool) &&
            !(line.claims ?? []).every((code) => priceLevers.includes(code) && (line.claims ?? []).length > 0),
        )
        .reduce((sum, { line }) => sum + inYear(line, at['year'] ?? ''), 0),
  }
}
