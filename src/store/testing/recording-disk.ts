import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, dirname, join, relative, sep } from 'node:path'
import { upTo } from './chance.ts'

const sector = 512

/** What was done to the files of a folder, in order, with the bytes it was done with. */
export type Operation =
  | { readonly do: 'create' | 'makeFolder' | 'remove' | 'syncFolder'; readonly path: string }
  | { readonly do: 'rename'; readonly path: string; readonly to: string }
  | { readonly do: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly do: 'truncate'; readonly path: string; readonly length: number }
  /** What was done before `began` is on disk: a sync promises nothing about what came while it ran. */
  | { readonly do: 'sync'; readonly path: string; readonly began: number }
  | { readonly do: 'note'; readonly path: ''; readonly note: unknown }

/** A number from 0 up to, not including, 1. */
export type Chance = () => number

/** Which unsynced bytes and names a power cut leaves. */
export type Cut = { readonly keeps: 'everything' } | { readonly keeps: 'by chance'; readonly chance: Chance }

export interface RecordingDisk {
  readonly folder: string
  readonly operations: readonly Operation[]
  /** Says in the log that something was told to the world. */
  note(note: unknown): void
  /** Builds in a new folder what may remain of the first so many operations. */
  remains(count: number, cut: Cut, to: string): void
  /** Gives the file functions back. */
  stop(): void
}

export interface RecordingOptions {
  /** Syncs that are answered and never done. */
  readonly ignoresSyncOf?: (path: string) => boolean
  /** Asked before each operation is done: what it throws is what the caller gets, in the operation’s place. */
  readonly before?: (operation: Operation) => void
}

/**
 * Stands between this process and the files under one folder: logs every write, truncation, name and sync, and can build
 * what a power cut at any point may leave. PostgreSQL in WebAssembly goes through it too where it runs in this thread.
 */
