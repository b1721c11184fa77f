import type { OptionAnswer } from '../answer.ts'
import { assumptionOf, sourceText } from '../data/assumptions.ts'
import { enteredAmounts } from '../data/entered-amounts.ts'
import type { Prepared } from '../work.ts'
import { centralOf, type Worked, wholePence } from './read.ts'

/** The grants an option counts on: those it types, and the one that comes with a directed form. */
export function grantsOf(prepared: Prepared, worked: Worked, code: string): OptionAnswer['grants'] {
  const { theCase, model } = prepared
  const option = theCase.options.find((each) => each.code === code)
  const entered = enteredAmounts(theCase)
  const typed = (option?.lines ?? []).flatMap((line) => {
    const figure = model.entered.find((each) => each.line.code === line.code)?.flow
    if (line.kind !== 'grant' || figure === undefined || !entered.codes.includes(line.code)) return []
    const paid = worked.years.flatMap((year) => {
      const pounds = centralOf(worked, figure, { option: code, council: line.council, service: line.service, year })
      return pounds === 0 ? [] : [{ year, pence: wholePence(pounds) }]
    })
    return paid.length === 0
      ? []
      : [
          {
            title: line.title,
            council: line.council,
            ...inAll(paid),
            conditions: line.conditions ?? [],
            source: sourceText(line.source),
            grade: line.grade,
          },
        ]
  })
  return [...typed, ...withTheForm(prepared, worked, code)]
}

function withTheForm({ theCase, model }: Prepared, worked: Worked, code: string): OptionAnswer['grants'] {
  const { grant } = model
  const option = theCase.options.find((each) => each.code === code)
  if (grant === undefined || option === undefined) return []
  const paid = worked.years.flatMap((year) => {
    const pounds = option.services.reduce(
      (sum, { service }) => sum + centralOf(worked, grant.inYear, { option: code, service, year }),
      0,
    )
    return pounds === 0 ? [] : [{ year, pence: wholePence(pounds) }]
  })
  const of = assumptionOf(theCase, 'M11/grant')
  if (paid.length === 0 || of === undefined) return []
  return [
    {
      title: of.title,
      council: null,
      ...inAll(paid),
      conditions: option.grant?.conditions ?? [],
      source: of.source,
      grade: of.grade,
    },
  ]
}

function inAll(paid: readonly { readonly year: string; readonly pence: number }[]) {
  const [first, last] = [paid[0]?.year ?? '', paid.at(-1)?.year ?? '']
  return {
    years: first === last ? first : `${first} to ${last}`,
    pence: paid.reduce((sum, { pence }) => sum + pence, 0),
  }
}
