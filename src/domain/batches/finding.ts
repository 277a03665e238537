import { foldCode, foldName } from '#domain/people/fold.ts'

/** What a row of a batch is found by. */
type Findable = { readonly name: string; readonly unit: string; readonly codes: readonly string[] }

/** The rows whose name, unit or numbers hold what was typed; with nothing typed, all. */
export function finds(typed: string): (row: Findable) => boolean {
  const [word, code] = [foldName(typed), foldCode(typed)]
  return ({ name, unit, codes }) =>
    (word === '' && code === '') ||
    (word !== '' && [name, unit].some((each) => foldName(each).includes(word))) ||
    (code !== '' && codes.some((each) => foldCode(each).includes(code)))
}
