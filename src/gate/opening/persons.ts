import type { Actor } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { decide, quiet, type Subject } from '#domain/access/policy.ts'
import type { Persons } from '#domain/grid/records.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import type { FindPerson, PersonProblem } from '#domain/opening/lines.ts'
import { foldCode, sameName } from '#domain/people/fold.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import { readDate } from '#domain/typed-date.ts'
import type { App } from '#house/app.ts'

/** Why nothing can be entered for somebody who is meant; undefined where it can. */
export type Refusing = (subject: Subject) => PersonProblem | undefined

/** 初始登记: the opening state belongs to dossiers on file. */
export const unlessOpen =
  (actor: Actor, group: Group, action: 'open' | 'open-service' = 'open'): Refusing =>
  (subject) =>
    decide(actor, action, subject, group, quiet).allow ? undefined : 'not-open'

/** Many drafts at once: those that this actor may write in. */
export const unlessDraft =
  (actor: Actor, groups: readonly Group[]): Refusing =>
  (subject) =>
    subject.state === 'draft' && groups.every((group) => decide(actor, 'edit', subject, group, quiet).allow)
      ? undefined
      : 'not-draft'

/** Changes of archived dossiers: those on which this actor may propose. */
export const unlessArchived =
  (actor: Actor, groups: readonly Group[]): Refusing =>
  (subject) =>
    subject.state === 'archived' && groups.every((group) => decide(actor, 'propose', subject, group, quiet).allow)
      ? undefined
      : 'not-archived'

/**
 * Whom somebody may mean by a number or a name, of the people in the own list: nobody else is there at all. Namesakes without
 * a number are told apart by the month of birth or the unit in its place. Whoever is meant is told from somebody of whom
 * nothing can be entered.
 */
export function findPerson(app: App, actor: Actor, refusing: Refusing): FindPerson {
  let staff: ReadonlyMap<string, readonly DossierId[]> | undefined
  return (number, name) => {
    staff ??= byStaffNumber(app)
    const staffed = (staff.get(foldCode(number)) ?? []).flatMap((dossier) => app.roster.entry(dossier) ?? [])
    const numbered = [...app.roster.numbered(number), ...staffed]
    const among = numbered.length > 0 ? numbered : namesakes(app, actor, name).filter(toldBy(app, actor, number))
    const meant = eachOnce(number === '' ? app.roster.named(name) : among).filter(isListed(actor))
    const [one, ...others] = meant
    if (!one) return refuse('nobody')
    if (others.length > 0) return refuse('several')
    if (number !== '' && name !== '' && !sameName(one.columns.who.name, name)) return refuse('another-name')
    const refused = refusing(one.subject)
    return refused ? refuse(refused) : ok(one.subject.dossier)
  }
}

/** Everybody of this name in the own list. */
export const namesakes = (app: App, actor: Actor, name: string): readonly RosterEntry[] =>
  app.roster.named(name).filter(isListed(actor))

/** What tells namesakes apart, as it is typed in the place of a number: the unit, and the birth where the list shows it. */
export function tellingOf(app: App, actor: Actor, { subject, columns }: RosterEntry) {
  const maySee = decide(actor, 'list', subject, 'identity', quiet).allow
  return { unit: app.directory.units.get(subject.unit)?.name ?? '', birth: maySee ? columns.identity.birth : undefined }
}

/** How the cells of a grid name the persons of the house: a namesake with the unit, so that it reads as the same person again. */
export function personsOf(app: App, actor: Actor): Persons {
  const find = findPerson(app, actor, () => undefined)
  const known = ({ ok: isFound, ...found }: ReturnType<typeof find>): Result<PersonId, 'nobody' | 'several'> => {
    const entry = isFound && 'value' in found ? app.roster.entry(found.value) : undefined
    if (entry) return ok(entry.subject.person)
    return refuse('refusal' in found && found.refusal === 'several' ? 'several' : 'nobody')
  }
  return {
    named: (person) => {
      const name = app.roster.nameOf(person) ?? ''
      const own = namesakes(app, actor, name)
      const entry = own.length > 1 ? own.find(({ subject }) => subject.person === person) : undefined
      return entry ? `${name}（${tellingOf(app, actor, entry).unit}）` : name
    },
    meant: (text) => {
      const [, name = '', told = ''] = /^(.+?)[（(](.+)[)）]$/.exec(text) ?? []
      if (name !== '') return known(find(told, name))
      const numbered = known(find(text, ''))
      return numbered.ok || numbered.refusal === 'several' ? numbered : known(find('', text))
    },
  }
}

const isListed =
  (actor: Actor) =>
  ({ subject }: RosterEntry) =>
    decide(actor, 'list', subject, 'who', quiet).allow

function toldBy(app: App, actor: Actor, text: string): (entry: RosterEntry) => boolean {
  const date = readDate(text)
  return (entry) => {
    const { unit, birth } = tellingOf(app, actor, entry)
    return unit === text || (date.ok && date.value.length >= 6 && birth?.slice(0, date.value.length) === date.value)
  }
}

const eachOnce = (entries: readonly RosterEntry[]): readonly RosterEntry[] => [
  ...new Map(entries.map((entry) => [entry.subject.dossier, entry])).values(),
]

function byStaffNumber({ roster, directory }: App): ReadonlyMap<string, readonly DossierId[]> {
  const found = new Map<string, DossierId[]>()
  for (const { subject, columns } of roster.lines()) {
    const number = columns.who.staffNumber ?? directory.accountOf(subject.person)?.staffNumber
    if (!number) continue
    const key = foldCode(number)
    found.set(key, [...(found.get(key) ?? []), subject.dossier])
  }
  return found
}
