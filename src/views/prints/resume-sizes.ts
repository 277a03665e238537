/**
 * As many lines as stand at the left, counted at 14 points, are set in the size at the right at first
 * (docs/law/appointment-form.md §3); more begin at 9.
 */
const sizes: readonly (readonly [lines: number, size: number])[] = [
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
]

/** The size in points that a résumé of so many lines begins with; it goes down from there until it finds room. */
export const firstSize = (lines: number): number => sizes.find(([most]) => lines <= most)?.[1] ?? 9

/** The months stand before the text in nine 汉字 of the size used: two dates, two dashes, two blanks. */
export const hanging = 9
