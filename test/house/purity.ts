import { readSource } from './reading.ts'

/**
 * What `+ − × ÷` and the square root can be trusted with is the same in every engine; the rest of
 * `Math` is not (`exp` and `log` differ between Node and Chromium, `pow` between Node 20 and 24).
 * `min` and `max` are for indices and sizes; figures compare and choose. The constants are the nearest
 * doubles everywhere.
 */
const exactMath = [
  ...['abs', 'ceil', 'clz32', 'floor', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc'],
  ...['E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'PI', 'SQRT1_2', 'SQRT2'],
]

/** What reads the clock, a file, the network, chance, the page or the machine. */
const worldly = [
  ...['process', 'Buffer', 'require', 'module', 'exports', '__dirname', '__filename', 'global', 'globalThis'],
  ...['window', 'self', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage'],
  ...['indexedDB', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'DOMParser', 'alert'],
  ...['crypto', 'performance', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
  ...['requestAnimationFrame', 'eval', 'import.meta'],
]

/** Methods that answer differently by the machine's language or time zone. */
const localMethods =
  /\.(localeCompare|toLocale\w*|getTimezoneOffset|(?:get|set)(?:Date|Day|FullYear|Hours|Minutes|Month|Seconds))\(/g

/** What a pure room's file does that no pure room may, each as a sentence; none when it is pure. */
export async function impurities(file: string, text: string): Promise<readonly string[]> {
  const guarded = ['Math', 'Date', 'Date.now', ...worldly]
  const allowed = ['Date.UTC', ...exactMath.map((name) => `Math.${name}`)]
  const { code } = await readSource(file, text, guarded, allowed)
  const found = new Set<string>()
  for (const [, name = ''] of code.matchAll(/guarded_Math(\.\w+|\["\w+"\])?/g)) {
    found.add(name === '' ? 'passes Math around whole' : `uses Math.${name.replaceAll(/\W/g, '')}`)
  }
  // The helper's own definition is `__pow = Math.pow`; only a call of it comes from the file.
  if (/\b__pow\d*\(/.test(code)) found.add('uses the ** operator')
  if (/guarded_Date_now/.test(code)) found.add('reads the clock with Date.now')
  if (/new guarded_Date\(\)/.test(code)) found.add('reads the clock with new Date()')
  if (/(?<!new )guarded_Date\b/.test(code)) found.add('uses Date other than as new Date(…) or Date.UTC')
  for (const [use, name] of code.matchAll(/guarded_(?!Math\b|Date)(\w+)/g)) {
    if (use !== '') found.add(`uses ${name === 'import_meta' ? 'import.meta' : name}`)
  }
  for (const [, name] of code.matchAll(localMethods)) found.add(`uses .${name}(), which depends on the machine`)
  return [...found].map((what) => `${file} ${what}`)
}
