import { handSeatsOn } from '#actions/cases/leaving.ts'
import { saveCase } from '#actions/cases/saving.ts'
import { once, orRefuse } from '#actions/once.ts'
import { closeAccount } from '#actions/organisation/leaving.ts'
import { type DutyRefusal, giveDuty } from '#actions/organisation/people.ts'
import * as accountLocks from '#db/account-locks.ts'
import * as accounts from '#db/accounts.ts'
import type { Command } from '#db/commands.ts'
import * as log from '#db/log/log.ts'
import * as duties from '#db/organisation/duties.ts'
import * as sessions from '#db/sessions.ts'
import type { Actor, Duty } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { lastHeld } from '#domain/access/last-holder.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId, PersonId, UnitId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { type Day, dayOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { handLostDuty } from './losing.ts'

export type SettlingRefusal =
  | DutyRefusal
  | 'account.own'
  | 'account.closed'
  | 'account.last-holder'
  | 'account.suspended-already'
  | 'account.not-suspended'
  | 'account.successor'
  | 'organisation.duty-not-held'

type Done = Promise<Result<string, SettlingRefusal>>

type Held = { readonly duty: Duty; readonly unit: UnitId; readonly from: Day }

/** 授予职责, by whoever leads HR, to somebody else, for a unit and a term. */
export const giveDutyTo = (
  app: App,
  actor: Actor,
  giving: Held & { readonly account: AccountId; readonly until?: Day | undefined },
  command: Command,
): Done =>
  settle(app, actor, giving.account, command, async (app) => {
    orRefuse(await giveDuty(app, actor.account, giving))
    return ok(giving.account)
  })

/**
 * 收回职责 from a day on; the last HR lead, IT or auditor keeps it until somebody else has it. What waited for it goes to others,
 * now or on that day.
 */
export const endDuty = (
  app: App,
  actor: Actor,
  { account, until, ...held }: Held & { readonly account: AccountId; readonly until: Day },
  command: Command,
): Done =>
  settle(app, actor, account, command, async (app) => {
    if (await isLast(app, account, [held.duty], until)) return refuse('account.last-holder')
    if (!(await duties.end(app.db, { account, ...held }, until))) return refuse('organisation.duty-not-held')
    const about = { account, duty: held.duty, unit: held.unit, until }
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'duty.ended', about })
    await handLostDuty(app, actor, { account, duty: held.duty })
    return ok(account)
  })

/** 暂停: signed out at once and kept out; duties, offices and open seats stay for the return. */
export const suspendAccount = (app: App, actor: Actor, account: AccountId, command: Command): Done =>
  settle(app, actor, account, command, async (app) => {
    if (await isLast(app, account)) return refuse('account.last-holder')
    if (!(await accountLocks.lock(app.db, account, 'suspended', app.now()))) return refuse('account.suspended-already')
    await sessions.endOf(app, account)
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'account.suspended', about: { account } })
    return ok(account)
  })

/** 恢复: what IT locked meanwhile stays locked. */
export const resumeAccount = (app: App, actor: Actor, account: AccountId, command: Command): Done =>
  settle(app, actor, account, command, async (app) => {
    if (!(await accountLocks.unlock(app.db, account, 'suspended'))) return refuse('account.not-suspended')
    await log.record(app.db, { at: app.now(), actor: actor.account, act: 'account.resumed', about: { account } })
    return ok(account)
  })

type Handing = { readonly account: AccountId; readonly successor?: PersonId | undefined }

/** 移交: what waits for somebody who is suspended goes to a successor, or to whoever the organisation asks without that one. */
export const handOverAccount = (app: App, actor: Actor, { account, successor }: Handing, command: Command): Done =>
  settle(app, actor, account, command, async (app) => {
    if (!(await accountLocks.locks(app.db, account)).get(account)?.includes('suspended'))
      return refuse('account.not-suspended')
    if (!isAble(app, account, successor)) return refuse('account.successor')
    await handSeatsOn(app, actor, { person: app.directory.personOf(account), successor }, saveCase)
    return ok(account)
  })

/** 停用: for good. Its duties end with it, and what waits for it goes on to others. */
export const closeFor = (app: App, actor: Actor, { account, successor }: Handing, command: Command): Done =>
  settle(app, actor, account, command, async (app) => {
    if (await isLast(app, account)) return refuse('account.last-holder')
    if (!isAble(app, account, successor)) return refuse('account.successor')
    await duties.endAll(app.db, account, dayOf(app.now()))
    await closeAccount(app, actor, { account, successor })
    return ok(account)
  })

/** One act of the HR lead upon the account of somebody else that is not closed, once. */
function settle(
  app: App,
  actor: Actor,
  account: AccountId,
  command: Command,
  work: (app: App) => Promise<Result<string, SettlingRefusal>>,
): Done {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<SettlingRefusal>(app, actor, command, async (app) => {
    const line = await accounts.lineOf(app.db, account)
    if (!line) throw new NotFound()
    if (account === actor.account) return refuse('account.own')
    if (line.state === 'closed') return refuse('account.closed')
    const done = await work(app)
    app.whenCommitted(() => app.directory.reload())
    return done
  })
}

/** Whether the house would be left without an HR lead, IT or an auditor, today or on the day named. */
async function isLast(app: App, account: AccountId, lost?: readonly Duty[], on?: Day): Promise<boolean> {
  const granted = await duties.list(app)
  const day = on ?? dayOf(app.now())
  const losing = { account, duties: lost ?? granted.map(({ duty }) => duty), day }
  return lastHeld(granted, losing, (other) => app.directory.actorOf(other) !== undefined) !== undefined
}

/** A successor is somebody else who can act; none at all leaves it to the organisation. */
const isAble = ({ directory }: App, account: AccountId, successor: PersonId | undefined): boolean =>
  successor === undefined || (directory.usable(successor) && successor !== directory.personOf(account))
