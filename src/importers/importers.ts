import type { Importer } from './importer.ts'

/** Every kind of file that is read, most particular first. */
export const importers: readonly Importer[] = []
