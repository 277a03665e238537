import { setImmediate } from 'node:timers/promises'
import * as summaries from '#db/roster/sealed.ts'
import type { Actor } from '#domain/access/actor.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { DossierId } from '#domain/ids.ts'
import type { PaidPerson } from '#domain/pay-months/differences.ts'
import type { App } from '#house/app.ts'

/** So many are opened in one turn. */
const atOnce = 200

/**
 * What everybody was paid, or these people alone, whose pay this actor may list, over the newest months: decide, write the log, open. One entry for
 * the whole of it, with how many people it was; none where it is nobody of these.
 */
export async function readPaid(app: App, actor: Actor, only?: ReadonlySet<DossierId>): Promise<readonly PaidPerson[]> {
  const asked = only
    ? [...only].flatMap((id) => app.roster.subject(id) ?? [])
    : app.roster.all().map(({ subject }) => subject)
  const subjects = asked.filter(
    (subject) =>
      subject.state === 'archived' &&
      (['list', 'read'] as const).every((action) => decide(actor, action, subject, 'pay', quiet).allow),
  )
  if (only && subjects.length === 0) return []
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
