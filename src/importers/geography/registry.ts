import { eveOf } from '../../reference/index.ts'
import { dateOf } from './place-dates.ts'
import { cellOf, columnsBy, isOnsCode, type PlaceDesk, type PlaceTableKind } from './place-table.ts'

/** One council of the register, as far as it is used. */
interface Entry {
  readonly row: number
  readonly mark: string
  readonly code: string
  readonly name: string
  readonly officialName: string
  readonly sort: string
  readonly since?: string
  readonly until?: string
  readonly county: string
  readonly region: string
  readonly replacedBy: readonly string[]
  readonly former: readonly string[]
}

/**
 * A register of councils, one a row under a mark of letters (`NNT`), with start and end day, who replaced it, the
 * county and the region it lies in and codes it has had. Other names are not read from here: they stand in one cell
 * with commas between, and names hold commas themselves.
 */
export const registers: PlaceTableKind = {
  publication: {
    title: 'Names and codes of United Kingdom local authorities',
    publisher: 'mySociety',
    edition: 'not stated',
    licence: 'CC BY 4.0',
  },
  sure: 3,
  columnsOf: (headings) =>
    columnsBy(
      headings,
      {
        mark: ['localauthoritycode', 'registercode', 'localauthorityeng'],
        code: ['gsscode', 'onscode'],
        officialName: ['officialname', 'name'],
      },
      {
        name: ['nicename', 'shortname'],
        sort: ['localauthoritytypename', 'localauthoritytype'],
        since: ['startdate'],
        until: ['enddate'],
        replacedBy: ['replacedby'],
        county: ['countyla'],
        region: ['region'],
        former: ['formergsscodes'],
      },
    ),
  start: (columns, _headings, desk) => {
    const entries: Entry[] = []
    return {
      row: (cells, row) => {
        const cell = (role: string) => cellOf(cells, columns, role)
        const [since, until] = [dateOf(cell('since'), desk, row), dateOf(cell('until'), desk, row)]
        const [mark, code] = [cell('mark'), cell('code').toUpperCase()]
        if (mark === '') return false
        if (!isOnsCode(code))
          desk.warnings.add(
            'IMP-71',
            'register',
            `${desk.name} row ${row}`,
            `${cell('officialName') || mark} has ${code === '' ? 'no code' : `the code “${code}”`}. It is left out.`,
          )
        entries.push({
          row,
          mark,
          code: isOnsCode(code) ? code : '',
          name: cell('name') || cell('officialName'),
          officialName: cell('officialName'),
          sort: cell('sort'),
          ...(since === undefined ? {} : { since }),
          ...(until === undefined ? {} : { until }),
          county: cell('county'),
          region: cell('region'),
          replacedBy: listed(cell('replacedBy')),
          former: listed(cell('former')),
        })
        return isOnsCode(code)
      },
      finish: () => {
        // Marks point forward as well as back, so nothing is said before the whole register is known.
        const byMark = new Map(entries.map((entry) => [entry.mark, entry]))
        for (const entry of entries) if (entry.code !== '') tell(entry, byMark, desk)
        return {}
      },
    }
  },
}

function tell(entry: Entry, byMark: ReadonlyMap<string, Entry>, desk: PlaceDesk): void {
  const { code, name, row, since } = entry
  const successors = entry.replacedBy.flatMap((mark) => known(mark, 'to have replaced it', entry, byMark, desk))
  const until = lastDay(entry, successors, desk)
  const dates = { ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }
  desk.take({ kind: 'code', from: code, to: '', name: entry.officialName, sort: entry.sort, ...dates, row })
  desk.take({ kind: 'alias', from: entry.mark, to: code, name, sort: 'register', ...dates, row })
  for (const alias of new Set([name, entry.officialName]))
    desk.take({ kind: 'alias', from: alias, to: code, name: alias, sort: 'name', ...dates, row })
  for (const former of entry.former)
    if (isOnsCode(former)) desk.take({ kind: 'succession', from: former, to: code, name, sort: 'new_code', row })
  for (const next of successors)
    desk.take({
      kind: 'succession',
      from: code,
      to: next.code,
      name,
      sort: 'replaced',
      ...(next.since === undefined ? {} : { since: next.since }),
      row,
    })
  if (entry.region !== '') desk.take({ kind: 'within', from: code, to: entry.region, name, sort: 'region', row })
  const county = countyOf(entry, successors, byMark, desk)
  if (county !== undefined)
    desk.take({ kind: 'within', from: code, to: county.code, name, sort: 'county', ...dates, row })
}

/** The last day, both ends counted: some rows give the first day of the successor, which is a day too late. */
function lastDay({ name, until, row }: Entry, successors: readonly Entry[], desk: PlaceDesk): string | undefined {
  if (until === undefined || !successors.some(({ since }) => since === until)) return until
  desk.warnings.add(
    'IMP-73',
    'eve',
    `${desk.name} row ${row}`,
    `${name} is said to end on ${until}, the day its successor begins. The day before is taken as its last.`,
  )
  return eveOf(until)
}

/** The county that a district lies in, unless the council that took it over lies in another: then nobody knows. */
function countyOf(
  entry: Entry,
  successors: readonly Entry[],
  byMark: ReadonlyMap<string, Entry>,
  desk: PlaceDesk,
): Entry | undefined {
  if (entry.county === '') return undefined
  const [county] = known(entry.county, 'as its county', entry, byMark, desk)
  const other = successors.find((next) => next.county !== '' && next.county !== entry.county)
  if (county === undefined || other === undefined) return county
  const [right] = known(other.county, 'as its county', other, byMark, desk)
  desk.warnings.add(
    'IMP-72',
    entry.mark,
    `${desk.name} row ${entry.row}`,
    `${entry.name} is said to lie in ${county.name}, and ${other.name}, which replaced it, in ${right?.name ?? other.county}. The county of the successor is taken.`,
  )
  return right ?? county
}

function known(
  mark: string,
  as: string,
  entry: Entry,
  byMark: ReadonlyMap<string, Entry>,
  desk: PlaceDesk,
): readonly Entry[] {
  const found = byMark.get(mark)
  if (found !== undefined && found.code !== '') return [found]
  desk.warnings.add(
    'IMP-75',
    `mark ${mark}`,
    `${desk.name} row ${entry.row}`,
    `${entry.name} names “${mark}” ${as}, and no row of the file has that mark and a code. That fact is left out.`,
  )
  return []
}

function listed(text: string): readonly string[] {
  return text
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
