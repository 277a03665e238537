import { type CaseState, isLive } from '#domain/cases/case.ts'
import { kinds } from '#domain/cases/kinds/index.ts'
import type { Route } from '#domain/cases/route.ts'

/** Whether one meeting may decide on it with others: what appoints somebody, while it is under way. */
export const isJoinable = ({ route, state }: { readonly route: Route; readonly state: CaseState }): boolean =>
  route.effect === 'appoint' && isLive(state)

/** The kinds of case that a meeting may decide on. */
export const joinableKinds = (): readonly string[] =>
  kinds.filter(({ versions }) => versions.at(-1)?.route.effect === 'appoint').map(({ key }) => key)
