import { type ChanceRequest, type PreparedChance, prepareChance } from './draws.ts'
import { type Ordered, ordered } from './rank.ts'
import type { ScoreTable } from './score-table.ts'
import { type Slices, slicesOf } from './slices.ts'

/**
 * The luck of one set of uncertain numbers, drawn once: the columns, and of each its order and its slices, all worked when
 * first asked for and kept. What is read here is shared: do not write to it.
 */
export interface KeptChance extends PreparedChance {
  /** A parameter's ranks and places in order. */
  readonly ordered: (parameterIndex: number) => Ordered
  readonly slices: (parameterIndex: number) => Slices
  /** What a later request may take over, by the origin of each column. */
  readonly known: ReadonlyMap<string, KeptColumn>
  readonly tables: ReadonlyMap<string, ScoreTable>
}

/** One column, and what was worked from it so far. */
export interface KeptColumn {
  readonly column: Float64Array
  ordered?: Ordered
  slices?: Slices
}

/**
 * Makes ready to draw, and takes over from before what is drawn alike: after an edit that touches no uncertain number
 * everything, after one that changes a distribution all other columns, after one that changes a correlation all outside its
 * group. Of more draws than are asked for now the first serve. Throws as `prepareChance` does.
 */
export function keepChance(request: ChanceRequest, before?: Pick<KeptChance, 'known' | 'tables'>): KeptChance {
  // Of what went before only these are held on to, or every edit would hold all the edits before it.
  const earlier = before?.tables
  const tables = new Map<string, ScoreTable>()
  const chance = prepareChance(request, { tables, earlier })
  const { draws } = chance
  const kept = takenOver(request, chance, before?.known)
  const known = new Map(kept.flatMap((each, index) => (each === undefined ? [] : [[chance.origin(index), each]])))
  const keep = (index: number, column: Float64Array) => {
    const own: KeptColumn = { column }
    kept[index] = own
    known.set(chance.origin(index), own)
    return own
  }
  const at = (index: number): KeptColumn => {
    const found = kept[index]
    if (found !== undefined) return found
    if (known.size > 0 || request.parameters.length === 0) return keep(index, chance.column(index))
    // The first time all are drawn together: four Philox streams share a turn of the generator, and a group its scores.
    const columns = request.parameters.map(() => new Float64Array(draws))
    chance.columns({ first: 0, count: draws }, columns)
    for (const [each, column] of columns.entries()) keep(each, column)
    return at(index)
  }
  return {
    ...chance,
    fill: (draw, into) => {
      for (let index = 0; index < kept.length; index += 1) into[index] = at(index).column[draw] as number // a draw of the column
    },
    column: (index) => at(index).column,
    columns: ({ first, count }, into) => {
      for (const [index, column] of into.entries()) column.set(at(index).column.subarray(first, first + count))
    },
    ordered: (index) => {
      const own = at(index)
      own.ordered ??= ordered(own.column)
      return own.ordered
    },
    slices: (index) => {
      const own = at(index)
      own.ordered ??= ordered(own.column)
      own.slices ??= slicesOf(own.column, own.ordered.places)
      return own.slices
    },
    known,
    // Where nothing had to be made ready, because all was taken over.
    get tables() {
      return tables.size === 0 ? (earlier ?? tables) : tables
    },
  }
}

function takenOver(
  { parameters }: ChanceRequest,
  { origin, draws }: PreparedChance,
  known: ReadonlyMap<string, KeptColumn> | undefined,
): (KeptColumn | undefined)[] {
  return parameters.map((_, index) => {
    const found = known?.get(origin(index))
    if (found === undefined || found.column.length < draws) return undefined
    return found.column.length === draws ? found : { column: found.column.subarray(0, draws) }
  })
}
