/** By place, what a measure says of each person: 0 where it says nothing, else one more than the place of its value. */
export type Coded = { readonly codes: Codes; readonly values: readonly string[] }

/** Most measures have few values. */
export type Codes = Uint8Array | Uint16Array

/** Room for so many places, of a measure of so many values. */
export const createCodes = (size: number, values: number): Codes =>
  values < 256 ? new Uint8Array(size) : new Uint16Array(size)

/** By code, whether it is one of these values; the empty one is code 0. */
export function fitting({ values: all }: Coded, values: readonly string[]): Uint8Array {
  const fits = new Uint8Array(all.length + 1)
  for (const value of values) {
    const at = value === '' ? 0 : all.indexOf(value) + 1
    if (value === '' || at > 0) fits[at] = 1
  }
  return fits
}
