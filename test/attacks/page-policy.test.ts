import { afterAll, expect, test } from 'vitest'
import { aStore } from '../../src/store/testing/a-store.ts'
import { safetyHeaders } from '../../src/web/guards/headers.ts'
import { buildApp } from '../../src/web/index.ts'
import { routes } from '../../src/web/routes.ts'
import { type FormParts, formOf } from '../../src/web/testing/form.ts'
import { aSite } from '../../src/web/testing/site.ts'
import { elementsOf, forbiddenIn } from '../support/html.ts'

const { store, remove } = await aStore()
const site = { ...aSite(), store }
const app = await buildApp({ site, requestsAMinute: 100_000 })
afterAll(async () => {
  await app.close()
  await remove()
})
const [name = ''] = site.shelf.list().map((each) => each.name)

/** One address of each route. */
const given: Readonly<Record<string, string>> = {
  file: 'concordat.css',
  page: 'present-value',
  name,
  option: 'separate',
  number: '1',
}
const oneOf = (path: string) =>
  path
    .replace(/charts\/:file/, 'charts/fan.svg')
    .replace(/:(\w+)(\([^)]*\))?/g, (_, part: string) => given[part] ?? part)
    .replace('*', 'L01/saving')

const everyRoute = routes.map(({ method, path }) => ({ method, url: oneOf(path), path }))
const answerOf = async ({ method, url }: { method: 'GET' | 'POST'; url: string }, parts: FormParts = { a: 'b' }) =>
  app.inject({ method, url, ...(method === 'POST' ? formOf(parts) : {}) })

test.each(everyRoute)('$method $path: nothing in the page runs or is styled by itself', async (route) => {
  const { headers, body, statusCode } = await answerOf(route)
  expect(statusCode).toBeLessThan(500)
  if (!String(headers['content-type']).startsWith('text/html')) return
  expect(elementsOf(body).length).toBeGreaterThan(30)
  expect(forbiddenIn(body)).toEqual([])
})

test.each([
  ...everyRoute,
  { method: 'GET' as const, path: 'nowhere', url: '/none' },
  { method: 'GET' as const, path: 'unreadable', url: '/%E0%A4%A' },
])('$method $path: the browser is told what to refuse', async (route) => {
  const { headers } = await answerOf(route)
  const policy = String(headers['content-security-policy']).split('; ')
  for (const rule of [
    "default-src 'none'",
    "script-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policy).toContain(rule)
  expect(policy.join(' ')).not.toMatch(/unsafe|data:|blob:|\*|https?:/)
  expect(headers).toMatchObject({
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(headers['permissions-policy']).toContain('camera=()')
  expect(headers['server'] ?? headers['x-powered-by']).toBeUndefined()
  // Councils’ figures stay in no cache; style sheets are the same for everybody.
  const isAsset = route.path.startsWith('/assets/')
  expect(headers['cache-control']).toBe(isAsset ? 'public, max-age=300' : 'private, no-store')
})

test('only a page whose route says that the engine runs on it may load our scripts and compile WebAssembly', () => {
  const policy = safetyHeaders({ runsEngine: true })['content-security-policy'] ?? ''
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
  expect(policy).not.toMatch(/'unsafe-(inline|eval)'/)
  expect(routes.filter(({ runsEngine }) => runsEngine).map(({ path }) => path)).toEqual([])
})

test('the reader of these tests sees what a browser would: handlers, styles and scripts however they are written', () => {
  for (const html of [
    '<p onclick=x>',
    '<P ONCLICK = x>',
    '<svg/onload=x>',
    '<p a="b"onclick=x>',
    "<p a='>' onclick=x>",
    '<p style="color:red">',
    '<script>',
    '<sCrIpT src=/x>',
    '<a href="javascript:x">',
    '<a href=" java&#x09;script:x">',
    '<a href="&#106;avascript&colon;x">',
    '<a href=//elsewhere.example>',
    '<img src=https://elsewhere.example/x>',
    '<!-- --!><script>',
    '<!--><script>-->',
    '<title></title><script>',
    '<base href=/>',
    '<meta http-equiv=refresh content=0>',
    '<form action="https://elsewhere.example">',
    '<iframe srcdoc=x>',
  ])
    expect([html, forbiddenIn(html).length > 0]).toEqual([html, true])
  for (const html of [
    '&lt;script&gt;',
    '<title><script></title>',
    '<p title="<script onclick=x>">',
    '<!-- <script> -->',
    '< script>',
    '<a href="/cases?x=javascript:x">',
    '<a href="https://elsewhere.example">',
  ])
    expect([html, forbiddenIn(html)]).toEqual([html, []])
})
