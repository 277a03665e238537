import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet } from '#domain/access/policy.ts'
import type { FindPerson } from '#domain/opening/lines.ts'
import { foldCode, sameName } from '#domain/people/fold.ts'
import { ok, refuse } from '#domain/result.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { App } from '#house/app.ts'

/**
 * Whom somebody may mean by a number or a name, of the people in the own list: nobody else is there at all. Whoever is meant
 * is told from somebody of whom no opening state can be entered.
 */
export function findPerson(app: App, actor: Actor, group: Group): FindPerson {
  let staff: ReadonlyMap<string, readonly RosterEntry[]> | undefined
  const listed = ({ subject }: RosterEntry) => decide(actor, 'list', subject, 'who', quiet).allow
  return (number, name) => {
    staff ??= byStaffNumber(app)
    const numbered = [...app.roster.numbered(number), ...(staff.get(foldCode(number)) ?? [])]
    const meant = [...new Set(number === '' ? app.roster.named(name) : numbered)].filter(listed)
    const [one, ...others] = meant
    if (!one) return refuse('nobody')
    if (others.length > 0) return refuse('several')
    if (number !== '' && name !== '' && !sameName(one.columns.who.name, name)) return refuse('another-name')
    return decide(actor, 'open', one.subject, group, quiet).allow ? ok(one.subject.dossier) : refuse('not-open')
  }
}

function byStaffNumber({ roster, directory }: App): ReadonlyMap<string, readonly RosterEntry[]> {
  const found = new Map<string, RosterEntry[]>()
  for (const entry of roster.all()) {
    const number = entry.columns.who.staffNumber ?? directory.accountOf(entry.subject.person)?.staffNumber
    if (!number) continue
    const key = foldCode(number)
    found.set(key, [...(found.get(key) ?? []), entry])
  }
  return found
}
