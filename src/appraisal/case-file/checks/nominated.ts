import { listInWords, type Problem } from '../../../figures/index.ts'
import { deliveryModel } from '../../../model/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile, CaseOption } from '../schema.ts'
import { type CheckContext, placed } from './check.ts'
import { priceBaseProblems } from './entered-lines.ts'

type OptionService = CaseOption['services'][number]

/**
 * Places, buildings and systems: whole and possible; what an option nominates exists, is of its service and councils,
 * and has its lever switched on; a target caseload stands where L06 does.
 */
export function nominatedHold(context: CheckContext): readonly Problem[] {
  const { theCase } = context
  return [
    ...placed(theCase.places).flatMap(([one, i]) => placesProblems(one, ['places', i])),
    ...placed(theCase.systems).flatMap(([one, i]) => [
      ...countProblems('users', one.users, ['systems', i, 'users']),
      ...countProblems('records', one.records, ['systems', i, 'records']),
    ]),
    ...(['places', 'buildings', 'systems'] as const).flatMap((section) =>
      placed<{ readonly priceBase: string }>(theCase[section]).flatMap(([one, i]) =>
        priceBaseProblems(one.priceBase, [section, i, 'priceBase'], context),
      ),
    ),
    ...placed(theCase.options).flatMap(([option, i]) =>
      placed(option.services).flatMap(([service, j]) => {
        const path = ['options', i, 'services', j]
        return [
          ...nominations(option, service, path, theCase),
          ...leverOff(service, path),
          ...caseloadProblems(option, service, path),
          ...(service.jointSystem === undefined
            ? []
            : priceBaseProblems(service.jointSystem.priceBase, [...path, 'jointSystem', 'priceBase'], context)),
        ]
      }),
    ),
  ]
}

function placesProblems(one: CaseFile['places'][number], path: Path): readonly Problem[] {
  const planned = Object.entries(one.planned)
  const below = planned.filter(([, children]) => children < 0)
  const all = planned.reduce((sum, [, children]) => sum + children, 0)
  return [
    ...(one.places > 0 || Number.isNaN(one.places)
      ? []
      : [
          caseProblem(
            'CASE-09',
            at(...path, 'places'),
            `The number of places is ${one.places}. Write more than nought.`,
          ),
        ]),
    ...below.map(([council, children]) =>
      caseProblem(
        'CASE-09',
        at(...path, 'planned', council),
        `The number of children planned is ${children}. Write nought or more.`,
      ),
    ),
    ...(all > one.places
      ? [
          caseProblem(
            'CASE-77',
            at(...path, 'planned'),
            `${quoted(one.title)} has ${one.places} places, and the councils plan to place ${Number(all.toPrecision(6))} children. Lower the plan, or add places.`,
          ),
        ]
      : []),
  ]
}

function countProblems(what: string, count: number, path: Path): readonly Problem[] {
  return count >= 0 || Number.isNaN(count)
    ? []
    : [caseProblem('CASE-09', at(...path), `The number of ${what} is ${count}. Write nought or more.`)]
}

/** What is nominated is in the case, in the service, and (where it is one council's) of a council that takes part. */
function nominations(option: CaseOption, service: OptionService, path: Path, theCase: CaseFile): readonly Problem[] {
  const stranger = (
    what: string,
    codes: readonly string[],
    known: readonly { readonly code: string; readonly service: string; readonly council?: string }[],
    list: Path,
  ) =>
    placed(codes).flatMap(([code, k]) => {
      const one = known.find((each) => each.code === code)
      const place = at(...list, k)
      if (code === '') return []
      if (one === undefined)
        return [
          caseProblem(
            'CASE-76',
            place,
            `The case has no ${what} ${quoted(code)}. ${known.length === 0 ? `Add it to the list of ${what}s` : `It has ${listInWords(known.map((each) => quoted(each.code)))}: add this one to the list of ${what}s`}, or correct the code.`,
          ),
        ]
      if (one.service !== service.service)
        return [
          caseProblem(
            'CASE-76',
            place,
            `The ${what} ${quoted(code)} belongs to the service ${quoted(one.service)}. Nominate it there, or correct its service.`,
          ),
        ]
      if (one.council !== undefined && !option.councils.includes(one.council))
        return [
          caseProblem(
            'CASE-76',
            place,
            `The ${what} ${quoted(code)} belongs to ${quoted(one.council)}, which takes no part in this option. Take it out, or add the council.`,
          ),
        ]
      return []
    })
  return [
    ...stranger('place', service.places ?? [], theCase.places, [...path, 'places']),
    ...stranger('building', service.buildings ?? [], theCase.buildings, [...path, 'buildings']),
    ...stranger('system', service.jointSystem?.replaces ?? [], theCase.systems, [...path, 'jointSystem', 'replaces']),
  ]
}

/** Something nominated for a lever that the option does not run would count for nothing without a word. */
function leverOff(service: OptionService, path: Path): readonly Problem[] {
  const opened = service.levers?.map(({ code }) => code) ?? deliveryModel(service.deliveryModel)?.levers ?? []
  const needs = [
    { key: 'places', lever: 'L04', isThere: (service.places ?? []).length > 0 },
    { key: 'buildings', lever: 'L08', isThere: (service.buildings ?? []).length > 0 },
    { key: 'jointSystem', lever: 'L09', isThere: service.jointSystem !== undefined },
  ]
  return needs.flatMap(({ key, lever, isThere }) =>
    !isThere || opened.includes(lever)
      ? []
      : [
          caseProblem(
            'CASE-96',
            at(...path, key),
            `What is nominated here counts for nothing, because the option does not run ${lever}. Add ${lever} to its levers, or take this out.`,
          ),
        ],
  )
}

/** L06 needs a caseload to aim at, which means nothing to any other lever; and it is no case for itself. */
function caseloadProblems(option: CaseOption, service: OptionService, path: Path): readonly Problem[] {
  return placed(service.levers ?? []).flatMap(([{ code, targetCaseload }, k]) => {
    const place = at(...path, 'levers', k)
    if (code !== 'L06')
      return targetCaseload === undefined
        ? []
        : [
            caseProblem(
              'CASE-78',
              at(...path, 'levers', k, 'targetCaseload'),
              `A target caseload belongs to the lever L06, not to ${code}. Move it, or take it out.`,
            ),
          ]
    if (targetCaseload === undefined)
      return [
        caseProblem(
          'CASE-97',
          place,
          'The lever L06 has no caseload to aim at, so it counts for nothing. Write the cases per social worker under “targetCaseload”.',
        ),
      ]
    if (targetCaseload <= 0)
      return [
        caseProblem(
          'CASE-09',
          at(...path, 'levers', k, 'targetCaseload'),
          `The target caseload is ${targetCaseload}. Write the cases per social worker that the option aims at, more than nought.`,
        ),
      ]
    return isPaidForOtherwise(option)
      ? []
      : [
          caseProblem(
            'CASE-98',
            place,
            `Nothing but lower caseloads is to pay for ${quoted(option.title)}. A case is never funded from L06 alone: it costs pay, and brings money only as fewer people leave.`,
          ),
        ]
  })
}

/** Levers that may save money by themselves. */
const saving = ['L01', 'L02', 'L03', 'L04', 'L05', 'L07', 'L08', 'L09']

function isPaidForOtherwise({ services, lines }: CaseOption): boolean {
  const opened = services.flatMap(
    ({ levers, deliveryModel: form }) => levers?.map(({ code }) => code) ?? deliveryModel(form)?.levers ?? [],
  )
  return lines.some(({ kind }) => kind !== 'cost') || opened.some((code) => saving.includes(code))
}
