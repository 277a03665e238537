import { createContext, useContext } from 'hono/jsx'

/** The cell that somebody comes back to from its names, as `cellOf` says it; undefined where nobody does. */
const CellReturnedTo = createContext<string | undefined>(undefined)

export const WithCell = CellReturnedTo.Provider

/** A figure on the page of its table: its text without where it stands. */
export const cellOf = (figure: string): string => figure.split('@', 1)[0] ?? ''

/**
 * What makes the link of a figure the one that somebody comes back to: the place that the address ends with, where the keys go on;
 * undefined where nobody comes back. A page asks it of one link of each figure, since a place has one name.
 */
export function useReturn() {
  const cell = useContext(CellReturnedTo)
  if (cell === undefined) return undefined
  return (figure: string) => (cellOf(figure) === cell ? { id: 'cell', autofocus: true } : undefined)
}
