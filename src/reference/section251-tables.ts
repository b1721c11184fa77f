import { type S251Year, s251Lines } from './s251-lines.ts'
import type { Section251Line, Section251Row } from './section251-line.ts'
import { labels1112, labels1213, labels1314, lines1516 } from './section251-lines-since-2011.ts'
import { lines0809, lines0910, lines1011 } from './section251-lines-to-2011.ts'

/** Table A1 as it stood in one year, or in the years of one layout. */
export interface Section251Table {
  readonly name: string
  /** Calendar year in which the first financial year of this layout starts; the last, where it ended. */
  readonly from: number
  readonly to?: number
  readonly lines: readonly Section251Line[]
  readonly source: string
}

const outturn = 'Department for Education, section 251 outturn, table A1, Open Government Licence v3.0'
const expenditure = 'Department for Education, LA and school expenditure (section 251), Open Government Licence v3.0'

function refs(adds: string): readonly string[] {
  return adds.split(' ').flatMap((each) => {
    const [, first, last] = /^(\d+)-(\d+)$/.exec(each) ?? []
    if (first === undefined || last === undefined) return [each]
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i))
  })
}

function table(
  name: string,
  from: number,
  to: number | undefined,
  source: string,
  rows: readonly Section251Row[],
): Section251Table {
  return {
    name,
    from,
    ...(to === undefined ? {} : { to }),
    source,
    lines: rows.map(([ref, kind, key, label, adds]) => ({
      ref,
      kind,
      key,
      label,
      adds: adds === undefined ? [] : refs(adds),
    })),
  }
}

/** A year whose lines the appraisal has already, with the words of that year’s return. */
function listed(year: S251Year, labels: readonly string[]): Section251Table {
  const from = Number(year.slice(0, 4))
  return {
    name: year,
    from,
    to: from,
    source: outturn,
    lines: s251Lines[year].map((line, i) => ({
      ref: String(line.number),
      kind: line.kind,
      key: line.key,
      label: labels[i] ?? '',
      adds: line.kind === 'subtotal' ? line.adds.map(String) : [],
    })),
  }
}

/**
 * Every layout of table A1 that is known, oldest first. Between 2013-14 and 2015-16 there is a gap: no file of 2014-15
 * with provider columns was found, so its lines are not listed and are matched by their words alone.
 */
export const section251Tables: readonly Section251Table[] = [
  table('2008-09', 2008, 2008, outturn, lines0809),
  table('2009-10', 2009, 2009, outturn, lines0910),
  table('2010-11', 2010, 2010, outturn, lines1011),
  listed('2011-12', labels1112),
  listed('2012-13', labels1213),
  listed('2013-14', labels1314),
  table('2015-16 on', 2015, undefined, expenditure, lines1516),
]

/** The layout of a financial year, `2012-13`; undefined where none is known. */
export function section251Table(year: string): Section251Table | undefined {
  const start = Number(year.slice(0, 4))
  return section251Tables.find(({ from, to }) => from <= start && start <= (to ?? start))
}

/** A line of a financial year by its key; undefined where the year has none. */
export function section251LineOf({
  year,
  key,
}: {
  readonly year: string
  readonly key: string
}): Section251Line | undefined {
  return section251Table(year)?.lines.find((line) => line.key === key)
}
