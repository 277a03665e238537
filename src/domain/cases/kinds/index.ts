import type { Route } from '#domain/cases/route.ts'
import { create1 } from './create-1.ts'
import { create2 } from './create-2.ts'

/**
 * A version that cases have begun on, with the SHA-256 of its canonical JSON: it never changes again
 * (docs/approvals.md E5).
 */
export type Published = { readonly route: Route; readonly hash: string }

/** Every published version of every route. To change one, copy its file under the next number and add a line here. */
export const published: readonly Published[] = [
  { route: create1, hash: '9427b9cc2041ea1dbcc786828e632c1ae16e204b0573bf6e2c8093a2c788ec56' },
  { route: create2, hash: '7157043bb5b8ef0a9448db4ff292ccf786791d33bf4d6601df558ce87899523c' },
]

/** The route that a case was started on. A file that names another was written by a newer program. */
export function routeNamed(key: string, version: number): Route {
  const found = published.find(({ route }) => route.key === key && route.version === version)
  if (!found) throw new Error(`No route ${key} version ${version}.`)
  return found.route
}
