import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  answerText,
  type GoldenHashes,
  goldenDraws,
  goldenHashes,
  hashOf,
  keptHashesFile,
  stories,
  storyText,
} from './story-hash.ts'
import { answersInChromium, chromiumPath } from './story-in-browser.ts'

const kept = JSON.parse(readFileSync(keptHashesFile, 'utf8')) as GoldenHashes // our own file, written by `npm run golden`

/** Both stories worked here, once. */
const worked = goldenHashes()

test('both stories have the answer that was kept, to the last digit; if it was meant to change, run npm run golden', () => {
  expect(worked).toEqual(kept)
})

test('the hash is of the answer: fewer draws, or one pound more in a baseline, is another hash', {
  timeout: 120_000,
}, () => {
  const [name] = stories
  const text = storyText(name)
  const more = text
    .replace(/"pounds": (\d+)/, (_, pounds: string) => `"pounds": ${Number(pounds) + 1}`)
    .replace(/"own": (\d+)/, (_, own: string) => `"own": ${Number(own) + 1}`)
  const few = hashOf(answerText(text, 64))
  expect(few).not.toBe(worked.answers[name])
  expect(hashOf(answerText(more, 64))).not.toBe(few)
})

if (chromiumPath === undefined)
  console.log('The same digits in Chromium are not tested: no Chromium was found on this machine.')
test.skipIf(chromiumPath === undefined)(
  'Chromium gives both answers with the same digits as Node',
  { timeout: 240_000 },
  async () => {
    const answers = await answersInChromium(stories.map(storyText), goldenDraws)
    expect(Object.fromEntries(stories.map((name, index) => [name, hashOf(answers[index] ?? '')]))).toEqual(
      worked.answers,
    )
  },
)
