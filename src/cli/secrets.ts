import type { Io } from './io.ts'

/** The same, but that the password of DATABASE_URL is on no line of the error stream, whoever wrote it there. */
export function withoutSecrets(io: Io): Io {
  const secrets = secretsOf(io.environment['DATABASE_URL']?.trim() ?? '')
  if (secrets.length === 0) return io
  return {
    ...io,
    err: (text) => io.err(secrets.reduce((left, secret) => left.replaceAll(secret, hidden), text)),
  }
}

const hidden = '(hidden)'

/** The whole address, and its password as written and as meant. A word too short to be told apart is left. */
function secretsOf(databaseUrl: string): readonly string[] {
  if (databaseUrl === '') return []
  const written = /^[^:/]+:\/\/[^:/]*:(.*)@/.exec(databaseUrl)?.[1] ?? ''
  return [databaseUrl, written, decoded(written), encodeURIComponent(written)].filter(({ length }) => length >= 4)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
