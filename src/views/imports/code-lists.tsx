import { sections } from '#domain/dossiers/sections/index.ts'
import type { Draft } from '#domain/imports/draft.ts'

/** Each table once, for all the fields that offer its names. */
export const CodeLists = ({ draft }: { draft: Draft }) => {
  const used = sections
    .filter(({ key }) => draft.records.some(({ section }) => section === key))
    .flatMap(({ fields }) =>
      fields.flatMap(({ codes, open, unasked }) => (codes && open !== false && !unasked ? [codes] : [])),
    )
  return (
    <>
      {[...new Map(used.map((table) => [table.key, table])).values()].map(({ key, codes }) => (
        <datalist id={`codes-${key}`}>
          {codes.map(({ name }) => (
            <option>{name}</option>
          ))}
        </datalist>
      ))}
    </>
  )
}
