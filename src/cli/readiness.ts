import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Readiness } from '../web/index.ts'
import { isFileError } from './case-text.ts'

/** Whether cases can be kept in a data directory, or in the one it would be made in; asks without writing. */
export async function canKeepCases(dataFolder: string): Promise<Readiness> {
  let folder = resolve(dataFolder, 'cases')
  for (;;) {
    try {
      const isFolder = (await stat(folder)).isDirectory()
      if (!isFolder) return { ready: false, why: 'Where the data directory should be there is a file.' }
      await access(folder, constants.W_OK | constants.X_OK)
      return { ready: true }
    } catch (error) {
      if (!isFileError(error)) throw error
      const above = dirname(folder)
      if (error.code !== 'ENOENT' || above === folder)
        return { ready: false, why: `The data directory cannot be written to (${error.code}).` }
      folder = above
    }
  }
}
