import { startingYear, yearOf } from '../../figures/index.ts'
import { beginsIn } from '../case-file/calendar.ts'
import type { CaseFile, EnteredLine } from '../case-file/schema.ts'

const formGrant = 'M11/grant'

/**
 * No grant is paid from that year on: typed grants stop, and the grant that comes with a directed company is nought
 * where such a company is set up in that year or later.
 */
export function grantsEnd(theCase: CaseFile, from: string): CaseFile {
  const ends = beginsIn(from) ?? Number.POSITIVE_INFINITY
  const options = theCase.options.map((option) => ({
    ...option,
    lines: option.lines.map((line) => (line.kind === 'grant' ? lineUntil(line, ends) : line)),
  }))
  return endsFormGrant(theCase, ends) ? withoutFormGrant({ ...theCase, options }, from) : { ...theCase, options }
}

/** Calendar years in which the financial year of each start of a directed company begins. */
export function formGrantYears({ options }: CaseFile): readonly number[] {
  return options.flatMap(({ services }) =>
    services.filter(({ deliveryModel }) => deliveryModel === 'M11').map(({ start }) => startingYear(yearOf(start))),
  )
}

function endsFormGrant(theCase: CaseFile, ends: number): boolean {
  return formGrantYears(theCase).some((begins) => begins >= ends)
}

function withoutFormGrant(theCase: CaseFile, from: string): CaseFile {
  const none = {
    distribution: { kind: 'fixed' as const, value: 0 },
    central: 0,
    unit: 'real £',
    source: { publication: `The scenario in which grants end from ${from}` },
    grade: 'D' as const,
    owner: 'The scenario',
    date: theCase.decisionDate,
  }
  return { ...theCase, assumptions: { ...theCase.assumptions, [formGrant]: none } }
}

function lineUntil(line: EnteredLine, ends: number): EnteredLine {
  const { byYear, ramp } = line
  if (ramp !== undefined) {
    const paid = ends - (beginsIn(ramp.from) ?? ends)
    const last = ramp.shares.at(-1) ?? 0
    const shares = Array.from({ length: paid > 0 ? paid : 0 }, (_, k) => ramp.shares[k] ?? last)
    return { ...line, ramp: { ...ramp, shares: [...shares, 0] } }
  }
  const amounts = Object.entries(byYear ?? {}).map(([year, pounds]) => [
    year,
    (beginsIn(year) ?? 0) >= ends ? 0 : pounds,
  ])
  return { ...line, byYear: Object.fromEntries(amounts) }
}
