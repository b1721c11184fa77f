/** Steps into a section as they stand in an address: a stroke inside a name is not one between names. */
export function stepsInAddress(steps: readonly string[]): string {
  return steps
    .map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('.', '~2')))
    .join('/')
}

/** The steps of an address that has been decoded. */
export function stepsOfAddress(address: string): readonly string[] {
  return address === ''
    ? []
    : address.split('/').map((step) => step.replaceAll('~2', '.').replaceAll('~1', '/').replaceAll('~0', '~'))
}
