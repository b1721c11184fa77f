import {
  compareCodes,
  type MissingReason,
  missingInWords,
  type Pence,
  type Problem,
  pence,
  problem,
  splitPence,
  sumPence,
  toPence,
} from '../../figures/index.ts'
import { type LineKey, type Pool, pools } from '../../reference/index.ts'
import type { CaseFile, Grade } from '../case-file/schema.ts'
import { agencyShareOf } from './agency-share.ts'
import { isAllOwn, poolsReached, ruledLine, splitLine } from './line-split.ts'
import type { PoolCell, PoolPlace, PoolStep } from './pool-cell.ts'
import { staffWarnings } from './staff-check.ts'

export interface CasePools {
  /** In order of council code, of line as its service lists it, and of pool. */
  readonly cells: readonly PoolCell[]
  /** One for each line, in the same order. */
  readonly steps: readonly PoolStep[]
  readonly warnings: readonly Problem[]
}

/**
 * The gross spend of each council's lines as pools, in whole pence: by the case's own entries where it has any for a
 * line, otherwise by pool rule 1. The parts of a line add up to it to the penny; the last baseline year of a line
 * counts. A figure that is missing leaves its pools missing, with the reason.
 */
export function poolsOf(theCase: CaseFile): CasePools {
  const worked = linesOf(theCase).map((line) => splitOf(theCase, line))
  const steps = worked.flatMap(({ step }) => (step === undefined ? [] : [step]))
  const cells = worked.flatMap((each) => each.cells)
  return {
    cells: [...cells, ...areasOf(theCase, cells)],
    steps,
    warnings: [
      ...worked.flatMap(({ warning }) => (warning === undefined ? [] : [warning])),
      ...staffWarnings(theCase, steps),
    ],
  }
}

/**
 * The pools of councils to come: each pool of the council they follow, split by weight, to the penny. Whose the money is
 * in a year is for the model to say.
 */
function areasOf({ reorganisations }: CaseFile, cells: readonly PoolCell[]): readonly PoolCell[] {
  return reorganisations.flatMap(({ council, into, grade }) => {
    const successors = [...into].sort((a, b) => compareCodes(a.council, b.council))
    const weights = successors.map(({ weight }) => weight)
    return cells
      .filter((cell) => cell.council === council)
      .flatMap((cell): PoolCell[] => {
        if (cell.pence === undefined) return successors.map((each) => ({ ...cell, council: each.council }))
        const parts = splitPence({ total: cell.pence, weights })
        return successors.map((each, index) => ({
          ...cell,
          council: each.council,
          pence: parts[index] ?? pence(0),
          grade: weakest([cell.grade, grade]),
        }))
      })
  })
}

/** A gross cell of the baseline, its place in the case file, and the service it belongs to, if any. */
interface Line {
  readonly place: string
  readonly cell: CaseFile['baseline'][number]
  readonly service: string | undefined
}

function linesOf({ baseline, services }: CaseFile): readonly Line[] {
  const listed = services.flatMap(({ code, lines }) => lines.map((line) => ({ line, service: code })))
  const latest = new Map<string, Line>()
  baseline.forEach((cell, index) => {
    if (cell.measure !== 'gross') return
    const key = `${cell.council} ${cell.line}`
    const before = latest.get(key)
    if (before !== undefined && before.cell.year >= cell.year) return
    latest.set(key, {
      place: `baseline[${index}]`,
      cell,
      service: listed.find(({ line }) => line === cell.line)?.service,
    })
  })
  const rank = ({ cell }: Line) => {
    const place = listed.findIndex(({ line }) => line === cell.line)
    return place < 0 ? listed.length : place
  }
  return [...latest.values()].sort(
    (a, b) =>
      compareCodes(a.cell.council, b.cell.council) || rank(a) - rank(b) || compareCodes(a.cell.line, b.cell.line),
  )
}

interface Split {
  readonly cells: readonly PoolCell[]
  readonly step?: PoolStep
  readonly warning?: Problem
}

type OwnedLine = Line & { readonly service: string }

function splitOf(theCase: CaseFile, line: Line): Split {
  const { cell, service, place } = line
  if (service === undefined) return { cells: [], warning: inNoService(line) }
  const owned: OwnedLine = { place, cell, service }
  const entries = theCase.pools.entries.filter((entry) => entry.council === cell.council && entry.line === cell.line)
  if (entries.length > 0) return entered(owned, entries)
  const key = theCase.pools.rule === 'pool-rule-1' ? ruledLine(cell.line) : undefined
  return key === undefined ? notSplit(owned, pools, 'notAvailable', noRule(line)) : byRule(theCase, owned, key)
}

