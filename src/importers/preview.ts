import type { MissingReason, Problem } from '../figures/index.ts'
import { type ImportChoice, importFile } from './import-file.ts'
import type { ImportedFile } from './importer.ts'
import type { Entry, Observation } from './observation.ts'
import type { HandedIn } from './table/open-file.ts'
import { isBetween, isGap, isWorded } from './value.ts'

/** What a file holds, told before anything of it is taken: enough to say yes or no to it. */
export interface ImportPreview extends ImportedFile {
  readonly file: string
  /** How many entries of each sort were read. */
  readonly counts: {
    readonly figures: number
    readonly numbers: number
    readonly bounds: number
    readonly words: number
    readonly neighbours: number
    readonly places: number
    readonly payments: number
  }
  /** How many figures are missing, by reason. */
  readonly missing: Readonly<Partial<Record<MissingReason, number>>>
  /** Councils with a figure, joint returns counted once each. */
  readonly councils: number
  /** Names of returns that cover several councils at once. */
  readonly jointReturns: readonly string[]
  /** Labels of the periods, in order of time; the first and last of them where there are many. */
  readonly periods: readonly string[]
  /** Measures, in order of name. */
  readonly measures: readonly string[]
  /** The first figures of councils, as they will stand. */
  readonly sample: readonly Observation[]
}

const sampleSize = 12

/** Reads a file and says what it holds; or every problem. Nothing is kept of it but what is said here. */
export async function previewImport(
  file: HandedIn,
  choice: ImportChoice = {},
  alsoTake: (entry: Entry) => void = () => {},
): Promise<ImportPreview | { readonly problems: readonly Problem[] }> {
  const counts = { figures: 0, numbers: 0, bounds: 0, words: 0, neighbours: 0, places: 0, payments: 0 }
  const missing: Partial<Record<MissingReason, number>> = {}
  const councils = new Set<string>()
  const joint = new Set<string>()
  const periods = new Map<string, string>()
  const measures = new Set<string>()
  const sample: Observation[] = []
  const observe = (entry: Observation) => {
    counts.figures += 1
    if (isGap(entry.value)) missing[entry.value.missing] = (missing[entry.value.missing] ?? 0) + 1
    else if (isBetween(entry.value)) counts.bounds += 1
    else if (isWorded(entry.value)) counts.words += 1
    else counts.numbers += 1
    periods.set(entry.period.label, entry.period.from)
    measures.add(entry.measure)
    if (entry.area.level !== 'council') return
    councils.add(entry.area.key)
    if (entry.area.councils.length > 1) joint.add(entry.area.name)
    if (sample.length < sampleSize) sample.push(entry)
  }
  const take = (entry: Entry) => {
    alsoTake(entry)
    if (entry.what === 'observation') observe(entry)
    else if (entry.what === 'neighbour') counts.neighbours += 1
    else if (entry.what === 'place') counts.places += 1
    else {
      counts.payments += 1
      periods.set(entry.period.label, entry.period.from)
    }
  }
  const result = await importFile(file, take, choice)
  if ('problems' in result) return result
  return {
    ...result,
    file: file.name,
    counts,
    missing,
    councils: councils.size,
    jointReturns: [...joint].sort(),
    periods: [...periods].sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)).map(([label]) => label),
    measures: [...measures].sort(),
    sample,
  }
}
