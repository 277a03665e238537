import { once, orRefuse } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as settings from '#db/organisation/settings.ts'
import type { Actor, Duty } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { Forbidden } from '#domain/errors.ts'
import type { AccountId, PersonId } from '#domain/ids.ts'
import type { Managed, StandingReading } from '#domain/organisation/settings.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { type DutyRefusal, giveDuty, nameFallback } from './people.ts'

/** 最终审批人, named by the HR lead. */
export async function settleFallback(
  app: App,
  actor: Actor,
  person: PersonId,
  sent: Command,
): Promise<Result<string, 'organisation.person-unknown'>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<'organisation.person-unknown'>(app, actor, sent, async (app) => {
    const named = orRefuse(await nameFallback(app, actor.account, person))
    app.whenCommitted(() => app.directory.reload())
    return ok(named)
  })
}

/** What heads and leaders read at any time, and who manages the people of the house: one answer, two traces. */
export async function answerQuestions(
  app: App,
  actor: Actor,
  { reading, managed }: { readonly reading: StandingReading; readonly managed: Managed },
  sent: Command,
): Promise<Result<string, never>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<never>(app, actor, sent, async (app) => {
    await settings.set(app.db, 'standingReading', reading)
    await settings.set(app.db, 'managed', managed)
    const trace = { at: app.now(), actor: actor.account }
    await log.record(app.db, { ...trace, act: 'reading.settled', about: { purpose: reading } })
    await log.record(app.db, { ...trace, act: 'managed.settled', about: { purpose: managed } })
    app.whenCommitted(() => app.directory.reload())
    return ok(reading)
  })
}

/** A duty over the whole house, given by the HR lead to somebody else. */
export async function giveOverall(
  app: App,
  actor: Actor,
  { account, duty }: { readonly account: AccountId; readonly duty: Duty },
  sent: Command,
): Promise<Result<string, DutyRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<DutyRefusal>(app, actor, sent, async (app) => {
    const root = [...app.directory.units.values()].find(({ parent }) => parent === undefined)
    if (!root) return refuse('organisation.unit-unknown')
    const given = orRefuse(await giveDuty(app, actor.account, { account, duty, unit: root.id, from: dayOf(app.now()) }))
    app.whenCommitted(() => app.directory.reload())
    return ok(given)
  })
}
