/** A person, whose row stays outside the chain and can be erased. */
export interface PersonTable {
  id: string
  subject: string
  name: string
  email: string | null
}

/** Free text somebody wrote, outside the chain like every word of a person. */
export interface NoteTable {
  id: string
  subject: string
  text: string
}

/** A document the record names: its bytes are in the folder `documents`, under their SHA-256. */
export interface DocumentTable {
  sha256: string
  bytes: number
  type: string
}

/** A case that lives here. Its draft is in sections; `revision` grows by one with every change of them. */
export interface CaseTable {
  id: string
  name: string
  title: string
  councils: string[]
  state: 'draft' | 'archived'
  is_example: boolean
  copy_of: string | null
  revision: number
}

/** One section of a case’s draft, as JSON text. */
export interface SectionTable {
  case_id: string
  section: string
  revision: number
  changed_by: string
  changed_at: string
  content: string
}

/** A version frozen from a draft: its content hash, and the document that holds it. */
export interface VersionTable {
  case_id: string
  hash: string
  document: string
  number: number
  revision: number
  engine: number
  frozen_by: string
  frozen_at: string
  note: string | null
  is_published: boolean
}

/** An act of importing: which files, what was read from them, and whether it was undone. */
export interface ImportTable {
  id: string
  number: number
  at: string
  by: string
  case_name: string | null
  importer: string
  files: unknown
  undone_at: string | null
  undone_by: string | null
}

/** For how many years entries of a kind are kept, from a date on; null is as long as the record is. */
export interface RetentionTable {
  kind: string
  applies_from: string
  years: number | null
  basis: 'statutory' | 'judgement'
  reason: string
  source: string
}

/** An entry of the record, as it can be asked for. */
export interface EntryTable {
  n: number
  hash: string
  bodyhash: string
  body: string
  at: string
  by: string
  kind: string
  council: string | null
  case_id: string | null
  request: string | null
}

/** Every table there is, by its schema and name. */
export interface Tables {
  'record.entry': EntryTable
  'personal.person': PersonTable
  'personal.note': NoteTable
  'store.document': DocumentTable
  'store.import': ImportTable
  'store.retention': RetentionTable
  'cases.case': CaseTable
  'cases.section': SectionTable
  'cases.version': VersionTable
}
