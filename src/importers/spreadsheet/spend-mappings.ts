import type { MappedColumn, Mapping } from './mapping.ts'

/**
 * How councils’ published payments were laid out, as met: by the headings of a file one of these is found. A file with
 * other headings is read by what its headings say.
 *
 * Source: the councils’ own files of payments over £500, published under the Local Government Transparency Code.
 */
export const spendMappings: readonly Mapping[] = [
  layout('Darlington Borough Council', 'E06000005', {
    headings: ['date', 'directotate', 'service', 'supplier', 'invoice line value net of vat', 'account'],
    roles: { date: 'date', directotate: 'directorate', supplier: 'supplier', account: 'purpose' },
    amount: 'invoice line value net of vat',
    vat: 'net',
    dates: 'month',
  }),
  layout('Darlington Borough Council', 'E06000005', {
    headings: ['directotate', 'service', 'supplier', 'order', 'invoice line value net of vat', 'account'],
    roles: { directotate: 'directorate', supplier: 'supplier', account: 'purpose' },
    amount: 'invoice line value net of vat',
    vat: 'net',
  }),
  layout('Darlington Borough Council', 'E06000005', {
    headings: [
      ...['directotate', 'service', 'supplier', 'transaction number', 'transaction date'],
      ...['invoice line value net of vat', 'account', 'bal sheet level 1', 'bal sheet level 2'],
    ],
    roles: { 'transaction date': 'date', directotate: 'directorate', supplier: 'supplier', account: 'purpose' },
    amount: 'invoice line value net of vat',
    vat: 'net',
    dates: 'yearMonthDay',
  }),
  layout('Manchester City Council', 'E08000003', {
    headings: [
      ...['body name', 'service area', 'expenses type', 'invoice payment date', 'transaction number', 'net amount'],
      'supplier name',
    ],
    roles: {
      'body name': 'council',
      'invoice payment date': 'date',
      'service area': 'directorate',
      'supplier name': 'supplier',
      'expenses type': 'purpose',
    },
    amount: 'net amount',
    vat: 'net',
    dates: 'yearMonthDay',
  }),
  layout('Salford City Council', 'E08000006', {
    headings: [
      ...['authority name', 'date of payment', 'sap document number', 'gross', 'vat', 'net', 'supplier name'],
      ...['directorate', 'g l description'],
    ],
    roles: {
      'authority name': 'council',
      'date of payment': 'date',
      directorate: 'directorate',
      'supplier name': 'supplier',
      'g l description': 'purpose',
    },
    amount: 'net',
    vat: 'net',
    dates: 'yearMonthDay',
  }),
  layout('Gateshead Council', 'E08000037', {
    headings: [
      ...['strgrpcc t', 'cipfsubj t', 'cipfsubs t', 'trans no', 'sequence no', 'period', 'suuplier id t', 'amount'],
      'updated',
    ],
    // “Period” counts the months of the financial year (201511 is February 2016), so the day is taken instead.
    roles: { updated: 'date', 'strgrpcc t': 'directorate', 'suuplier id t': 'supplier', 'cipfsubs t': 'purpose' },
    amount: 'amount',
    vat: 'notSaid',
    dates: 'yearMonthDay',
  }),
]

interface Layout {
  readonly headings: readonly string[]
  readonly roles: Readonly<Record<string, MappedColumn['role']>>
  readonly amount: string
  readonly vat: NonNullable<MappedColumn['vat']>
  readonly dates?: NonNullable<Mapping['dates']>
}

function layout(whose: string, council: string, { headings, roles, amount, vat, dates }: Layout): Mapping {
  return {
    concordatMapping: 1,
    name: 'Payments to suppliers',
    for: whose,
    result: 'payments',
    headings: [...headings].sort(),
    columns: headings.map((heading) => ({
      heading,
      occurrence: 1,
      ...(heading === amount
        ? { role: 'amount' as const, unit: 'GBP' as const, vat }
        : { role: roles[heading] ?? 'ignored' }),
    })),
    unit: 'GBP',
    sign: 'asWritten',
    ...(dates === undefined ? {} : { dates }),
    fixed: { council },
  }
}
