/** What was measured, and what it came to. */
export type Row = readonly [what: string, measured: string]

/** Rows under a title, on the screen. */
export function print(title: string, rows: readonly Row[]): void {
  process.stdout.write(`\n${title}\n`)
  for (const [what, value] of rows) process.stdout.write(`  ${what.padEnd(58)} ${value}\n`)
}
