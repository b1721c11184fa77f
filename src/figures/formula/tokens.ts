/** One word, number or sign of a formula, and where it stands in the text. */
export interface Token {
  readonly kind: 'number' | 'word' | 'sign' | 'quoted' | 'end'
  readonly text: string
  readonly from: number
  readonly to: number
}

/** Signs that mean the same, written the way Concordat prints them. */
const sameSign: Readonly<Record<string, string>> = {
  '*': '×',
  '/': '÷',
  '-': '−',
  '–': '−',
  '<=': '≤',
  '>=': '≥',
  '!=': '≠',
  '<>': '≠',
}

const pattern =
  /\s*(?:(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<word>[\p{L}][\p{L}\d_]*)|"(?<quoted>[^"]*)"|(?<sign><=|>=|!=|<>|[-+−–×*÷/()[\],:<≤>≥=≠%£]))/uy

/** The words and signs of a formula; the last token is the end. Undefined past a character that has no meaning here. */
export function tokensOf(text: string): { readonly tokens: readonly Token[]; readonly strange?: string } {
  const tokens: Token[] = []
  let position = 0
  for (;;) {
    pattern.lastIndex = position
    const found = pattern.exec(text)
    if (found === null) break
    const groups = found.groups ?? {}
    const kind =
      groups['number'] !== undefined
        ? 'number'
        : groups['word'] !== undefined
          ? 'word'
          : groups['sign'] !== undefined
            ? 'sign'
            : 'quoted'
    const raw = groups[kind] ?? ''
    const to = position + found[0].length
    const width = kind === 'quoted' ? raw.length + 2 : raw.length
    tokens.push({
      kind,
      text: kind === 'sign' && Object.hasOwn(sameSign, raw) ? (sameSign[raw] ?? raw) : raw,
      from: to - width,
      to,
    })
    position = to
  }
  const rest = text.slice(position).trim()
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length })
  return rest === '' ? { tokens } : { tokens, strange: [...rest][0] ?? '' }
}
