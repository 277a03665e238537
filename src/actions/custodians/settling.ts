import * as kept from '#db/custodians/kept.ts'
import * as log from '#db/log/log.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Change, isComplete, isUnderWay } from '#domain/custodians/change.ts'
import type { Holder, Holders } from '#domain/custodians/holder.ts'
import type { App } from '#house/app.ts'
import type { Lock } from '#keys/lock.ts'
import { lockFrom } from '#keys/lock-text.ts'
import { printOf } from '#keys/locks.ts'

/**
 * 换锁 once everything is there and proved: the keyring first, in one commit of its own, then what the data say of it. Killed
 * between the two, the next opening finds the keyring changed and only writes that down (docs/decisions/0262).
 */
export async function finishChange(app: App): Promise<void> {
  const change = await kept.change(app)
  if (!change || !isUnderWay(change) || !isComplete(change)) return
  const wanted = wantedOf(app, change)
  const wasUnattended = app.locks.isUnattended()
  if (!isInForce(app, wanted.prints)) await app.locks.relock(wanted)
  app.unattended.forget()
  await inTransaction(app, async (app) => {
    const at = app.now()
    await kept.saveChange(app.db, { ...change, ended: { how: 'done', at } })
    await kept.saveHolders(app.db, holdersAfter(app, change, await kept.holders(app)))
    const about = { change: change.id, threshold: change.threshold, custodians: change.seats.length }
    await log.record(app.db, { at, actor: 'system', act: 'custodians.changed', about })
    if (wasUnattended) await log.record(app.db, { at, actor: 'system', act: 'unattended.ended', about: {} })
  })
  app.cardDesk.clear()
}

/** At each opening: what was broken off is brought to its end, and whose shares were used is noted. */
export async function noteCustodians(app: App): Promise<void> {
  if (app.seals.isReadOnly) return
  await finishChange(app)
  const { shares } = app.locks.standing()
  const [known, by, at] = [await kept.holders(app), app.locks.openedBy(), app.now()]
  const since = app.locks.madeAt() ?? at
  const next = Object.fromEntries(
    shares.map(({ print }): [string, Holder] => {
      const isUsed = by !== 'unattended' && by.includes(print)
      return [print, { since, ...known[print], ...(isUsed && { usedAt: at }) }]
    }),
  )
  await inTransaction(app, ({ db }) => kept.saveHolders(db, next))
}

/** The locks of the new keyring in their order, and what each will be called. */
function wantedOf(app: App, { threshold, seats, card }: Change) {
  const locks = [...seats, ...(card.is === 'none' ? [] : [card])].flatMap((one): (string | Lock)[] =>
    one.is === 'stays' ? [one.print] : one.lock ? [lockFrom(one.lock)] : [],
  )
  const ofDemo = app.locks.standing().shares.flatMap(({ kind, print }) => (kind === 'demo-key' ? [print] : []))
  const all = [...locks, ...ofDemo]
  return { threshold, locks: all, prints: all.map((lock) => (typeof lock === 'string' ? lock : printOf(lock))) }
}

function isInForce(app: App, prints: readonly string[]): boolean {
  const now = app.locks.standing().shares.map(({ print }) => print)
  return now.length === prints.length && prints.every((print) => now.includes(print))
}

/** Who left is forgotten, who came stands with the day of the change. */
function holdersAfter(app: App, change: Change, known: Holders): Holders {
  const at = app.now()
  const fresh = change.seats.flatMap((seat): [string, Holder][] =>
    seat.is === 'new' && seat.lock ? [[printOf(lockFrom(seat.lock)), { person: seat.person, since: at }]] : [],
  )
  const named = { ...known, ...Object.fromEntries(fresh) }
  return Object.fromEntries(
    app.locks.standing().shares.map(({ print }): [string, Holder] => [print, named[print] ?? { since: at }]),
  )
}
