// Runs the command named in its own process and, at the end, writes the most memory the process ever held, in bytes,
// to the file named first:  node bench/peak.mjs FILE dist/cli.js appraise three-councils --json
//
// On Linux the mark is VmHWM: `resourceUsage().maxRSS` would count what the parent held when it started this process.

import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [file = '', command = '', ...rest] = process.argv.slice(2)
process.argv = [process.execPath, command, ...rest]
process.on('exit', () => writeFileSync(file, String(peakBytes())))
await import(pathToFileURL(command).href)

function peakBytes() {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    if (found !== null) return Number(found[1]) * 1024
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024
}
