import type { Importer } from '../importer.ts'
import { identify, isEducationStatistics } from './identify.ts'
import { layoutOf } from './layout.ts'
import { educationPublications } from './publications.ts'
import { readEducationStatistics } from './read.ts'

/** A reader for each known publication of the Department’s in the common layout. */
const ofPublications: readonly Importer[] = educationPublications.map(({ family, title }) => ({
  kind: family,
  title,
  recognises: (opened) => {
    const layout = layoutOf(opened)
    if (layout === undefined || !isEducationStatistics(opened)) return 0
    return identify(layout)?.publication.family === family ? 3 : 0
  },
  read: readEducationStatistics,
}))

/** Any other file in the layout: its filters and figures are told by their values. */
const ofNoPublication: Importer = {
  kind: 'education-statistics',
  title: 'Explore Education Statistics, any publication',
  recognises: (opened) => (isEducationStatistics(opened) ? 1 : 0),
  read: readEducationStatistics,
}

/** Every file of Explore Education Statistics but section 251, whose lines have a reader of their own. */
export const educationStatistics: readonly Importer[] = [...ofPublications, ofNoPublication]
