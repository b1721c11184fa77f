// Builds Concordat into dist/: the command (dist/cli.js and the chunks it loads on demand), the
// style sheets (dist/assets/) and the worked examples (dist/examples/).
//
// `npx concordat` works from a checkout without linking anything: npx first looks for the command
// in the package it is run from, and package.json names dist/cli.js as that command, so the file
// only has to exist and be executable.

import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { withoutCrownAndTypeface } from './scripts/govuk-css.mjs'

const root = dirname(fileURLToPath(import.meta.url))
const dist = join(root, 'dist')

try {
  mkdirSync(dist, { recursive: true })
  copyStyles()
  copyExamples()
  // Last, because the age of dist/cli.js is what `npm start` compares with the sources.
  await buildCommand()
} catch (error) {
  process.stderr.write(`The build failed: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

/**
 * Chunks lie beside cli.js, so `import.meta.url` means the folder dist/ in every one of them.
 * Libraries stay in node_modules; what only the server needs is loaded only by the server,
 * because a dynamic import becomes a chunk of its own.
 */
async function buildCommand() {
  const entry = join(root, 'src/cli/main.ts')
  const startsItself = readFileSync(entry, 'utf8').startsWith('#!')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { cli: entry },
    outdir: dist,
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
    ...(startsItself ? {} : { banner: { js: '#!/usr/bin/env node' } }),
  })
  const chunksFirst = [...outputFiles].sort((a, b) => Number(isCommand(a.path)) - Number(isCommand(b.path)))
  for (const { path, contents } of chunksFirst) replaceFile(path, contents, isCommand(path) ? 0o755 : 0o644)
  removeStrays(new Set(outputFiles.map(({ path }) => basename(path))))
}

/** @param {string} path */
function isCommand(path) {
  return basename(path) === 'cli.js'
}

/** Put in place whole, so that nobody who is reading dist/ meets half a file.
 * @param {string} path @param {Uint8Array} contents @param {number} mode */
function replaceFile(path, contents, mode) {
  const beside = `${path}.${process.pid}`
  writeFileSync(beside, contents)
  chmodSync(beside, mode)
  renameSync(beside, path)
}

/** @param {Set<string>} wanted */
function removeStrays(wanted) {
  for (const name of readdirSync(dist)) {
    if (/\.js(\.map)?$/.test(name) && !wanted.has(name)) rmSync(join(dist, name), { force: true })
  }
}

function copyStyles() {
  const assets = join(dist, 'assets')
  mkdirSync(assets, { recursive: true })
  const govuk = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css')
  writeFileSync(join(assets, 'govuk-frontend.css'), withoutCrownAndTypeface(readFileSync(govuk, 'utf8')))
  const own = join(root, 'src/web/concordat.css')
  if (existsSync(own)) copyFileSync(own, join(assets, 'concordat.css'))
}

function copyExamples() {
  const from = join(root, 'examples')
  const to = join(dist, 'examples')
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  if (!existsSync(from)) return
  for (const name of readdirSync(from)) {
    if (name.endsWith('.json')) copyFileSync(join(from, name), join(to, name))
  }
}
