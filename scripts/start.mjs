// `npm start`: installs if needed, builds if needed, serves. Needs nothing but Node and npm.

import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install, isInstalled, root, runNode } from './installed.mjs'

const command = join(root, 'dist/cli.js')

try {
  if (!isInstalled({ withTools: false })) {
    install({ withTools: existsSync(join(root, 'node_modules/vitest')) })
  }
  if (!isBuilt() && runNode('build.mjs') !== 0) throw new Error('the build failed; see the lines above')
  stopWithParent()
  await serve()
} catch (error) {
  process.stderr.write(`Concordat could not start: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 3
}

/** In this process, so that a signal to stop reaches the server itself. */
async function serve() {
  process.argv = [process.execPath, command, 'serve', ...process.argv.slice(2)]
  await import(pathToFileURL(command).href)
}

/**
 * npm passes a signal to the shell it started, and most shells end without passing it on; the server
 * would stay behind and keep its port. Losing our parent is therefore taken as the signal to stop.
 */
function stopWithParent() {
  const parent = process.ppid
  if (process.env['npm_lifecycle_event'] === undefined || parent === 1) return
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

function isBuilt() {
  if (!existsSync(command)) return false
  const builtAt = statSync(command).mtimeMs
  return ['src', 'examples', 'build.mjs', 'scripts/govuk-css.mjs', 'package-lock.json'].every(
    (name) => newestIn(join(root, name)) <= builtAt,
  )
}

/** @param {string} path @returns {number} when the newest file in it was last changed */
function newestIn(path) {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  // The folder's own time as well: it changes when a file is taken away.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), stat.mtimeMs)
}
