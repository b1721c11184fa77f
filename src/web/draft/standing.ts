import { type KeptDraft, type KeptSection, sectionNames, sectionOf } from '../../cases/index.ts'
import type { Problem } from '../../figures/index.ts'
import { dateInWords } from '../dates.ts'
import { fieldWords } from '../field-words.ts'
import { labelOf, sectionWords } from './labels.ts'
import { membersOf } from './pages-of.ts'
import { stepsOfPlace } from './problems.ts'
import type { References } from './references.ts'
import { isLeaf, isObject, type Shape } from './shape.ts'

/** What is wrong with a draft; nothing where it can be frozen and appraised. */
export function problemsOf({ reading }: KeptDraft): readonly Problem[] {
  return 'problems' in reading ? reading.problems : []
}

/** The section that a problem is put right in. */
export function sectionOfProblem({ place }: Problem): string {
  const [first = ''] = stepsOfPlace(place)
  const section = sectionOf(first)
  return sectionNames.includes(section) ? section : 'case'
}

/** The place of the case file that some steps into a section are. */
export function pathInFile(section: string, steps: readonly string[]): readonly string[] {
  return section === 'case' || section === 'streams' ? steps : [section, ...steps]
}

/** How much a section holds, in words. */
export function holdsInWords(section: string, content: unknown): string {
  const { one, many } = sectionWords(section)
  if (content === undefined) return 'Nothing yet'
  const count = countOf(section, content)
  if (count === 0) return 'Nothing yet'
  return `${count} ${count === 1 ? one : many}`
}

function countOf(section: string, content: unknown): number {
  if (section === 'pools' && isObject(content)) return membersOf(content['entries']).length
  if (section === 'guardrails' && isObject(content)) return membersOf(content['limits']).length
  if (section === 'streams' && isObject(content)) return membersOf(content['streams']).length
  return membersOf(content).length
}

/** An entry by what a person would call it; by its place in the list where it says nothing of itself. */
export function entryTitle(value: unknown, step: string, one: string, references: References = {}): string {
  const found = calledBy(value, references)
  if (/^\d+$/.test(step))
    return found === undefined ? `${capital(one)} ${Number(step) + 1}` : `${Number(step) + 1}. ${short(found)}`
  return found === undefined || !isObject(value) || typeof value['title'] !== 'string' ? step : short(found)
}

const ownNames = ['title', 'name', 'shortName', 'label', 'supplier']
const otherNames = ['line', 'measure', 'kind', 'for', 'code', 'service', 'deliveryModel', 'stop', 'year', 'a']

/** By its own name; or by what it is of a council. */
function calledBy(value: unknown, references: References): string | undefined {
  if (!isObject(value)) return undefined
  const text = (key: string) => {
    const found = value[key]
    return typeof found === 'string' && found.trim() !== '' ? found : undefined
  }
  const own = ownNames.map(text).find((found) => found !== undefined)
  const key = otherNames.find((each) => text(each) !== undefined)
  const other = key === undefined ? undefined : referenceWords(references, key, text(key) ?? '')
  const council = text('council')
  const of = council === undefined ? undefined : referenceWords(references, 'council', council)
  const what = own ?? other
  return of === undefined || text('title') !== undefined ? (what ?? of) : what === undefined ? of : `${of}: ${what}`
}

/** What a value of a field is called: the name of what it refers to, or the field’s own word for it. */
export function referenceWords(references: References, key: string, value: string): string {
  return references[key]?.find((each) => each.value === value)?.title ?? fieldWords(value)
}

/** What one entry of a list or record inside a section is called. */
export function oneOf(section: string, steps: readonly string[]): string {
  const last = steps.findLast((step) => !/^\d+$/.test(step))
  if (last === undefined) return sectionWords(section).one
  return ones[last] ?? labelOf(last).title.toLowerCase()
}

const ones: Readonly<Record<string, string>> = {
  entries: 'amount',
  lines: 'line',
  items: 'cost',
  services: 'service',
  spending: 'line',
  changes: 'change',
  options: 'option',
  criteria: 'criterion',
  limits: 'limit',
  byCouncil: 'council',
  levers: 'lever',
}

/** The columns by which entries of a list are told apart: the first few single values of one. */
export function columnsOf(shape: Shape): readonly string[] {
  const fields = shape.kind === 'object' ? shape.fields : (commonFields(shape) ?? [])
  const single = fields.filter((field) => isLeaf(field.shape) && !toldInTitle.has(field.key))
  const needed = single.filter(({ isNeeded }) => isNeeded)
  return [...needed, ...single.filter(({ isNeeded }) => !isNeeded)].slice(0, 5).map(({ key }) => key)
}

const toldInTitle = new Set(['title', 'name', 'label', 'supplier', 'council', 'note', 'summary'])

function commonFields(shape: Shape) {
  if (shape.kind !== 'kinds') return undefined
  const [first, ...rest] = shape.kinds.map((kind) => kind.shape.fields)
  return first?.filter(({ key }) => rest.every((fields) => fields.some((field) => field.key === key)))
}

/** A single value of an entry, as a table shows it: what it refers to by its name. */
export function cellOf(key: string, value: unknown, references: References): string {
  return typeof value === 'string' ? short(referenceWords(references, key, value)) : cellWords(value)
}

/** A single value in words. */
export function cellWords(value: unknown): string {
  if (value === undefined) return 'Left out'
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return numberWords(value)
  if (typeof value === 'string') return short(value)
  return Array.isArray(value) ? short(value.map(String).join(', ')) : short(JSON.stringify(value))
}

function numberWords(value: number): string {
  const [whole = '', part] = String(value).split('.')
  const grouped = /^-?\d+$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  return `${grouped}${part === undefined ? '' : `.${part}`}`.replace('-', '−')
}

export function short(text: string, most = 80): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most - 1)}…` : line
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Who changed a section last, and when. */
export function changedInWords(kept: KeptSection | undefined, localUser: string): string {
  if (kept === undefined || kept.changedAt === '') return 'Not yet'
  return `${whoInWords(kept.changedBy, localUser)}, ${momentInWords(kept.changedAt)}`
}

/** A person as pages name one: by role, never by name. */
export function whoInWords(by: string, localUser: string): string {
  return by === localUser ? 'Local user' : by.startsWith('00000000-') ? 'Operator' : 'Another person'
}

/** `23 November 2026, 22:15 UTC`. */
export function momentInWords(at: string): string {
  return `${dateInWords(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
}
