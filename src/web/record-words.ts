import type { HistoryEntry } from '../cases/index.ts'
import { sectionWords } from './draft/labels.ts'

const kinds: Readonly<Record<string, string>> = {
  'case.made': 'Case made',
  'case.copied': 'Case copied',
  'case.saved': 'Draft changed',
  'case.archived': 'Case archived',
  'case.restored': 'Case taken out again',
  'version.frozen': 'Version frozen',
  'version.published': 'Version published',
  'version.withdrawn': 'Version withdrawn',
  'import.kept': 'Figures imported',
  'import.undone': 'Import undone',
  'record.opened': 'Record opened',
  'record.cut': 'Unfinished end cut off',
  'record.redacted': 'Entry withheld',
  'record.key': 'Checkpoint key changed',
  'personal.erased': 'Personal data erased',
  'person.local': 'Local user made',
  'retention.set': 'Retention period set',
  'schema.migrated': 'Tables made or changed',
}

/** A kind of entry in words; one that is not known here is called by itself. */
export function kindInWords(kind: string): string {
  return Object.hasOwn(kinds, kind) ? (kinds[kind] ?? kind) : kind
}

/** What an entry says was done, in words: nothing where it is withheld. */
export function whatInWords({ kind, about, withheld }: HistoryEntry): string {
  if (withheld !== undefined) return ''
  const text = (key: string) => (typeof about[key] === 'string' ? about[key] : undefined)
  const list = (key: string) =>
    Array.isArray(about[key]) ? about[key].filter((each: unknown): each is string => typeof each === 'string') : []
  switch (kind) {
    case 'case.made':
    case 'case.copied':
      return `Under the name ${text('name') ?? 'not said'}`
    case 'case.saved':
      return list('sections')
        .map((section) => sectionWords(section).title)
        .join(', ')
    case 'version.frozen':
      return `Hash ${(text('hash') ?? '').slice(0, 8)}, engine ${String(about['engine'] ?? 'not said')}`
    case 'version.published':
    case 'version.withdrawn':
      return `Hash ${(text('hash') ?? '').slice(0, 8)}`
    case 'import.kept':
      return `Import ${String(about['number'] ?? '')}: ${list('publications').join('; ')}`
    case 'import.undone':
      return `Import ${String(about['number'] ?? '')}`
    case 'record.redacted':
      return `Entry ${String(about['entry'] ?? '')}: ${text('reason') ?? 'no reason given'}`
    case 'schema.migrated':
      return text('name') ?? ''
    default:
      return ''
  }
}

/** The revision or the version that an entry is about, where it is about one. */
export function onWhat({ about, withheld }: HistoryEntry): string {
  if (withheld !== undefined) return ''
  if (typeof about['version'] === 'number') return `Version ${about['version']}`
  return typeof about['revision'] === 'number' ? `Revision ${about['revision']}` : ''
}

/** The case that an entry names, where it names one. */
export function caseOf({ about, withheld, kind }: HistoryEntry): string | undefined {
  if (withheld !== undefined) return undefined
  const name = kind.startsWith('case.') || kind.startsWith('version.') ? about['name'] : about['for']
  return typeof name === 'string' ? name : undefined
}
