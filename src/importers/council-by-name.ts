import { type Council, continuingCode, councils, type Day, validOn } from '../reference/index.ts'

/**
 * The council of that name, for returns that carry no code. The name must be the same but for case, `&`, full stops
 * and words such as `UA`, `Borough` or `City of`: nothing is guessed, and a name that two councils share needs a day on
 * which only one of them was there.
 */
export function councilByName(name: string, day?: Day): Council | undefined {
  const found = byName.get(bare(name)) ?? []
  const there = day === undefined || found.length < 2 ? found : found.filter(({ code }) => validOn(code, day))
  const [first] = there
  return first !== undefined && there.every(({ code }) => continuingCode(code) === continuingCode(first.code))
    ? there.at(-1)
    : undefined
}

/** Other names under which returns of the Ministry and of Ofsted know a council, as they stand after `bare`. */
const otherNames: Readonly<Record<string, string>> = {
  'bath and n e somerset': 'bath and north east somerset',
  'bath and ne somerset': 'bath and north east somerset',
  'blackburn and darwen': 'blackburn with darwen',
  bcp: 'bournemouth christchurch and poole',
  hull: 'kingston upon hull',
  'kingston on thames': 'kingston upon thames',
  'medway towns': 'medway',
  newcastle: 'newcastle upon tyne',
  richmond: 'richmond upon thames',
  southend: 'southend on sea',
  stockton: 'stockton on tees',
}

function bare(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b((city|county|royal borough|london borough|borough) of|city and county of)\b/g, ' ')
    .replace(/\b(ua|mbc|mdc|cc|bc|lb|council|borough|county|unitary authority|metropolitan( district)?|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ city$/, '')
  return otherNames[words] ?? words
}

const byName: ReadonlyMap<string, readonly Council[]> = new Map(
  [...new Set(councils.map(({ name }) => bare(name)))].map((name) => [
    name,
    councils.filter((each) => bare(each.name) === name),
  ]),
)
