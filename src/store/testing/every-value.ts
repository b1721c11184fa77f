/** The columns of the table of every type. */
export const columns = [
  ...['id', 'exact', 'whole', 'small', 'real_number', 'short_real', 'yes', 'words', 'list'],
  ...['moment', 'local_moment', 'day', 'span', 'bytes', 'document'],
]

const odd = [
  '\u0001\u001f\u007f',
  '\\ " \' $1 :name %s',
  '\u2028\u2029\ufeff\uffff',
  '𝄞 é e\u0301 😀',
  '\r\n\t ',
  ' ]]> --',
  '__proto__',
  '["own"',
]

/** Not the −0 of a float, which jsonb turns into 0: no recorded table has floats, the catalogue says. */
export const everyValue = [
  {
    exact: '12345678901234567890123456789.123456789012345678901234567890',
    whole: '9223372036854775807',
    small: 32767,
    real_number: '5e-324',
    short_real: '3.4028235e38',
    yes: true,
    words: odd.join('|'),
    list: odd,
    moment: '2026-03-29T01:59:59.999999+01:00',
    local_moment: '0044-03-15 12:00:00 BC',
    day: '9999-12-31',
    span: '1 year 2 mons -3 days 04:05:06.789',
    bytes: '\\x00ff10',
    document: { exact: 1.1, nested: [null, { é: 'ü' }], long: '0'.repeat(3000) },
  },
  {
    exact: 'NaN',
    whole: '-9223372036854775808',
    real_number: '-Infinity',
    moment: 'infinity',
    day: '-infinity',
    words: '',
    list: [],
  },
  { exact: '-0.000', real_number: '-1.5', short_real: 'NaN', words: null, list: [null, 'null'], document: null },
  {
    exact: '1e100',
    whole: '9007199254740993',
    real_number: '0.30000000000000004',
    bytes: '',
    document: {},
    span: '-1 days +02:03:00',
  },
].map((row, at) => ({ id: `00000000-0000-4000-8000-00000000000${at}`, ...row }))
