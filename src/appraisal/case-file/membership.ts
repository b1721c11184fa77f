import { knownModel } from './known.ts'
import { lineageOf } from './lineage.ts'
import type { CaseFile, CaseOption } from './schema.ts'

/**
 * The councils of an option that are in an arrangement on a day: one to be abolished until vesting day, its successors
 * from then.
 */
export function membersOn(
  theCase: Pick<CaseFile, 'reorganisations'>,
  option: CaseOption,
  service: string,
  day: string,
): readonly string[] {
  const entry = option.services.find((each) => each.service === service)
  if (entry === undefined) return []
  return option.councils.filter((council) => {
    const lineage = lineageOf(theCase, council)
    if (lineage !== undefined && lineage.entry.vestingDay <= day !== (lineage.role === 'successor')) return false
    const { joins, leaves, rejoins } = entry.membership?.[council] ?? {}
    const isIn = (joins ?? entry.start) <= day && (leaves === undefined || day < leaves)
    return isIn || (rejoins !== undefined && rejoins <= day)
  })
}

/** The first day on which fewer councils are in an arrangement than its form needs; undefined where enough stay. */
export function dayOfTooFew(
  theCase: Pick<CaseFile, 'reorganisations'>,
  option: CaseOption,
  service: string,
): string | undefined {
  const entry = option.services.find((each) => each.service === service)
  if (entry === undefined) return undefined
  const fewest = knownModel(entry.deliveryModel)?.fewestCouncils ?? 1
  const days = [entry.start, ...Object.values(entry.membership ?? {}).flatMap(({ leaves }) => leaves ?? [])].sort()
  return days.find((day) => day >= entry.start && membersOn(theCase, option, service, day).length < fewest)
}
