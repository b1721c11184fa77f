import { fileURLToPath } from 'node:url'

/** The version that is kept: see README.md here. */
export const keptVersionFile = fileURLToPath(new URL('./two-councils.version.json', import.meta.url))
