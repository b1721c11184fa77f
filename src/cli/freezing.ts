import { freezeVersion, readCaseFile } from '../appraisal/index.ts'
import { canonicalJson, type Problem } from '../figures/index.ts'

/** Freezes the case of a text: the version’s document as it is kept, and its content hash; or what is wrong with the case. */
export function frozenFrom(
  text: string,
):
  | { readonly document: Uint8Array; readonly hash: string; readonly engine: number }
  | { readonly problems: readonly Problem[] } {
  const reading = readCaseFile(text)
  if ('problems' in reading) return reading
  const frozen = freezeVersion(reading.case)
  if ('problems' in frozen) return frozen
  const { version } = frozen
  return {
    document: new TextEncoder().encode(`${canonicalJson(version)}\n`),
    hash: version.contentHash,
    engine: version.engine,
  }
}
