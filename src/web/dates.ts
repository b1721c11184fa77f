export { dateInWords } from '../figures/index.ts'
