import type { OptionAnswer } from '../answer.ts'
import { lineageOf } from '../case-file/index.ts'
import type { Prepared } from '../work.ts'
import { byYear, centralOf, type Worked, wholePence } from './read.ts'

/** Who joins, leaves and comes back when, in an option with councils that do not stay from start to end. */
export function membershipOf(
  prepared: Prepared,
  worked: Worked,
  option: string,
  leavingIn: string,
): OptionAnswer['membership'] {
  const { parting, comingBack } = prepared.model.leavingIt
  if (parting === undefined) return []
  return prepared.arrangements
    .filter((each) => each.option.code === option && Object.keys(each.membership).length > 0)
    .flatMap((each) =>
      [...each.option.councils].sort().map((council) => {
        const spell = each.membership[council] ?? {}
        const at = { option, council, service: each.service }
        const leftIn = worked.years.find((year) => centralOf(worked, parting.flow, { ...at, year }) !== 0)
        return {
          service: each.service,
          council,
          joins: spell.joins ?? null,
          leaves: spell.leaves ?? null,
          rejoins: spell.rejoins ?? null,
          costOfLeavingPence:
            leftIn === undefined ? 0 : -wholePence(centralOf(worked, parting.flow, { ...at, year: leftIn })),
          leavingFigure: leftIn === undefined ? null : parting.flow.name,
          leftIn: leftIn ?? null,
          costOfComingBackPence: wholePence(centralOf(worked, comingBack, { ...at, year: leftIn ?? leavingIn })),
          comingBackFigure: comingBack.name,
          comingBackAfter: leftIn ?? leavingIn,
        }
      }),
    )
}

/** Who holds the budget of each service in each year, where councils are abolished or founded; else empty. */
export function budgetsOf(prepared: Prepared, worked: Worked, option: string): OptionAnswer['budgets'] {
  const { theCase, model } = prepared
  const { budget } = model
  if (budget === undefined) return []
  return theCase.councils
    .filter(({ code }) => lineageOf(theCase, code) !== undefined)
    .flatMap(({ code: council }) =>
      theCase.services.map(({ code: service }) => ({
        council,
        service,
        figure: budget.held.name,
        heldPence: byYear(worked, budget.held, { option, council, service }),
      })),
    )
}
