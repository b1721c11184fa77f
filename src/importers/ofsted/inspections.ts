import type { Day } from '../../reference/index.ts'
import type { Area } from '../observation.ts'
import type { CellWarnings } from '../problems.ts'
import { isWorded, type Value } from '../value.ts'
import { daysAfter } from './days.ts'
import { type JudgedAspect, judgedAspects } from './judgements.ts'

/** One judgement of an inspection with the cell it stands in. */
export interface Grade {
  readonly value: Value
  readonly text: string
  readonly column: string
}

/** One inspection or visit of one council, as far as a list tells it. */
export interface Inspection {
  readonly area: Area
  /** First day of the inspection. */
  readonly inspected?: Day
  /** Day its report came out. */
  readonly published?: Day
  /** `standard inspection`, `short inspection`, `focused visit`, `monitoring visit`, or the list’s own words. */
  readonly event?: string
  /** `No longer exists`, where the council is gone. */
  readonly status?: string
  readonly theme?: string
  readonly grades: Readonly<Partial<Record<JudgedAspect, Grade>>>
  readonly sheet?: string
  readonly row: number
  readonly place: string
}

/** A report comes out within this many days of its inspection, by far. */
const longestToReport = 300

/**
 * The inspections of several lists of one file, each told once: one list has the day of the inspection, the next the
 * day of its report, a third what kind of inspection it was. Two lists that judge one inspection differently are told.
 */
export function mergeInspections(all: readonly Inspection[], warnings: CellWarnings): readonly Inspection[] {
  const merged = new Map<string, Inspection[]>()
  for (const each of all) {
    const before = merged.get(each.area.key) ?? []
    const at = before.findIndex((other) => isSame(each, other))
    const other = before[at]
    if (other === undefined) before.push(each)
    else before[at] = together(other, each, warnings)
    merged.set(each.area.key, before)
  }
  return [...merged.values()].flat()
}

function isSame(a: Inspection, b: Inspection): boolean {
  if (isVisit(a) !== isVisit(b)) return false
  const isBegunTogether = a.inspected !== undefined && a.inspected === b.inspected
  const isOutTogether = a.published !== undefined && a.published === b.published
  if (isBegunTogether || isOutTogether) return true
  if (a.inspected !== undefined && b.inspected !== undefined) return false
  if (a.published !== undefined && b.published !== undefined) return false
  const [inspected, published] = [a.inspected ?? b.inspected, a.published ?? b.published]
  if (inspected === undefined || published === undefined || isVisit(a)) return false
  const isNear = inspected <= published && published <= daysAfter(inspected, longestToReport)
  return isNear && agree(a, b).every((isAgreed) => isAgreed)
}

/** Visits look at one theme and judge nothing. */
export function isVisit({ grades }: Inspection): boolean {
  return Object.values(grades).every((grade) => !isWorded(grade.value))
}

function agree(a: Inspection, b: Inspection): readonly boolean[] {
  return aspects.flatMap((aspect) => {
    const [one, other] = [wordOf(a.grades[aspect]), wordOf(b.grades[aspect])]
    return one === undefined || other === undefined ? [] : [one === other]
  })
}

// The keys of the table are its own aspects.
const aspects = Object.keys(judgedAspects) as readonly JudgedAspect[]

function wordOf(grade: Grade | undefined): string | undefined {
  return grade !== undefined && isWorded(grade.value) ? grade.value.word : undefined
}

function together(first: Inspection, second: Inspection, warnings: CellWarnings): Inspection {
  const [base, other] = told(second) > told(first) ? [second, first] : [first, second]
  for (const aspect of aspects) {
    const [one, two] = [base.grades[aspect], other.grades[aspect]]
    if (wordOf(one) === undefined || wordOf(two) === undefined || wordOf(one) === wordOf(two)) continue
    warnings.add(
      'IMP-24',
      `${base.area.key}|${aspect}`,
      base.place,
      `${base.area.name} has two judgements of one inspection for “${judgedAspects[aspect]}”: “${one?.text}” here and “${two?.text}” at ${other.place}. The first is taken; look at the report.`,
    )
  }
  return { ...other, ...base, grades: { ...other.grades, ...base.grades } }
}

/** How much a list tells of an inspection. */
function told({ inspected, published, event, status }: Inspection): number {
  return [inspected, published, event, status].filter((each) => each !== undefined).length
}
