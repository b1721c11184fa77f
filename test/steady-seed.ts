import fc from 'fast-check'

// `npm test` searches the same examples everywhere, so that a failure on one machine is a failure on all;
// `npm run soak` searches new ones every time.
if (process.env.CONCORDAT_SOAK !== '1') fc.configureGlobal({ seed: 20_261_123 })
