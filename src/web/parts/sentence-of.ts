/** Text that ends in one full stop, whether or not it ended in one: a source may be a sentence of its own. */
export function sentenceOf(text: string): string {
  return `${text.trim().replace(/\.+$/, '')}.`
}
