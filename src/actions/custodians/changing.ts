import { request } from '#actions/agreements/agreements.ts'
import { changeMatter } from '#actions/agreements/custodian-matter.ts'
import { once } from '#actions/once.ts'
import * as agreements from '#db/agreements/sealed.ts'
import type { Command } from '#db/commands.ts'
import * as kept from '#db/custodians/kept.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { leadsHr } from '#domain/access/duties.ts'
import { isBlind } from '#domain/access/policy.ts'
import { printCode } from '#domain/accounts/link.ts'
import { mostAgreementReason } from '#domain/agreements/agreement.ts'
import {
  type Change,
  codeHours,
  isUnderWay,
  refuseWish,
  type Wish,
  type WishRefusal,
  withSeat,
} from '#domain/custodians/change.ts'
import { cleanText } from '#domain/dossiers/form.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { ChangeId, PersonId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { codePrint } from './sitting.ts'

export type ProposingRefusal =
  | WishRefusal
  | 'custodians.not-able'
  | 'custodians.under-way'
  | 'custodians.gone'
  | 'agreements.no-reason'

/** 提出变更: who opens the house from now on. Nothing changes before another person agrees and every new custodian has proved. */
export function proposeChange(
  app: App,
  actor: Actor,
  { wish, reason }: { readonly wish: Wish; readonly reason: string },
  command: Command,
): Promise<Result<string, ProposingRefusal>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<ProposingRefusal>(app, actor, command, async (app) => {
    const text = cleanText(reason)
    const present = presentIn(app)
    const refusal = refuseWish(wish, present)
    if (refusal) return refuse(refusal)
    if (!wish.seats.every((seat) => seat.is === 'stays' || isAble(app, seat.person)))
      return refuse('custodians.not-able')
    const staying = [...wish.seats, wish.card].flatMap((one) => (one.is === 'stays' ? [one.print] : []))
    if (!staying.every((print) => present.prints.includes(print))) return refuse('custodians.gone')
    if (text === '' || text.length > mostAgreementReason) return refuse('agreements.no-reason')
    const open = await openChange(app)
    if (open) return refuse('custodians.under-way')
    const change: Change = { id: app.newId<ChangeId>(), ...wish, by: actor.person, at: app.now() }
    await kept.saveChange(app.db, change)
    await request(app, actor, {
      act: 'custodians.change',
      subject: change.id,
      matter: changeMatter(app, change),
      reason: text,
    })
    await trace(app, actor, 'custodians.proposed', change)
    return ok(change.id)
  })
}

/** The change that is asked for or under way. One whose request was withdrawn is none any more. */
export async function openChange(app: App): Promise<Change | undefined> {
  const change = await kept.change(app)
  if (!change || change.ended) return undefined
  if (isUnderWay(change)) return change
  const asked = (await agreements.list(app)).find(
    ({ act, subject, ended }) => act === 'custodians.change' && subject === change.id && !ended,
  )
  return asked && change
}

/** 放弃变更: the lock in force stays as it is; passphrases that were set for the other one open nothing. */
export function giveUpChange(app: App, actor: Actor, command: Command): Promise<Result<string, 'custodians.over'>> {
  if (!leadsHr(actor)) throw new Forbidden()
  return once<'custodians.over'>(app, actor, command, async (app) => {
    const change = await openChange(app)
    if (!change || !isUnderWay(change)) return refuse('custodians.over')
    await kept.saveChange(app.db, { ...change, ended: { how: 'given-up', at: app.now() } })
    await trace(app, actor, 'custodians.given-up', change)
    app.whenCommitted(app.cardDesk.clear)
    return ok(change.id)
  })
}

/** 发放份额码: for one new custodian, shown once; the one before it no longer works. Inside the caller's transaction. */
export async function issueCode(
  app: App,
  actor: Actor,
  at: number,
): Promise<Result<{ readonly code: string; readonly person: PersonId }, 'custodians.over'>> {
  if (!leadsHr(actor)) throw new Forbidden()
  const change = await openChange(app)
  const seat = change?.seats[at]
  if (!change || !isUnderWay(change) || seat?.is !== 'new' || seat.lock) return refuse('custodians.over')
  if (seat.person === actor.person) throw new NotFound()
  const code = printCode(app.vault.random(10))
  const until = instant(new Date(Date.parse(app.now()) + codeHours * 3_600_000))
  const print = codePrint(app, change.id, seat.person, code)
  await kept.saveChange(
    app.db,
    withSeat(change, at, (seat) => ({ ...seat, code: { print, until } })),
  )
  await trace(app, actor, 'custodians.code-issued', change, seat.person)
  return ok({ code, person: seat.person })
}

/** Nobody of IT, and nobody who cannot sign in. */
export function isAble(app: App, person: PersonId): boolean {
  const account = app.directory.accountOf(person)
  const actor = account && app.directory.actorOf(account.id)
  return actor !== undefined && app.directory.usable(person) && !isBlind(actor)
}

/** The lock in force, as wishes are compared with it; the demo's key file is no custodian. */
export function presentIn({ locks }: Pick<App, 'locks'>) {
  const { threshold, shares } = locks.standing()
  return { threshold, prints: shares.filter(({ kind }) => kind !== 'demo-key').map(({ print }) => print) }
}

type Traced = 'custodians.proposed' | 'custodians.given-up' | 'custodians.code-issued'

const trace = (app: App, actor: Actor, act: Traced, { id, threshold, seats }: Change, person?: PersonId) =>
  log.record(app.db, {
    at: app.now(),
    actor: actor.account,
    act,
    about: { change: id, threshold, custodians: seats.length },
    ...(person && { person }),
  })
