import { type Problem, problem } from '../../figures/index.ts'
import { placeOf } from '../case-file/place.ts'
import { parseStrictJson } from '../case-file/text/parse-strict-json.ts'
import { type Version, versionSchema } from './document.ts'

const mostProblems = 20

/**
 * The version in a file’s text, read without losing a digit; or everything that makes it none. Whether it was changed
 * after it was frozen is for `rerunVersion` to say.
 */
export function readVersion(text: string): { readonly version: Version } | { readonly problems: readonly Problem[] } {
  const reading = parseStrictJson(text)
  if ('problems' in reading)
    return {
      problems: reading.problems.map(({ place, sentence }) =>
        problem('VERSION-02', place, sentence.replace('try again', 'try again, or ask for the version again')),
      ),
    }
  const parsed = versionSchema.safeParse(reading.value)
  if (!parsed.success)
    return {
      problems: parsed.error.issues
        .slice(0, mostProblems)
        .map(({ path, message }) =>
          problem(
            'VERSION-02',
            placeOf(path.map((step) => (typeof step === 'number' ? step : String(step)))),
            `This is not a version of a case as \`concordat freeze\` writes it: ${message}. Give the file of a version.`,
          ),
        ),
    }
  // The schema strips and fills nothing in, so the value itself is handed on, with the parts it does not look into.
  return { version: reading.value as Version }
}
