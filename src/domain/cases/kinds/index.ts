import type { CaseState } from '#domain/cases/case.ts'
import type { CasePaper, Kind, Published } from '#domain/cases/kind.ts'
import type { Route } from '#domain/cases/route.ts'
import { contract } from './contract.ts'
import { create } from './create.ts'
import { departure } from './departure.ts'
import { dismissal } from './dismissal.ts'
import { pay } from './pay.ts'
import { promotion } from './promotion.ts'
import { reading } from './reading.ts'
import { revocation } from './revocation.ts'
import { transfer } from './transfer.ts'
import { update } from './update.ts'

/** Every kind of case. A new one is its file with its routes and a line here. */
export const kinds: Kind[] = [
  create,
  update,
  pay,
  promotion,
  transfer,
  dismissal,
  departure,
  contract,
  reading,
  revocation,
]

/** The kind of case that goes by this key; undefined for none. */
export const kindNamed = (key: string): Kind | undefined => kinds.find((kind) => kind.key === key)

/** Every published version of every route. */
export const published = (): readonly Published[] => kinds.flatMap(({ versions }) => versions)

/** The route that a case was started on. A file that names another was written by a newer program. */
export function routeNamed(key: string, version: number): Route {
  const found = kindNamed(key)?.versions.find(({ route }) => route.version === version)
  if (!found) throw new Error(`No route ${key} version ${version}.`)
  return found.route
}

/** The kind of a route. Throws where there is none. */
export function kindOf({ key }: Pick<Route, 'key'>): Kind {
  const found = kindNamed(key)
  if (!found) throw new Error(`No kind of case ${key}.`)
  return found
}

/** What a case prints beside its approval sheet: what its kind always has, and what it is about. */
export function sheetsOf({ route, state }: { readonly route: Route; readonly state: CaseState }): readonly CasePaper[] {
  const { sheets = [], sheetsOf: further } = kindOf(route)
  return [...sheets, ...(further?.(state.content) ?? [])]
}
