import { type Council, continuingCode, council, councilByNumber, type Day, validOn } from '../../reference/index.ts'
import { councilByName } from '../council-by-name.ts'
import type { CellWarnings } from '../problems.ts'

/** How a row names its council. */
export interface RowCouncil {
  readonly ons: string
  readonly dfe: string
  readonly name: string
  readonly day: Day | undefined
  readonly place: string
}

/**
 * The council of a row of inspections. Where its code and its number are of two councils, the one that was there on
 * the day of the inspection is meant: a scraped table gives Cumberland and Westmorland and Furness the code of Cumbria,
 * and the Dorset of today the code of the Dorset that was abolished.
 */
export function councilOfRow(row: RowCouncil, warnings: CellWarnings): Council | undefined {
  const { ons, dfe, name, day } = row
  const byCode = council(ons)
  const byNumber = /^\d{3}$/.test(dfe) ? councilByNumber(dfe, day) : undefined
  if (byCode === undefined && byNumber === undefined) return councilByName(name, day)
  if (byCode === undefined || byNumber === undefined) return byCode ?? byNumber
  if (continuingCode(byCode.code) === continuingCode(byNumber.code)) return byCode
  const chosen = chosenOf(byCode, byNumber, row)
  warnings.add(
    'IMP-57',
    `${ons}|${dfe}`,
    row.place,
    `${name}: the code ${ons} is of ${inFull(byCode)} and the number ${dfe} of ${inFull(byNumber)}. It is taken as ${inFull(chosen)}${day === undefined ? '' : `, which was there on ${day}`}; correct the other in the file.`,
  )
  return chosen
}

function chosenOf(byCode: Council, byNumber: Council, { name, day }: RowCouncil): Council {
  if (day !== undefined && validOn(byCode.code, day) !== validOn(byNumber.code, day))
    return validOn(byCode.code, day) ? byCode : byNumber
  return councilByName(name, day)?.code === byCode.code ? byCode : byNumber
}

function inFull({ code, name, validTo }: Council): string {
  return `${name} (${code}${validTo === undefined ? '' : `, to ${validTo}`})`
}
