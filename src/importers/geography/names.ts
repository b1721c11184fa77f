import { plainHeading } from '../table/find-table.ts'
import { cellOf, columnsBy, type PlaceTableKind } from './place-table.ts'

/** Names as they are found in the wild, each with the code it stands for. Nothing here is guessed. */
export const namesOfPlaces: PlaceTableKind = {
  publication: {
    title: 'Names of local authorities and the codes they stand for',
    publisher: 'mySociety',
    edition: 'not stated',
    licence: 'CC BY 4.0',
  },
  sure: 3,
  columnsOf: (headings) => {
    // A table of two columns and no more: any longer one with a name and a code is about something else.
    if (headings.filter((heading) => plainHeading(heading) !== '').length > 3) return undefined
    return columnsBy(headings, {
      name: ['laname', 'localauthorityname', 'alias', 'altname', 'alternativename'],
      code: ['localauthoritycode', 'gsscode', 'onscode', 'lacode', 'registrycode'],
    })
  },
  start: (columns, _headings, desk) => {
    const before = new Map<string, string>()
    return {
      row: (cells, row) => {
        const [name, code] = [cellOf(cells, columns, 'name'), cellOf(cells, columns, 'code')]
        if (name === '' || code === '') return false
        const other = before.get(name.toLowerCase())
        if (other !== undefined && other !== code)
          desk.warnings.add(
            'IMP-74',
            name.toLowerCase(),
            `${desk.name} row ${row}`,
            `“${name}” stands for ${other} and for ${code}. Both are kept; the day of the figures tells which is meant.`,
          )
        before.set(name.toLowerCase(), code)
        desk.take({ kind: 'alias', from: name, to: code, name, sort: 'name', row })
        return true
      },
    }
  },
}
