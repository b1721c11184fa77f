import type { Publication } from '../importer.ts'
import { financialYearPeriod, twoYears } from '../periods.ts'
import type { SymbolMeaning, Symbols } from '../value.ts'

/** What the words of a file say of the whole of it. */
export interface OutturnAbout {
  /** Calendar year in which its financial year starts. */
  readonly startsIn?: number
  /** What one in the file is worth in pounds; undefined where the file does not say. */
  readonly scale?: number
  /** `RO3`, `RSX`, where it says. */
  readonly form?: string
  /** `second release`, where it says. */
  readonly release?: string
  readonly published?: string
}

/** Reads year, unit, form and release from texts, those nearest to the figures first. */
export function aboutOf(texts: readonly string[]): OutturnAbout {
  const first = <T>(read: (text: string) => T | undefined): T | undefined => {
    for (const text of texts) {
      const found = read(text)
      if (found !== undefined) return found
    }
    return undefined
  }
  const [startsIn, scale] = [first(yearIn), first(scaleIn)]
  const form = first((text) => /\b(RO[1-6]|RSX)(?=\b|_)/.exec(text)?.[1])
  const release = first((text) => /\b(first|second|third|final) release\b/i.exec(text)?.[0].toLowerCase())
  const published = first((text) =>
    /published on|last updated/i.test(text)
      ? dayInWords(text.replace(/^.*?(published on|last updated)/i, ''))
      : undefined,
  )
  return {
    ...(startsIn === undefined ? {} : { startsIn }),
    ...(scale === undefined ? {} : { scale }),
    ...(form === undefined ? {} : { form }),
    ...(release === undefined ? {} : { release }),
    ...(published === undefined ? {} : { published }),
  }
}

/** How the publication is named, with what the file says of its form, year and release. */
export function publicationOf({ form, startsIn, release, published }: OutturnAbout): Publication {
  const year = startsIn === undefined ? '' : financialYearPeriod(startsIn).label
  return {
    title: `Local authority revenue expenditure and financing England: individual local authority data, outturn${form === undefined ? '' : `, ${form}`}`,
    publisher: 'Ministry of Housing, Communities and Local Government',
    edition: [year, release].filter((part) => part !== undefined && part !== '').join(', '),
    ...(published === undefined ? {} : { published }),
    licence: 'Open Government Licence v3.0',
  }
}

/** `2024-25`, `2024/25`, `2024 to 2025`, `202425`: the first year of two that follow one another. */
export function yearIn(text: string): number | undefined {
  for (const [, start = '', end = ''] of text.matchAll(/(?<!\d)(\d{4})\s*(?:[-–—/_]|to)?\s*((?:19|20)?\d{2})(?!\d)/g)) {
    const found = twoYears(start + end.slice(-2))
    if (found !== undefined && found >= 1990 && found < 2100 && (end.length === 2 || Number(end) === found + 1))
      return found
  }
  return undefined
}

function scaleIn(text: string): number | undefined {
  if (/£\s*(thousands?|000s?\b|['’]000s?|k\b)|\bthousands of pounds\b|\bpounds? thousands?\b/i.test(text)) return 1000
  if (/£\s*(millions?|m\b)|\bmillions of pounds\b/i.test(text)) return 1_000_000
  return /\b(reported|figures|data|amounts) (are )?in (£|pounds)\s*([.,;)]|$)/i.test(text.trim()) ? 1 : undefined
}

const monthNames = 'january february march april may june july august september october november december'.split(' ')

/** `4 December 2025` as a day, where the text has one. */
export function dayInWords(text: string): string | undefined {
  const found = /(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\s+(\d{4})/.exec(text)
  const month = monthNames.indexOf(found?.[2]?.toLowerCase() ?? '')
  if (found === null || month < 0) return undefined
  return `${found[3]}-${String(month + 1).padStart(2, '0')}-${(found[1] ?? '').padStart(2, '0')}`
}

/** What the symbols mean where the workbook has no notes of its own. */
export const outturnSymbols: Symbols = {
  '[x]': 'notReceived',
  '[y]': 'notApplicable',
  '[z]': 'notApplicable',
  '[n]': 'notAvailable',
  '[c]': 'suppressed',
  '[u]': 'unreliable',
  m: 'notReceived',
  '...': 'notReceived',
  '…': 'notReceived',
  '..': 'notAvailable',
}

/**
 * The workbook’s own legend: what each symbol and each numbered note says a cell lacks. A note that says nothing of the
 * kind hides the figure all the same when it stands in its place.
 */
export function legendOf(rows: readonly (readonly string[])[]): Symbols {
  const legend: Record<string, SymbolMeaning> = { ...outturnSymbols }
  for (const [symbol = '', ...texts] of rows) {
    const mark = symbol.trim().toLowerCase()
    if (!/^(\[[^\]]{1,12}\]|m)$/.test(mark)) continue
    legend[mark] = meaningOf(texts.join(' ')) ?? outturnSymbols[mark] ?? 'hidden'
  }
  return legend
}

function meaningOf(text: string): SymbolMeaning | undefined {
  if (/not (been )?received|no return/i.test(text)) return 'notReceived'
  if (/not (relevant|applicable|collected)|does not apply/i.test(text)) return 'notApplicable'
  if (/suppress|disclos|confidential/i.test(text)) return 'suppressed'
  if (/validation quer|unreliable|low quality|quality (issue|concern)/i.test(text)) return 'unreliable'
  if (/not available|unavailable|no (appropriate )?estimat|unable to|not provided/i.test(text)) return 'notAvailable'
  return undefined
}
