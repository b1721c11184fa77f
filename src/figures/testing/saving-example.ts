import { compile, kernelOf } from '../compiled/compile.ts'
import { columnBytes } from '../compiled/homes.ts'
import { assumption, figures, given } from '../define.ts'
import { planFigures } from '../reading/plan.ts'
import { cells, members } from './small-case.ts'

const pool = given('pool', { title: 'Pay of managers', unit: '£', by: ['council', 'service'] })
const rate = assumption('rate', { title: 'Share of posts removed', unit: 'share' })
const { saving } = figures(
  'L01',
  { pool, rate },
  { saving: { title: 'Saving', unit: '£', by: ['council'], is: 'sum(pool × rate over service)' } },
)

/** The figure that docs/from-definition-to-bytes.md follows, as the stages of the compiler have it: text for each. */
export function savingFollowed() {
  const plan = planFigures([saving], {
    members: members({ council: ['A', 'B'], service: ['care', 'send'] }),
    givens: { pool: cells({ 'A care': 100, 'A send': 200, 'B care': 300, 'B send': 400 }) },
    central: { rate: 0.5 },
  })
  const compiled = compile(plan, [saving], { loops: ['council', 'service'] })
  const { work, homes, module } = compiled
  const named = (domain: number) =>
    work.space
      .places(domain)
      .map((place) => work.space.dimensions[place])
      .join(' × ') || 'once'
  const units = work.units.all.map(({ what, inputs, domain }, id) => {
    const does =
      what.kind === 'work'
        ? what.operation
        : what.kind === 'over'
          ? `${what.how} over ${work.space.dimensions[what.place]}`
          : what.kind
    return `${id}  ${[does, ...inputs].join(' ').padEnd(22)} ${named(domain)}`.trimEnd()
  })
  const kernel = kernelOf(compiled)
  const image = [...homes.imageOf].flatMap(([, { domain, offset }]) => {
    const { base, bytes } = homes.imageRows.get(domain)!
    return Array.from({ length: work.space.cells(domain) }, (_, cell) => {
      const at = base + cell * bytes + offset
      return `${String(at).padStart(4)}  ${kernel.memory[at / 8]}`
    })
  })
  const sums = [...homes.frameOf].map(([unit, at]) => `${String(at).padStart(4)}  unit ${unit}`)
  // One draw in which half the posts go.
  kernel.memory[homes.inputsAt / 8] = 0.5
  kernel.run(1)
  const results = [0, 1].map((column) => kernel.memory[(homes.outputsAt + column * columnBytes) / 8])
  return { is: saving.is, units, image, sums, results, bytes: module.length, inner: innerLoop(module) }
}

/** The bytes from the load of the pool to the end of the product, in hexadecimal. */
function innerLoop(module: Uint8Array): string {
  const hex = Array.from(module, (byte) => byte.toString(16).padStart(2, '0')).join(' ')
  // v128.load64_splat … f64x2.mul
  return /fd 0a .*? fd f2 01/.exec(hex)?.[0] ?? ''
}
