import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { savingFollowed } from '../src/figures/testing/saving-example.ts'

test('the page that follows one figure shows what the stages of the compiler make of it', () => {
  const page = readFileSync(new URL('../docs/from-definition-to-bytes.md', import.meta.url), 'utf8')
  const shown = new Map([...page.matchAll(/```text (\w+)\n([\s\S]*?)\n```/g)].map(([, name, text]) => [name, text]))
  const { is, units, image, sums, results, bytes, inner } = savingFollowed()
  expect(Object.fromEntries(shown)).toEqual({
    definition: `saving = ${is}`,
    units: units.join('\n'),
    image: image.join('\n'),
    sums: sums.join('\n'),
    bytes: inner,
    results: results.join('\n'),
  })
  expect(page).toContain(`${bytes.toLocaleString('en-GB')} bytes`)
})
