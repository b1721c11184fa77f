import type { Importer, Publication } from '../importer.ts'
import { refuse } from '../problems.ts'
import { borders } from './borders.ts'
import { changesOfCodes } from './changes.ts'
import { lookups } from './lookups.ts'
import { isMap, readMap } from './maps.ts'
import { namesOfPlaces } from './names.ts'
import { type PlaceDesk, type PlaceTable, type PlaceTableKind, placeTables } from './place-table.ts'
import { registers } from './registry.ts'

/** Tables of places that are known by their columns, most particular first. */
const kinds: readonly PlaceTableKind[] = [changesOfCodes, registers, borders, lookups, namesOfPlaces]

const mapPublication: Publication = {
  title: 'Boundaries of local authorities',
  publisher: 'Office for National Statistics',
  edition: 'not stated',
  licence: 'Open Government Licence v3.0',
}

/**
 * Reads what files say of places: codes, names, who lies in whom, who took over from whom and who borders whom, from
 * code lists, lookups, registers, lists of changes, names and borders, and from maps in GeoJSON and TopoJSON.
 */
export const geography: Importer = {
  kind: 'geography',
  title: 'Codes, names, areas and changes of councils',
  recognises: (opened) => {
    if (opened.form === 'json') return isMap(opened.value) ? 3 : 0
    return placeTables(opened, kinds)[0]?.kind.sure ?? 0
  },
  read: async (opened, { take, warnings }) => {
    const desk = (sheet?: string): PlaceDesk => ({
      name: sheet === undefined ? opened.name : `${opened.name} sheet “${sheet}”`,
      take: (fact) => take({ what: 'place', ...fact, ...(sheet === undefined ? {} : { sheet }) }),
      warnings,
    })
    if (opened.form === 'json') return { publication: mapPublication, ...readMap(opened.value, desk()) }
    const tables = placeTables(opened, kinds)
    const [first] = tables
    if (first === undefined)
      return refuse(
        'IMP-13',
        opened.name,
        `${opened.name} has none of the columns of a list of places, such as oldcd and newcd, LTLA23CD and UTLA23CD, or areacd and neighbour_areacd. Keep the heading row when saving.`,
      )
    const told = await Promise.all(tables.map((table) => readTable(table, desk(table.sheet))))
    const rows = told.reduce((sum, each) => sum + each.rows, 0)
    if (rows === 0)
      return refuse('IMP-14', opened.name, `${opened.name} has a heading and no rows. Hand in the file with its rows.`)
    return {
      publication: {
        ...first.kind.publication,
        ...(told[0]?.edition === undefined ? {} : { edition: told[0].edition }),
      },
      rows,
      used: told.reduce((sum, each) => sum + each.used, 0),
    }
  },
}

async function readTable({ kind, columns, headings, rows }: PlaceTable, desk: PlaceDesk) {
  const reader = kind.start(columns, headings, desk)
  let [met, used] = [0, 0]
  await rows((cells, row) => {
    met += 1
    if (reader.row(cells, row)) used += 1
  })
  return { rows: met, used, ...reader.finish?.() }
}
