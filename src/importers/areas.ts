import {
  type CouncilCode,
  continuingCode,
  council,
  councilByNumber,
  type Day,
  withoutFormerCode,
} from '../reference/index.ts'
import type { Area } from './observation.ts'

/** How a file names a place. Any of them may be blank. */
export interface NamedPlace {
  readonly ons?: string
  readonly dfe?: string
  readonly name?: string
  readonly level?: Area['level']
  /** A day on which the place was there, which tells two councils of one number apart. */
  readonly day?: Day
}

/**
 * Finds whom a row is about, by code, then by the Department’s number; never by a name, which no two files spell
 * alike. `940 / 941` and `E06000061 / E06000062` are one return of two councils. The same place is the same object.
 */
export function areaFinder(): (place: NamedPlace) => Area {
  const found = new Map<string, Area>()
  return (place) => {
    const mark = `${place.level ?? ''}|${place.ons ?? ''}|${place.dfe ?? ''}|${place.name ?? ''}|${place.day ?? ''}`
    const before = found.get(mark)
    if (before !== undefined) return before
    const area = areaOf(place)
    found.set(mark, area)
    return area
  }
}

function areaOf({ ons = '', dfe = '', name = '', level = 'council', day }: NamedPlace): Area {
  const councils = level === 'council' ? councilsOf(ons, dfe, day) : []
  return {
    level: level === 'council' && councils.length === 0 ? 'other' : level,
    councils,
    key: councils.length > 0 ? councils.join('+') : ons.trim() || dfe.trim() || name.trim(),
    name: name.trim(),
    published: {
      ...(ons.trim() === '' ? {} : { ons: ons.trim() }),
      ...(dfe.trim() === '' ? {} : { dfe: dfe.trim() }),
    },
  }
}

function councilsOf(ons: string, dfe: string, day: Day | undefined): readonly CouncilCode[] {
  const codes = parts(ons)
    .map(withoutFormerCode)
    .flatMap((code) => (council(code) === undefined ? [] : [continuingCode(code)]))
  const numbers = parts(dfe).flatMap((number) => {
    const found = councilByNumber(number, day)
    return found === undefined ? [] : [continuingCode(found.code)]
  })
  return [...new Set(codes.length >= numbers.length ? codes : numbers)].sort()
}

function parts(text: string): readonly string[] {
  return text
    .split(/[/,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
