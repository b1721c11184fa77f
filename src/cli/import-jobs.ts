import { readCaseFile } from '../appraisal/index.ts'
import type { Problem } from '../figures/index.ts'
import {
  type Area,
  type Entry,
  type HandedIn,
  type ImportChoice,
  type ImportPreview,
  type Neighbour,
  type Observation,
  type Proposal,
  previewImport,
  proposeForFile,
  readCaseWorkbookFile,
} from '../importers/index.ts'

/** Something to be done with a file’s bytes, away from the thread that answers pages. */
export type ImportJob =
  | { readonly kind: 'preview'; readonly file: HandedIn; readonly choice: ImportChoice }
  | {
      readonly kind: 'observations'
      readonly file: HandedIn
      readonly choice: ImportChoice
      /** Codes of the councils that are wanted, as areas are keyed. */
      readonly councils: readonly string[]
    }
  | { readonly kind: 'propose'; readonly file: HandedIn }
  | { readonly kind: 'case'; readonly file: HandedIn }

export type ImportJobAnswer =
  | { readonly problems: readonly Problem[] }
  | {
      readonly preview: ImportPreview
      readonly observations: readonly Observation[]
      readonly neighbours: readonly Neighbour[]
    }
  | { readonly proposal: Proposal }
  | { readonly name: string; readonly text: string }

/** Does the job. The same in a thread of its own and in this one. */
export async function doImportJob(job: ImportJob): Promise<ImportJobAnswer> {
  if (job.kind === 'case') return caseIn(job.file)
  if (job.kind === 'propose') {
    const proposal = await proposeForFile(job.file)
    return 'problems' in proposal ? proposal : { proposal }
  }
  const wanted = new Set(job.kind === 'observations' ? job.councils : [])
  const observations: Observation[] = []
  const neighbours: Neighbour[] = []
  const isWanted = ({ councils }: Area) => councils.some((code) => wanted.has(code))
  const take = (entry: Entry) => {
    if (entry.what === 'observation' && isWanted(entry.area)) observations.push(entry)
    if (entry.what === 'neighbour' && isWanted(entry.council)) neighbours.push(entry)
  }
  const preview = await previewImport(job.file, job.choice, take)
  return 'problems' in preview ? preview : { preview, observations, neighbours }
}

/** A case file as it is; or a case workbook, read back. */
async function caseIn(file: HandedIn): Promise<ImportJobAnswer> {
  if (!isZip(file.bytes)) {
    const text = new TextDecoder('utf-8').decode(file.bytes)
    const reading = readCaseFile(text)
    return 'problems' in reading ? reading : { name: reading.case.name, text }
  }
  const reading = await readCaseWorkbookFile(file)
  if ('problems' in reading) return reading
  return { name: reading.case.name, text: `${JSON.stringify(reading.case, null, 2)}\n` }
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b
}
