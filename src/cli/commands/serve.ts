import { type Command, helpOption } from '../command.ts'
import { wholeNumber } from '../words.ts'

export const serveCommand: Command = {
  name: 'serve',
  takes: '[CASE…]',
  means: 'Shows the case files named, and the worked examples, as web pages on this machine only.',
  more: 'CASE is the path of a case file; its pages are for reading, and a change to the file is seen after a new start. Settings: PORT, HOST, CONCORDAT_PROFILE (docs/reference/settings.md). Stop it with Ctrl+C.',
  options: [{ name: 'port', value: 'N', means: 'The port to listen on; PORT, or 3000, when left out.' }, helpOption],
  run: async (words, io) => {
    const port = wholeNumber(words, 'port', { least: 0, most: 65_535 })
    const { serve } = await import('../serve.ts')
    return serve(io, { cases: words.rest, ...(port === undefined ? {} : { port }) })
  },
}
