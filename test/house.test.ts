import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { isForTests, roomOf, trespasses } from './house/boundaries.ts'
import { machinePaths, ownFiles, placeOf, readOwn, sourceFiles } from './house/files.ts'
import { impurities } from './house/purity.ts'
import { isRoom, pureRooms, type Room, rooms } from './house/rooms.ts'

const sources = sourceFiles()
const roomsBuilt = rooms.filter((room) => sources.some(({ file }) => file.startsWith(`src/${room}/`)))

test('every source file is in a room, and there is at least one room', () => {
  expect(sources.map(({ file }) => file).filter((file) => !isRoom(file.split('/')[1] ?? ''))).toEqual([])
  expect(roomsBuilt.length).toBeGreaterThan(0)
})

test('a room imports only from rooms before it, through their index, and pure rooms only pure libraries', async () => {
  expect(await everyAnswer(sources.map(({ file, text }) => trespasses(file, text)))).toEqual([])
})

test('the pure rooms read no clock, file, network, chance or page, and use only arithmetic that is the same everywhere', async () => {
  const pure = sources.filter(({ file }) => pureRooms[roomOf(file)] !== undefined && !isForTests(file))
  expect(pure.length).toBeGreaterThan(0)
  expect(await everyAnswer(pure.map(({ file, text }) => impurities(file, text)))).toEqual([])
})

// Importers read spreadsheets with a library that is given its bytes on the server.
const forBrowsers = roomsBuilt.filter((room) => pureRooms[room] !== undefined && room !== 'importers')

test.each(forBrowsers)('the room %s can be packed for a browser', async (room: Room) => {
  const { outputFiles } = await build({
    entryPoints: [placeOf(`src/${room}/index.ts`)],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  })
  expect(outputFiles[0]?.text.length).toBeGreaterThan(0)
})

test('files are named in lower case with hyphens, and none is over 400 lines', () => {
  const named = sources.filter(
    ({ file }) => !file.split('/').every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part)),
  )
  const long = sources.filter(({ text }) => text.split('\n').length > 401)
  expect(named.map(({ file }) => file)).toEqual([])
  expect(long.map(({ file }) => file)).toEqual([])
})

test('no file mentions a folder of one machine, and the lock file no address', () => {
  const texts = ownFiles().filter((file) =>
    /(\.(tsx?|m?js|json|md|css|html|svg|ya?ml|csv|txt)|run|\.npmrc)$/.test(file),
  )
  expect(texts).toContain('package.json')
  expect(texts.flatMap((file) => machinePaths(readOwn(file)).map((found) => `${file}:${found}`))).toEqual([])
  expect(readOwn('package-lock.json')).not.toMatch(/"resolved"|https?:\/\/[^"]*\.tgz/)
})

test('every package is asked for in one exact version', () => {
  const { dependencies, devDependencies } = JSON.parse(readOwn('package.json')) as Record<
    string,
    Record<string, string>
  >
  const asked = Object.entries({ ...dependencies, ...devDependencies })
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test.each([
  ['a later room', "import { appraise } from '../appraisal/index.ts'"],
  ['a type from a later room', "import type { Case } from '../appraisal/index.ts'"],
  ['a type named inside an import', "import { type Case } from '../appraisal/index.ts'"],
  ['a type named in passing', "export type It = import('../appraisal/index.ts').Case"],
  ['a later room passed on', "export * from '../appraisal/index.ts'"],
  ['a later room when needed', "export const load = () => import('../appraisal/index.ts')"],
  ["another room's inside", "import { pence } from '../figures/pence.ts'"],
  ['a folder that is no room', "import { pence } from '../utils/index.ts'"],
  ['code outside the rooms', "import { aCase } from '../../test/builders.ts'"],
  ['Node', "import { readFileSync } from 'node:fs'"],
  ['Node for its side effect', "import 'fs'"],
  ['a server', "import fastify from 'fastify'"],
])('the house test notices %s', async (_what, line) => {
  expect(await trespasses('src/model/flows.ts', line)).toHaveLength(1)
})

test('the house test lets a room use earlier rooms, its own files and its own libraries', async () => {
  const text = `
    // import { appraise } from '../appraisal/index.ts'
    import { pence } from '../../figures/index.ts'
    import type { Flow } from '../flow.ts'
    import { z } from 'zod'
    export const text = "import { appraise } from '../appraisal/index.ts'"
    export { pence, z, type Flow }`
  expect(await trespasses('src/model/levers/agency.ts', text)).toEqual([])
})

test.each([
  ['Math.exp', 'export const y = Math.exp(1)'],
  ['Math.pow by another name', "export const y = Math['pow'](2, 3)"],
  ['Math taken apart', 'const { sin } = Math; export const y = sin(1)'],
  ['Math.log handed on', 'export const y = [1].map(Math.log)'],
  ['the power operator', 'export const y = (x: number) => x ** 2'],
  ['the power operator in place', 'let x = 2; x **= 3; export const y = x'],
  ['chance', 'export const y = Math.random()'],
  ['the clock', 'export const y = Date.now()'],
  ['today', 'export const y = new Date()'],
  ['today without brackets', 'export const y = new Date'],
  ['today as words', 'export const y = Date()'],
  ['a setting', "export const y = process.env['PORT']"],
  ['the network', "export const y = fetch('https://example.org')"],
  ['a hidden global', 'export const y = globalThis.crypto.randomUUID()'],
  ['the page', 'export const y = document.title'],
  ['the place of the file', 'export const y = import.meta.url'],
  ['old imports', "export const y = require('fs')"],
  ['the order of one language', "export const y = 'a'.localeCompare('b')"],
  ['the time zone', 'export const y = new Date(0).getFullYear()'],
])('the house test notices %s in a pure room', async (_what, line) => {
  expect(await impurities('src/figures/planted.ts', line)).toHaveLength(1)
})

test('the house test leaves comments, strings, types and own names alone', async () => {
  const text = `
    // Math.exp(1) ** 2, new Date()
    /* process.env, fetch() */
    export const text = 'Math.exp(1) ** 2 and new Date() and document.title'
    export const pattern = /x*|Math.pow/
    export const hint = \`a ** b \${'Math.log(2)'}\`
    export type When = Date | typeof Math
    export function share(process: { location: string }, history: readonly number[]) {
      return process.location + history.length + Math.floor(Math.sqrt(Math.abs(-4)))
    }
    export const days = (new Date(Date.UTC(2012, 3, 1)).getTime() - Date.UTC(2012, 2, 1)) / 86_400_000`
  expect(await impurities('src/figures/innocent.ts', text)).toEqual([])
})

test('the house test notices a folder of one machine, and not a page’s address', () => {
  const folder = ['', 'home', 'someone', 'returns.csv'].join('/')
  expect(machinePaths(`first\nread ${folder} please`)).toEqual([`2: ${folder}`])
  expect(machinePaths(`https://example.org${folder} ./tmp/a src/work/b`)).toEqual([])
})

async function everyAnswer(asked: readonly Promise<readonly string[]>[]): Promise<readonly string[]> {
  return (await Promise.all(asked)).flat()
}
