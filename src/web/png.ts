import { createRequire } from 'node:module'

/** A drawing as a picture, twice its size, in the letters we ship: the same picture on every machine. */
export async function svgToPng(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const find = createRequire(import.meta.url).resolve
  const fontFiles = ['400Regular/Arimo_400Regular.ttf', '700Bold/Arimo_700Bold.ttf'].map((file) =>
    find(`@expo-google-fonts/arimo/${file}`),
  )
  const drawing = new Resvg(svg, {
    background: '#fff',
    fitTo: { mode: 'zoom', value: 2 },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Arimo' },
  })
  return drawing.render().asPng()
}
