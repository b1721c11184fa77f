/** Steps from the top of the file to one value: keys and positions in lists. */
export type Path = readonly (string | number)[]

/**
 * Where something stands in the file, as a reader would point to it: `options[2].lines[0].byYear."2019-20"`.
 *
 * The top of the file is `case`.
 */
export function placeOf(path: Path): string {
  let place = ''
  for (const step of path) {
    if (typeof step === 'number') place += `[${step}]`
    else place += (place === '' ? '' : '.') + (isPlainKey(step) ? step : JSON.stringify(shortened(step)))
  }
  return place === '' ? 'case' : place
}

/** The same, from its steps. */
export function at(...path: readonly (string | number)[]): string {
  return placeOf(path)
}

function isPlainKey(key: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && key.length <= 60
}

function shortened(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`
}
