import { readFileSync } from 'node:fs'
import { type CaseFile, caseFileSchema, readCaseFile, withAllStreams } from '../../src/appraisal/index.ts'

/**
 * The example with a stream number for every uncertain number in use. Numbers already in the committed file are kept,
 * and a name that joins later takes the next: that is how a case keeps its luck. A case that cannot be worked yet keeps
 * what it has: its numbers are given when it can.
 */
export function withSavedStreams<E extends { readonly name: string }>(
  example: E,
): E & Pick<CaseFile, 'streams' | 'nextStream'> {
  const before = savedIn(example.name)
  if ('problems' in readCaseFile({ ...example, ...before })) return { ...example, ...before }
  const theCase = caseFileSchema.parse({ ...example, ...before })
  const { streams, nextStream } = withAllStreams(theCase)
  const inOrder = Object.fromEntries(Object.entries(streams).sort(([, a], [, b]) => a - b))
  return { ...example, streams: inOrder, nextStream }
}

function savedIn(name: string): Pick<CaseFile, 'streams' | 'nextStream'> {
  try {
    const { streams, nextStream } = caseFileSchema.parse(
      JSON.parse(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8')),
    )
    return { streams, nextStream }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { streams: {}, nextStream: 1 }
    throw error
  }
}
