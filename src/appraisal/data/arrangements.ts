import { deliveryModel } from '../../model/index.ts'
import type { CaseFile, CaseOption } from '../case-file/index.ts'
import { monthsFrom } from './months.ts'

/** What one option arranges for one service, worked out from the case file. */
export interface Arrangement {
  readonly option: CaseOption
  readonly service: string
  /** The form as written, M16 included. */
  readonly code: string
  /** The form it runs as: a trust that is brought back is the trust until then. */
  readonly runsAs: string
  readonly startMonth: number
  readonly minimumTerm: number
  readonly returns: boolean
  readonly host: string | undefined
  readonly membership: NonNullable<CaseOption['services'][number]['membership']>
  /** What becomes of it when a council of it is abolished. */
  readonly atReorganisation: 'dismantle' | 'inherit'
  /** Levers it would run if nobody claimed for them. */
  readonly named: readonly string[]
  readonly levers: readonly { readonly code: string; readonly pools: readonly string[] | undefined }[]
}

/** The arrangements of a case, one for each option and service that an option arranges. */
export function arrangementsOf(theCase: CaseFile): readonly Arrangement[] {
  return theCase.options.flatMap((option) =>
    option.services.map((entry): Arrangement => {
      const model = deliveryModel(entry.deliveryModel)
      if (model === undefined) throw new Error(`No delivery model ${entry.deliveryModel}`)
      const claimed = new Set(option.lines.flatMap((line) => line.claims ?? []))
      // Pay is brought to one scale only where one employer has all the staff.
      const isOneEmployer = model.movesStaff || entry.host !== undefined
      const own =
        model.code === 'M00'
          ? []
          : model.levers.filter((code) => code !== 'L10' || isOneEmployer).map((code) => ({ code, pools: undefined }))
      const chosen = entry.levers?.map(({ code, pools }) => ({ code, pools })) ?? own
      return {
        option,
        service: entry.service,
        code: entry.deliveryModel,
        runsAs: entry.deliveryModel === 'M16' ? 'M09' : entry.deliveryModel,
        startMonth: monthsFrom(theCase.firstYear, entry.start),
        minimumTerm: entry.minimumTermMonths,
        returns: entry.deliveryModel === 'M16' || entry.atEndOfTerm === 'return',
        host: entry.host,
        membership: entry.membership ?? {},
        atReorganisation: entry.atReorganisation ?? (entry.deliveryModel === 'M00' ? 'inherit' : 'dismantle'),
        named: chosen.map(({ code }) => code),
        levers: chosen.filter(({ code }) => !claimed.has(code)),
      }
    }),
  )
}

/** The arrangement of an option for a service, if it makes one. */
export function arrangementFor(
  arrangements: readonly Arrangement[],
  option: string | undefined,
  service: string | undefined,
): Arrangement | undefined {
  return arrangements.find((each) => each.option.code === option && each.service === service)
}
