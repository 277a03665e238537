import { createContext, useContext } from 'hono/jsx'
import type { PersonId, UnitId } from '#domain/ids.ts'

/** How ids read in a view: given with the page, since a view never looks anything up. */
export type Names = {
  readonly unit: (id: UnitId) => string
  readonly person: (id: PersonId) => string
}

const NamesContext = createContext<Names>({ unit: (id) => id, person: (id) => id })

export const WithNames = NamesContext.Provider

/** Names of persons and units that values point to. */
export const useNames = (): Names => useContext(NamesContext)