export function recordingDisk(folder: string, options: RecordingOptions = {}): RecordingDisk {
  const base = `${folder}.base`
  fs.cpSync(folder, base, { recursive: true })
  const operations: Operation[] = []
  const open = new Map<number, string>()
  const real = { ...fs }
  const within = (path: unknown): string | undefined => {
    const place = relative(folder, String(path))
    return place === 'lock' || place.startsWith('..') || place === '' ? undefined : place
  }
  const log = (operation: Operation) => {
    operations.push(operation)
  }
  const ask = (operation: Operation) => options.before?.(operation)
  const isIgnored = (path: string) => options.ignoresSyncOf?.(path) ?? false

  const openSync = (path: fs.PathLike, flags: fs.OpenMode = 'r', mode?: fs.Mode) => {
    const place = within(path)
    if (place === undefined) {
      const fd = real.openSync(path, flags, mode)
      if (String(path) === folder) open.set(fd, '')
      return fd
    }
    const isNew = !real.existsSync(path)
    const isEmptied = typeof flags === 'string' ? flags.startsWith('w') : (flags & real.constants.O_TRUNC) !== 0
    const creates: Operation = { do: 'create', path: place }
    const empties: Operation = { do: 'truncate', path: place, length: 0 }
    const mayCreate = typeof flags === 'string' ? !flags.startsWith('r') : (flags & real.constants.O_CREAT) !== 0
    if (isNew && mayCreate) ask(creates)
    const fd = real.openSync(path, flags, mode)
    if (isNew) log(creates)
    else if (isEmptied) log(empties)
    open.set(fd, place)
    return fd
  }
  const writeSync = (fd: number, data: NodeJS.ArrayBufferView | string, ...rest: unknown[]) => {
    const place = open.get(fd)
    if (place === undefined) return (real.writeSync as (...all: unknown[]) => number)(fd, data, ...rest)
    if (typeof data === 'string') throw new Error('the recording disk takes bytes, not text')
    const [offset = 0, length = data.byteLength - Number(offset), at] = rest
    if (typeof at !== 'number') throw new Error(`${place} was written without a position`)
    const bytes = Buffer.from(Buffer.from(data.buffer, data.byteOffset + Number(offset), Number(length)))
    const operation: Operation = { do: 'write', path: place, at, bytes }
    ask(operation)
    const written = real.writeSync(fd, bytes, 0, bytes.length, at)
    log({ ...operation, bytes: bytes.subarray(0, written) })
    return written
  }
  const truncate = (place: string, length: number, done: () => void) => {
    const operation: Operation = { do: 'truncate', path: place, length }
    ask(operation)
    done()
    log(operation)
  }
  const sync = (fd: number, done: (fd: number) => void) => {
    const place = open.get(fd)
    if (place === undefined) return done(fd)
    if (isIgnored(place)) return
    const operation = synced(place)
    ask(operation)
    done(fd)
    log(operation)
  }
  const synced = (place: string): Operation =>
    real.statSync(join(folder, place)).isDirectory()
      ? { do: 'syncFolder', path: place }
      : { do: 'sync', path: place, began: operations.length }
  const remove = (path: fs.PathLike, done: () => void) => {
    const place = within(path)
    if (place === undefined) return done()
    const operation: Operation = { do: 'remove', path: place }
    ask(operation)
    done()
    log(operation)
  }
  const removeAll = (path: string) => {
    if (!real.existsSync(path)) return
    if (!real.lstatSync(path).isDirectory()) return unlinkSync(path)
    for (const name of real.readdirSync(path)) removeAll(join(path, name))
    rmdirSync(path)
  }
  const unlinkSync = (path: fs.PathLike) => remove(path, () => real.unlinkSync(path))
  const rmdirSync = (path: fs.PathLike) => remove(path, () => real.rmdirSync(path))

  const patched = {
    openSync,
    closeSync: (fd: number) => {
      open.delete(fd)
      real.closeSync(fd)
    },
    writeSync,
    ftruncateSync: (fd: number, length = 0) => {
      const place = open.get(fd)
      if (place === undefined) return real.ftruncateSync(fd, length)
      truncate(place, length, () => real.ftruncateSync(fd, length))
    },
    truncateSync: (path: fs.PathLike, length = 0) => {
      const place = within(path)
      if (place === undefined) return real.truncateSync(path, length)
      truncate(place, length, () => real.truncateSync(path, length))
    },
    writeFileSync: (path: fs.PathLike, data: NodeJS.ArrayBufferView | string, given?: fs.WriteFileOptions) => {
      if (within(path) === undefined) return real.writeFileSync(path, data, given)
      const { mode, flag = 'w', flush = false } = typeof given === 'object' && given !== null ? given : {}
      const bytes = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as Uint8Array)
      const fd = openSync(path, flag, mode ?? undefined)
      try {
        for (let done = 0; done < bytes.length; ) done += writeSync(fd, bytes, done, bytes.length - done, done)
        if (flush) sync(fd, real.fsyncSync)
      } finally {
        patched.closeSync(fd)
      }
    },
    renameSync: (path: fs.PathLike, to: fs.PathLike) => {
      const place = within(path)
      const target = within(to)
      if (place === undefined || target === undefined) return real.renameSync(path, to)
      if (dirname(place) !== dirname(target)) throw new Error(`${place} was moved to another folder, ${target}`)
      const operation: Operation = { do: 'rename', path: place, to: target }
      ask(operation)
      real.renameSync(path, to)
      log(operation)
      for (const [fd, name] of open) {
        if (name === place || name.startsWith(place + sep)) open.set(fd, target + name.slice(place.length))
      }
    },
    unlinkSync,
    rmdirSync,
    rmSync: (path: fs.PathLike, given?: fs.RmOptions) => {
      if (within(path) === undefined) return real.rmSync(path, given)
      removeAll(String(path))
    },
    mkdirSync: (path: fs.PathLike, given?: fs.MakeDirectoryOptions | fs.Mode) => {
      const place = within(path)
      if (place === undefined) return real.mkdirSync(path, given)
      if (real.existsSync(path)) return real.mkdirSync(path, given)
      if (typeof given === 'object' && given.recursive === true) patched.mkdirSync(dirname(String(path)), given)
      const operation: Operation = { do: 'makeFolder', path: place }
      ask(operation)
      real.mkdirSync(path, typeof given === 'object' ? { ...given, recursive: false } : given)
      log(operation)
      return undefined
    },
    fsyncSync: (fd: number) => sync(fd, real.fsyncSync),
    fdatasyncSync: (fd: number) => sync(fd, real.fdatasyncSync),
    fdatasync: (fd: number, told: fs.NoParamCallback) => {
      const place = open.get(fd)
      if (place === undefined) return real.fdatasync(fd, told)
      if (isIgnored(place)) return setImmediate(told, null)
      const operation = synced(place)
      try {
        ask(operation)
      } catch (error) {
        return setImmediate(told, error as NodeJS.ErrnoException)
      }
      real.fdatasync(fd, (error) => {
        if (error === null) log(operation)
        told(error)
      })
    },
    ...unknown('copyFileSync', 'appendFileSync', 'symlinkSync', 'linkSync'),
  }
  function unknown(...names: readonly string[]) {
    const refuse = (name: string) => {
      const original = (real as unknown as Record<string, (...all: unknown[]) => unknown>)[name]
      return (...given: unknown[]) => {
        if (within(given[0]) !== undefined) throw new Error(`the recording disk does not know ${name}`)
        return original?.(...given)
      }
    }
    return Object.fromEntries(names.map((name) => [name, refuse(name)]))
  }
  Object.assign(fs, patched)
  syncBuiltinESMExports()
  return {
    folder,
    operations,
    note: (note) => log({ do: 'note', path: '', note }),
    remains: (count, cut, to) => build(replayed(base, operations.slice(0, count)), cut, to),
    stop: () => {
      const originals = real as unknown as Record<string, unknown>
      Object.assign(fs, Object.fromEntries(Object.keys(patched).map((name) => [name, originals[name]])))
      syncBuiltinESMExports()
      real.rmSync(base, { recursive: true, force: true })
    },
  }
}

