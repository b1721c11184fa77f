import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'

/** Where Chromium stands on a machine that has it; undefined where there is none. */
export const chromiumPath = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path))

/**
 * The appraisal room, bundled for the browser, run in Chromium over each text. Nothing is read from the network: the
 * page is empty and the script is handed to it.
 */
export async function answersInChromium(caseTexts: readonly string[], draws: number): Promise<readonly string[]> {
  if (chromiumPath === undefined) throw new Error('no Chromium')
  const appraisal = fileURLToPath(new URL('../../src/appraisal/index.ts', import.meta.url))
  const { outputFiles } = await build({
    stdin: {
      contents: `import { appraise, readCaseFile } from ${JSON.stringify(appraisal)}
        globalThis.answerText = (text, draws) => {
          const reading = readCaseFile(text)
          if ('problems' in reading) throw new Error(reading.problems.map((each) => each.sentence).join(' '))
          return JSON.stringify(appraise(reading.case, { draws }).answer)
        }`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    minify: true,
    charset: 'utf8',
    logLevel: 'silent',
  })
  const script = outputFiles[0]?.text ?? ''
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: script })
    const answers: string[] = []
    for (const text of caseTexts) {
      const answer = await page.evaluate(
        // `answerText` is what the bundled script put there.
        ([caseText, count]) =>
          (globalThis as unknown as { answerText: (text: string, draws: number) => string }).answerText(
            caseText,
            count,
          ),
        [text, draws] as const,
      )
      answers.push(answer)
    }
    return answers
  } finally {
    await browser.close()
  }
}
