/**
 * How far a fact can be trusted. A: a published figure for the same thing. B: published, for a near thing.
 * C: worked out from published figures. D: judgement, to be replaced with a local figure.
 */
export type Grade = 'A' | 'B' | 'C' | 'D'

/** A day written `YYYY-MM-DD`. Days are compared as text, which puts them in order of time. */
export type Day = string

/** From when and until when (both days included) something holds. Without an end it still holds. */
export interface Dates {
  readonly effectiveFrom: Day
  readonly effectiveTo?: Day
}

/** A fact that was not always so: its value, the dates it holds for, who says it and how good that is. */
export interface Dated<T> extends Dates {
  readonly value: T
  readonly source: string
  readonly grade: Grade
}

/** The entry that answers for a day. `nearest` is true where none was in force and the nearest in time stands in. */
export interface InForce<E> {
  readonly entry: E
  readonly nearest: boolean
}

/**
 * Which of the entries was in force on the day; where none was, the nearest in time, marked. The page that shows a
 * figure resting on a nearest entry says which rule is missing for the case's date.
 *
 * Where two entries hold on one day the one that began later answers: it is the newer rule. A day halfway between
 * two entries takes the earlier, which was known at the time.
 */
export function inForce<E extends Dates>(entries: readonly E[], day: Day): InForce<E> {
  const first = entries[0]
  if (first === undefined) throw new Error('A dated fact has no entries')
  const holding = entries.filter((entry) => holdsOn(entry, day))
  const newest = holding.reduce<E | undefined>(
    (best, entry) => (best !== undefined && best.effectiveFrom > entry.effectiveFrom ? best : entry),
    undefined,
  )
  if (newest !== undefined) return { entry: newest, nearest: false }
  const nearest = entries.reduce((best, entry) => (daysAway(entry, day) < daysAway(best, day) ? entry : best), first)
  return { entry: nearest, nearest: true }
}

/** Whether these dates include the day. */
export function holdsOn({ effectiveFrom, effectiveTo }: Dates, day: Day): boolean {
  return effectiveFrom <= day && (effectiveTo === undefined || day <= effectiveTo)
}

/** A change of a rule: the new value and the day it began. */
export interface Change<T> {
  readonly from: Day
  readonly value: T
  readonly source?: string
  readonly grade?: Grade
}

/**
 * Dated entries from a list of changes in order of time: each holds until the eve of the next, and the last still
 * holds. Source and grade are given once and may differ for one change.
 */
export function changes<T>(
  authority: { readonly source: string; readonly grade: Grade },
  list: readonly Change<T>[],
): readonly Dated<T>[] {
  return list.map(({ from, value, source, grade }, i) => {
    const next = list[i + 1]
    return {
      value,
      effectiveFrom: from,
      ...(next === undefined ? {} : { effectiveTo: eveOf(next.from) }),
      source: source ?? authority.source,
      grade: grade ?? authority.grade,
    }
  })
}

/** The day before, worked on the calendar as written: no clock and no time zone. */
export function eveOf(day: Day): Day {
  const { year, month, dayOfMonth } = partsOf(day)
  if (dayOfMonth > 1) return written(year, month, dayOfMonth - 1)
  if (month > 1) return written(year, month - 1, daysInMonth(year, month - 1))
  return written(year - 1, 12, 31)
}

function daysAway({ effectiveFrom, effectiveTo }: Dates, day: Day): number {
  if (day < effectiveFrom) return dayNumber(effectiveFrom) - dayNumber(day)
  if (effectiveTo !== undefined && day > effectiveTo) return dayNumber(day) - dayNumber(effectiveTo)
  return 0
}

/** Days since the first day of the year nought, on today's calendar. */
function dayNumber(day: Day): number {
  const { year, month, dayOfMonth } = partsOf(day)
  const before = year - 1
  let days = year * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + dayOfMonth
  for (let m = 1; m < month; m++) days += daysInMonth(year, m)
  return days
}

function partsOf(day: Day) {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) }
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function written(year: number, month: number, dayOfMonth: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
}
