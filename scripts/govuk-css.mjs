/**
 * GOV.UK Frontend's style sheet, made fit for a service that is not on GOV.UK: without the GDS
 * Transport typeface, the crown and the royal coat of arms (both are reserved for GOV.UK domains),
 * and without the `@media screen\0` rules for browsers that no longer exist, which are not valid CSS.
 *
 * Throws when a release of GOV.UK Frontend brings a mention these rules do not reach.
 *
 * @param {string} css the ready-made, minified style sheet
 * @returns {string}
 */
export function withoutCrownAndTypeface(css) {
  const withoutComments = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const rules = keepRules(withoutComments)
  const patched = rules.replace(/["']?GDS Transport["']?,\s*arial,/gi, 'Arial,Arimo,')
  const left = /GDS Transport|crown|crest|screen\\0|@font-face/i.exec(patched)
  if (left) {
    const place = patched.slice(Math.max(0, left.index - 60), left.index + 60)
    throw new Error(`GOV.UK Frontend's style sheet still mentions “${left[0]}”: …${place}…`)
  }
  return patched
}

/**
 * Walks the rules one nesting level at a time, dropping those that may not stay.
 * @param {string} css
 * @returns {string}
 */
function keepRules(css) {
  let kept = ''
  let from = 0
  while (from < css.length) {
    const open = css.indexOf('{', from)
    if (open === -1) return kept + css.slice(from)
    const close = closingBrace(css, open)
    const heading = css.slice(from, open)
    const body = css.slice(open + 1, close)
    if (mayStay(heading, body)) {
      const inner = heading.trimStart().startsWith('@') && body.includes('{') ? keepRules(body) : body
      if (inner !== '') kept += `${heading}{${inner}}`
    }
    from = close + 1
  }
  return kept
}

/** @param {string} heading @param {string} body */
function mayStay(heading, body) {
  if (heading.includes('screen\\0')) return false
  if (/@font-face/i.test(heading)) return !/GDS Transport/i.test(body)
  return heading.trimStart().startsWith('@') || !/crown|copyright-logo/i.test(heading)
}

/** @param {string} css @param {number} open */
function closingBrace(css, open) {
  let depth = 0
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1
    if (css[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw new Error('A rule in the style sheet is never closed.')
}
