import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { knownLever, knownModel } from '../known.ts'
import { at, type Path } from '../place.ts'
import { poolsHeld } from '../pools-held.ts'
import type { CaseFile, CaseOption, Pool } from '../schema.ts'
import { type CheckContext, placed } from './check.ts'

type OptionService = CaseOption['services'][number]

/** Levers switched on: each exists, has the pool it works on, and is one that the delivery model names. */
export function leversHold({ theCase }: CheckContext): readonly Problem[] {
  return placed(theCase.options).flatMap(([option, i]) =>
    placed(option.services).flatMap(([service, j]) => {
      const path = ['options', i, 'services', j]
      const held = poolsHeld(theCase, service.service, option.councils)
      return [
        ...placed(service.levers ?? []).flatMap(([lever, k]) =>
          leverProblems(lever, service, held, [...path, 'levers', k]),
        ),
        ...(service.levers === undefined ? modelsOwnLevers(service, held, path, theCase) : []),
      ]
    }),
  )
}

type Lever = NonNullable<OptionService['levers']>[number]

function leverProblems(lever: Lever, service: OptionService, held: ReadonlySet<Pool>, path: Path): readonly Problem[] {
  const { code } = lever
  if (code === '') return []
  const place = at(...path, 'code')
  const known = knownLever(code)
  if (known === undefined) {
    return [caseProblem('CASE-46', place, `There is no lever ${quoted(code)}. Write a code from L00 to L19.`)]
  }
  const wrong = placed(lever.pools ?? []).filter(([pool]) => String(pool) !== '' && !known.pools.includes(pool))
  const problems = wrong.map(([pool, index]) =>
    caseProblem(
      'CASE-48',
      at(...path, 'pools', index),
      `The lever ${code}, ${known.title}, does not work on the pool ${quoted(pool)}. ${known.pools.length === 0 ? 'It works on no pool: take the list out.' : `Write ${listInWords(known.pools, 'or')}.`}`,
    ),
  )
  const wanted = lever.pools === undefined || lever.pools.length === 0 ? known.pools : lever.pools
  const withoutPool = wrong.length === 0 ? lacksPool(code, known.title, wanted, held, place) : []
  return [...problems, ...withoutPool, ...notOfModel(code, known.pools, service, place)]
}

function lacksPool(
  code: string,
  title: string,
  wanted: readonly Pool[],
  held: ReadonlySet<Pool>,
  place: string,
): readonly Problem[] {
  if (wanted.length === 0 || held.size === 0 || wanted.some((pool) => held.has(pool))) return []
  return [
    caseProblem(
      'CASE-47',
      place,
      `The lever ${code}, ${title}, works on ${listInWords(wanted, 'or')}, which no council of the option holds in this service. Enter the pool, or leave the lever out.`,
    ),
  ]
}

function notOfModel(
  code: string,
  pools: readonly Pool[],
  { deliveryModel }: OptionService,
  place: string,
): readonly Problem[] {
  const model = knownModel(deliveryModel)
  if (model === undefined || pools.length === 0 || model.levers.includes(code)) return []
  return [
    caseProblem(
      'CASE-87',
      place,
      `The delivery model ${deliveryModel}, ${model.title}, does not usually bring the lever ${code}. It is worked as the case asks; say why in the option’s summary.`,
    ),
  ]
}

const saysItself: readonly string[] = ['L04', 'L06', 'L08', 'L09', 'L10']

/** The list that a model brings of itself: a lever of it without a pool would be a nought that nobody chose. */
function modelsOwnLevers(
  service: OptionService,
  held: ReadonlySet<Pool>,
  path: Path,
  { services }: CaseFile,
): readonly Problem[] {
  const model = knownModel(service.deliveryModel)
  if (model === undefined || !services.some(({ code }) => code === service.service)) return []
  return model.levers.flatMap((code) => {
    const known = knownLever(code)
    // A lever that works on what the option nominates, or on placements, says itself where it has nothing to work on.
    if (known === undefined || saysItself.includes(code)) return []
    return lacksPool(code, known.title, known.pools, held, at(...path, 'deliveryModel'))
  })
}
