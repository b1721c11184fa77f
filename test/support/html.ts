/** An element as a browser makes it of a page’s text: its name and its attributes, decoded. */
export interface Element {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

/** Elements whose content is text to the browser, tags and all. */
const textOnly = new Set(['title', 'textarea', 'script', 'style', 'iframe', 'noembed', 'noframes', 'xmp', 'plaintext'])

/**
 * The elements that a browser opens where it reads a page, by the states of the HTML Standard’s tokeniser (13.2.5):
 * whatever looks like a tag to a browser is one here, well-formed or not.
 */
export function elementsOf(html: string): readonly Element[] {
  const elements: Element[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    const rest = html.slice(open + 1, open + 5)
    if (rest.startsWith('!--')) {
      // `<!-->` and `<!--->` are whole comments.
      const end = /^-?>|--!?>/.exec(html.slice(open + 4))
      at = end === null ? html.length : open + 4 + end.index + end[0].length
    } else if (/^[!?]|^\/[^a-z]/i.test(rest)) at = after(html, '>', open)
    else if (/^\/?[a-z]/i.test(rest)) {
      const tag = tagAt(html, open + 1)
      at = tag.end
      if (tag.isEnd) continue
      elements.push({ name: tag.name, attributes: tag.attributes })
      if (!textOnly.has(tag.name)) continue
      const close = new RegExp(`</${tag.name}[\\s/>]`, 'i').exec(html.slice(at))
      at = close === null ? html.length : at + close.index
    } else at = open + 1
  }
  return elements
}

function tagAt(html: string, start: number) {
  let at = start
  const isEnd = html[at] === '/'
  if (isEnd) at++
  const name = /^[^\s/>]+/.exec(html.slice(at, at + 200))?.[0] ?? ''
  at += name.length
  const attributes = new Map<string, string>()
  while (at < html.length && html[at] !== '>') {
    if (/[\s/]/.test(html[at] ?? '')) {
      at++
      continue
    }
    // A name may even begin with “=”.
    const key = /^=?[^\s/>=]*/.exec(html.slice(at))?.[0] ?? ''
    at += key.length
    const sign = /^\s*=\s*/.exec(html.slice(at))?.[0]
    let value = ''
    if (sign !== undefined) {
      at += sign.length
      const quote = html[at]
      if (quote === '"' || quote === "'") {
        const end = html.indexOf(quote, at + 1)
        value = html.slice(at + 1, end < 0 ? html.length : end)
        at = end < 0 ? html.length : end + 1
      } else {
        value = /^[^\s>]*/.exec(html.slice(at))?.[0] ?? ''
        at += value.length
      }
    }
    if (key !== '' && !attributes.has(key.toLowerCase())) attributes.set(key.toLowerCase(), decoded(value))
    if (key === '' && sign === undefined) at++
  }
  return { isEnd, name: name.toLowerCase(), attributes, end: Math.min(at + 1, html.length) }
}

function after(html: string, what: string, from: number): number {
  const found = html.indexOf(what, from)
  return found < 0 ? html.length : found + 1
}

const named: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  colon: ':',
  tab: '\t',
  newline: '\n',
}

function decoded(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/gi, (whole, hex, decimal, name) =>
    name === undefined
      ? String.fromCodePoint(Number.parseInt(hex ?? decimal, hex === undefined ? 10 : 16))
      : (named[String(name).toLowerCase()] ?? whole),
  )
}

/** What an element is allowed to do by its name and attributes: two elements of one shape can do the same. */
export function shapeOf({ name, attributes }: Element): string {
  return [name, ...[...attributes.keys()].sort()].join(' ')
}

/** Addresses that an element leads to or loads. */
const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'srcset', 'ping']

/** What no page of ours may hold, each with the element: script, style of its own, a handler, an address elsewhere. */
export function forbiddenIn(html: string): readonly string[] {
  return elementsOf(html).flatMap(({ name, attributes }) => [
    ...(/^(script|style|iframe|object|embed|base|applet|frame|link-import|foreignobject|animate|set|use)$/.test(name)
      ? [name]
      : []),
    ...(name === 'meta' && attributes.has('http-equiv') ? ['meta http-equiv'] : []),
    ...[...attributes].flatMap(([key, value]) => [
      ...(key.startsWith('on') || key === 'style' || key === 'srcdoc' ? [`${name} ${key}`] : []),
      // Browsers leave out white space and control characters before and inside a scheme.
      ...(addresses.includes(key) && !/^(\/(?!\/)|#|\?|https?:\/\/|$)/.test(value.replace(/[\p{C}\s]/gu, ''))
        ? [`${name} ${key}=${value.slice(0, 40)}`]
        : []),
      ...(key !== 'href' && addresses.includes(key) && !/^\/(?!\/)/.test(value) ? [`${name} ${key} elsewhere`] : []),
    ]),
  ])
}
