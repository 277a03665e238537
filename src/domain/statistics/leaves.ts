import type { Census } from './census.ts'
import type { Coded } from './coded.ts'
import type { MeasureKey } from './measures/index.ts'

/** The innermost rows that somebody stands in: by place which, -1 of whoever is not counted, and by row its codes. */
export type Leaves = {
  readonly leafOf: Int32Array
  readonly paths: readonly (readonly number[])[]
  readonly levels: readonly { readonly values: readonly string[] }[]
}

/** Divides whoever is marked by these measures, one within the other. */
export function leavesOf(census: Census, rows: readonly MeasureKey[], marks: Uint8Array): Leaves {
  const levels = rows.map((measure) => census.coded(measure))
  const leafOf = new Int32Array(marks.length)
  for (let place = 0; place < marks.length; place += 1) leafOf[place] = marks[place] === 1 ? 0 : -1
  let paths: readonly (readonly number[])[] = [[]]
  for (const level of levels) paths = divided(leafOf, paths, level)
  return { leafOf, paths, levels }
}

/** Divides the rows by one more measure: `leafOf` says the new ones afterwards. */
function divided(leafOf: Int32Array, paths: Leaves['paths'], { codes, values }: Coded): Leaves['paths'] {
  const size = values.length + 1
  const known = new Int32Array(paths.length * size).fill(-1)
  const longer: (readonly number[])[] = []
  for (let place = 0; place < leafOf.length; place += 1) {
    const outer = leafOf[place] ?? -1
    if (outer < 0) continue
    const code = codes[place] ?? 0
    const at = outer * size + code
    if ((known[at] ?? -1) < 0) known[at] = longer.push([...(paths[outer] ?? []), code]) - 1
    leafOf[place] = known[at] ?? -1
  }
  return longer
}
