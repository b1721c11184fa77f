import { compile, type DrawWorker, drawsInWorkers } from '../../src/figures/index.ts'
import { bitsOf, smallChance, smallOutputs, smallPlan, smallReading } from './small-workload.ts'

/** The bits of the small appraisal by every way there is in a browser. */
export async function everyWay(
  address: string,
  draws: number,
): Promise<readonly (readonly [string, string, string])[]> {
  const found: (readonly [string, string, string])[] = []
  for (const sampler of ['sobol', 'philox'] as const) {
    for (const way of ['plain', 'compiled'] as const)
      found.push([sampler, way, bitsOf(smallReading(way, draws, sampler))])
    const workers = [aWorker(address), aWorker(address)]
    const chance = smallChance(draws, sampler)
    const reading = await drawsInWorkers(smallPlan, compile(smallPlan, smallOutputs), chance, { workers })
    found.push([sampler, 'in two Web Workers', bitsOf(reading)])
  }
  return found
}

function aWorker(address: string): DrawWorker {
  const worker = new Worker(address)
  return {
    say: (message) => worker.postMessage(message),
    hear: (listener) => {
      worker.addEventListener('message', ({ data }) => listener(data))
      worker.addEventListener('error', ({ message }) => listener({ kind: 'fault', sentence: message }))
    },
  }
}
