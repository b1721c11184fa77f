import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SpecificationOfW } from './workload-w.ts'

/** Where the specification of workload W is, where it is anywhere. */
export const specificationFile = fileURLToPath(new URL('../../shared/performance/w_spec.json', import.meta.url))

/** Said where workload W cannot be worked; undefined where it can. */
export const specificationMissing = existsSync(specificationFile)
  ? undefined
  : 'its specification, ../shared/performance/w_spec.json, is not beside this checkout'

/** Every number of workload W. Throws where its file is not beside the checkout: ask `specificationMissing` first. */
export function readSpecificationOfW(): SpecificationOfW {
  return JSON.parse(readFileSync(specificationFile, 'utf8')) as SpecificationOfW // the yardstick's own file
}
