import { type Grid, type Standing, wordsAt } from './grid.ts'

/**
 * A label with those that it steps in from, the outermost first: by blanks before it, by the indent of its cell, by its kind of
 * number, or as 其中 of the one above. Nothing at or above the row `top` is looked at.
 */
export function stepIn(grid: Grid, label: Standing, top: number): readonly Standing[] {
  const path = [label]
  let depth = depthOf(label)
  for (let row = label.row - 1; row > top && depth > 0; ) {
    const above = grid.at(row, label.column)
    if (wordsAt(above) !== undefined && above.columns <= label.columns && isUnder(depth, above)) {
      path.unshift(above)
      depth = depthOf(above)
    }
    row = above.row - 1
  }
  return path
}

/** What stands beside the words behind 其中： is one of them, and not below the first one. */
const isUnder = (depth: number, above: Standing) => depthOf(above) + (isOfWhich(above) ? 1.5 : 0.4) < depth

const isOfWhich = (standing: Standing) => /^\s*其中/.test(wordsAt(standing) ?? '')

/** In full-width signs. */
function depthOf(standing: Standing): number {
  const text = wordsAt(standing) ?? ''
  const blanks = [...(/^[\s\u3000]*/u.exec(text)?.[0] ?? '')].reduce(
    (sum, sign) => sum + (sign === '\u3000' ? 1 : 0.5),
    0,
  )
  const before = blanks + (standing.cell?.indent ?? 0) * 1.5
  const ofWhich = /^其中[:：]?/.exec(text.trim())?.[0].length ?? 0
  return before + ofWhich + (before === 0 && ofWhich === 0 ? numbered(text.trim()) : 0)
}

/** 一、 stands outside of （一）, and that outside of 1. */
function numbered(text: string): number {
  if (/^[（(][一二三四五六七八九十]+[)）]/.test(text)) return 0.6
  if (/^\d+\s*[.、．]/.test(text)) return 1.2
  if (/^[（(]\d+[)）]/.test(text)) return 1.8
  return 0
}
