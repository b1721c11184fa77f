import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { type Rounds, summaryOf } from './rounds.ts'
import type { TimesInWorker } from './whole-in-web-worker.ts'
import type { SpecificationOfW } from './workload-w.ts'

/** 1,024 draws of workload W in Chromium, in one Web Worker, milliseconds. */
export interface InChromium {
  readonly version: string
  readonly whole: Rounds
  readonly edit: Rounds | undefined
}

const executablePath = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)

/** Undefined where there is no Chromium. */
export async function measureInChromium(spec: SpecificationOfW, rounds: number): Promise<InChromium | undefined> {
  if (executablePath === undefined) return undefined
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('whole-in-web-worker.ts', import.meta.url))],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    logLevel: 'silent',
  })
  const script = outputFiles[0]?.text ?? ''
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const tab = await browser.newPage()
    await tab.route('**/*', (route) =>
      route.request().url().endsWith('/worker.js')
        ? route.fulfill({ body: script, contentType: 'text/javascript; charset=utf-8' })
        : route.fulfill({ body: '<!doctype html><title>Draws</title>', contentType: 'text/html' }),
    )
    await tab.goto('http://draws.test/')
    const times: TimesInWorker = await tab.evaluate(
      (asked) =>
        new Promise((resolve, reject) => {
          const worker = new Worker('/worker.js')
          worker.addEventListener('message', ({ data }) => resolve(data as TimesInWorker)) // as the worker answers
          worker.addEventListener('error', ({ message }) => reject(new Error(message)))
          worker.postMessage(asked)
        }),
      { spec, warm: 20, rounds },
    )
    return {
      version: browser.version(),
      whole: summaryOf(times.whole),
      edit: times.edit.length === 0 ? undefined : summaryOf(times.edit),
    }
  } finally {
    await browser.close()
  }
}
