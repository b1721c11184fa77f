import type { EducationPublication } from './publication.ts'
import { childrenInNeed } from './publications/children-in-need.ts'
import { lookedAfter } from './publications/looked-after.ts'
import { outcomes } from './publications/outcomes.ts'
import { population } from './publications/population.ts'
import { workforce } from './publications/workforce.ts'

/** Every publication known by its columns, most particular first. */
export const educationPublications: readonly EducationPublication[] = [
  workforce,
  childrenInNeed,
  outcomes,
  lookedAfter,
  population,
]
