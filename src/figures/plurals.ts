const irregular: Readonly<Record<string, string>> = { child: 'children', person: 'people', FTE: 'FTE', WTE: 'WTE' }
const oneOf: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(irregular).map(([one, many]) => [many, one]),
)

/** `cases` → `case`, `children` → `child`, `FTE` as it is. */
export function singular(noun: string): string {
  if (Object.hasOwn(oneOf, noun)) return oneOf[noun] ?? noun
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`
  return noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun
}

/** `year` → `years`, `child` → `children`, `FTE` as it is, `authority` → `authorities`. */
export function plural(noun: string): string {
  if (Object.hasOwn(irregular, noun)) return irregular[noun] ?? noun
  if (noun.endsWith('s') || Object.hasOwn(oneOf, noun) || !/[a-z]$/.test(noun)) return noun
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}
