import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { withoutCrownAndTypeface } from '../scripts/govuk-css.mjs'

const asPublished = readFileSync(
  createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  'utf8',
)

test('the style sheet we serve has no crown, no coat of arms and none of GOV.UK’s own typeface', () => {
  const css = withoutCrownAndTypeface(asPublished)
  expect(asPublished).toMatch(/GDS Transport/)
  expect(css).not.toMatch(/GDS Transport|@font-face|crown|crest|screen\\0|url\(/i)
})

test('everything else in the style sheet stays', () => {
  const css = withoutCrownAndTypeface(asPublished)
  for (const name of ['.govuk-button{', '.govuk-table{', '.govuk-skip-link', '@media print{', '.govuk-footer__link']) {
    expect(css).toContain(name)
  }
  expect(css.length).toBeGreaterThan(0.95 * asPublished.length)
  expect(css.split('{').length).toBe(css.split('}').length)
})

test('a release that mentions the typeface in a new way stops the build', () => {
  expect(() => withoutCrownAndTypeface('.a{font:16px "GDS Transport"}')).toThrow(/GDS Transport/)
})

test('a rule for a browser of the past goes with all that is in it, and its neighbours stay', () => {
  const css =
    '.a{color:red}@media screen\\0 {.b{color:red}.c{color:red}}@media print{.govuk-footer__crown{color:red}.d{color:red}}'
  expect(withoutCrownAndTypeface(css)).toBe('.a{color:red}@media print{.d{color:red}}')
})
