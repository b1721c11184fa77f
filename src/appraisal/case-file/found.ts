/** What was found, in the words of a sentence: `“tbc”`, `12.345`, `a list`, `nothing`. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (typeof value === 'string') return value === '' ? 'empty text' : quoted(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'an object'
  return String(value)
}

/** Text between quotation marks, cut when long, without line ends or control characters. */
export function quoted(text: string): string {
  const plain = [...text.slice(0, 200)]
    .map((character) => (isPrintable(character) ? character : ' '))
    .join('')
    .replace(/ +/g, ' ')
    .trim()
  return `“${plain.length <= 60 ? plain : `${plain.slice(0, 59)}…`}”`
}

/** Pounds for a sentence: `£1,234.50`, `£1,234`, `−£12`. */
export function inPounds(pounds: number): string {
  if (Math.abs(pounds) > Number.MAX_SAFE_INTEGER / 100) return `£${pounds}`
  const pence = Math.round(Math.abs(pounds) * 100)
  const whole = String(Math.floor(pence / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const rest = pence % 100
  return `${pounds < 0 ? '−' : ''}£${whole}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 32 && code !== 127 && !(code >= 0x80 && code < 0xa0) && !(code >= 0x2028 && code <= 0x202e)
}
