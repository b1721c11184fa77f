/** Windows-1252 from 0x80 to 0x9F; the five bytes it leaves out stand for themselves, as the web reads them. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Text of a file in Windows-1252, as the returns of 2012 to 2014 are. `TextDecoder` is not used: some releases of
 * Node take this encoding for Latin-1, and an apostrophe becomes a control character.
 */
export function windows1252(bytes: Uint8Array): string {
  const marks: string[] = []
  for (const byte of bytes)
    marks.push(byte >= 0x80 && byte <= 0x9f ? (HIGH[byte - 0x80] ?? '') : String.fromCharCode(byte))
  return marks.join('')
}
