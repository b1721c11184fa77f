/** Makes each thing once for each name, so that a figure named twice is the same figure. */
export function once<T>(make: (name: string) => T): (name: string) => T {
  const made = new Map<string, T>()
  return (name) => {
    const before = made.get(name)
    if (before !== undefined) return before
    const now = make(name)
    made.set(name, now)
    return now
  }
}
