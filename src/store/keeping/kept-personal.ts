import { type PersonalRow, personalLineOf } from '../record/personal-lines.ts'

/** A row of a person where it is kept: whole, blanked, or no longer what the record holds it to. */
export interface KeptPersonal {
  readonly place: string
  /** Empty where the line does not even begin with one. */
  readonly commitment: string
  readonly n: number
  readonly content: 'blank' | 'damaged' | Omit<PersonalRow, 'commitment' | 'n'>
}

/** Reads a line without its end. */
export function keptPersonalOf(path: string, at: number, bytes: Buffer): KeptPersonal {
  const place = `${path} byte ${at}`
  const commitment = /^[0-9a-f]{64}(?= [1-9]\d{0,14} )/.exec(bytes.toString('latin1', 0, 81))?.[0] ?? ''
  const line = commitment === '' ? undefined : personalLineOf(bytes, at, new Set([commitment]))
  if (line === undefined) return { place, commitment: '', n: 0, content: 'damaged' }
  const { n, isBlank, content = 'damaged' } = line
  return { place, commitment, n, content: isBlank ? 'blank' : content }
}