function byRule(theCase: CaseFile, line: OwnedLine, key: LineKey): Split {
  const { cell } = line
  const agency = key === 'socialWork' ? agencyShareOf(theCase, cell) : undefined
  if (cell.pounds === undefined) return notSplit(line, poolsReached(key, agency), cell.missing ?? 'blank')
  if (cell.providers === undefined && !isAllOwn(key)) {
    return notSplit(line, poolsReached(key, agency), 'notAvailable', noProviders(line))
  }
  const gross = toPence(cell.pounds)
  const others =
    cell.providers === undefined ? [] : [cell.providers.private, cell.providers.otherPublic, cell.providers.voluntary]
  const bought = sumPence(others.map(toPence))
  const own = pence(gross - bought)
  const { parts, staffPence, sentences } = splitLine(key, { own, bought, agency })
  return {
    cells: parts.map((part) => ({
      ...placeIn(line, part.pool),
      pence: part.pence,
      boughtPence: part.boughtPence,
      grade: 'D',
    })),
    step: {
      ...headOf(line),
      by: 'pool-rule-1',
      grossPence: gross,
      ownPence: own,
      boughtPence: bought,
      staffPence,
      agency,
      parts: parts.map(({ pool, pence: whole }) => ({ pool, pence: whole })),
      sentences,
    },
  }
}

/**
 * Where the case enters a line's pools, what was bought is known from the line's providers: it lies in its placement
 * pools, shared by what each holds. Without providers nobody can say.
 */
function boughtOf(line: OwnedLine, parts: readonly { readonly pool: Pool; readonly pence: Pence }[]) {
  const { providers } = line.cell
  if (providers === undefined) return () => ({})
  const placements = parts.filter(({ pool }) => pool.startsWith('placements.'))
  const all = sumPence(placements.map((part) => part.pence))
  const bought = sumPence([providers.private, providers.otherPublic, providers.voluntary].map(toPence))
  const most = bought < all ? bought : all
  return (part: { readonly pool: Pool; readonly pence: Pence }) =>
    placements.includes(part) && all > 0 ? { boughtPence: pence(Math.round((most * part.pence) / all)) } : {}
}

function entered(line: OwnedLine, entries: CaseFile['pools']['entries']): Split {
  const parts = pools.flatMap((pool) => {
    const ofPool = entries.filter((entry) => entry.pool === pool)
    return ofPool.length === 0
      ? []
      : [
          {
            pool,
            pence: sumPence(ofPool.map(({ pounds }) => toPence(pounds))),
            grade: weakest(ofPool.map(({ grade }) => grade)),
          },
        ]
  })
  const bought = boughtOf(line, parts)
  return {
    cells: parts.map((part) => ({
      ...placeIn(line, part.pool),
      pence: part.pence,
      ...bought(part),
      grade: part.grade,
    })),
    step: {
      ...unruledStep(line),
      by: 'entered',
      parts: parts.map((part) => ({ pool: part.pool, pence: part.pence })),
      sentences: ['The case enters the pools of this line itself, so no rule was used.'],
    },
  }
}

function notSplit(line: OwnedLine, reached: readonly Pool[], missing: MissingReason, warning?: Problem): Split {
  return {
    cells: reached.map((pool) => ({ ...placeIn(line, pool), missing, grade: 'D' })),
    step: {
      ...unruledStep(line),
      by: 'notSplit',
      parts: [],
      sentences: [`The pools of this line are not known. Reason: ${missingInWords(missing)}.`],
    },
    ...(warning === undefined ? {} : { warning }),
  }
}

function placeIn({ cell, service }: OwnedLine, pool: Pool): PoolPlace {
  return { council: cell.council, line: cell.line, service, pool }
}

function headOf({ cell, service }: OwnedLine) {
  return { council: cell.council, line: cell.line, label: cell.label, service, year: cell.year }
}

function unruledStep(line: OwnedLine) {
  const grossPence = line.cell.pounds === undefined ? undefined : toPence(line.cell.pounds)
  return {
    ...headOf(line),
    grossPence,
    ownPence: undefined,
    boughtPence: undefined,
    staffPence: undefined,
    agency: undefined,
  }
}

function weakest(grades: readonly Grade[]): Grade {
  return grades.reduce((weaker, grade) => (grade > weaker ? grade : weaker), 'A')
}

function inNoService({ place, cell }: Line): Problem {
  return problem(
    'POOL-03',
    place,
    `The line “${cell.line}” of ${cell.council} belongs to no service, so it is in no pool. Add it to the lines of a service, or take it out of the baseline.`,
  )
}

function noProviders({ place, cell }: Line): Problem {
  return problem(
    'POOL-02',
    place,
    `“${cell.label.trim()}” of ${cell.council} has no split by provider, so its pools are not known. Give its providers, or enter the pools of the line.`,
  )
}

function noRule({ place, cell }: Line): Problem {
  return problem(
    'POOL-04',
    place,
    `No rule says how to split the line “${cell.line}” of ${cell.council} into pools. Enter its pools, or use pool-rule-1 and a line that it knows.`,
  )
}
