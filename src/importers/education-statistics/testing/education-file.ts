import { importWhole } from '../../import-file.ts'
import type { Observation } from '../../observation.ts'

/** A small file in the common layout, as text, to be read by the front door. */
export async function readText(text: string, options: { readonly as?: string; readonly bytes?: Uint8Array } = {}) {
  const bytes = options.bytes ?? new TextEncoder().encode(text)
  const choice = options.as === undefined ? {} : { as: options.as }
  const result = await importWhole({ name: 'return.csv', bytes }, choice)
  if ('problems' in result)
    return {
      refused: result.problems,
      kind: '',
      warnings: [],
      observations: [],
      publication: undefined,
      rows: 0,
      used: 0,
    }
  return {
    ...result,
    refused: [],
    observations: result.entries.filter((entry): entry is Observation => entry.what === 'observation'),
  }
}

/** Text in UTF-16, low byte first, with its mark. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2)
  bytes.set([0xff, 0xfe])
  for (let i = 0; i < text.length; i++) {
    bytes[2 + 2 * i] = text.charCodeAt(i) & 0xff
    bytes[3 + 2 * i] = text.charCodeAt(i) >> 8
  }
  return bytes
}

const place = 'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name'

/** A workforce file of councils, in the layout of the indicators. */
export function workforceFile(rows: readonly string[], columns = 'inpost_fte,agency_rate_fte,leavers_fte'): string {
  return [`${place},old_la_code,new_la_code,la_name,${columns}`, ...rows].join('\n')
}

/** The start of a council’s row: year, region, number, code and name. */
export function councilRow(year: string, dfe: string, ons: string, name: string): string {
  return `${year},Reporting year,Local authority,E92000001,England,E12000004,East Midlands,${dfe},${ons},${name}`
}
