import { setTimeout as pause } from 'node:timers/promises'
import type { Verification } from './verify.ts'

const mostTimes = 5

/** A verification, and whether a running process adds to what was verified. */
interface Verified {
  readonly verification: Verification
  readonly isGrowing: boolean
}

/**
 * Verifies a record that a running process may add to. Whoever reads while a person is erased may see the order before the
 * bytes are gone, or the bytes gone and not yet the order, or tables of before: none of it is damage, and none of it
 * lasts. So what is found of rows of persons or of tables is told once it was found twice running.
 */
export async function verifyGrowing<T extends Verified>(
  verify: () => Promise<T>,
  pauseMilliseconds = 2000,
): Promise<T> {
  let found = await verify()
  for (let times = 1; times < mostTimes && mayPass(found); times++) {
    await pause(pauseMilliseconds)
    const again = await verify()
    if (JSON.stringify(again.verification.findings) === JSON.stringify(found.verification.findings)) return again
    found = again
  }
  return found
}

function mayPass({ isGrowing, verification: { findings } }: Verified): boolean {
  return isGrowing && findings.some(({ code }) => code === 'RECORD-PERSONAL' || code === 'RECORD-TABLES')
}
