import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile, type DrawWorker, drawsInWorkers, type FromDrawWorker } from '../../src/figures/index.ts'
import { bitsOf, smallChance, smallOutputs, smallPlan, smallReading } from './small-workload.ts'
import { chromiumPath } from './story-in-browser.ts'

const draws = 4096

/** What every evaluator gives from the seed alone, wherever it runs. A change of any digit is a new engine number. */
const bits = { sobol: 'e2c1debeb136b318', philox: '697007472f488100' } as const

const here = fileURLToPath(new URL('.', import.meta.url))
const begun: Worker[] = []
let folder = ''
let workerFile = ''

async function bundled(entry: string, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    write: false,
    platform: format === 'esm' ? 'node' : 'browser',
    format,
    ...(format === 'iife' ? { globalName: 'small' } : {}),
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concordat-draws-'))
  workerFile = join(folder, 'draw-worker.mjs')
  writeFileSync(workerFile, await bundled('draw-worker.ts', 'esm'))
})

afterAll(async () => {
  await Promise.all(begun.map((worker) => worker.terminate()))
  await rm(folder, { recursive: true, force: true })
})

function aWorker(): DrawWorker {
  const worker = new Worker(workerFile)
  begun.push(worker)
  return {
    say: (message) => worker.postMessage(message),
    hear: (listener) => {
      worker.on('message', (message: FromDrawWorker) => listener(message))
      worker.on('error', ({ message }) => listener({ kind: 'fault', sentence: message }))
    },
  }
}

describe.each(['sobol', 'philox'] as const)('%s draws', (sampler) => {
  test.each(['plain', 'compiled'] as const)('by the %s evaluator', (way) => {
    expect(bitsOf(smallReading(way, draws, sampler))).toBe(bits[sampler])
  })

  test.each([1, 3])('by %i workers', async (count) => {
    const told: number[] = []
    const reading = await drawsInWorkers(smallPlan, compile(smallPlan, smallOutputs), smallChance(draws, sampler), {
      workers: Array.from({ length: count }, aWorker),
      progress: (done) => told.push(done),
    })
    expect(bitsOf(reading)).toBe(bits[sampler])
    expect(reading.faults).toEqual(smallReading('plain', 64, sampler).faults)
    expect(told).toEqual([1024, 2048, 3072, 4096])
  })
})

test('draws that nobody wants any more are not worked to the end', async () => {
  const controller = new AbortController()
  const told: number[] = []
  const asked = drawsInWorkers(smallPlan, compile(smallPlan, smallOutputs), smallChance(65_536, 'sobol'), {
    workers: [aWorker()],
    signal: controller.signal,
    progress: (done) => {
      told.push(done)
      if (told.length === 2) controller.abort(new Error('another number was typed'))
    },
  })
  await expect(asked).rejects.toThrow('another number was typed')
  expect(told).toEqual([1024, 2048])
})

test('a worker that cannot go on says why', async () => {
  const compiled = compile(smallPlan, smallOutputs)
  const broken = { ...compiled, module: compiled.module.slice(0, 100) }
  await expect(drawsInWorkers(smallPlan, broken, smallChance(1024, 'sobol'), { workers: [aWorker()] })).rejects.toThrow(
    /WebAssembly/,
  )
})

test('in Chromium, on the page and in a Web Worker', async (context) => {
  if (chromiumPath === undefined) return context.skip('no Chromium on this machine')
  const served: Readonly<Record<string, string>> = {
    '/small.js': await bundled('draws-in-browser.ts', 'iife'),
    '/worker.js': await bundled('web-draw-worker.ts', 'iife'),
  }
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  try {
    const tab = await browser.newPage()
    // The policy of our own pages: scripts are files, and WebAssembly may be compiled where the engine runs.
    await tab.route('**/*', (route) => {
      const script = served[new URL(route.request().url()).pathname]
      return route.fulfill({
        body: script ?? '<!doctype html><title>Draws</title><script src="/small.js"></script>',
        contentType: script === undefined ? 'text/html; charset=utf-8' : 'text/javascript; charset=utf-8',
        headers: { 'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" },
      })
    })
    await tab.goto('http://draws.test/')
    const found = await tab.evaluate(
      // `small` is what the bundled script put there.
      (count) =>
        (
          globalThis as unknown as { small: { everyWay: (worker: string, draws: number) => Promise<unknown> } }
        ).small.everyWay('/worker.js', count),
      draws,
    )
    expect(found).toEqual(
      (['sobol', 'philox'] as const).flatMap((sampler) =>
        ['plain', 'compiled', 'in two Web Workers'].map((way) => [sampler, way, bits[sampler]]),
      ),
    )
  } finally {
    await browser.close()
  }
}, 120_000)
