import { compareText, type Problem } from '../../figures/index.ts'
import {
  type CouncilCode,
  continuingCode,
  council,
  type Day,
  type JointReturn,
  jointReturns,
} from '../../reference/index.ts'
import type { Area, Observation, Period } from '../observation.ts'
import { importProblem } from '../problems.ts'
import type { Value } from '../value.ts'
import {
  type AbsentCell,
  type BaselineCell,
  type CellMark,
  type CellSource,
  periodKey,
  placeOf,
  type Said,
  seriesKey,
} from './cell.ts'
import { type GuardChoice, guardWarnings } from './guards/guards.ts'
import { sharedReturns, sharedReturnWarnings } from './guards/shared-return.ts'
import { type Import, inOrderOfStanding, isOfOneRank } from './import.ts'
import { coveredCouncil, unitOf, withoutGapsInJointRows, withSharedReturns } from './units.ts'

/** Which figures a baseline is of. */
export interface BaselineAsk {
  /** Codes of councils, old or new, and of regions to stand beside them. */
  readonly councils: readonly string[]
  /** Measures by name, or by how they begin with a stroke at the end: `workforce/`. All, when left out. */
  readonly measures?: readonly string[]
  /** Periods by label, or those that end between two days. All, when left out. */
  readonly periods?: readonly (string | { readonly from: Day; readonly to: Day })[]
}

/** What is known besides the imports. */
export interface BaselineChoice extends GuardChoice {
  /** Councils known to make one return together; the shipped list, when left out. */
  readonly partners?: readonly JointReturn[]
}

/** The figures of some councils, what others have and they have not, and what to know before using them. */
export interface Baseline {
  /** In order of unit, measure and period. */
  readonly cells: readonly BaselineCell[]
  readonly absent: readonly AbsentCell[]
  readonly warnings: readonly Problem[]
}

/**
 * The figures of the councils asked for. A later edition stands over an earlier one, which is kept beneath; the same
 * file twice changes nothing; without an import the figures are as they were before it.
 */
export function baselineOf(imports: readonly Import[], ask: BaselineAsk, choice: BaselineChoice = {}): Baseline {
  const partners = choice.partners ?? jointReturns
  const wanted = new Set(ask.councils.map(continuingCode))
  const withPartners = new Set([
    ...wanted,
    ...partners.filter(({ councils }) => councils.some((code) => wanted.has(code))).flatMap(({ councils }) => councils),
  ])
  const read = inOrderOfStanding(imports).map((from) => {
    const observations = from.observations.filter(matching(withPartners, ask.measures))
    const shared = sharedReturns(observations, partners)
    return { from, shared, observations: withSharedReturns(observations, shared) }
  })
  const asked = matching(wanted, ask.measures)
  const inPeriods = periodFilter(ask.periods)
  const { cells, contested } = stacked(read, (each) => asked(each) && inPeriods(each.period))
  const absent = absentCells(cells, [...wanted])
  return {
    cells,
    absent,
    warnings: [
      ...notFound(cells, [...wanted]),
      ...contested,
      ...sharedReturnWarnings(
        ofCells(
          read.flatMap(({ shared }) => shared),
          cells,
        ),
      ),
      ...guardWarnings(cells, [...wanted], choice),
    ],
  }
}

interface ReadImport {
  readonly from: Import
  readonly observations: readonly Observation[]
}

function matching(codes: ReadonlySet<string>, measures: readonly string[] | undefined): (each: Observation) => boolean {
  const seen = new Map<Area, boolean>()
  const isWanted = (area: Area) => {
    const before = seen.get(area)
    if (before !== undefined) return before
    const answer = codes.has(area.key) || area.councils.some((code) => codes.has(code))
    seen.set(area, answer)
    return answer
  }
  return ({ area, measure }) =>
    isWanted(area) &&
    (measures === undefined ||
      measures.some((name) => (name.endsWith('/') ? measure.startsWith(name) : measure === name)))
}

function periodFilter(periods: BaselineAsk['periods']): (period: Period) => boolean {
  if (periods === undefined) return () => true
  return ({ label, to }) =>
    periods.some((each) => (typeof each === 'string' ? each === label : each.from <= to && to <= each.to))
}

/** Piles what the imports say of one figure, the one that stands on top. */
function stacked(
  read: readonly ReadImport[],
  isAsked: (each: Observation) => boolean,
): { readonly cells: readonly BaselineCell[]; readonly contested: readonly Problem[] } {
  const piles = new Map<string, { from: Import; observation: Observation }[]>()
  for (const { from, observations } of read) {
    for (const observation of observations) {
      if (!isAsked(observation)) continue
      const key = `${observation.area.key}\n${periodKey(observation.period)}\n${seriesKey(observation)}`
      const pile = piles.get(key)
      if (pile === undefined) piles.set(key, [{ from, observation }])
      else pile.push({ from, observation })
    }
  }
  const contested: Problem[] = []
  const cells = [...piles.values()].map((pile) => {
    const cell = cellOf(pile)
    const [top, next] = [pile.at(-1), pile.at(-2)]
    if (top !== undefined && next !== undefined && isContested(top, next)) contested.push(contestedWarning(cell))
    return cell
  })
  return { cells: [...withoutGapsInJointRows(cells)].sort(inOrder), contested }
}

