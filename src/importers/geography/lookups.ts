import { plainHeading } from '../table/find-table.ts'
import { cellOf, codeOrWarn, type PlaceDesk, type PlaceTableKind } from './place-table.ts'

/** Levels of official lookups, smallest first, with what a page calls the larger place. */
const levels: Readonly<Record<string, string>> = {
  ltla: 'lower tier',
  lad: 'district',
  utla: 'upper tier',
  ctyua: 'upper tier',
  cty: 'county',
  mcty: 'metropolitan county',
  cauth: 'combined authority',
  rgn: 'region',
  ctry: 'country',
}
const smallest = ['ltla', 'lad', 'utla', 'ctyua', 'cty']
/** Known and left: smaller than a council, or larger than a country (England and Wales, Great Britain and so on). */
const leftOut = ['oa', 'lsoa', 'msoa', 'par', 'wd', 'ced', 'ew', 'gb', 'uk']
const aside = new Set(['objectid', 'fid', 'current', 'shapelength', 'shapearea'])

/**
 * Official lookups from one level of places to larger ones, of any year: `LTLA23CD` to `UTLA23CD`, `LADCD` to `RGNCD`.
 * The columns carry the level, the year and whether they hold codes or names, so any such pair of levels is read.
 */
export const lookups: PlaceTableKind = {
  publication: {
    title: 'Lookup of local authorities to larger areas',
    publisher: 'Office for National Statistics',
    edition: 'not stated',
    licence: 'Open Government Licence v3.0',
  },
  sure: 3,
  columnsOf: (headings) => {
    const named = headings.map(plainHeading).filter((heading) => heading !== '')
    const read = headings.map(levelOf)
    const known = named.filter((heading) => levelOf(heading) !== undefined || aside.has(heading))
    // A table with figures may name its places in the same way; a lookup has next to nothing besides.
    if (known.length < named.length * 0.75) return undefined
    const base = smallest.find((level) => read.some((each) => each?.level === level && each.holds === 'cd'))
    const codes = read.filter((each) => each?.holds === 'cd').length
    if (base === undefined || (codes < 2 && known.length < named.length)) return undefined
    const columns: Record<string, number> = {}
    for (const [at, each] of read.entries()) {
      if (each === undefined) continue
      const role =
        each.level === base
          ? each.isActive
            ? `active${each.holds}`
            : `base${each.holds}`
          : `${each.level}${each.holds}`
      // Of several years of one level the newest is what its places are called.
      const before = columns[role]
      if (before === undefined || (levelOf(headings[before] ?? '')?.year ?? '99') < (each.year ?? '99'))
        columns[role] = at
    }
    return 'basenm' in columns ? columns : undefined
  },
  start: (columns, headings, desk) => {
    const base = levelOf(headings[columns['basecd'] ?? -1] ?? '')
    const year = base?.year === undefined ? undefined : `20${base.year}`
    const larger = Object.keys(levels).filter((level) => level !== base?.level && `${level}cd` in columns)
    const asAt = year === undefined ? {} : { asAt: year }
    // A lookup from smaller places names a council on many rows.
    const told = new Set<string>()
    const tell: PlaceDesk['take'] = (fact) => {
      const mark = `${fact.kind} ${fact.from} ${fact.to}`
      if (told.has(mark)) return
      told.add(mark)
      desk.take(fact)
    }
    return {
      row: (cells, row) => {
        const from = codeOrWarn(cellOf(cells, columns, 'basecd'), desk, row, 'code')
        if (from === undefined) return false
        const name = cellOf(cells, columns, 'basenm')
        const active = cellOf(cells, columns, 'activecd').toUpperCase()
        const isGone = active !== '' && active !== from
        const sort = isGone ? 'no longer' : (levels[base?.level ?? ''] ?? '')
        tell({ kind: 'code', from, to: '', name, sort, ...asAt, row })
        if (isGone) {
          const to = codeOrWarn(active, desk, row, 'active code')
          if (to !== undefined) tell({ kind: 'succession', from, to, name, sort: 'active', row })
          // The larger places of such a row are those of the successor.
          return true
        }
        for (const level of larger) {
          const [to, toName] = [
            cellOf(cells, columns, `${level}cd`).toUpperCase(),
            cellOf(cells, columns, `${level}nm`),
          ]
          // Blank and a pseudo code that says “there is none” are no larger place.
          if (!/^[A-Z]\d{8}$/.test(to) || to.slice(1) === '99999999' || to === from) continue
          tell({ kind: 'within', from, to, name, sort: levels[level] ?? level, ...asAt, row })
          tell({ kind: 'code', from: to, to: '', name: toName, sort: levels[level] ?? level, ...asAt, row })
        }
        return true
      },
      finish: () => (year === undefined ? {} : { edition: year }),
    }
  },
}

/** `LTLA23CD`: level ltla, year 23, holds codes. Undefined for any other heading. */
function levelOf(heading: string) {
  const found = /^([a-z]+?)(\d\d)?(cd|nmw|nm)(active)?$/.exec(plainHeading(heading))
  if (found === null) return undefined
  const [, level = '', year, holds = '', active] = found
  if (!(level in levels) && !leftOut.includes(level)) return undefined
  return { level, year, holds, isActive: active !== undefined }
}
