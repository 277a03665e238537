import type { Actor } from '#domain/access/actor.ts'
import { hasAuthor, isBlind } from '#domain/access/policy.ts'
import { plainStaffNumber } from '#domain/parsing/staff-number.ts'
import { sameName } from '#domain/people/fold.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import type { App } from '#house/app.ts'

/**
 * Whose dossier somebody asks to read, by number and name together: nobody learns a name from a number. The own
 * dossier, that of a relative and one that is not there answer alike.
 */
export function findToRead(
  { roster }: App,
  actor: Actor,
  { number, name }: { readonly number: string; readonly name: string },
): RosterEntry | undefined {
  const typed = plainStaffNumber(number)
  if (typed === '' || isBlind(actor)) return undefined
  return roster.named(name.trim()).find(({ subject, columns: { who } }) => {
    const isMeant = [who.number, who.staffNumber].some((known) => known?.toUpperCase() === typed)
    return isMeant && sameName(who.name, name.trim()) && mayBeAskedFor(actor, subject)
  })
}

/** Only what is kept is read, and never the own dossier or that of a relative. */
export const mayBeAskedFor = ({ person }: Actor, subject: RosterEntry['subject']): boolean =>
  !hasAuthor(subject) && subject.person !== person && !subject.kin.has(person)

/** The second reader, by staff number: somebody of the house who can act, and is kept from this dossier by nothing. */
export function secondReader({ directory }: App, actor: Actor, { subject }: RosterEntry, number: string) {
  const typed = plainStaffNumber(number)
  const found = directory
    .everyone()
    .find(({ account }) => typed !== '' && directory.numberOf(account)?.toUpperCase() === typed)
  if (!found || found.person === actor.person || isBlind(found) || !mayBeAskedFor(found, subject)) return undefined
  return found.person
}
