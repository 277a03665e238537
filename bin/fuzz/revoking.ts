import { submitRevocation } from '#actions/cases/revoking.ts'
import { findAll } from '#db/cases/cases.ts'
import { isLive } from '#domain/cases/case.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import type { World } from '../../test/world.ts'
import { everybody, type Flowing, orRefused, sent } from './house.ts'
import type { Random } from './random.ts'

/** Asks to take back what was applied, mostly by whoever may; answers the case of that, once it is under way. */
export async function revoke(w: World, random: Random, { case: { id } }: Flowing): Promise<CaseId | undefined> {
  const who = random.once(6) ? random.pick(everybody) : random.pick(['hr', 'hrLead'] as const)
  const command = sent(w)
  const ask = () =>
    orRefused(submitRevocation(w.app, w.actor(who), { of: id, text: random.once(9) ? '' : '依据有误' }, command))
  const done = await ask()
  if (random.once(5)) await ask()
  return done?.ok ? (done.value as CaseId) : undefined
}

/** What was applied is taken back once at most, and by one case at a time. */
export async function brokenRevocations({ app }: World, dossier: DossierId): Promise<string | undefined> {
  const lines = await app.db
    .selectFrom('cases')
    .select(['id', 'created_at as at'])
    .where('dossier_id', '=', dossier)
    .execute()
  const back = (await findAll(app, lines)).flatMap(({ state }) => {
    const of = state.content.revokes?.case
    return of && (isLive(state) || state.status === 'approved') ? [of] : []
  })
  return new Set(back).size === back.length ? undefined : '5 what was applied is taken back once'
}
