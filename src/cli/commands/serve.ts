import { type Command, helpOption } from '../command.ts'
import { takeWords, wholeNumber } from '../words.ts'

export const serveCommand: Command = {
  name: 'serve',
  takes: '',
  means: 'Shows the worked examples as web pages, on this machine only.',
  more: 'Settings: PORT, HOST, CONCORDAT_PROFILE (docs/reference/settings.md). Stop it with Ctrl+C.',
  options: [{ name: 'port', value: 'N', means: 'The port to listen on; PORT, or 3000, when left out.' }, helpOption],
  run: async (words, io) => {
    takeWords(words, [])
    const port = wholeNumber(words, 'port', { least: 0, most: 65_535 })
    const { serve } = await import('../serve.ts')
    return serve(io, port === undefined ? {} : { port })
  },
}
