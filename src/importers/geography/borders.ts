import { cellOf, codeOrWarn, columnsBy, type PlaceTableKind } from './place-table.ts'

/** Which places lie side by side: one pair a row. A file that names a pair once or twice says the same. */
export const borders: PlaceTableKind = {
  publication: {
    title: 'Shared borders of local authorities',
    publisher: 'worked out from boundaries of the Office for National Statistics',
    edition: 'not stated',
    licence: 'Open Government Licence v3.0',
  },
  sure: 3,
  columnsOf: (headings) =>
    columnsBy(
      headings,
      {
        from: ['areacd', 'areacode', 'code', 'lacode', 'ladcd', 'utlacd', 'onscode', 'gsscode'],
        to: [
          'neighbourareacd',
          'neighbourareacode',
          'neighbourcd',
          'neighbourcode',
          'neighborcode',
          'adjacentcode',
          'adjacentareacd',
          'borderscode',
        ],
      },
      { name: ['areanm', 'areaname', 'name'] },
    ),
  start: (columns, _headings, desk) => ({
    row: (cells, row) => {
      const from = codeOrWarn(cellOf(cells, columns, 'from'), desk, row, 'area code')
      const to = codeOrWarn(cellOf(cells, columns, 'to'), desk, row, 'neighbour’s code')
      if (from === undefined || to === undefined) return false
      desk.take({ kind: 'border', from, to, name: cellOf(cells, columns, 'name'), row })
      return true
    },
  }),
}
