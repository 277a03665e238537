import type { Route } from '#domain/cases/route.ts'
import { create } from './create.ts'

/** Every published version of every route: a case is pinned to the one it started with. */
const routes: readonly Route[] = [create]

/** The route that a case was started on. A file that names another was written by a newer program. */
export function routeNamed(key: string, version: number): Route {
  const route = routes.find((known) => known.key === key && known.version === version)
  if (!route) throw new Error(`No route ${key} version ${version}.`)
  return route
}
