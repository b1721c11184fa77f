import { createHash } from 'node:crypto'
import { continuingCode } from '../../../reference/index.ts'
import type { Publication } from '../../importer.ts'
import type { Area, Observation, Period } from '../../observation.ts'
import { financialYearPeriod } from '../../periods.ts'
import type { Value } from '../../value.ts'
import type { Import } from '../import.ts'

export const darlington = 'E06000005'
export const hartlepool = 'E06000001'
export const redcar = 'E06000003'
export const northamptonshire = 'E10000021'
export const northNorthants = 'E06000061'
export const westNorthants = 'E06000062'
export const westminster = 'E09000033'

/** The area of one council or of a joint return. */
export function anArea(...codes: readonly string[]): Area {
  const councils = codes.map(continuingCode).sort()
  return { level: 'council', councils, key: councils.join('+'), name: codes.join(' / '), published: {} }
}

export function aRegion(key: string, name: string): Area {
  return { level: 'region', councils: [], key, name, published: { ons: key } }
}

/** One figure: social workers of Darlington in 2024-25, unless told otherwise. */
export function aFigure(
  given: Partial<Omit<Observation, 'area' | 'value'>> & {
    readonly of?: string | Area
    readonly value: Value
    readonly year?: number
  },
): Observation {
  const { of = darlington, year, value, ...more } = given
  const period: Period = more.period ?? financialYearPeriod(year ?? 2024)
  return {
    what: 'observation',
    measure: 'workforce/inpost_fte',
    filters: {},
    text: typeof value === 'number' ? String(value) : 'missing' in value ? 'x' : 'k',
    row: 2,
    column: 'inpost_fte',
    marks: [],
    ...more,
    period,
    area: typeof of === 'string' ? anArea(of) : of,
    value,
  }
}

/** An import of some figures, of the edition of 2025 unless told otherwise; its id is of its contents. */
export function anImport(
  observations: readonly Observation[],
  given: Partial<Omit<Import, 'observations' | 'publication'>> & Partial<Publication> = {},
): Import {
  const { id, file, kind, importerVersion, by, ...publication } = given
  return {
    id:
      id ??
      createHash('sha256')
        .update(JSON.stringify([observations, publication]))
        .digest('hex'),
    file: file ?? 'return.csv',
    kind: kind ?? 'workforce',
    importerVersion: importerVersion ?? '1',
    ...(by === undefined ? {} : { by }),
    publication: {
      title: 'Children’s social work workforce',
      publisher: 'Department for Education',
      edition: '2025',
      licence: 'Open Government Licence v3.0',
      ...publication,
    },
    observations,
  }
}
