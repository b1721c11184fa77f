import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Beside the built command, or this file among the sources. */
const here = dirname(fileURLToPath(import.meta.url))

function firstThere(candidates: readonly string[]): string | undefined {
  return candidates.find((path) => existsSync(path))
}

/** The worked examples: beside the built command, or in the checkout. */
export function examplesFolder(): string | undefined {
  return firstThere([join(here, 'examples'), join(here, '../../examples')])
}

/** The style sheets as they are served: beside the built command, or where the last build put them. */
export function assetsFolder(): string | undefined {
  return firstThere([join(here, 'assets'), join(here, '../../dist/assets')])
}

/** The project's written pages. */
export function docsFolder(): string | undefined {
  return firstThere([join(here, '../docs'), join(here, '../../docs')])
}

/** The package's own description, for the version. */
function packageFile(): string | undefined {
  return firstThere([join(here, '../package.json'), join(here, '../../package.json')])
}

/** The package's version, `unknown` where its description is not there. */
export function packageVersion(): string {
  const file = packageFile()
  if (file === undefined) return 'unknown'
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown'
}

/** The built command, when this is it: a worker thread can be started from it. */
export function commandFile(): string | undefined {
  return firstThere([join(here, 'cli.js')])
}