function cellOf(pile: readonly { readonly from: Import; readonly observation: Observation }[]): BaselineCell {
  const said = pile.map(({ from, observation }) => saidOf(from, observation)).reverse()
  const [standing, ...superseded] = said
  const top = pile.at(-1)?.observation
  if (standing === undefined || top === undefined) throw new Error('A pile has at least one figure')
  const [before] = superseded
  const marks: readonly CellMark[] =
    before !== undefined && !isSame(before.value, standing.value) && !standing.marks.includes('revised')
      ? [...standing.marks, 'revised']
      : standing.marks
  return {
    unit: unitOf(top.area),
    measure: top.measure,
    filters: top.filters,
    period: top.period,
    ...standing,
    marks,
    superseded,
  }
}

function saidOf(from: Import, { area, value, text, sheet, row, column, marks }: Observation): Said {
  const source: CellSource = {
    importId: from.id,
    file: from.file,
    kind: from.kind,
    publication: from.publication,
    ...(sheet === undefined ? {} : { sheet }),
    row,
    column,
    text,
  }
  const isJoint = area.councils.length > 1
  const isSecondary = from.publication.isSecondary === true && !marks.includes('secondary')
  return {
    value,
    source,
    marks: [...marks, ...(isSecondary ? (['secondary'] as const) : []), ...(isJoint ? (['joint'] as const) : [])],
  }
}

/** Two figures that only the order of import, or of rows, chooses between. */
function isContested(
  top: { readonly from: Import; readonly observation: Observation },
  next: { readonly from: Import; readonly observation: Observation },
): boolean {
  return isOfOneRank(top.from, next.from) && !isSame(top.observation.value, next.observation.value)
}

function contestedWarning(cell: BaselineCell): Problem {
  const [before] = cell.superseded
  const { publication, file, text } = cell.source
  return importProblem(
    'IMP-99',
    placeOf(cell),
    `${publication.title}, ${publication.edition}, says “${text}” in ${file} and “${before?.source.text ?? ''}” in ${before?.source.file ?? ''}, row ${before?.source.row ?? ''}. The later one is used; if it is not the right one, undo its import.`,
  )
}

function isSame(a: Value, b: Value): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b
  if ('missing' in a && 'missing' in b) return a.missing === b.missing
  if ('low' in a && 'low' in b) return a.low === b.low && a.high === b.high
  return 'word' in a && 'word' in b && a.word === b.word
}

function inOrder(a: BaselineCell, b: BaselineCell): number {
  return (
    compareText(a.unit.key, b.unit.key) ||
    compareText(a.measure, b.measure) ||
    compareText(seriesKey(a), seriesKey(b)) ||
    compareText(a.period.to, b.period.to) ||
    compareText(a.period.from, b.period.from)
  )
}

/** What another council of the baseline has a figure for, or a reason, and this one has neither. */
function absentCells(cells: readonly BaselineCell[], wanted: readonly CouncilCode[]): readonly AbsentCell[] {
  const columns = new Map<string, { readonly cell: BaselineCell; readonly covered: Set<CouncilCode> }>()
  for (const cell of cells) {
    if (cell.unit.level !== 'council') continue
    const key = `${seriesKey(cell)}\n${periodKey(cell.period)}`
    const column = columns.get(key) ?? { cell, covered: new Set<CouncilCode>() }
    for (const { code } of cell.unit.councils) column.covered.add(code)
    columns.set(key, column)
  }
  const councils = wanted.filter((code) => council(code) !== undefined).map(coveredCouncil)
  return [...columns.values()].flatMap(({ cell: { measure, filters, period }, covered }) =>
    councils
      .filter(({ code }) => !covered.has(code))
      .map((each) => ({ council: each, measure, filters, period, because: whyAbsent(each, period) })),
  )
}

function whyAbsent({ validFrom = '', validTo = '9999' }: AbsentCell['council'], period: Period): AbsentCell['because'] {
  return period.to < validFrom || period.from > validTo ? 'wasNotThere' : 'inNoImport'
}

function notFound(cells: readonly BaselineCell[], wanted: readonly string[]): readonly Problem[] {
  return wanted
    .filter((code) => !cells.some(({ unit }) => unit.key === code || unit.councils.some((each) => each.code === code)))
    .map((code) => {
      const name = council(code)?.name ?? `“${code}”`
      const wasNever =
        cells.length > 0 && cells.every(({ period }) => whyAbsent(coveredCouncil(code), period) === 'wasNotThere')
      return importProblem(
        'IMP-99',
        code,
        wasNever
          ? `${name} was not there in any of the periods shown. Its figures are under the councils before or after it.`
          : `No import holds a figure for ${name} in what was asked for. Check its code, or import a return that has it.`,
      )
    })
}

/** Shared returns that the baseline shows: those of a measure and a council in it. */
function ofCells<S extends { readonly measure: string; readonly councils: readonly CouncilCode[] }>(
  shared: readonly S[],
  cells: readonly BaselineCell[],
): readonly S[] {
  const shown = new Set(cells.flatMap(({ measure, unit }) => unit.councils.map(({ code }) => `${code} ${measure}`)))
  return shared.filter(({ councils, measure }) => councils.some((code) => shown.has(`${code} ${measure}`)))
}
