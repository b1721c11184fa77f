const words: Readonly<Record<string, string>> = {
  suppressed: 'Suppressed: a small number',
  hidden: 'Hidden, no reason given',
  notAvailable: 'Not available',
  notReceived: 'Not received',
  notApplicable: 'Not applicable',
  unreliable: 'Unreliable',
  blank: 'Blank in the return',
}

/** A reason that a figure is missing, as the pages say it. */
export function missingInWords(reason: string | null): string {
  return reason === null ? 'Missing' : (words[reason] ?? reason)
}
