import { dateOf } from './place-dates.ts'
import { cellOf, codeOrWarn, columnsBy, type PlaceDesk, type PlaceTableKind } from './place-table.ts'

/**
 * Changes of codes: the old code, the new one, how and since when. A combined authority that councils join does not
 * take over from them, so such a row says where a council lies and not who succeeds it.
 */
export const changesOfCodes: PlaceTableKind = {
  publication: {
    title: 'Changes of local authority codes',
    publisher: 'Office for National Statistics',
    edition: 'not stated',
    licence: 'Open Government Licence v3.0',
  },
  sure: 3,
  columnsOf: (headings) =>
    columnsBy(
      headings,
      {
        from: ['oldcd', 'oldcode', 'previouscode', 'formercode', 'geogcdp'],
        to: ['newcd', 'newcode', 'geogcd'],
      },
      {
        fromName: ['oldnm', 'oldname', 'previousname', 'formername', 'geognmp'],
        toName: ['newnm', 'newname', 'geognm'],
        how: ['type', 'changetype', 'reason', 'sititle'],
        since: ['start', 'startdate', 'operativedate', 'operdate', 'date', 'year'],
      },
    ),
  start: (columns, _headings, desk) => {
    const years = new Set<string>()
    return {
      row: (cells, row) => {
        const toText = cellOf(cells, columns, 'to')
        if (toText === '' && cells.length <= (columns['to'] ?? 0)) return stopsShort(desk, row)
        const fromText = cellOf(cells, columns, 'from')
        const to = toText === '' ? '' : codeOrWarn(toText, desk, row, 'new code')
        // A new place that nobody was before has no old code.
        const from = fromText === '' && to !== undefined && to !== '' ? '' : codeOrWarn(fromText, desk, row, 'old code')
        if (from === undefined || to === undefined) return false
        const since = dateOf(cellOf(cells, columns, 'since'), desk, row)
        if (since !== undefined) years.add(since.slice(0, 4))
        const how = cellOf(cells, columns, 'how')
        const date = since === undefined ? {} : { since }
        if (from === '') {
          desk.take({ kind: 'code', from: to, to: '', name: cellOf(cells, columns, 'toName'), sort: how, ...date, row })
          return true
        }
        const isJoining = isCombinedAuthority(to) && !isCombinedAuthority(from)
        desk.take({
          kind: isJoining ? 'within' : 'succession',
          from,
          to,
          name: cellOf(cells, columns, 'fromName'),
          sort: isJoining ? 'combined authority' : how === '' ? (to === '' ? 'termination' : 'not stated') : how,
          ...date,
          row,
        })
        return true
      },
      finish: () => {
        const sorted = [...years].sort()
        const [first, last] = [sorted[0], sorted.at(-1)]
        return first === undefined ? {} : { edition: first === last ? first : `${first} to ${last}` }
      },
    }
  },
}

/** A row that ends before the new code does not say that nobody took over. */
function stopsShort(desk: PlaceDesk, row: number): false {
  desk.warnings.add(
    'IMP-23',
    'short',
    `${desk.name} row ${row}`,
    'The row ends before the new code, so it does not say who took over. It is left out; complete it if it is to count.',
  )
  return false
}

function isCombinedAuthority(code: string): boolean {
  return code.startsWith('E47') || code.startsWith('E61')
}
