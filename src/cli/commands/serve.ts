import { type Command, helpOption } from '../command.ts'
import { wholeNumber } from '../words.ts'

export const serveCommand: Command = {
  name: 'serve',
  takes: '[CASE…]',
  means: 'Shows the case files named, and the worked examples, as web pages on this machine only.',
  more: 'CASE is the path of a case file or workbook; a change to it is seen after a new start. What is handed in on the pages is kept in the data directory. Settings: PORT, HOST, CONCORDAT_DATA, CONCORDAT_PROFILE (docs/reference/settings.md). Stop it with Ctrl+C.',
  options: [
    { name: 'port', value: 'N', means: 'The port to listen on; PORT, or 3000, when left out.' },
    { name: 'on-demand', means: 'Work a case when it is first asked for, and none before.' },
    {
      name: 'accept-clock',
      means: 'Start although the clock is more than five minutes behind the last entry of the record.',
    },
    helpOption,
  ],
  run: async (words, io) => {
    const port = wholeNumber(words, 'port', { least: 0, most: 65_535 })
    const { serve } = await import('../serve.ts')
    return serve(io, {
      cases: words.rest,
      isOnDemand: words.flags.has('on-demand'),
      isClockAccepted: words.flags.has('accept-clock'),
      ...(port === undefined ? {} : { port }),
    })
  },
}
