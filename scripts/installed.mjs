// What the scripts that run before anything is installed share. No dependencies.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Whether node_modules holds what the lock file asks for. Packages for other kinds of machine are
 * optional in the lock file and may be absent.
 * @param {{ withTools: boolean }} wanted `withTools`: also what is only needed to test and check
 */
export function isInstalled({ withTools }) {
  const asked = packagesIn(join(root, 'package-lock.json'))
  const present = packagesIn(join(root, 'node_modules/.package-lock.json'))
  return Object.entries(asked).every(
    ([place, { version, dev, optional, devOptional, peer }]) =>
      place === '' ||
      optional === true ||
      devOptional === true ||
      (peer === true && present[place] === undefined) ||
      (dev === true && !withTools) ||
      present[place]?.version === version,
  )
}

/**
 * Installs exactly the lock file's versions; says so first, because it takes a while.
 * @param {{ withTools: boolean }} wanted
 */
export function install({ withTools }) {
  process.stderr.write('Installing the packages named in package-lock.json …\n')
  // Said outright, because NODE_ENV=production would otherwise leave the tools out.
  const status = npm(['ci', withTools ? '--include=dev' : '--omit=dev', '--no-audit', '--no-fund'])
  if (status !== 0) throw new Error(`npm ci ended with ${status}; see the lines above.`)
}

/**
 * Runs a program of this checkout with this Node and waits for it.
 * @param {string} script path from the checkout
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number} exit code
 */
export function runNode(script, args = [], env = process.env) {
  const { status, error } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  if (error) throw new Error(`Could not run ${script}`, { cause: error })
  return status ?? 1
}

/** @param {readonly string[]} args */
function npm(args) {
  // Under `npm start` and `npm test`, npm says where it is; otherwise it is looked up on the path.
  const own = process.env['npm_execpath']
  const { status, error } =
    own && /\.c?js$/.test(own) && existsSync(own)
      ? spawnSync(process.execPath, [own, ...args], { cwd: root, stdio: ['ignore', 2, 2] })
      : spawnSync('npm', [...args], { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
  if (error) throw new Error('Could not run npm', { cause: error })
  return status ?? 1
}

/**
 * @typedef {{ version?: string, dev?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }} Package
 * @param {string} file
 * @returns {Record<string, Package>}
 */
function packagesIn(file) {
  if (!existsSync(file)) return {}
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  return packages
}
