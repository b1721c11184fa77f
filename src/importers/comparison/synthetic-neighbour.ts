import { compareText, listInWords, type Problem } from '../../figures/index.ts'
import { type CouncilCode, council } from '../../reference/index.ts'
import { asValue, boundsOf } from '../baseline/values.ts'
import { importProblem } from '../problems.ts'
import { isGap, type Value } from '../value.ts'

/** A council, or one that does not exist yet and is known by a code of its own, and its children. */
export interface Partner {
  readonly code: string
  readonly name: string
  /** Aged 0 to 17. */
  readonly children: number
}

/** A council of the synthetic neighbour: how much it weighs, and whose neighbour it is. */
export interface WeighedNeighbour {
  readonly code: CouncilCode
  readonly name: string
  /** Weights of all add up to 1. */
  readonly weight: number
  readonly neighbourOf: readonly string[]
  readonly value: Value
}

/** What the neighbours of a partnership come to. */
export interface SyntheticNeighbour {
  /** A rate; bounds where a neighbour’s is bounded; a reason where those with a figure weigh less than half. */
  readonly value: Value
  /** Heaviest first. */
  readonly neighbours: readonly WeighedNeighbour[]
  /** Weight of the neighbours that have a figure, of 1. */
  readonly covered: number
  readonly warnings: readonly Problem[]
}

/** The value is worked out only where neighbours with a figure weigh at least this. */
const leastCovered = 0.5

/**
 * A council that the partnership would most nearly be, made of the partners’ statistical neighbours.
 *
 * Each partner’s list weighs as its children do among all partners’; within a list, each neighbour weighs as its
 * children do among that list’s. A neighbour on two lists has both weights. Partners, those they came from or went into,
 * and those who make one return with them are in nobody’s list. For a rate per child the value is what the neighbours
 * would show as one council, in the partners’ proportions. A neighbour without a figure is left out, the other weights
 * of its list grow to fill the gap, and that is told.
 *
 * For rates only. Neighbours: Benton, Chamberlain, Wilson and Teeman (2007), The development of the children’s services
 * statistical neighbour benchmarking tool, National Foundation for Educational Research. A weighted set of others as the
 * yardstick for one: Abadie and Gardeazabal (2003), American Economic Review 93(1). Their weights are fitted to the past;
 * these are stated, so that anybody can work them out again.
 */
export function syntheticNeighbour({
  partners,
  neighboursOf,
  figureOf,
  childrenOf,
  oneReturnWith = () => [],
}: {
  readonly partners: readonly Partner[]
  /** The neighbours of a partner in one model; of a council that does not exist yet, those of the one it comes from. */
  readonly neighboursOf: (code: string) => readonly CouncilCode[]
  readonly figureOf: (code: CouncilCode) => Value
  /** Aged 0 to 17; undefined where it is not known, and the neighbour is then left out. */
  readonly childrenOf: (code: CouncilCode) => number | undefined
  /** Councils that report together with one. */
  readonly oneReturnWith?: (code: string) => readonly CouncilCode[]
}): SyntheticNeighbour {
  const barred = new Set(partners.flatMap(({ code }) => [...kin(code), ...oneReturnWith(code)]))
  const lists = partners.map((partner) => ({
    partner,
    members: [...new Set(neighboursOf(partner.code))].flatMap((code) => {
      const children = childrenOf(code)
      return barred.has(code) || children === undefined || children <= 0 ? [] : [{ code, children }]
    }),
  }))
  const weights = weighed(lists)
  const withFigure = weighed(lists, (code) => boundsOf(figureOf(code)) !== undefined)
  const covered = sum([...weights].filter(([code]) => withFigure.has(code)).map(([, weight]) => weight))
  const neighbours = [...weights]
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .map(([code, weight]) => ({
      code,
      name: council(code)?.name ?? code,
      weight,
      neighbourOf: lists
        .filter(({ members }) => members.some((each) => each.code === code))
        .map(({ partner }) => partner.name),
      value: figureOf(code),
    }))
  return {
    value: covered < leastCovered ? { missing: 'notAvailable' } : weightedMean(withFigure, figureOf),
    neighbours,
    covered,
    warnings: warningsOf(lists, neighbours),
  }
}

interface NeighbourList {
  readonly partner: Partner
  readonly members: readonly { readonly code: CouncilCode; readonly children: number }[]
}

/** The council, those it came from and those it went into: one area’s figures are never the yardstick of its own. */
function kin(code: string): readonly CouncilCode[] {
  const found = council(code)
  return [code, ...(found?.predecessors ?? []), ...(found?.successors ?? [])]
}

function weighed(
  lists: readonly NeighbourList[],
  counts: (code: CouncilCode) => boolean = () => true,
): ReadonlyMap<CouncilCode, number> {
  const used = lists
    .map(({ partner, members }) => ({ partner, members: members.filter(({ code }) => counts(code)) }))
    .filter(({ members }) => members.length > 0)
  const children = sum(used.map(({ partner }) => partner.children))
  const weights = new Map<CouncilCode, number>()
  for (const { partner, members } of used) {
    const inList = sum(members.map((each) => each.children))
    for (const each of members)
      weights.set(each.code, (weights.get(each.code) ?? 0) + (partner.children / children) * (each.children / inList))
  }
  return weights
}

function weightedMean(weights: ReadonlyMap<CouncilCode, number>, figureOf: (code: CouncilCode) => Value): Value {
  let [low, high] = [0, 0]
  for (const [code, weight] of weights) {
    const bounds = boundsOf(figureOf(code))
    low += (bounds?.low ?? 0) * weight
    high += (bounds?.high ?? 0) * weight
  }
  return asValue({ low: Number(low.toPrecision(14)), high: Number(high.toPrecision(14)) })
}

function warningsOf(lists: readonly NeighbourList[], neighbours: readonly WeighedNeighbour[]): readonly Problem[] {
  const empty = lists.filter(({ members }) => members.length === 0).map(({ partner }) => partner.name)
  const without = neighbours.filter(({ value }) => isGap(value)).map(({ name }) => name)
  return [
    ...empty.map((name) =>
      importProblem(
        'IMP-98',
        name,
        `${name} has no statistical neighbour left once its partners are taken out, so the comparison is of the other partners’ neighbours.`,
      ),
    ),
    ...(without.length === 0
      ? []
      : [
          importProblem(
            'IMP-98',
            listInWords(without),
            `${listInWords(without)} ${without.length === 1 ? 'has' : 'have'} no figure and ${without.length === 1 ? 'is' : 'are'} left out; the other neighbours weigh more for it.`,
          ),
        ]),
  ]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
