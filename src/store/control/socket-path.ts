import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'

/** What a socket's address may have at most: 104 bytes on macOS, 108 on Linux, with the byte that ends it. */
const longest = 103

/** Tells where the socket is, where the data directory's own path is too long for one. */
const noteOf = (folder: string) => join(folder, 'control.path')

const isShort = (path: string) => Buffer.byteLength(path) <= longest

/** The shortest way to write a path: whole, or from where the process stands. */
function shortest(path: string): string {
  const near = relative(process.cwd(), path)
  return near !== '' && Buffer.byteLength(near) < Buffer.byteLength(path) ? near : path
}

/** Where the socket of a data folder is to be made. Whoever asks holds the folder's lock, so what lies there is stale. */
export function placeForSocket(folder: string): string {
  removeSocket(folder)
  const own = shortest(join(resolve(folder), 'control.sock'))
  if (isShort(own)) return own
  const place = join(mkdtempSync(join(tmpdir(), 'concordat-')), 'control.sock')
  if (!isShort(place)) throw new Error(`there is no short enough place for a socket: ${place}`)
  chmodSync(dirname(place), 0o700)
  writeFileSync(noteOf(folder), `${place}\n`, { mode: 0o600 })
  return place
}

/** Where the socket of a data folder is; undefined where nobody has made one. */
export function socketOf(folder: string): string | undefined {
  const noted = existsSync(noteOf(folder)) ? readFileSync(noteOf(folder), 'utf8').trim() : undefined
  const place = noted ?? shortest(join(resolve(folder), 'control.sock'))
  return existsSync(place) ? place : undefined
}

export function removeSocket(folder: string): void {
  const noted = existsSync(noteOf(folder)) ? readFileSync(noteOf(folder), 'utf8').trim() : undefined
  // Only ever a folder of our own making.
  if (noted !== undefined && /^concordat-[^/\\]+$/.test(dirname(relative(tmpdir(), noted)))) {
    rmSync(dirname(noted), { recursive: true, force: true })
  }
  rmSync(noteOf(folder), { force: true })
  rmSync(join(folder, 'control.sock'), { force: true })
}
