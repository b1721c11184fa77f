/** Codes of what can be wrong with the record or its store. */
export type RecordCode =
  | 'RECORD-ROT'
  | 'RECORD-FORK'
  | 'RECORD-FULL'
  | 'RECORD-SPACE'
  | 'RECORD-LARGE'
  | 'RECORD-NEWER'
  | 'RECORD-HELD'
  | 'RECORD-CLOCK'
  | 'RECORD-UNKNOWN-OUTCOME'
  | 'RECORD-STOPPED'
  | 'RECORD-UNSEALED'
  | 'RECORD-NOT-DURABLE'
  | 'RECORD-PERSONAL'
  | 'RECORD-DOCUMENT'
  | 'RECORD-TABLES'
  | 'RECORD-CHAIN'
  | 'RECORD-CHECKPOINT'
  | 'RECORD-PERSON'
  | 'RECORD-REDACTION'
  | 'RECORD-RETENTION'
  | 'RECORD-BACKUP'
  | 'RECORD-REPAIR'
  | 'RECORD-ASKED'

/** Something wrong with the record: a code, a place and a sentence. */
export class RecordFault extends Error {
  readonly code: RecordCode
  readonly place: string

  constructor(code: RecordCode, place: string, sentence: string, cause?: unknown) {
    super(sentence, cause === undefined ? {} : { cause })
    this.name = 'RecordFault'
    this.code = code
    this.place = place
  }
}

export function recordFault(code: RecordCode, place: string, sentence: string, cause?: unknown): RecordFault {
  return new RecordFault(code, place, sentence, cause)
}
