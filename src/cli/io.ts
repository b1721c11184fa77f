/** What a command may touch of the world: what it prints to, and whether somebody is watching. */
export interface Io {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Somebody is looking at the error stream as it comes, so that progress may be shown there. */
  readonly isWatched: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The command's own file once built, which a worker thread can be started from; absent in development. */
  readonly commandFile?: string
}

/** Exit codes: done, problems found in the input, wrong use, a fault of ours or of the machine. */
export const exitCodes = { done: 0, problems: 1, wrongUse: 2, fault: 3 } as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
