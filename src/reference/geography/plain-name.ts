/**
 * A name in the letters in which two names are held to be one: small, `&` as `and`, without points, commas and
 * apostrophes, single spaces. Nothing is dropped that could tell two places apart.
 */
export function plainName(name: string): string {
  return name
    .slice(0, 200)
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[’'.]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
