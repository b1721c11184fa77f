import { existsSync, readFileSync } from 'node:fs'
import type { SpecificationOfW } from './workload-w.ts'

const file = new URL('../../shared/performance/w_spec.json', import.meta.url)

/** Said where workload W cannot be worked; undefined where it can. */
export const specificationMissing = existsSync(file)
  ? undefined
  : 'its specification, ../shared/performance/w_spec.json, is not beside this checkout'

/** Every number of workload W. Throws where its file is not beside the checkout: ask `specificationMissing` first. */
export function readSpecificationOfW(): SpecificationOfW {
  return JSON.parse(readFileSync(file, 'utf8')) as SpecificationOfW // the yardstick's own file
}
