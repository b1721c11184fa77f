import { type CouncilCode, council, jointReturns, jointReturnsOn } from '../../reference/index.ts'
import type { Area } from '../observation.ts'
import type { CellWarnings } from '../problems.ts'
import type { Columns } from './columns.ts'
import type { Layout } from './layout.ts'
import { placeOf, type Row, type RowReader } from './row.ts'

/** Whom a council’s row is about: its own area, the unit of several councils, or nobody, its figures being told elsewhere. */
export type JointRows = (row: Row, cells: readonly string[], number: number, warnings: CellWarnings) => Area | undefined

/** What a council’s row holds: figures, or `z` in every cell. */
interface Held {
  readonly isEmpty: boolean
  readonly figures: string
}

/**
 * Finds the rows of councils that make one return where a file does not write them as one row.
 *
 * Such councils are those of our dated list, and any that the same file writes as one row in another year. Of two of
 * them, for the same year and filters:
 * - one has figures and the other `z` throughout: the figures are both councils’, and the row of `z` tells nothing;
 * - one has figures and the other is not in the file, and the list says they made one return then: the same;
 * - both have the same figures in every column: the figures are both councils’, and are taken once;
 * - both have figures of their own: they made two returns, whatever the list says.
 */
export function jointRows(layout: Layout, columns: Columns, family: string, read: RowReader): JointRows {
  const partnersInFile = partnersWrittenTogether(layout, read)
  const held = rowsOfPartners(layout, columns, read, [
    ...partnersInFile.keys(),
    ...jointReturns.flatMap(({ councils }) => councils),
  ])
  const units = new Map<Area, Area>()

  return (row, cells, number, warnings) => {
    const [code, another] = row.area.councils
    if (code === undefined || another !== undefined) return row.area
    const day = row.periods[0]?.to ?? ''
    const listed = jointReturnsOn(family, day).find(({ councils }) => councils.includes(code))
    const together = listed?.councils ?? partnersInFile.get(code)
    if (together === undefined) return row.area
    const own = heldBy(cells, columns)
    const others = together.filter((each) => each !== code).map((each) => held.get(markOf(row, each)))
    if (own.isEmpty) return others.some((other) => other?.isEmpty === false) ? undefined : row.area
    if (others.some((other) => other === undefined && listed === undefined)) return row.area
    const isCopy = (other: Held | undefined) => other?.figures === own.figures
    if (others.some((other) => other?.isEmpty === false && !isCopy(other))) return row.area
    const isSecondCopy = together.some((each) => each < code && isCopy(held.get(markOf(row, each))))
    if (isSecondCopy) return undefined
    tellOfUnit(together, code, row, number, warnings)
    return unitOf(row.area, together)
  }

  function unitOf(area: Area, councils: readonly CouncilCode[]): Area {
    const before = units.get(area)
    if (before !== undefined) return before
    const made: Area = { ...area, councils, key: councils.join('+') }
    units.set(area, made)
    return made
  }

  function tellOfUnit(
    together: readonly CouncilCode[],
    code: CouncilCode,
    row: Row,
    number: number,
    warnings: CellWarnings,
  ): void {
    const names = together.map(nameOf)
    warnings.add(
      'IMP-30',
      together.join('+'),
      placeOf(layout, number),
      `The figures for ${row.time} against ${nameOf(code)} are those of ${names.join(' and ')}, who make one return. They are kept as one figure of both and count once.`,
    )
  }
}

/** The councils that some row of the file covers at once, each with all of its row. */
function partnersWrittenTogether(layout: Layout, read: RowReader): ReadonlyMap<CouncilCode, readonly CouncilCode[]> {
  const partners = new Map<CouncilCode, readonly CouncilCode[]>()
  layout.rows((cells, number) => {
    const councils = read(cells, number)?.area.councils ?? []
    if (councils.length > 1) for (const code of councils) partners.set(code, councils)
  })
  return partners
}

/** What the rows of the councils that may have partners hold, by year, filters and council. */
function rowsOfPartners(
  layout: Layout,
  columns: Columns,
  read: RowReader,
  codes: readonly CouncilCode[],
): ReadonlyMap<string, Held> {
  const wanted = new Set(codes)
  const held = new Map<string, Held>()
  layout.rows((cells, number) => {
    const row = read(cells, number)
    const [code, another] = row?.area.councils ?? []
    if (row === undefined || code === undefined || another !== undefined || !wanted.has(code)) return
    held.set(markOf(row, code), heldBy(cells, columns))
  })
  return held
}

function markOf(row: Row, code: CouncilCode): string {
  return `${row.time}|${row.filters.key}|${code}`
}

function heldBy(cells: readonly string[], { figures }: Columns): Held {
  let text = ''
  let isEmpty = true
  for (const { at } of figures) {
    const cell = (cells[at] ?? '').trim()
    text += `\u001f${cell}`
    if (!/^\[?z?\]?$/i.test(cell)) isEmpty = false
  }
  return { isEmpty, figures: text }
}

function nameOf(code: CouncilCode): string {
  return council(code)?.name ?? code
}
