import { type CouncilCode, continuingCode, council, councilByNumber, councils } from '../../reference/index.ts'

/**
 * The council that a code, a number or a name in full stands for. A name is one council’s or nobody’s: capitals,
 * “&” for “and”, and words such as “City Council” make no difference, and nothing is guessed.
 */
export function councilInWords(written: string): CouncilCode | undefined {
  const text = written.trim()
  if (text === '') return undefined
  if (council(text) !== undefined) return continuingCode(text)
  if (/^\d{3}$/.test(text)) {
    const numbered = councilByNumber(text)
    return numbered === undefined ? undefined : continuingCode(numbered.code)
  }
  const named = byName.get(plainName(text))
  return named === undefined || named === 'several' ? undefined : named
}

/** Letters only, without the words that every council’s name may carry; all of them where there are no others. */
function plainName(text: string): string {
  const words = text.slice(0, 120).toLowerCase().replace(/&/g, ' and ')
  const letters = words
    .replace(/\b(the|royal|city|county|borough|metropolitan|district|unitary|council|authority|london|of)\b/g, ' ')
    .replace(/[^a-z]/g, '')
  return letters === '' ? words.replace(/[^a-z]/g, '') : letters
}

const byName: ReadonlyMap<string, CouncilCode | 'several'> = namedCouncils()

function namedCouncils(): ReadonlyMap<string, CouncilCode | 'several'> {
  const found = new Map<string, CouncilCode | 'several'>()
  for (const { code, name, shortName } of councils) {
    const today = continuingCode(code)
    for (const plain of new Set([plainName(name), plainName(shortName)])) {
      const before = found.get(plain)
      found.set(plain, before === undefined || before === today ? today : 'several')
    }
  }
  return found
}
