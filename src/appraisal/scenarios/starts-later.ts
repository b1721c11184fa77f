import { financialYear } from '../../figures/index.ts'
import { beginsIn, monthsAfter } from '../case-file/calendar.ts'
import type { CaseFile, CaseOption, EnteredLine } from '../case-file/schema.ts'

type OptionService = CaseOption['services'][number]

/**
 * Every option begun so many months later: its starts, the dates on which its councils join, leave and come back, and
 * its typed lines by as many whole years as the months hold. Recurrent lines are cut to months in force anyway, so
 * what is left of a year delays them too; one-off lines stay in their year. What falls past the last year is out of the
 * case. The option compared with is not a proposal and does not move, nor does a line that stands in it as well.
 */
export function startsLater(theCase: CaseFile, months: number): CaseFile {
  if (months === 0) return theCase
  const alone = theCase.options.find(({ role }) => role === 'counterfactual')
  const alike = new Set(alone?.lines.map(({ code }) => code))
  const years = Math.floor(months / 12)
  const last = (beginsIn(theCase.firstYear) ?? 0) + theCase.years - 1
  return {
    ...theCase,
    options: theCase.options.map((option) =>
      option === alone
        ? option
        : {
            ...option,
            services: option.services.map((service) => movedService(service, months)),
            lines: option.lines.map((line) => (alike.has(line.code) ? line : movedLine(line, years, last))),
          },
    ),
  }
}

/** Whole months from one day to another, counted so that a start moved by as many never comes before the second. */
export function monthsUntil(from: string, to: string): number {
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const months = count(to) - count(from)
  return monthsAfter(from, months) < to ? months + 1 : months
}

function movedService(service: OptionService, months: number): OptionService {
  const later = (day: string | undefined) => (day === undefined ? undefined : monthsAfter(day, months))
  const membership =
    service.membership === undefined
      ? undefined
      : Object.fromEntries(
          Object.entries(service.membership).map(([council, dates]) => [
            council,
            Object.fromEntries(Object.entries(dates).map(([what, day]) => [what, later(day)])),
          ]),
        )
  return {
    ...service,
    start: monthsAfter(service.start, months),
    ...(membership === undefined ? {} : { membership }),
  }
}

function movedLine(line: EnteredLine, years: number, last: number): EnteredLine {
  if (years === 0) return line
  const moved = (year: string) => (beginsIn(year) ?? last) + years
  const { byYear, ramp, ...rest } = line
  const within = Object.entries(byYear ?? {}).filter(([year]) => moved(year) <= last)
  if (within.length > 0)
    return { ...rest, byYear: Object.fromEntries(within.map(([year, pounds]) => [financialYear(moved(year)), pounds])) }
  if (ramp !== undefined && moved(ramp.from) <= last)
    return { ...rest, ramp: { ...ramp, from: financialYear(moved(ramp.from)) } }
  return { ...rest, byYear: { [financialYear(last)]: 0 } }
}
