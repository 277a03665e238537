import { type CaseState, isLive } from '#domain/cases/case.ts'
import type { Kind } from '#domain/cases/kind.ts'
import { kindNamed, kinds } from '#domain/cases/kinds/index.ts'
import type { Route } from '#domain/cases/route.ts'

/** Whether one meeting may decide on it with others: what appoints or relieves somebody, while it is under way. */
export const isJoinable = ({ route, state }: { readonly route: Route; readonly state: CaseState }): boolean =>
  isLive(state) && isOfMeetings(kindNamed(route.key))

/** Whether 任免通知 says it: what appoints or relieves somebody, unless it was rejected or withdrawn. */
export const isAnnounced = ({ route, state }: { readonly route: Route; readonly state: CaseState }): boolean =>
  (isLive(state) || state.status === 'approved') && isOfMeetings(kindNamed(route.key))

/** The kinds of case that a meeting may decide on. */
export const joinableKinds = (): readonly string[] => kinds.filter(isOfMeetings).map(({ key }) => key)

/** Those that end in a 干部任免审批表. */
const isOfMeetings = (kind: Kind | undefined): boolean => kind?.papers?.includes('appointment') ?? false
