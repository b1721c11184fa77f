import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export type SourceFile = { readonly file: string; readonly text: string }

/** Our own files, named from the checkout: what git keeps, and what it would keep if added. */
export function ownFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && isFile(join(root, file))).sort()
}

/** TypeScript under `src/`, with its text. */
export function sourceFiles(): readonly SourceFile[] {
  return ownFiles()
    .filter((file) => /^src\/.*\.tsx?$/.test(file))
    .map((file) => ({ file, text: readOwn(file) }))
}

export function readOwn(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** The full path of a file of ours. */
export function placeOf(file: string): string {
  return join(root, file)
}

/** What names a folder of one machine rather than of the project: a line number and the words. */
export function machinePaths(text: string): readonly string[] {
  const folders = ['work', 'tmp', 'root', 'home', 'Users'].join('|')
  const pattern = new RegExp(`(?<![\\w.~:/})-])/(?:${folders})/[A-Za-z]\\S*`, 'g')
  return text
    .split('\n')
    .flatMap((line, index) => [...line.matchAll(pattern)].map(([found]) => `${index + 1}: ${found}`))
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}
