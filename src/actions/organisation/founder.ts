import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { AccountId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** Who changes the organisation: the HR lead, or the program itself while it is being founded and nobody can sign in. */
export type By = AccountId | 'system'

/** Throws Forbidden for anybody but the HR lead. */
export function admit({ directory }: App, by: By): void {
  if (by === 'system') return
  const actor = directory.actorOf(by)
  if (!actor || !leadsHr(actor)) throw new Forbidden()
}
