/** What a browser says of a form that comes from one of our own pages. */
export const fromOurPages = { 'sec-fetch-site': 'same-origin' } as const

export type FormParts = Readonly<Record<string, string | { readonly name: string; readonly bytes: Uint8Array }>>

/** A form as a browser sends it, with the headers that say it comes from our own page. */
export function formOf(parts: FormParts): {
  readonly payload: Buffer
  readonly headers: Readonly<Record<string, string>>
} {
  const boundary = 'xxBoundaryxx'
  const chunks = Object.entries(parts).flatMap(([field, value]) =>
    typeof value === 'string'
      ? [Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`)]
      : [
          Buffer.from(
            `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${value.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
          ),
          value.bytes,
          Buffer.from('\r\n'),
        ],
  )
  return {
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      origin: 'http://localhost',
      host: 'localhost',
      ...fromOurPages,
    },
  }
}
