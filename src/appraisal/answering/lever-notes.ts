import { formatPercent, listInWords } from '../../figures/index.ts'
import { levers, placementPools } from '../../model/index.ts'
import { poolTitle } from '../../reference/index.ts'
import type { Arrangement } from '../data/arrangements.ts'
import { whyNotWorked } from '../data/levers-in-use.ts'
import { childrenPlaced } from '../data/nominated.ts'
import type { Prepared } from '../work.ts'
import { centralOf, type Worked, wholePence } from './read.ts'
import { roughly } from './say.ts'

/**
 * What a reader should know of an option’s levers: which have nothing to work on and so count for nothing, which
 * councils they leave out, and at what use nominated places pay for themselves.
 */
export function leverNotesOf(prepared: Prepared, worked: Worked, option: string): string[] {
  const arranged = prepared.arrangements.filter((each) => each.option.code === option)
  return [
    ...new Set(
      arranged.flatMap((each) => [
        ...idle(prepared, each),
        ...placements(prepared, each),
        ...places(prepared, worked, each),
        ...stepDown(prepared, worked, each),
      ]),
    ),
  ]
}

function idle({ theCase, arrangements }: Prepared, each: Arrangement): string[] {
  return each.levers.flatMap(({ code }) => {
    const why = whyNotWorked(theCase, arrangements, each, code)
    return why === undefined ? [] : [`${named(code)}: ${why}, so nothing is counted.`]
  })
}

function placements({ theCase, data }: Prepared, each: Arrangement): string[] {
  const lever = each.levers.find(({ code }) => code === 'L04')
  if (lever === undefined) return []
  const pools = placementPools.filter((pool) => lever.pools === undefined || lever.pools.includes(pool))
  const unknown = each.option.councils.flatMap((council) => {
    const at = { council, service: each.service }
    const lacking = pools.filter((pool) => typeof data.givens[`L04/boughtShare ${pool}`]?.(at) !== 'number')
    if (lacking.length === 0) return []
    const titles = listInWords(lacking.map((pool) => poolTitle(pool).toLowerCase()))
    return [`${named('L04')} leaves out ${titles} in ${nameOf(theCase, council)}: what is bought of them is not known.`]
  })
  const none = each.option.services.every(({ places: nominated = [] }) => nominated.length === 0)
  return [
    `${named('L04')}: only what is bought from others is counted, and a neighbour who is outbid loses what these councils gain.`,
    ...(none ? [`${named('L04')}: no block contract and no own home is nominated, so none is counted.`] : []),
    ...unknown,
  ]
}

function places({ theCase, model }: Prepared, worked: Worked, each: Arrangement): string[] {
  const codes = each.option.services.find(({ service }) => service === each.service)?.places ?? []
  return model.places.flatMap(({ nominated, worked: figures }) => {
    const entry = theCase.places.find(({ code }) => code === nominated.code)
    if (!codes.includes(nominated.code) || entry === undefined) return []
    const needed = centralOf(worked, figures.breakEven, {})
    const [year = ''] = worked.years
    const used = centralOf(worked, figures.usedByAll, { option: each.option.code, service: each.service, year })
    const breaksEven =
      needed === 0
        ? 'it never pays for itself: a child in it costs no less than one placed by itself'
        : `it pays for itself from ${oneDecimal(needed)} places in use (${formatPercent(needed / entry.places)})`
    return [
      `${nominated.title}: of ${entry.places} places, ${oneDecimal(used)} are in use in the central case; ${breaksEven}. Empty places are shared by the key for L04.`,
    ]
  })
}

function stepDown({ theCase, model }: Prepared, worked: Worked, each: Arrangement): string[] {
  const { moves } = model
  if (moves === undefined || !each.levers.some(({ code }) => code === 'L07')) return []
  const [year = ''] = worked.years
  return each.option.councils.map((council) => {
    const children = childrenPlaced(theCase, council)
    if (typeof children !== 'number')
      return `${named('L07')} leaves out ${nameOf(theCase, council)}: the case has no number of its children in bought residential placements.`
    const at = { option: each.option.code, council, service: each.service, year }
    const price = centralOf(worked, moves.amounts.meanPrice, at)
    return `${named('L07')}: in ${nameOf(theCase, council)} a bought residential placement comes to ${roughly(wholePence(price))} a week by its own pool.`
  })
}

function named(code: string): string {
  return `${code} ${levers.find((each) => each.code === code)?.title ?? ''}`.trim()
}

function nameOf(theCase: Prepared['theCase'], council: string): string {
  return theCase.councils.find(({ code }) => code === council)?.shortName ?? council
}

function oneDecimal(number: number): string {
  return String(Number(number.toFixed(1)))
}
