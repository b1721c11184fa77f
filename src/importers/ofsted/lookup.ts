import { council, councilByNumber } from '../../reference/index.ts'
import { councilByName } from '../council-by-name.ts'
import type { Importer, ReadingDesk } from '../importer.ts'
import type { PlaceFact } from '../observation.ts'
import type { Opened, OpenedText } from '../table/opened.ts'

/**
 * Lookups that go with the scrape of Ofsted’s reports: codes, numbers and other names of councils with their regions,
 * and the list of councils whose region Ofsted’s scheme gives otherwise than the Department’s.
 */
export const ofstedLookup: Importer = {
  kind: 'ofsted-lookup',
  title: 'Councils, codes and regions, as used with Ofsted’s reports',
  recognises: (opened) => (columnsOf(opened) === undefined ? 0 : 3),
  read: (opened, desk) => {
    const found = columnsOf(opened)
    let [rows, used] = [0, 0]
    if (found !== undefined)
      found.text.rows((cells, row) => {
        if (row <= found.headerRow) return
        rows += 1
        const facts = factsOf(
          (role) => (cells[found.columns[role] ?? -1] ?? '').trim(),
          row,
          `${opened.name} row ${row}`,
          desk,
        )
        for (const fact of facts) desk.take(fact)
        if (facts.length > 0) used += 1
      })
    return {
      publication: {
        title:
          found?.columns.region === undefined
            ? 'Lookup of councils for Ofsted’s reports'
            : 'Regions of councils, corrected',
        publisher: found?.columns.region === undefined ? 'Data to Insight' : 'Department for Education',
        edition: 'not stated',
        licence: 'Open Government Licence v3.0',
      },
      rows,
      used,
    }
  },
}

interface Columns {
  readonly name: number
  readonly number?: number
  /** Ofsted’s own number of a council, its unique reference number. */
  readonly urn?: number
  readonly ons?: number
  readonly otherNames?: number
  readonly regionCode?: number
  readonly regionName?: number
  /** A region that corrects another scheme’s. */
  readonly region?: number
}

interface Found {
  readonly text: OpenedText
  readonly headerRow: number
  readonly columns: Columns
}

function columnsOf(opened: Opened): Found | undefined {
  if (opened.form !== 'text') return undefined
  for (const [at, row] of opened.head.entries()) {
    const columns = lookupColumns(row)
    if (columns !== undefined) return { text: opened, headerRow: at + 1, columns }
  }
  return undefined
}

function lookupColumns(row: readonly string[]): Columns | undefined {
  const plain = row.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_'),
  )
  const at = (...names: readonly (string | RegExp)[]) => {
    const found = plain.findIndex((cell) =>
      names.some((name) => (typeof name === 'string' ? name === cell : name.test(cell))),
    )
    return found < 0 ? undefined : found
  }
  const region = at('region_name_correct')
  const name = at('local_authority_ons_name', 'la_name', 'local_authority')
  if (name === undefined) return undefined
  if (region !== undefined) return { name, region }
  const [number, ons, otherNames, urn] = [at('la_code'), at('la_code_new'), at('also_known_as'), at('urn')]
  if (number === undefined || urn === undefined || (otherNames === undefined && ons === undefined)) return undefined
  const [regionCode, regionName] = [at(/^rgn\d\dcd$/), at(/^rgn\d\dnm$/)]
  return {
    name,
    number,
    urn,
    ...(ons === undefined ? {} : { ons }),
    ...(otherNames === undefined ? {} : { otherNames }),
    ...(regionCode === undefined ? {} : { regionCode }),
    ...(regionName === undefined ? {} : { regionName }),
  }
}

function factsOf(
  cell: (role: keyof Columns) => string,
  row: number,
  place: string,
  desk: ReadingDesk,
): readonly PlaceFact[] {
  const name = cell('name')
  const found =
    council(cell('ons')) ?? councilByName(name) ?? (cell('number') === '' ? undefined : councilByNumber(cell('number')))
  if (found === undefined) {
    desk.warnings.add(
      'IMP-21',
      name,
      place,
      `“${name}” is no council that is known by its code, number or exact name. It is left out.`,
    )
    return []
  }
  const code = found.code
  const other = { what: 'place', to: code, row } as const
  return [
    { what: 'place', kind: 'code', from: code, to: '', name, sort: 'council', row },
    ...(cell('number') === '' ? [] : [{ ...other, kind: 'alias', from: cell('number'), name, sort: 'dfe' } as const]),
    ...(cell('urn') === '' ? [] : [{ ...other, kind: 'alias', from: cell('urn'), name, sort: 'ofsted' } as const]),
    ...[...(name === found.name ? [] : [name]), ...otherNamesIn(cell('otherNames'), code)].map(
      (alias) => ({ ...other, kind: 'alias', from: alias, name: alias, sort: 'name' }) as const,
    ),
    ...regionFacts(cell, code, row, place, desk),
  ]
}

/** Names of the nine regions of England by code. Source: Office for National Statistics. */
const regions: Readonly<Record<string, string>> = {
  E12000001: 'North East',
  E12000002: 'North West',
  E12000003: 'Yorkshire and The Humber',
  E12000004: 'East Midlands',
  E12000005: 'West Midlands',
  E12000006: 'East of England',
  E12000007: 'London',
  E12000008: 'South East',
  E12000009: 'South West',
}

/** The region a row gives. Where its code and its name are of two regions, neither is taken. */
function regionFacts(
  cell: (role: keyof Columns) => string,
  code: string,
  row: number,
  place: string,
  desk: ReadingDesk,
): readonly PlaceFact[] {
  const corrected = cell('region')
  if (corrected !== '')
    return [{ what: 'place', kind: 'within', from: code, to: corrected, name: corrected, sort: 'region', row }]
  const [regionCode, name] = [cell('regionCode'), cell('regionName')]
  if (regionCode === '') return []
  const known = regions[regionCode]
  if (known !== undefined && name !== '' && known.toLowerCase() !== name.toLowerCase()) {
    desk.warnings.add(
      'IMP-57',
      `${regionCode}|${name}`,
      place,
      `${cell('name')}: the region’s code ${regionCode} is of ${known} and its name says ${name}. Its region is left out; correct one of them.`,
    )
    return []
  }
  return [{ what: 'place', kind: 'within', from: code, to: regionCode, name: known ?? name, sort: 'region', row }]
}

/**
 * `[BCP, Bournemouth, Christchurch & Poole]` holds two names of one council, the second with a comma of its own: parts
 * that together are its name stay together, and one that is another council’s name is no name of this one.
 */
function otherNamesIn(text: string, code: string): readonly string[] {
  const parts = text
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const names: string[] = []
  for (let at = 0; at < parts.length; ) {
    const ends = parts.map((_, i) => parts.length - i).filter((end) => end > at + 1)
    const whole = ends.find((end) => isNameOf(parts.slice(at, end).join(', '), code)) ?? at + 1
    const name = parts.slice(at, whole).join(', ')
    if (councilByName(name) === undefined || isNameOf(name, code)) names.push(name)
    at = whole
  }
  return names
}

function isNameOf(name: string, code: string): boolean {
  return councilByName(name)?.code === code
}
