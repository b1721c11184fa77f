import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Finding } from './chain-check.ts'
import type { Named } from './named.ts'

/** Every document the record names is there and is what it says; what else lies there is told. */
export async function checkDocuments(
  folder: string,
  named: Named,
): Promise<{ readonly findings: readonly Finding[]; readonly strays: readonly string[] }> {
  const findings: Finding[] = []
  for (const [hash, { n, bytes }] of named.documents) {
    const path = join(folder, hash.slice(0, 2), hash)
    const tell = (what: string) =>
      findings.push({
        code: 'RECORD-DOCUMENT',
        place: path,
        sentence: `The document ${hash.slice(0, 12)}, named by entry ${n}, ${what}.`,
        entry: n,
      })
    if (!existsSync(path)) tell('is missing')
    else if (statSync(path).size !== bytes) tell(`has ${statSync(path).size} bytes, not ${bytes}`)
    else if ((await hashOfFile(path)) !== hash) tell('is no longer what was kept')
  }
  return { findings, strays: filesIn(folder).filter((name) => !named.documents.has(name.slice(3))) }
}

/** The SHA-256 of a file, read piece by piece. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Every file among the documents, as `ab/abcd…`. */
export function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((two) =>
      statSync(join(folder, two)).isDirectory()
        ? readdirSync(join(folder, two)).map((name) => `${two}/${name}`)
        : [two],
    )
    .sort()
}
