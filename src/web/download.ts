/**
 * The Content-Disposition of a file to be saved under a name, whatever the name holds: the plain name for every
 * browser, and where it is not plain the full one beside it.
 *
 * Source: RFC 6266, section 4.3 and appendix D; RFC 8187, section 3.2.1.
 */
export function attachment(fileName: string): string {
  const name = fileName
    .replace(/\p{C}/gu, '')
    .replace(/[/\\]/g, '_')
    .replace(/^[.\s]+/, '')
    .slice(-150)
    // The cut may have gone through a character.
    .replace(/\p{Cs}/gu, '')
  const whole = name === '' ? 'file' : name
  // Some browsers decode percent signs in the plain name.
  const plain = whole.replace(/[^ -~]|["%]/g, '_')
  return plain === whole
    ? `attachment; filename="${plain}"`
    : `attachment; filename="${plain}"; filename*=UTF-8''${encoded(whole)}`
}

/** What encodeURIComponent leaves as it is and RFC 8187 does not allow. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
