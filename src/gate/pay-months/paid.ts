import { setImmediate } from 'node:timers/promises'
import * as summaries from '#db/roster/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { PaidPerson } from '#domain/pay-months/differences.ts'
import type { App } from '#house/app.ts'

/** So many are opened in one turn. */
const atOnce = 200

/**
 * What everybody was paid whose pay this actor may list, over the newest months: decide, write the log, open. One entry for
 * the whole of it, with how many people it was.
 */
export async function readPaid(app: App, actor: Actor): Promise<readonly PaidPerson[]> {
  const subjects = app.roster
    .all()
    .map(({ subject }) => subject)
    .filter(
      (subject) =>
        subject.state === 'archived' &&
        (['list', 'read'] as const).every((action) => decide(actor, action, subject, 'pay', quiet).allow),
    )
  await app.logRead({ at: app.now(), actor: actor.account, act: 'pay-month.read', about: { rows: subjects.length } })
  const people: PaidPerson[] = []
  for (let at = 0; at < subjects.length; at += atOnce) {
    if (at > 0) await setImmediate()
    const some = subjects.slice(at, at + atOnce).map(({ dossier }) => dossier)
    const opened = await summaries.openPaid(app, some)
    people.push(...some.map((dossier) => ({ dossier, paid: opened.get(dossier) ?? {} })))
  }
  return people
}
