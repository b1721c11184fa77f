import { afterAll, expect, test } from 'vitest'
import { aStore } from '../../src/store/testing/a-store.ts'
import { attachment } from '../../src/web/download.ts'
import { buildApp, paths } from '../../src/web/index.ts'
import { routes } from '../../src/web/routes.ts'
import { formOf } from '../../src/web/testing/form.ts'
import { aSite } from '../../src/web/testing/site.ts'

const { store, remove } = await aStore()
const site = { ...aSite(), store }
afterAll(remove)
const faults: unknown[] = []
const app = await buildApp({ site, requestsAMinute: 1_000_000, onFault: (_reference, error) => faults.push(error) })

const ways = [
  '../../../../etc/passwd',
  '..%2f..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/etc/passwd',
  '..%252f..%252f..%252fetc%252fpasswd',
  '%252e%252e%252fetc%252fpasswd',
  '..%5c..%5c..%5cwindows%5cwin.ini',
  '..\\..\\..\\windows\\win.ini',
  '....//....//etc/passwd',
  '%c0%ae%c0%ae%c0%afetc%c0%afpasswd',
  '%00',
  'concordat.css%00.svg',
  'three%00',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'file:%2f%2f%2fetc%2fpasswd',
  '__proto__',
  'constructor',
  'toString',
  '.',
  '..',
  '%2e',
  '%0d%0aset-cookie:%20a=b',
  '%E0%80%AE',
  '%',
  '%zz',
  'a'.repeat(3_000),
  '%61'.repeat(3_000),
  '%F0%9F%92%A3'.repeat(100),
] as const

/** Every address with a part that may be anything, that part filled with something else. */
const addresses = routes.flatMap(({ path, method }) => {
  const parts = [...path.matchAll(/:\w+(\([^)]*\))?|\*/g)]
  return parts.flatMap(([part]) =>
    ways.map((way) => ({
      method,
      url: path.replace(part, () => way).replace(/:\w+(\([^)]*\))?|\*/g, site.shelf.list()[0]?.name ?? ''),
    })),
  )
})

test('no address with a part filled in otherwise leads to a file, a fault or a page that is there', async () => {
  expect(addresses.length).toBeGreaterThan(500)
  for (const { method, url } of addresses) {
    const sent = method === 'POST' ? formOf({ number: '1' }) : {}
    const { statusCode, body, headers } = await app.inject({ method, url, ...sent })
    // `.` and `..` are steps in an address, and lead to pages there are.
    const isStep = /(^|\/)(\.|%2e){1,2}(\/|\.json|\.xlsx|$)/.test(url)
    expect([url, isStep || [400, 403, 404, 405, 422].includes(statusCode)]).toEqual([url, true])
    expect([url, String(headers['content-type']).startsWith('text/html') || isStep]).toEqual([url, true])
    expect(body).not.toMatch(/root:x:|\[fonts\]|ENOENT|node_modules|FST_ERR/)
    expect(headers['set-cookie']).toBeUndefined()
    expect([url, headers['content-security-policy']]).toEqual([url, expect.stringContaining("default-src 'none'")])
  }
  expect(faults).toEqual([])
})

test('what an address holds never becomes a header of the answer', async () => {
  const injected = 'x%0d%0ax-injected:%201%0d%0a%0d%0a<script>'
  for (const url of [
    paths.case('x').replace('/x', `/${injected}`),
    `${paths.compare()}?first=${injected}`,
    `${paths.template()}?first=${injected}&year=${injected}`,
    `${paths.case(site.shelf.list()[0]?.name ?? '')}?option=${injected}`,
    `/${injected}`,
  ]) {
    const { headers } = await app.inject(url)
    expect([url, headers['x-injected']]).toEqual([url, undefined])
    for (const value of Object.values(headers)) expect(String(value)).not.toMatch(/[\r\n]|x-injected/)
  }
})

test.each([
  ['three-councils.xlsx', 'attachment; filename="three-councils.xlsx"'],
  [
    'a"; filename="evil.exe',
    `attachment; filename="a_; filename=_evil.exe"; filename*=UTF-8''a%22%3B%20filename%3D%22evil.exe`,
  ],
  ['a\r\nSet-Cookie: b=c.csv', 'attachment; filename="aSet-Cookie: b=c.csv"'],
  ['../../etc/passwd', 'attachment; filename="_.._etc_passwd"'],
  ['..\\..\\win.ini', 'attachment; filename="_.._win.ini"'],
  ['.htaccess', 'attachment; filename="htaccess"'],
  ['Ynys Môn.xlsx', `attachment; filename="Ynys M_n.xlsx"; filename*=UTF-8''Ynys%20M%C3%B4n.xlsx`],
  ["children's (draft)*.csv", `attachment; filename="children's (draft)*.csv"`],
  ['100%25.csv', `attachment; filename="100_25.csv"; filename*=UTF-8''100%2525.csv`],
  ['£ it’s.csv', `attachment; filename="_ it_s.csv"; filename*=UTF-8''%C2%A3%20it%E2%80%99s.csv`],
  ['a\u202egpj.exe', 'attachment; filename="agpj.exe"'],
  ['\ud800.csv', 'attachment; filename="csv"'],
  ['\u0000\r\n', 'attachment; filename="file"'],
  ['', 'attachment; filename="file"'],
])('a file called %j is handed out under a safe name', (name, header) => {
  expect(attachment(name)).toBe(header)
})

test('whatever a file is called, its header is one line of plain characters and not long', () => {
  for (let code = 0; code < 0x3000; code++) {
    const header = attachment(`a${String.fromCharCode(code)}b`.repeat(100))
    expect(header).toMatch(/^attachment; filename="[ -!#-~]*"(; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+)?$/)
    expect(header.length).toBeLessThan(1_700)
  }
})
