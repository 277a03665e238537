import { ok, type Result, refuse } from '#domain/result.ts'

/** 备份处: two folders for copies of the data, and the one folder for the copy of the keyring, which never lies beside them. */
export const places = ['first', 'second', 'keyring'] as const

export type Place = (typeof places)[number]

/** Absolute paths, as the machine knows them. */
export type Places = Readonly<Partial<Record<Place, string>>>

export type PlaceRefusal =
  | 'copies.not-absolute'
  | 'copies.inside-data'
  | 'copies.beside-keyring'
  | 'copies.same-twice'
  | 'copies.folder-missing'
  | 'copies.folder-used'
  | 'copies.folder-foreign'
  | 'copies.folder-unwritable'
  | 'copies.no-room'

/** Whether a folder may serve as this place, by where it lies. Every path is absolute and has no `..` and no slash at its end. */
export function mayServe(
  place: Place,
  folder: string,
  { data, taken }: { readonly data: string; readonly taken: Places },
): Result<undefined, PlaceRefusal> {
  if (!folder.startsWith('/')) return refuse('copies.not-absolute')
  if (overlap(folder, data)) return refuse('copies.inside-data')
  for (const other of places) {
    const there = taken[other]
    if (other === place || there === undefined || !overlap(folder, there)) continue
    return refuse(place === 'keyring' || other === 'keyring' ? 'copies.beside-keyring' : 'copies.same-twice')
  }
  return ok(undefined)
}

/** Whether one is the other, or lies in it. */
export const overlap = (one: string, other: string): boolean =>
  one === other || one.startsWith(withSlash(other)) || other.startsWith(withSlash(one))

const withSlash = (folder: string) => (folder.endsWith('/') ? folder : `${folder}/`)
