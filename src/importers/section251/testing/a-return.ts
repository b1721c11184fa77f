import { section251Table } from '../../../reference/index.ts'
import { importWhole } from '../../import-file.ts'
import type { Observation } from '../../observation.ts'
import type { Value } from '../../value.ts'

/** A section 251 file as text, read; throws with its problems where it is refused. */
export async function readText(text: string, name = 'return.csv') {
  return readBytes(new TextEncoder().encode(text), name)
}

export async function readBytes(bytes: Uint8Array, name = 'return.csv') {
  const result = await importWhole({ name, bytes })
  if ('problems' in result)
    throw new Error(result.problems.map(({ code, place, sentence }) => `${code} ${place} ${sentence}`).join('\n'))
  const observations = result.entries.filter((entry): entry is Observation => entry.what === 'observation')
  return { ...result, observations, codes: result.warnings.map(({ code }) => code) }
}

/** The value of a line’s column; of one council, where there are several. */
export function figureIn(
  observations: readonly Observation[],
  measure: string,
  { dfe, year }: { readonly dfe?: string; readonly year?: string } = {},
): Value | undefined {
  return observations.find(
    (each) =>
      each.measure === `section251/${measure}` &&
      (dfe === undefined || each.area.published.dfe === dfe) &&
      (year === undefined || each.period.label === year),
  )?.value
}

/** A whole table A1 of one council in a year’s own numbers and words: every line £100,000 plus its place, all own. */
export function wholeTable(year: string, council = '841,Darlington'): readonly string[] {
  const lines = section251Table(year)?.lines ?? []
  const gross = (ref: string): number => {
    const at = lines.findIndex((each) => each.ref === ref)
    const line = lines[at]
    return line === undefined || line.adds.length === 0
      ? 100_000 + at
      : line.adds.reduce((sum, added) => sum + gross(added), 0)
  }
  return lines.map(({ ref, label }) => {
    const amount = gross(ref)
    return `${council},${ref},"${label}",${amount},0,0,0,${amount},0,${amount},0,0,${amount}`
  })
}

export const plainHeader =
  'LA,LA Name,LineNumber,CYPServiceDescription,OwnProvision,PrivateProvision,OtherPublic,Voluntary,TotalExpenditure,Income,NetCurrentExpenditure,GovGrantsInsideAEF,GovGrantsOutsideAEF,LEANetRevenueExpenditure'
