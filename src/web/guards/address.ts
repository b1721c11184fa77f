/** Where a request goes whose own address cannot be read: no page is there. */
export const unreadable = '/-/unreadable'

/**
 * The address as it is, or `unreadable` where it is too long or cannot be decoded. Fastify answers such addresses before
 * any hook runs; sent to where no page is, they are counted, logged and answered like every other request.
 */
export function readableAddress(url: string, mostCharacters: number): string {
  if (url.length > mostCharacters) return unreadable
  try {
    const [path = ''] = url.split(/[?#]/)
    return decodeURIComponent(path).includes('\0') ? unreadable : url
  } catch {
    return unreadable
  }
}
