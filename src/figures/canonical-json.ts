/** What stands in a value that canonical JSON cannot say, and where: steps of keys and positions from the top. */
export class NotCanonicalError extends Error {
  readonly path: readonly (string | number)[]
  /** What was found there, as the object of “holds”. */
  readonly found: string

  constructor(path: readonly (string | number)[], found: string) {
    super(`${path.length === 0 ? 'The value' : path.join('.')} holds ${found}`)
    this.name = 'NotCanonicalError'
    this.path = path
    this.found = found
  }
}

/**
 * The one way to write a value as JSON: RFC 8785 (JSON Canonicalization Scheme). Keys stand in the order of their UTF-16
 * units, numbers as ECMAScript writes them, and there is no white space, so equal values have equal bytes and one hash.
 *
 * What `JSON.stringify` would change in silence is refused in place of being repaired: minus nought, numbers that are
 * not finite, `undefined`, functions, sparse lists, anything but plain objects and lists, half a surrogate pair, the key
 * `__proto__`, and text that is not in Unicode’s composed form (NFC), of which one word can have two spellings. Throws
 * NotCanonicalError with the place.
 */
export function canonicalJson(value: unknown): string {
  return written(value, [], new Set())
}

type Path = readonly (string | number)[]

function written(value: unknown, path: Path, within: Set<object>): string {
  switch (typeof value) {
    case 'string':
      return text(value, path)
    case 'number':
      if (!Number.isFinite(value)) throw new NotCanonicalError(path, `${value}, which is not a finite number`)
      if (Object.is(value, -0)) throw new NotCanonicalError(path, 'minus nought')
      return String(value)
    case 'boolean':
      return String(value)
    case 'object': {
      if (value === null) return 'null'
      if (within.has(value)) throw new NotCanonicalError(path, 'something that holds itself')
      within.add(value)
      const json = Array.isArray(value) ? list(value, path, within) : object(value, path, within)
      within.delete(value)
      return json
    }
    default:
      throw new NotCanonicalError(path, value === undefined ? 'undefined' : `a ${typeof value}`)
  }
}

function text(value: string, path: Path): string {
  if (/\p{Surrogate}/u.test(value)) throw new NotCanonicalError(path, 'half a surrogate pair')
  if (value.normalize('NFC') !== value) throw new NotCanonicalError(path, 'text that is not in composed form (NFC)')
  return JSON.stringify(value)
}

function list(value: readonly unknown[], path: Path, within: Set<object>): string {
  if (Object.keys(value).length !== value.length)
    throw new NotCanonicalError(path, 'a list with empty places or with keys of its own')
  return `[${value.map((each, index) => written(each, [...path, index], within)).join(',')}]`
}

function object(value: object, path: Path, within: Set<object>): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new NotCanonicalError(path, 'something other than a plain object or list')
  const keys = Object.keys(value)
  if (Reflect.ownKeys(value).length !== keys.length)
    throw new NotCanonicalError(path, 'a key that is a symbol or hidden from lists of keys')
  if (keys.includes('__proto__')) throw new NotCanonicalError(path, 'the key __proto__')
  const held = value as Readonly<Record<string, unknown>> // a plain object, as was looked at above
  // Without a rule of its own `sort` goes by UTF-16 unit, which is the order that the RFC asks for.
  return `{${keys
    .sort()
    .map((key) => `${text(key, [...path, key])}:${written(held[key], [...path, key], within)}`)
    .join(',')}}`
}
