/** The id of an element that can be redrawn by itself: `region('decision', id)` is `decision-<id>`. */
export const region = (name: string, id?: string): string => (id === undefined ? name : `${name}-${id}`)
