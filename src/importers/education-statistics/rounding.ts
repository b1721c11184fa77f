import { laitMeasure } from '../../reference/index.ts'
import type { Area } from '../observation.ts'
import type { Indicator } from './publication.ts'
import { educationPublications } from './publications.ts'

const byMeasure: ReadonlyMap<string, Indicator> = new Map(
  educationPublications.flatMap(({ family, tables }) =>
    tables.flatMap(({ within, indicators }) =>
      Object.entries(indicators).map(
        ([name, indicator]) => [`${family}/${within === undefined ? '' : `${within}/`}${name}`, indicator] as const,
      ),
    ),
  ),
)

/**
 * What a figure of a measure is rounded to before it is published, in its own unit: the true value lies within half of
 * it either way. Councils’ counts are exact; a region’s and England’s are rounded to the nearest ten. Undefined for a
 * measure of no known publication.
 *
 * Source: DfE data guidance of each publication; every file measured shows ten for regions and England only.
 */
export function roundingOf(measure: string, level: Area['level'] = 'council'): number | undefined {
  const indicator = byMeasure.get(measure)
  return indicator === undefined ? undefined : roundedTo(indicator, level)
}

/** Decimals that a council’s figure is printed with, by its publication or the interactive tool’s dictionary. */
export function decimalsOf(measure: string): number | undefined {
  if (measure.startsWith('lait/')) return laitMeasure(measure.slice('lait/'.length))?.decimals
  const rounding = roundingOf(measure)
  return rounding === undefined ? undefined : (String(rounding).split('.')[1]?.length ?? 0)
}

/** What a measure’s figures are counted in; undefined for a measure of no known publication. */
export function unitOfMeasure(measure: string): string | undefined {
  return byMeasure.get(measure)?.unit
}

/** What one column is rounded to at a level. */
export function roundedTo({ roundedTo: council, roundedAboveTo }: Indicator, level: Area['level']): number {
  return level === 'region' || level === 'country' ? (roundedAboveTo ?? council) : council
}
