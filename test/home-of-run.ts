import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes the folder in which the tests of one run keep what they share, and takes it away when they have run. */
export default function homeOfRun(): () => void {
  const home = mkdtempSync(join(quickest(), 'concordat-tests-'))
  process.env['CONCORDAT_TEST_HOME'] = home
  return () => rmSync(home, { recursive: true, force: true })
}

/** Memory where there is enough of it, because a data folder is a thousand files. */
function quickest(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 2e9 ? memory : tmpdir()
}
