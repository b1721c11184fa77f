import { listInWords, type Problem, problem } from '../../figures/index.ts'
import type { OptionAnswer } from '../answer.ts'
import type { CaseFile } from '../case-file/index.ts'
import { roughly } from './say.ts'

/** What a case gives that no figure rests on yet: it is kept, and its author should not think that it counted. */
export function unusedParts(theCase: CaseFile): Problem[] {
  const unused = (place: string, what: string) =>
    problem('UNUSED-01', place, `${what} is read and kept, but no figure of this version rests on it.`)
  return [
    ...theCase.keys.flatMap((key, i) =>
      key.cap !== undefined || key.collar !== undefined ? [unused(`keys[${i}]`, 'A cap or collar on a key')] : [],
    ),
    ...theCase.facts.flatMap((fact, i) =>
      fact.kind === 'exitTerms' || fact.kind === 'abolition'
        ? [
            unused(
              `facts[${i}]`,
              fact.kind === 'abolition'
                ? 'The abolition of a council (write it under “reorganisations” to have it counted)'
                : 'The terms of an exit',
            ),
          ]
        : [],
    ),
    ...theCase.finance.flatMap((row, i) =>
      row.savingsRequiredPounds !== undefined
        ? [
            unused(
              `finance[${i}].savingsRequiredPounds`,
              'The savings a council already has to find (write them under “needs” to have options held against them)',
            ),
          ]
        : [],
    ),
    ...theCase.establishment.flatMap((row, i) =>
      row.lengthOfService !== undefined ? [unused(`establishment[${i}].lengthOfService`, 'Length of service')] : [],
    ),
  ]
}

/** Money that may not be added together, and reserves that run out. */
export function moneyWarnings(theCase: CaseFile, options: readonly OptionAnswer[]): Problem[] {
  return options.flatMap((option) => {
    const funds = [...new Set(option.flows.map(({ fund }) => fund))]
    const empty = option.byCouncil.flatMap(({ council, movement }) => {
      const first = movement.find(({ reservesPence }) => reservesPence !== null && reservesPence < 0)
      const name = theCase.councils.find(({ code }) => code === council)?.shortName ?? council
      return first === undefined ? [] : [`${name} in ${first.year} (${roughly(first.reservesPence ?? 0)})`]
    })
    return [
      ...(funds.length > 1
        ? [
            problem(
              'FUND-01',
              `options ${option.code}`,
              `“${option.title}” touches more than one fund. Its present values and chances count them all; budgets, movement and reserves show each fund apart, and money of one cannot pay for another.`,
            ),
          ]
        : []),
      ...(empty.length > 0
        ? [
            problem(
              'FINANCE-01',
              `options ${option.code}`,
              `Under “${option.title}” reserves fall below nought: ${listInWords(empty)}. Say how else the one-off costs are paid for.`,
            ),
          ]
        : []),
    ]
  })
}
