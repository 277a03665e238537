import { tieTo } from '#actions/arrivals/tying.ts'
import { once, orRefuse } from '#actions/once.ts'
import type { Command } from '#db/commands.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as log from '#db/log/log.ts'
import type { Actor } from '#domain/access/actor.ts'
import { managedHere } from '#domain/codes/management-authority.ts'
import type { Keeper } from '#domain/dossiers/dossier.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { ArrivalId, DossierId, ImportId, PersonId, RecordId, UnitId } from '#domain/ids.ts'
import { ok, type Result, refuse } from '#domain/result.ts'
import { countOf, namesakesFor } from '#gate/dossiers/namesakes.ts'
import type { App } from '#house/app.ts'
import type { EditRefusal } from './refusal.ts'
import { settle } from './settling.ts'
import { writeRecord } from './writing.ts'

/** One record to begin a dossier with. */
export type NewRecord = { readonly section: string; readonly fields: Fields }

export type Beginning = {
  readonly entity: UnitId
  readonly keeper: Keeper
  readonly records: readonly NewRecord[]
  /** Sections that are declared empty from the start. */
  readonly nothing?: readonly string[]
  /** Somebody the house knows already (an account without a dossier); by default a new person. */
  readonly person?: PersonId
  /** An import has its row, its key and its person already. */
  readonly staged?: { readonly dossier: DossierId; readonly import: ImportId }
}

/**
 * Begins a draft inside the caller's transaction: row, key, records, summary, roster. Refuses a dossier number or an ID
 * number that another dossier holds. The person of the dossier is made with it.
 */
export async function createDraft(
  app: App,
  actor: Actor,
  { entity, keeper, records, nothing = [], staged, person = app.newId<PersonId>() }: Beginning,
): Promise<Result<DossierId, EditRefusal>> {
  const id = staged?.dossier ?? app.newId<DossierId>()
  if (staged) await dossiers.setState(app.db, id, 'draft')
  else {
    app.vault.addKey(id)
    app.whenUndone(() => app.vault.shred(id))
    await dossiers.add(app.db, { id, entity, person, keeper, state: 'draft', at: app.now(), by: actor.account })
  }
  const origin = staged ? { import: staged.import } : {}
  for (const { section, fields } of [...records, ...managementFor(app, records)]) {
    const known = sectionOf(section)
    if (known) await writeRecord(app, actor, id, known, 'add', app.newId<RecordId>(), fields, origin)
  }
  for (const section of nothing) {
    const known = sectionOf(section)
    if (known) await writeRecord(app, actor, id, known, 'none-declared', app.newId<RecordId>(), {}, origin)
  }
  const settled = await settle(app, id)
  if (!settled.ok) return settled
  await log.record(app.db, { at: app.now(), actor: actor.account, act: 'dossier.drafted', about: { dossier: id } })
  return ok(id)
}

/** 本级管理 is written at once where the house settled that it manages everybody itself (docs/decisions/0268). */
const managementFor = ({ directory }: App, records: readonly NewRecord[]): readonly NewRecord[] =>
  directory.settings.managed === 'here' && !records.some(({ section }) => section === 'management')
    ? [{ section: 'management', fields: { authority: managedHere } }]
    : []

/** What whoever typed the form said about people of that name. */
export type Answers = {
  /** Which holder of an account it is, or none of them. */
  readonly account: PersonId | 'nobody' | undefined
  /** How many dossiers were shown and said to be of somebody else. */
  readonly others: number
  /** Paper that came from another unit, which the dossier is begun for. */
  readonly arrival?: ArrivalId | undefined
}

/**
 * Begins a draft from a typed form, once. Answers the new dossier's id. Who it may be is asked here again: the form was
 * drawn before another officer began a dossier for the very person.
 */
export const beginDraft = (app: App, actor: Actor, beginning: Beginning, command: Command, answers?: Answers) =>
  once<EditRefusal>(app, actor, command, async (app) => {
    const person = answers ? identified(app, actor, beginning, answers) : ok(beginning.person)
    if (!person.ok) return person
    const begun = await createDraft(app, actor, { ...beginning, ...(person.value && { person: person.value }) })
    if (begun.ok && answers?.arrival) orRefuse(await tieTo(app, actor, answers.arrival, begun.value))
    return begun
  })

function identified(
  app: App,
  actor: Actor,
  { records }: Beginning,
  { account, others }: Answers,
): Result<PersonId | undefined, EditRefusal> {
  const known = namesakesFor(app, actor, records.find(({ section }) => section === 'basic')?.fields ?? {})
  const holder = known.accounts.find((person) => person === account)
  if (known.accounts.length > 0 && !holder && account !== 'nobody') return refuse('dossier.same-person')
  return countOf(known) > others ? refuse('dossier.same-person') : ok(holder)
}
