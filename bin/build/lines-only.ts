import { decode, encode } from '@jridgewell/sourcemap-codec'

type Map = { readonly mappings: string; readonly names: readonly string[] }

/**
 * A source map that still says each line of the source, and no more each sign and name of it: what tells an error reads it
 * while others wait, and reads a fifth in a sixth of the time.
 */
export function linesOnly(text: string): string {
  const map = JSON.parse(text) as Map
  const mappings = decode(map.mappings).map((segments) => {
    let [file, row] = [-1, -1]
    return segments.flatMap(([column, ofFile, ofRow, ofColumn]): [number, number, number, number][] => {
      if (ofFile === undefined || ofRow === undefined || ofColumn === undefined) return []
      if (ofFile === file && ofRow === row) return []
      file = ofFile
      row = ofRow
      return [[column, ofFile, ofRow, ofColumn]]
    })
  })
  return JSON.stringify({ ...map, names: [], mappings: encode(mappings) })
}
