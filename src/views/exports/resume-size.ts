/** The size in points that a résumé of so many lines is set in (docs/law/appointment-form.md §3). */
export function resumeSize(resume: string): number {
  const lines = resume
    .split(/\r\n|[\r\n]/)
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0)
  return sizes.find(([most]) => lines <= most)?.[1] ?? 8
}

/** Full-width characters beside the nine that the months take, in a line of 152 mm at 14 points. */
const perLine = 21

/** In full-width characters; the months in front of a line hang outside. */
const widthOf = (line: string) =>
  [...line.replace(/^[\d.-]+\s*/, '')].reduce((sum, sign) => sum + (/[\x20-\x7e]/.test(sign) ? 0.5 : 1), 0)

const sizes: readonly (readonly [lines: number, points: number])[] = [
  [12, 14],
  [18, 13.5],
  [24, 13],
  [28, 12.5],
  [34, 12],
  [38, 11.5],
  [40, 11],
  [44, 10.5],
  [46, 10],
  [58, 9.5],
  [70, 8.5],
]
