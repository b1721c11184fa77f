import { knownModel } from './known.ts'
import type { CaseOption } from './schema.ts'

/** The councils of an option that are in an arrangement on a day. */
export function membersOn(option: CaseOption, service: string, day: string): readonly string[] {
  const entry = option.services.find((each) => each.service === service)
  if (entry === undefined) return []
  return option.councils.filter((council) => {
    const { joins, leaves, rejoins } = entry.membership?.[council] ?? {}
    const isIn = (joins ?? entry.start) <= day && (leaves === undefined || day < leaves)
    return isIn || (rejoins !== undefined && rejoins <= day)
  })
}

/** The first day on which fewer councils are in an arrangement than its form needs; undefined where enough stay. */
export function dayOfTooFew(option: CaseOption, service: string): string | undefined {
  const entry = option.services.find((each) => each.service === service)
  if (entry === undefined) return undefined
  const fewest = knownModel(entry.deliveryModel)?.fewestCouncils ?? 1
  const days = [entry.start, ...Object.values(entry.membership ?? {}).flatMap(({ leaves }) => leaves ?? [])].sort()
  return days.find((day) => day >= entry.start && membersOn(option, service, day).length < fewest)
}
