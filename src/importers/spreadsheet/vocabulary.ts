import { isSlipOf } from './headings.ts'

/** What a column of somebody’s spreadsheet is to us. */
export const columnRoles = [
  'council',
  'date',
  'period',
  'amount',
  'supplier',
  'directorate',
  'purpose',
  'measure',
  'filter',
  'ignored',
] as const

export type ColumnRole = (typeof columnRoles)[number]

/** How well a heading says what its column is: 3 in a word we know, 2 but for a slip, 1 by a word in it, 0 not at all. */
export interface HeadingSays {
  readonly sure: 0 | 1 | 2 | 3
  /** The word known, and its place among the words for that role, the best first. */
  readonly word: string
  readonly rank: number
}

/**
 * Headings met in published spending, budgets and returns, best first within a role: of two dates the day of payment,
 * of two amounts the one net of VAT, which is what a service costs a council that reclaims it.
 */
const words: Readonly<Record<Exclude<ColumnRole, 'filter' | 'ignored'>, readonly string[]>> = {
  council: [
    ...[
      'new la code',
      'ons code',
      'la code',
      'council code',
      'local authority code',
      'organisation code',
      'old la code',
    ],
    ...['la number', 'dfe number', 'body name', 'authority name', 'council name', 'la name', 'local authority name'],
    ...['local authority', 'council', 'authority', 'organisation name', 'organisation label', 'organisation', 'body'],
  ],
  date: [
    ...['payment date', 'date of payment', 'date paid', 'paid date', 'invoice payment date', 'pay date'],
    ...['clearing date', 'cheque date', 'transaction date', 'date of transaction', 'posting date', 'effective date'],
    ...['post date', 'date', 'invoice date', 'date of invoice', 'document date', 'updated', 'month', 'payment month'],
  ],
  period: [
    ...['financial year', 'year', 'period', 'time period', 'accounting period', 'quarter', 'fiscal year', 'fin year'],
  ],
  amount: [
    ...['invoice line value net of vat', 'net amount', 'amount net of vat', 'amount net', 'net', 'net value'],
    ...['amount excluding vat', 'amount excl vat', 'amount exc vat', 'amount ex vat', 'net of vat', 'net line amount'],
    ...['amount', 'amount gbp', 'payment amount', 'amount paid', 'invoice amount', 'transaction amount', 'line amount'],
    ...['transaction value', 'value', 'invoice value', 'invoice line value', 'line value', 'sum of amount', 'total'],
    ...['total amount', 'gross amount', 'amount including vat', 'amount inc vat', 'gross', 'gross value', 'spend'],
    ...['net spend', 'gross spend', 'net expenditure', 'gross expenditure', 'expenditure', 'cost', 'budget', 'outturn'],
    ...['actual', 'forecast', 'income', 'fte', 'headcount'],
  ],
  supplier: [
    ...['supplier name', 'supplier', 'name of supplier', 'vendor name', 'vendor', 'payee name', 'payee'],
    ...[
      'beneficiary name',
      'beneficiary',
      'benificiary name',
      'creditor name',
      'creditor',
      'merchant name',
      'merchant',
    ],
    ...[
      'supplier id t',
      'paid to',
      'company name',
      'redacted supplier name',
      'supplier beneficiary name',
      'trading name',
    ],
  ],
  directorate: [
    ...['directorate', 'directorate name', 'department', 'department name', 'service area', 'organisational unit'],
    ...['service', 'service name', 'division', 'service division', 'strgrpcc t', 'portfolio', 'business unit', 'group'],
    ...['cost centre name', 'cost centre', 'cost center', 'section'],
  ],
  purpose: [
    ...[
      'purpose',
      'account',
      'account description',
      'expenses type',
      'expense type',
      'expense area',
      'purpose of spend',
    ],
    ...['expenditure category', 'g l description', 'gl description', 'nominal description', 'subjective description'],
    ...[
      'cipfasubs t',
      'cipfasubj t',
      'summary of purpose',
      'description',
      'category',
      'merchant category',
      'narrative',
    ],
    ...['subjective', 'detail', 'details', 'service category label', 'expense description', 'goods and services'],
  ],
  measure: ['measure', 'indicator', 'line', 'line description', 'budget line', 'heading'],
}

/** Headings with a word that says what the column is, in a phrase that is not in the list above. */
const keywords: readonly (readonly [ColumnRole, RegExp])[] = [
  ['ignored', /^((ir)?recoverable )?(vat|tax)( (amount|value|code|rate|type|status))?( gbp)?$/],
  ['ignored', /\b(number|no|ref|reference|code|id|postcode|url|uri|website|address|e mail|row|line no)$/],
  ['supplier', /\b(supplier|vendor|payee|beneficiary|creditor|merchant)\b/],
  ['date', /\b(date|dated)\b/],
  [
    'amount',
    /\b(amount|value|net|gross|spend|expenditure|outturn|budget|cost|total|000s?|gbp|fte|actuals?|forecast)\b/,
  ],
  ['directorate', /\b(directorate|department|dept|service|division)\b/],
  ['purpose', /\b(description|purpose|category|account|expense|expenditure type|narrative|subjective)\b/],
  ['council', /\b(council|authority)\b/],
  ['period', /\b(year|period|quarter)\b/],
]

const nothing: HeadingSays = { sure: 0, word: '', rank: 0 }

/** Whether a heading, in plain letters, is one of a role’s. */
export function headingSays(plain: string, role: ColumnRole): HeadingSays {
  if (plain === '') return nothing
  const known = role === 'filter' || role === 'ignored' ? [] : words[role]
  const rank = known.indexOf(plain)
  if (rank >= 0) return { sure: 3, word: plain, rank }
  const slip = known.findIndex((word) => isSlipOf(plain, word))
  if (slip >= 0 && !isKnown(plain)) return { sure: 2, word: known[slip] ?? '', rank: slip }
  const [first] = keywords.flatMap(([of, pattern]) => (pattern.test(plain) ? [of] : []))
  return first === role ? { sure: 1, word: plain, rank: known.length } : nothing
}

/** Whether it is exactly a heading that some role is known by. */
export function isKnown(plain: string): boolean {
  return everyWord.has(plain)
}

const everyWord: ReadonlySet<string> = new Set(Object.values(words).flat())
