import { councilByNumber } from '../../reference/index.ts'
import { areaFinder } from '../areas.ts'
import type { Importer } from '../importer.ts'
import type { Area } from '../observation.ts'
import { refuse } from '../problems.ts'
import { columnOf, type FoundTable, findTables, plainHeading } from '../table/find-table.ts'
import type { Opened } from '../table/opened.ts'
import { laitPublication } from './lait-dictionary.ts'

/** The tool’s own numbers for England and its regions, with the code the same region has in other publications. */
const regions: readonly (readonly [dfe: string, code: string, name: string])[] = [
  ['970', 'E92000001', 'England'],
  ['980', 'E12000001', 'North East'],
  ['981', 'E12000002', 'North West'],
  ['982', 'E12000003', 'Yorkshire and the Humber'],
  ['983', 'E12000004', 'East Midlands'],
  ['984', 'E12000005', 'West Midlands'],
  ['985', 'E12000006', 'East of England'],
  ['986', 'E12000007', 'London'],
  ['987', 'E13000001', 'London (Inner)'],
  ['988', 'E13000002', 'London (Outer)'],
  ['989', 'E12000008', 'South East'],
  ['990', 'E12000009', 'South West'],
]

const otherNames: Readonly<Record<string, string>> = { innerlondon: '987', outerlondon: '988' }

/**
 * Finds whom a row of the tool is about, by the Department’s number: a council, a region or England. A region is also
 * found by its name where it has no number. The same place is the same object.
 */
export function laitAreas(): (dfe: string, name: string) => Area {
  const councils = areaFinder()
  const found = new Map<string, Area>()
  return (dfe, name) => {
    const mark = `${dfe}|${name}`
    const before = found.get(mark)
    if (before !== undefined) return before
    const number = dfe.trim().replace(/\.0$/, '')
    const area = regionArea(number, name.trim()) ?? councils({ dfe: number, name })
    found.set(mark, area)
    return area
  }
}

function regionArea(dfe: string, name: string): Area | undefined {
  const plain = plainHeading(name)
  const region = regions.find(([number, , title]) =>
    dfe === '' ? plainHeading(title) === plain || otherNames[plain] === number : number === dfe,
  )
  if (region === undefined) return undefined
  return {
    level: region[0] === '970' ? 'country' : 'region',
    councils: [],
    key: region[1],
    name,
    published: dfe === '' ? {} : { dfe },
  }
}

/** The tool’s list of places: number, name and region of each. */
export const laitAreaList: Importer = {
  kind: 'lait-areas',
  title: 'Local Authority Interactive Tool, list of places',
  recognises: (opened) => (areaTable(opened) === undefined ? 0 : 2),
  read: async (opened, desk) => {
    const table = areaTable(opened)
    if (table === undefined)
      return refuse(
        'IMP-13',
        opened.name,
        `${opened.name} has no columns LA Number, LA Name and Region, by which the list of places is known.`,
      )
    const number = columnOf(table.headings, 'lanumber')
    const name = columnOf(table.headings, 'laname')
    const region = columnOf(table.headings, 'region')
    let [rows, used] = [0, 0]
    await table.rows((cells, row) => {
      const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
      const dfe = cell(number)
      rows += 1
      if (!/^\d{3,4}$/.test(dfe)) {
        desk.warnings.add(
          'IMP-21',
          'number',
          `row ${row}`,
          `“${dfe}” of ${cell(name)} is no number of a place. The row is left out.`,
        )
        return
      }
      used += 1
      const to = councilByNumber(dfe)?.code ?? regions.find(([each]) => each === dfe)?.[1] ?? ''
      const place = { what: 'place', from: dfe, name: cell(name), row } as const
      desk.take(to === '' ? { ...place, kind: 'code', to: '' } : { ...place, kind: 'alias', to, sort: 'DfE number' })
      if (cell(region) !== '' && cell(region) !== 'NA') desk.take({ ...place, kind: 'within', to: cell(region) })
    })
    if (rows === 0) return refuse('IMP-14', opened.name, `${opened.name} has headings and no place below them.`)
    return { publication: { ...laitPublication, edition: 'list of places' }, rows, used }
  },
}

function areaTable(opened: Opened): FoundTable | undefined {
  return findTables(opened, (plain) =>
    ['lanumber', 'laname', 'region', 'type'].every((each) => plain.includes(each)),
  )[0]
}
