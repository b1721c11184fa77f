import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Another process that holds the store of a folder and answers commands, until it is told to end. */
export async function aHolder(folder: string): Promise<{ readonly end: (signal?: NodeJS.Signals) => Promise<void> }> {
  const runner = createRequire(import.meta.url).resolve('tsx')
  const script = fileURLToPath(new URL('./hold-a-store.ts', import.meta.url))
  const holder = spawn(process.execPath, ['--import', runner, script, folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  await new Promise<void>((ready, failed) => {
    holder.stdout.once('data', () => ready())
    holder.once('exit', (code) => failed(new Error(`the holder ended with ${code}`)))
  })
  return {
    end: (signal = 'SIGTERM') =>
      new Promise((ended) => {
        holder.once('exit', () => ended())
        if (signal === 'SIGTERM') holder.stdin.end()
        else holder.kill(signal)
      }),
  }
}
