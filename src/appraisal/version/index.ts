export {
  type AssumptionChange,
  diffOfVersions,
  type FigureChange,
  type VersionDiff,
} from './diff.ts'
export { readerNumber, type Version, versionSchema } from './document.ts'
export { freezeVersion } from './freeze.ts'
export { readVersion } from './read-version.ts'
export { type Rerun, type RerunChoice, rerunVersion } from './rerun.ts'
export type { Difference } from './rework.ts'
export { contentHashOf, sealed } from './seals.ts'