type Change =
  | { readonly order: number; readonly at: number; readonly bytes: Buffer }
  | { readonly order: number; readonly length: number }

/** A file: what is surely on disk, and what was done since. */
interface File {
  readonly from: string | undefined
  content: Buffer | undefined
  unsynced: Change[]
}

type Name = { readonly name: string; readonly node: File | Folder | undefined }

/** A folder: the names surely on disk, the names as they stand, and the changes between, in order. */
interface Folder {
  readonly synced: Map<string, File | Folder>
  readonly names: Map<string, File | Folder>
  unsynced: Name[][]
}

function replayed(base: string, operations: readonly Operation[]): Folder {
  const root = loaded(base)
  const parent = (path: string) => folderAt(root, dirname(path))
  operations.forEach((operation, order) => {
    const { path } = operation
    const name = basename(path)
    switch (operation.do) {
      case 'create':
        rename(parent(path), [{ name, node: { from: undefined, content: undefined, unsynced: [] } }])
        break
      case 'makeFolder':
        rename(parent(path), [{ name, node: { synced: new Map(), names: new Map(), unsynced: [] } }])
        break
      case 'remove':
        rename(parent(path), [{ name, node: undefined }])
        break
      case 'rename':
        rename(parent(path), [
          { name: basename(operation.to), node: parent(path).names.get(name) },
          { name, node: undefined },
        ])
        break
      case 'write':
        fileAt(root, path).unsynced.push({ order, at: operation.at, bytes: operation.bytes })
        break
      case 'truncate':
        fileAt(root, path).unsynced.push({ order, length: operation.length })
        break
      case 'sync':
        syncFile(fileAt(root, path), operation.began)
        break
      case 'syncFolder':
        syncNames(folderAt(root, path))
        break
      case 'note':
        break
    }
  })
  return root
}

