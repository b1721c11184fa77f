/** The rooms of the house from the ground floor up: each may import only from those before it. */
export const rooms = [
  'figures',
  'reference',
  'model',
  'appraisal',
  'importers',
  'charts',
  'store',
  'cases',
  'decisions',
  'consultation',
  'commissioning',
  'agreements',
  'review',
  'publishing',
  'web',
  'cli',
] as const

export type Room = (typeof rooms)[number]

/**
 * The pure rooms, each with the libraries it may use. They read no clock, file, network or global
 * random number, so that the same figures give the same digits in every engine; a library named
 * here keeps to that too.
 */
export const pureRooms: Partial<Record<Room, readonly RegExp[]>> = {
  figures: [/^zod$/],
  reference: [/^zod$/],
  model: [/^zod$/],
  appraisal: [/^zod$/],
  importers: [/^zod$/, /^fflate$/, /^@e965\/xlsx$/, /^papaparse$/, /^hyparquet(-compressors)?$/],
  charts: [/^zod$/, /^d3-(array|format|scale|shape)$/, /^preact(\/|$)/, /^preact-render-to-string$/],
}

/** Whether a name is a room of the house. */
export function isRoom(name: string): name is Room {
  return (rooms as readonly string[]).includes(name)
}
