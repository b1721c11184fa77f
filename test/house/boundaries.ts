import { dirname, join, normalize } from 'node:path/posix'
import { readSource } from './reading.ts'
import { isRoom, pureRooms, type Room, rooms } from './rooms.ts'

/** Tests and what only tests use (`*.test.ts`, a folder `testing/`); they may use tools, not later rooms. */
export function isForTests(file: string): boolean {
  return /\.(test|testing)\.tsx?$/.test(file) || file.includes('/testing/')
}

/** The room a file under `src/` belongs to. */
export function roomOf(file: string): Room {
  const name = file.split('/')[1] ?? ''
  if (!isRoom(name)) throw new Error(`${file} is in no room of the house`)
  return name
}

/** Imports of one file that the order of rooms or the purity of its room forbids, each as a sentence. */
export async function trespasses(file: string, text: string): Promise<readonly string[]> {
  const { imports } = await readSource(file, text)
  return imports.flatMap((path) => {
    const reason = path.startsWith('.') ? whyNotFile(file, path) : whyNotLibrary(file, path)
    return reason === undefined ? [] : [`${file} imports ${path}: ${reason}`]
  })
}

function whyNotFile(file: string, path: string): string | undefined {
  const target = normalize(join(dirname(file), path))
  const [top, name] = target.split('/')
  if (top !== 'src') {
    return isForTests(file) || target.endsWith('.json') ? undefined : 'code outside src/ is not for rooms'
  }
  const from = roomOf(file)
  if (name === undefined || !isRoom(name)) return 'that is in no room of the house'
  if (name === from) return undefined
  if (rooms.indexOf(name) > rooms.indexOf(from)) return `${name} comes after ${from}`
  return target === `src/${name}/index.ts` ? undefined : `${name} is entered through its index.ts`
}

function whyNotLibrary(file: string, path: string): string | undefined {
  const allowed = pureRooms[roomOf(file)]
  if (allowed === undefined || isForTests(file) || allowed.some((library) => library.test(path))) return undefined
  return `${roomOf(file)} is a pure room, and this is not among the libraries it may use`
}
