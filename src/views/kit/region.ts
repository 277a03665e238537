/** The id of an element that can be redrawn by itself: `region('decision', id)` is `decision-<id>`. */
export const region = (name: string, id?: string): string => (id === undefined ? name : `${name}-${id}`)

/**
 * What a redrawn region takes along from the answer, as htmx wants it. The notice keeps its element, since a live region
 * speaks only of what changes inside it.
 */
export const along = (ids: readonly string[]): string =>
  ['#notice:innerHTML', ...new Set(ids)].map((id) => (id.startsWith('#') ? id : `#${id}`)).join(',')
