import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import type { GoneThrough, Way } from './go-through.ts'
import { writeLongReturn } from './long-return.ts'
import { type Rounds, summaryOf } from './rounds.ts'

/** One file by our import and by its parsing library alone, each in a process of its own, turn about. */
export interface ImportMeasured {
  readonly title: string
  readonly megabytes: number
  readonly rows: number
  readonly import: Measured
  readonly libraries: readonly (Measured & {
    readonly title: string
    /** The import over the library, each ratio taken inside one round. */
    readonly ratio: Rounds
  })[]
}

interface Measured {
  readonly milliseconds: Rounds
  readonly rowsPerSecond: Rounds
  readonly peakMegabytes: Rounds
}

interface FileToRead {
  readonly title: string
  readonly path: string
  readonly libraries: Readonly<Partial<Record<Way, string>>>
}

const root = fileURLToPath(new URL('..', import.meta.url))
const returns = process.env['CONCORDAT_RETURNS'] ?? join(root, '../shared/data')
const lait = join(returns, 'lait/bds_long_0.parquet')

/** Said where the LAIT table cannot be measured; undefined where it can. */
export const laitLeftOut = existsSync(lait)
  ? undefined
  : 'left out: the official returns are not beside the checkout (set CONCORDAT_RETURNS to their folder)'

const parsers = { papaparse: 'papaparse alone, row by row', papaparseInPieces: 'papaparse alone, in pieces of 4 MB' }

/** The LAIT table where it is there, and CSV files of so many rows that are made for it and thrown away. */
export function measureImports(csvRows: number, rounds: number): readonly ImportMeasured[] {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'))
  try {
    const [known, unknown] = [join(folder, 'known.csv'), join(folder, 'unknown.csv')]
    const { columns } = writeLongReturn(known, 'known', csvRows)
    writeLongReturn(unknown, 'unknown', csvRows)
    const csv = `CSV of ${csvRows.toLocaleString('en-GB')} rows and ${columns} columns`
    const files: readonly FileToRead[] = [
      ...(laitLeftOut === undefined
        ? [{ title: 'LAIT, parquet', path: lait, libraries: { hyparquet: 'hyparquet alone' } }]
        : []),
      { title: `${csv}, of a known publication`, path: known, libraries: parsers },
      { title: `${csv}, of no known publication`, path: unknown, libraries: parsers },
    ]
    return files.map((file) => measureFile(file, bundled(folder), rounds))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** As the built command holds it, in one file. */
function bundled(folder: string): string {
  const outfile = join(folder, 'go-through.mjs')
  buildSync({
    absWorkingDir: root,
    entryPoints: ['bench/go-through.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  return outfile
}

function measureFile({ title, path, libraries }: FileToRead, program: string, rounds: number): ImportMeasured {
  const names = Object.entries(libraries) as [Way, string][] // keys of a record of ways
  const run = (way: Way) => goThrough(program, way, path)
  const measured = Array.from({ length: rounds }, () => ({
    import: run('import'),
    libraries: names.map(([way]) => run(way)),
  }))
  const ours = measured.map((round) => round.import)
  return {
    title,
    megabytes: readFileSync(path).length / 1_000_000,
    rows: ours[0]?.rows ?? 0,
    import: summed(ours),
    libraries: names.map(([, name], at) => ({
      title: name,
      ...summed(measured.flatMap((round) => round.libraries[at] ?? [])),
      ratio: summaryOf(
        measured.map((round) => round.import.milliseconds / (round.libraries[at]?.milliseconds ?? Number.NaN)),
      ),
    })),
  }
}

type Gone = GoneThrough & { readonly peakMegabytes: number }

function summed(gone: readonly Gone[]): Measured {
  return {
    milliseconds: summaryOf(gone.map(({ milliseconds }) => milliseconds)),
    rowsPerSecond: summaryOf(gone.map(({ rows, milliseconds }) => (rows * 1000) / milliseconds)),
    peakMegabytes: summaryOf(gone.map(({ peakMegabytes }) => peakMegabytes)),
  }
}

function goThrough(program: string, way: Way, path: string): Gone {
  const peak = `${program}.peak`
  const words = [join(root, 'bench/peak.mjs'), peak, program, way, path]
  const printed = execFileSync(process.execPath, words, { encoding: 'utf8' })
  const gone = JSON.parse(printed) as GoneThrough // printed by go-through.ts
  return { ...gone, peakMegabytes: Number(readFileSync(peak, 'utf8')) / 1_000_000 }
}
