import { describe, expect, it } from 'vitest'
import { chartShades } from '#domain/statistics/charts/chart.ts'
import { parts, steps, streams, toneOf } from '#views/figure-charts/tones.ts'
import { lines } from '#views/figure-charts/trend.ts'

/** How light a colour is to somebody who sees no colours, as WCAG reckons it. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: string, other: string) => {
  const [dark = 0, light = 0] = [lightness(one), lightness(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const pairs = <One>(all: readonly One[]) =>
  all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))

describe.each(chartShades)('without colours, on a %s page', (shade) => {
  it.each([...pairs<string>(parts.map(({ tone }) => tone)), ...pairs<string>(streams)])(
    '%s and %s differ in pattern or are lighter and darker',
    (one, other) => {
      const [a, b] = [toneOf(shade, one), toneOf(shade, other)]
      if (a.hatch === b.hatch) expect(contrast(a.fill, b.fill)).toBeGreaterThan(1.3)
      if (a.hatch !== undefined) expect(contrast(a.fill, a.line ?? a.fill)).toBeGreaterThan(2.5)
    },
  )

  it('the steps of a cell go one way, each far enough from the one before', () => {
    const light = steps.map(({ tone }) => lightness(toneOf(shade, tone).fill))
    const away = light.map((one, at) => Math.sign(one - (light[at - 1] ?? one)))
    expect(new Set(away.slice(1)).size).toBe(1)
    for (const [one, other] of steps.map(({ tone }, at) => [tone, steps[at + 1]?.tone] as const))
      if (other) expect(contrast(toneOf(shade, one).fill, toneOf(shade, other).fill)).toBeGreaterThan(1.15)
  })

  it('words are read on everything that they stand on', () => {
    for (const { tone, on } of [...parts, ...steps]) {
      const { fill, hatch } = toneOf(shade, tone)
      const ground = hatch ? toneOf(shade, 'paper').fill : fill
      expect(contrast(ground, toneOf(shade, on).fill), tone).toBeGreaterThanOrEqual(4.5)
    }
    for (const tone of ['ink', 'faint'])
      expect(contrast(toneOf(shade, 'paper').fill, toneOf(shade, tone).fill)).toBeGreaterThanOrEqual(4.5)
  })
})

it('no two lines of a trend have the same dashes or the same points', () => {
  for (const of of ['dash', 'symbol'] as const)
    expect(new Set(lines.map((line) => JSON.stringify(line[of]))).size).toBe(lines.length)
})