function syncFile(file: File, began: number): void {
  const until = file.unsynced.filter((change) => change.order < began)
  for (const change of until) file.content = changed(contentOf(file), change)
  file.unsynced = file.unsynced.slice(until.length)
}

function syncNames(folder: Folder): void {
  for (const names of folder.unsynced) applyNames(folder.synced, names)
  folder.unsynced = []
}

function loaded(path: string): Folder {
  const names = new Map<string, File | Folder>()
  for (const entry of fs.readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'lock') continue
    const place = join(path, entry.name)
    names.set(entry.name, entry.isDirectory() ? loaded(place) : { from: place, content: undefined, unsynced: [] })
  }
  return { synced: new Map(names), names, unsynced: [] }
}

function folderAt(root: Folder, path: string): Folder {
  if (path === '' || path === '.') return root
  let at: File | Folder | undefined = root
  for (const name of path.split(sep)) at = at !== undefined && 'names' in at ? at.names.get(name) : undefined
  if (at === undefined || !('names' in at)) throw new Error(`${path} is no folder of the recording disk`)
  return at
}

function fileAt(root: Folder, path: string): File {
  const node = folderAt(root, dirname(path)).names.get(basename(path))
  if (node === undefined || 'names' in node) throw new Error(`${path} is no file of the recording disk`)
  return node
}

function rename(folder: Folder, names: Name[]): void {
  applyNames(folder.names, names)
  folder.unsynced.push(names)
}

function applyNames(to: Map<string, File | Folder>, names: readonly Name[]): void {
  for (const { name, node } of names) {
    if (node === undefined) to.delete(name)
    else to.set(name, node)
  }
}

const contentOf = (file: File): Buffer =>
  file.content ?? (file.from === undefined ? Buffer.alloc(0) : fs.readFileSync(file.from))

function changed(content: Buffer, change: Change): Buffer {
  if ('length' in change) {
    if (change.length <= content.length) return content.subarray(0, change.length)
    return Buffer.concat([content, Buffer.alloc(change.length - content.length)])
  }
  return put(content, change.at, change.bytes)
}

function put(content: Buffer, at: number, bytes: Buffer): Buffer {
  const end = at + bytes.length
  const wide =
    end > content.length ? Buffer.concat([content, Buffer.alloc(end - content.length)]) : Buffer.from(content)
  bytes.copy(wide, at)
  return wide
}

function build(folder: Folder, cut: Cut, to: string): void {
  fs.mkdirSync(to, { recursive: true })
  const names = new Map(folder.synced)
  const kept = cut.keeps === 'everything' ? folder.unsynced.length : upTo(cut.chance, folder.unsynced.length)
  for (const some of folder.unsynced.slice(0, kept)) applyNames(names, some)
  for (const [name, node] of names) {
    const path = join(to, name)
    if ('names' in node) build(node, cut, path)
    else if (node.from !== undefined && node.content === undefined && node.unsynced.length === 0) {
      fs.copyFileSync(node.from, path)
    } else fs.writeFileSync(path, remainsOf(node, cut))
  }
}

/** Unsynced writes by sector: none, all, or some of them; where one is lost and a later one is kept, zeros may stand. */
function remainsOf(file: File, cut: Cut): Buffer {
  const before = contentOf(file)
  if (cut.keeps === 'everything') return file.unsynced.reduce(changed, before)
  const { chance } = cut
  const drawn = chance()
  if (drawn < 0.25) return before
  if (drawn < 0.5) return file.unsynced.reduce(changed, before)
  const likelihood = chance()
  let content = before
  for (const change of file.unsynced) {
    if ('length' in change) {
      if (chance() < likelihood) content = changed(content, change)
      continue
    }
    for (let at = change.at; at < change.at + change.bytes.length; ) {
      const end = Math.min(change.at + change.bytes.length, (Math.floor(at / sector) + 1) * sector)
      if (chance() < likelihood) content = put(content, at, change.bytes.subarray(at - change.at, end - change.at))
      at = end
    }
  }
  return content
}
