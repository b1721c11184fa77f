import { type JudgedAspect, judgedAspects } from './judgements.ts'

/** What a column of a list of inspections holds. */
export type InspectionRole =
  | JudgedAspect
  | 'ons'
  | 'dfe'
  | 'name'
  | 'status'
  | 'inspected'
  | 'published'
  | 'event'
  | 'theme'

/** The columns of one inspection of a row: a row holds one, or the first, second and third one beside the other. */
export type InspectionColumns = Readonly<Partial<Record<InspectionRole, number>>>

export interface InspectionHeader {
  readonly headings: readonly string[]
  readonly inspections: readonly InspectionColumns[]
  /** Told by its headings: a table scraped from the reports, one row a council. */
  readonly isScraped: boolean
}

const roles: readonly (readonly [RegExp, InspectionRole])[] = [
  [/overall effectiveness|overall judgement/, 'overall'],
  [/impact of leaders|leadership/, 'leadership'],
  [/help and protection/, 'helpAndProtection'],
  [/in care|looked after/, 'careExperiences'],
  [/care leavers/, 'careLeavers'],
  [
    /^(local authority )?(area code|ons code|gss code)$|^(ltla|lad|utla|ctyua) ?\d*cd$|^la code new$|^new la code$/,
    'ons',
  ],
  [/^(la|local authority) (code|number)$|^dfe (code|number)$|^old la code$/, 'dfe'],
  [/^(local authority|la)( name)?$/, 'name'],
  [/^(local authority |la )?status$/, 'status'],
  [/^inspection( visit)?( start)? date$|^visit date$|^inspection began$/, 'inspected'],
  [/^(report )?publication date$|^date published$|^published( on)?$/, 'published'],
  [/^(inspection|event)( visit)? (type|framework)$/, 'event'],
  [/^(visit )?theme$/, 'theme'],
]

const ordinals: Readonly<Record<string, number>> = { first: 0, second: 1, third: 2, fourth: 3, fifth: 4 }

/** The header of a list of inspections, where the row is one; found by its cells wherever it stands. */
export function inspectionHeader(row: readonly string[]): InspectionHeader | undefined {
  const found = new Map<number | undefined, Partial<Record<InspectionRole, number>>>()
  row.forEach((cell, index) => {
    const { ordinal, words } = plainHeading(cell)
    const role = roles.find(([pattern]) => pattern.test(words))?.[1]
    if (role === undefined) return
    const columns = found.get(ordinal) ?? {}
    columns[role] ??= index
    found.set(ordinal, columns)
  })
  const shared = found.get(undefined) ?? {}
  const numbered = [...found].filter(([ordinal]) => ordinal !== undefined).sort((a, b) => Number(a[0]) - Number(b[0]))
  const inspections = numbered.length === 0 ? [shared] : numbered.map(([, columns]) => ({ ...shared, ...columns }))
  const [first = {}] = inspections
  const judged = Object.keys(judgedAspects).filter((aspect) => aspect in first)
  const isList = judged.length >= 2 && 'overall' in first && ('name' in first || 'ons' in first || 'dfe' in first)
  if (!isList || !('inspected' in first || 'published' in first)) return undefined
  const isScraped = row.some((cell) => /^overall[_ ]effectiveness[_ ]grade$/i.test(cell.trim()))
  return { headings: row, inspections, isScraped }
}

/** `Second ILACS overall effectiveness` is the overall effectiveness of the second inspection. */
function plainHeading(cell: string): { readonly ordinal: number | undefined; readonly words: string } {
  const plain = cell
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const [, first = ''] = /^(\w+) ilacs /.exec(plain) ?? []
  const words = plain.replace(/^(\w+ )?ilacs (framework )?/, (start) =>
    start.startsWith('ilacs') || first in ordinals ? '' : start,
  )
  return { ordinal: ordinals[first], words }
}
