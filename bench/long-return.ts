import { closeSync, openSync, writeSync } from 'node:fs'
import { councils, validOn } from '../src/reference/index.ts'

/** A file of the bench’s own making: the layout of Explore Education Statistics, a million rows of fifteen columns. */
export interface LongReturn {
  readonly rows: number
  readonly columns: number
  readonly bytes: number
}

/** The same groups under columns that a known publication has, and under columns that none has. */
const layouts = {
  known: 'cla_group,population_group,characteristic,number,percentage',
  unknown: 'sort_of_plan,reason_given,band,plans_open,plans_share',
} as const

/**
 * Writes the file: every council of 2025 by year, group and characteristic, with c, x, z and ~ among the numbers and
 * three councils whose names have a comma in them, as in every such file. The same bytes every time.
 */
export function writeLongReturn(path: string, layout: keyof typeof layouts, rows: number): LongReturn {
  const header =
    'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,la_name,new_la_code'
  const columns = `${header},${layouts[layout]}`.split(',').length
  const file = openSync(path, 'w')
  let bytes = writeSync(file, `${header},${layouts[layout]}\n`)
  const places = placesIn2025()
  const next = lehmer(20_250_331)
  let lines: string[] = []
  for (let row = 0; row < rows; row++) {
    const group = Math.floor(row / places.length)
    lines.push(
      `${2013 + (group % 13)},Reporting year,Local authority,E92000001,England,${places[row % places.length]},${groupOf(Math.floor(group / 13))},${countOf(next())},${shareOf(next())}\n`,
    )
    if (lines.length < 20_000 && row < rows - 1) continue
    bytes += writeSync(file, lines.join(''))
    lines = []
  }
  closeSync(file)
  return { rows, columns, bytes }
}

function placesIn2025(): readonly string[] {
  const regions = [...new Set(councils.map(({ region }) => region))]
  return councils
    .filter(({ code }) => validOn(code, '2025-03-31'))
    .map(({ code, dfeNumber, name, region }) => {
      const regionCode = `E1200000${regions.indexOf(region) + 1}`
      return [regionCode, region, dfeNumber, name.includes(',') ? `"${name}"` : name, code].join(',')
    })
}

const groups = ['Looked after', 'Gender', 'Placement']
const characteristics = ['Total', 'Under 1 year', '1 to 4 years', '5 to 9 years', '10 to 15 years']

/** No two are alike, so that no row is about the same as another. */
function groupOf(number: number): string {
  const group = groups[number % groups.length]
  const characteristic = characteristics[Math.floor(number / groups.length) % characteristics.length]
  return `${group},Group ${Math.floor(number / (groups.length * characteristics.length)) + 1},${characteristic}`
}

/** One figure in twelve is a symbol. */
function countOf(chance: number): string {
  if (chance < 0.05) return 'c'
  if (chance < 0.07) return 'z'
  if (chance < 0.08) return 'x'
  return String(Math.floor(chance * chance * 1200))
}

function shareOf(chance: number): string {
  if (chance < 0.05) return 'c'
  if (chance < 0.08) return 'z'
  return (chance * 100).toFixed(1)
}

/** Numbers from 0 to 1, the same for the same start (Park and Miller, 1988). */
function lehmer(start: number): () => number {
  let state = start
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
