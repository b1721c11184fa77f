import type { ReadingDesk } from '../importer.ts'
import type { Area, Mark } from '../observation.ts'
import { readValue, type Symbols, type Value } from '../value.ts'
import type { OutturnAbout } from './about.ts'

/** Pounds in one of the file’s units. */
export function scaleOf({ scale }: OutturnAbout, place: string, desk: ReadingDesk): number {
  if (scale === undefined)
    desk.warnings.add(
      'IMP-53',
      place,
      place,
      `${place} does not say what unit its figures are in. They are read as thousands of pounds, in which this return is published; check one figure you know.`,
    )
  return scale ?? 1000
}

/** The value of a cell in pounds. What cannot be read is hidden, with a warning that is told once for its text. */
export function cellValue(
  text: string,
  wording: { readonly symbols: Symbols; readonly scale: number },
  place: string,
  heading: string,
  desk: ReadingDesk,
): Value {
  // A figure may carry a mark behind it, `1,234 [note 3]`; a mark alone is no figure.
  const bare = text.replace(/\s*\[[^\]]*\]\s*$/, '')
  const value = readValue(text, wording) ?? (bare.trim() === '' ? undefined : readValue(bare, wording))
  if (value !== undefined) return value
  desk.warnings.add(
    'IMP-20',
    text.trim(),
    place,
    `“${text.trim().slice(0, 60)}” in “${heading.slice(0, 80)}” is neither a number nor a symbol that the notes explain. It is kept as hidden; nothing is counted for it.`,
  )
  return { missing: 'hidden' }
}

/** Whether the council’s finance officer certified the return; England’s figures hold estimates. */
export function marksOf(level: Area['level'], certification: string): readonly Mark[] {
  if (level === 'country') return ['estimated']
  if (/^(y|yes|certified)$/i.test(certification.trim())) return ['certified']
  return /^(n|no|not certified|uncertified)$/i.test(certification.trim()) ? ['notCertified'] : []
}
