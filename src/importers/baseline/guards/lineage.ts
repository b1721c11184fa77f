import { dateInWords, listInWords, type Problem } from '../../../figures/index.ts'
import { type Council, type CouncilCode, continuingCode, council } from '../../../reference/index.ts'
import { importProblem } from '../../problems.ts'
import { isGap } from '../../value.ts'
import type { BaselineCell } from '../cell.ts'

/**
 * Where a council’s series ends or begins with the council: a county’s figures go on in its successors and are no drop
 * to nought, and a new council’s begin late because it is new.
 */
export function lineageWarnings(cells: readonly BaselineCell[], councils: readonly CouncilCode[]): readonly Problem[] {
  const periods = cells.filter(({ value }) => !isGap(value)).map(({ period }) => period)
  const first = periods.reduce((least, { from }) => (from < least ? from : least), '9999')
  const last = periods.reduce((most, { to }) => (to > most ? to : most), '')
  return councils.flatMap((code) => {
    const found = council(code)
    if (found === undefined) return []
    const isGone = found.validTo !== undefined && found.validTo < last
    // A council whose code alone changed has its figures from before, under the old code.
    const isRecoded = found.predecessors.some((before) => continuingCode(before) === continuingCode(code))
    const isNew = found.validFrom !== undefined && found.validFrom > first && !isRecoded
    return [...(isGone ? [goesOnIn(found, councils)] : []), ...(isNew ? [beganAs(found, councils)] : [])]
  })
}

function goesOnIn({ name, code, validTo = '', successors }: Council, asked: readonly CouncilCode[]): Problem {
  if (successors.length === 0)
    return importProblem('IMP-91', name, `${name} ended on ${dateInWords(validTo)}. No successor is on record.`)
  return importProblem(
    'IMP-91',
    name,
    `${name} (${code}) ended on ${dateInWords(validTo)}: its figures go on in ${named(successors)} and do not fall to nought.${addHint(successors, asked)}`,
  )
}

function beganAs({ name, code, validFrom = '', predecessors }: Council, asked: readonly CouncilCode[]): Problem {
  const before =
    predecessors.length === 0
      ? 'no predecessor is on record'
      : `before it, ${predecessors.length === 1 ? 'look at' : 'look at all of'} ${named(predecessors)}`
  return importProblem(
    'IMP-91',
    name,
    `${name} (${code}) has no figures before ${dateInWords(validFrom)} because it was new on that day; ${before}.${addHint(predecessors, asked)}`,
  )
}

function addHint(codes: readonly CouncilCode[], asked: readonly CouncilCode[]): string {
  const left = codes.filter((code) => !asked.includes(code))
  return left.length === 0 ? '' : ` To see one line through time, add ${listInWords(left)} to the councils.`
}

function named(codes: readonly CouncilCode[]): string {
  return listInWords(codes.map((code) => council(code)?.name ?? code))
}
