import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { type CheckContext, grouped, placed } from './check.ts'
import { repeatedFigures } from './repeated.ts'

/**
 * No two councils, services, options, criteria, principles, scenarios, waiting decisions, places, buildings or systems
 * have the same code. A line may stand under one code for several councils and in several options, and is then the same
 * line everywhere.
 */
export function codesDiffer({ theCase }: CheckContext): readonly Problem[] {
  const { councils, services, options, criteria, principles, scenarios, waiting, places, buildings, systems } = theCase
  return [
    ...repeatedCodes('council', codesOf(councils), ['councils'], 'code'),
    ...repeatedCodes('service', codesOf(services), ['services'], 'code'),
    ...repeatedCodes('option', codesOf(options), ['options'], 'code'),
    ...repeatedCodes('criterion', codesOf(criteria), ['criteria'], 'code'),
    ...repeatedCodes('principle', codesOf(principles), ['principles'], 'code'),
    ...repeatedCodes('scenario', codesOf(scenarios), ['scenarios'], 'code'),
    ...repeatedCodes('place', codesOf(places), ['places'], 'code'),
    ...repeatedCodes('building', codesOf(buildings), ['buildings'], 'code'),
    ...repeatedCodes('system', codesOf(systems), ['systems'], 'code'),
    ...repeatedCodes('waiting decision', codesOf(waiting), ['waiting'], 'code'),
    ...linesOfOneCode(theCase),
    ...placed(options).flatMap(([option, index]) => [
      ...repeatedCodes('council', option.councils, ['options', index, 'councils']),
      ...repeatedFigures(['options', index, 'lines'], option.lines, ({ code, council, service }) => [
        code,
        council,
        service,
      ]),
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

/** One code given to two things of a list: the place of both. */
export function repeatedCodes(what: string, codes: readonly string[], list: Path, key?: string): readonly Problem[] {
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

/** What lines under one code have in common; councils, services, amounts and sources may differ. */
const sameForOneCode = [
  'kind',
  'costKind',
  'pool',
  'catalogueCode',
  'claims',
  'fund',
  'fundedBy',
  'timing',
  'transfer',
  'scenario',
] as const

function linesOfOneCode({ options }: CaseFile): readonly Problem[] {
  const lines = placed(options).flatMap(([option, i]) =>
    placed(option.lines).map(([line, j]) => ({ line, path: ['options', i, 'lines', j] })),
  )
  return grouped(lines, ({ line }) => line.code).flatMap(([first, ...others]) =>
    others.flatMap(({ line, path }) => {
      if (first === undefined || line.code === '') return []
      const differs = sameForOneCode.find((key) => JSON.stringify(line[key]) !== JSON.stringify(first.line[key]))
      if (differs === undefined) return []
      const sentence = `The line ${quoted(line.code)} differs in “${differs}” from the line of the same code at ${at(...first.path)}. Make them alike, or give this one a code of its own.`
      return [caseProblem('CASE-69', at(...path), sentence)]
    }),
  )
}
