const words: Readonly<Record<string, string>> = {
  agency: 'agency staff',
  'bought.other': 'other services bought',
  'corp.recharge': 'corporate recharges',
  'grants.out': 'grants paid out',
  ict: 'ICT',
  'mgmt.pay': 'management pay',
  'other.pay': 'other pay',
  'placements.fostering': 'foster placements',
  'placements.other': 'other placements',
  'placements.residential': 'residential placements',
  premises: 'premises',
  'sw.pay': 'social workers’ pay',
  generalFund: 'General Fund',
  dsg: 'Dedicated Schools Grant',
  hra: 'Housing Revenue Account',
  oneOff: 'one-off',
  startOfYear: 'start of year',
  midYear: 'mid-year',
  endOfYear: 'end of year',
  baselineSpend: 'baseline spend',
  population0to17: 'children aged 0 to 17',
  ownVolume: 'own volume',
  fte: 'full-time equivalent staff',
  setUp: 'set-up',
  capitalReceipt: 'capital receipts',
  revenue: 'revenue',
}

/** The field's word for a name in code: `generalFund` is the General Fund, `mgmt.pay` is management pay. */
export function fieldWords(name: string): string {
  return (
    words[name] ??
    (/^[a-z]+([A-Z][a-z]+)+$/.test(name) ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : name)
  )
}
