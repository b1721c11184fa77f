import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import { type CheckContext, placed } from './check.ts'

/** No two councils, services, options, lines of an option, criteria or scenarios have the same code. */
export function codesDiffer({ theCase }: CheckContext): readonly Problem[] {
  const { councils, services, options, criteria, scenarios } = theCase
  return [
    ...repeatedCodes('council', codesOf(councils), ['councils'], 'code'),
    ...repeatedCodes('service', codesOf(services), ['services'], 'code'),
    ...repeatedCodes('option', codesOf(options), ['options'], 'code'),
    ...repeatedCodes('criterion', codesOf(criteria), ['criteria'], 'code'),
    ...repeatedCodes('scenario', codesOf(scenarios), ['scenarios'], 'code'),
    ...placed(options).flatMap(([option, index]) => [
      ...repeatedCodes('council', option.councils, ['options', index, 'councils']),
      ...repeatedCodes('line', codesOf(option.lines), ['options', index, 'lines'], 'code'),
      ...repeatedCodes(
        'service',
        option.services.map((one) => one.service),
        ['options', index, 'services'],
        'service',
      ),
      ...placed(option.services).flatMap(([service, j]) =>
        repeatedCodes('lever', codesOf(service.levers ?? []), ['options', index, 'services', j, 'levers'], 'code'),
      ),
    ]),
  ]
}

function codesOf(list: readonly { readonly code: string }[]): readonly string[] {
  return list.map((one) => one.code)
}

function repeatedCodes(what: string, codes: readonly string[], list: Path, key?: string): readonly Problem[] {
  const firstAt = new Map<string, number>()
  return placed(codes).flatMap(([code, index]) => {
    const first = firstAt.get(code)
    if (first === undefined) firstAt.set(code, index)
    if (first === undefined || code === '') return []
    const place = at(...list, index, ...(key === undefined ? [] : [key]))
    return [
      caseProblem(
        'CASE-27',
        place,
        `The ${what} ${quoted(code)} stands here and at ${at(...list, first)}. Give each its own code, or take one out.`,
      ),
    ]
  })
}
