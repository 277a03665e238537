import { raw } from 'hono/html'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { Draft } from '#domain/imports/draft.ts'

/** Each table once, for all the fields that offer its names: our own words, which need no end tag (HTML 4.10.10). */
export const CodeLists = ({ draft }: { draft: Draft }) => {
  const used = sections
    .filter(({ key }) => draft.records.some(({ section }) => section === key))
    .flatMap(({ fields }) =>
      fields.flatMap(({ codes, open, unasked }) => (codes && open !== false && !unasked ? [codes] : [])),
    )
  return (
    <>
      {[...new Map(used.map((table) => [table.key, table])).values()].map(({ key, codes }) => (
        <datalist id={`codes-${key}`}>{raw(codes.map(({ name }) => `<option>${name}`).join(''))}</datalist>
      ))}
    </>
  )
}
