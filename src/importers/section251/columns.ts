import type { Section251Aspect } from '../../reference/index.ts'

/** What a column of the return is: one of its figures, or what a row is about. `public`: own and other public in one. */
export type Column =
  | Section251Aspect
  | 'public'
  | 'dfe'
  | 'ons'
  | 'name'
  | 'number'
  | 'label'
  | 'year'
  | 'level'
  | 'country'
  | 'countryCode'
  | 'region'
  | 'regionCode'
  | 'status'

/** Where each column stands in the row, and the headings as they stand. */
export interface Header {
  /** How many rows with something in them stand above it. */
  readonly above: number
  readonly at: ReadonlyMap<Column, number>
  readonly headings: readonly string[]
  /** Headings that are none of the known columns. */
  readonly unknown: readonly string[]
}

// Every spelling met in the editions of 2008-09 to 2023-24, and the plain words that another edition would use.
const spellings: Readonly<Record<Column, RegExp>> = {
  dfe: /^(la|lea|lacode|leacode|lano|leano|lanumber|leanumber|oldlacode|laold|laoldcode|dfe(code|number|no)?|dcsfcode|laestab|authoritynumber|localauthoritynumber)$/,
  ons: /^(newlacode|lanewcode|onscode|gsscode|gss|lad\d*cd|utla\d*cd|locationcode|areacode|ecode|onslacode)$/,
  name: /^(laname|leaname|name|authority|authorityname|localauthority|localauthorityname|lad\d*nm|utla\d*nm|council)$/,
  number: /^(line(number|no|num|ref)?|linenumbers)$/,
  label:
    /^(s52linereference|s251linereference|linereference|linedescription|linename|cypservicedescription|(service)?description(ofexpenditure)?|service|expenditure(description|line))$/,
  year: /^(timeperiod|year|financialyear|fy|period)$/,
  level: /^(geographiclevel|level|geography)$/,
  country: /^country(name)?$/,
  countryCode: /^countrycode$/,
  region: /^(region(name)?|governmentofficeregion)$/,
  regionCode: /^(regioncode|gorcode)$/,
  status: /^(returnstatus|status)$/,
  own: /^(la)?own(provision|provisionspend|spend)?$|^(la|localauthority|council)(own)?provision$/,
  private: /^private(provision|sector|sectorprovision|spend)?$/,
  otherPublic: /^otherpublic(provision|sector|sectorprovision|spend)?$/,
  public: /^public(provision|sector|sectorprovision)?$/,
  voluntary: /^voluntary(provision|sector|sectorprovision|spend)?$/,
  gross: /^(total(gross)?(expenditure|spend)|gross(total)?(expenditure|spend)|total|gross)$/,
  income: /^(total)?income$/,
  net: /^(total)?net(current)?(expenditure|spend)$|^netcurrent$/,
  grantsInside: /^(gov|govt|government)?grants?insideaef$/,
  grantsOutside: /^(gov|govt|government)?grants?outsideaef$/,
  netRevenue: /^(la|lea)?netrevenue(expenditure|spend)?$/,
  perHead: /^(percapita|perhead|perchild)[a-z]*$|^[a-z]*(percapita|perhead|perchild)$/,
}

/** The columns with figures. */
export const figureColumns = [
  'own',
  'private',
  'otherPublic',
  'public',
  'voluntary',
  'gross',
  'income',
  'net',
  'grantsInside',
  'grantsOutside',
  'netRevenue',
  'perHead',
] as const satisfies readonly Column[]

/** The header of a section 251 table among the first rows, found by its words; undefined where there is none. */
export function findHeader(head: readonly (readonly string[])[]): Header | undefined {
  for (const [above, cells] of head.entries()) {
    const at = new Map<Column, number>()
    const unknown: string[] = []
    for (const [index, heading] of cells.entries()) {
      const column = columnOf(heading)
      if (column !== undefined && !at.has(column)) at.set(column, index)
      else if (heading.trim() !== '') unknown.push(heading.trim())
    }
    if (isReturn(at)) return { above, at, headings: cells.map((cell) => cell.trim()), unknown }
  }
  return undefined
}

/** A council, a line, the gross or the net, and at least one provider: nothing else published has them together. */
function isReturn(at: ReadonlyMap<Column, number>): boolean {
  const has = (...columns: readonly Column[]) => columns.some((column) => at.has(column))
  return (
    has('dfe', 'ons', 'name') &&
    has('label', 'number') &&
    has('gross', 'net') &&
    has('own', 'private', 'voluntary') &&
    figureColumns.filter((column) => at.has(column)).length >= 3
  )
}

/** `Private (z(i))` is `private`; `LEA Number:` is `leanumber`. */
function columnOf(heading: string): Column | undefined {
  let text = heading.replace(/\uFEFF/g, '')
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/\([^()]*\)/g, ' ')
  }
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  // The names are the keys of the record above.
  return (Object.keys(spellings) as Column[]).find((column) => spellings[column].test(plain))
}

/** Figures in millions or thousands of pounds, where a heading says so. */
export function scaleInHeadings(headings: readonly string[]): number {
  const said = headings.join(' ').toLowerCase()
  if (/£\s?m\b|million|_m\b/.test(said)) return 1_000_000
  return /£\s?000|£\s?k\b|thousand/.test(said) ? 1000 : 1
}
