// Cases as they live in the store: drafts section by section, frozen versions, imports, and what the record says of them.
export * from './drafts.ts'
export * from './history.ts'
export * from './imports.ts'
export { fileOf, sectionNames, sectionOf, sectionsOf } from './sections.ts'
export * from './versions.ts'
