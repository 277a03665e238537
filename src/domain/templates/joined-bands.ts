import { type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'

/** Values of a measure as they are said: bands that follow each other are one, 36 to 45. */
export type SaidValue =
  | { readonly value: string }
  | { readonly from: number | undefined; readonly to: number | undefined }

/** Joins bands of whole years that follow each other; other values stay as they are. */
export function joinedBands(measure: MeasureKey, values: readonly string[]): readonly SaidValue[] {
  const codes = measureOf(measure).values
  const bands = values.map(bandIn)
  if (typeof codes === 'string' || values.length < 2 || bands.some((band) => !band))
    return values.map((value) => ({ value }))
  const joined: { from: number | undefined; to: number | undefined }[] = []
  for (const band of bands) {
    const last = joined.at(-1)
    if (band && last?.to !== undefined && band.from === last.to + 1) last.to = band.to
    else if (band) joined.push({ ...band })
  }
  return joined
}

function bandIn(value: string) {
  const [whole, from = '', to = ''] = /^(\d*)-(\d*)$/.exec(value) ?? []
  if (whole === undefined || whole === '-') return undefined
  return { from: from === '' ? undefined : Number(from), to: to === '' ? undefined : Number(to) }
}
