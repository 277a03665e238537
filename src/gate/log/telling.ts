import { groups } from '#domain/access/groups.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import type { AccountId, CaseId, DossierId, PersonId } from '#domain/ids.ts'
import type { Entry } from '#domain/log/entry.ts'
import type { App } from '#house/app.ts'
import type { Tag } from '#keys/sealed.ts'

/** A value of an entry as the auditor reads it: numbers for people, dossiers and cases, names for tags, never a name. */
export type Told =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'unnumbered'; readonly id: string }
  | { readonly is: 'named'; readonly names: readonly (`group.${string}` | `section.${string}` | string)[] }

export type Telling = { readonly who: string | undefined; readonly about: readonly (readonly [string, Told])[] }

/** Resolves what the entries hold, in memory: nothing of it is stored, and a shredded dossier stays an id. */
export async function tellAll(app: App, entries: readonly Entry[]): Promise<readonly Telling[]> {
  const cases = await caseNumbers(app, entries)
  const accounts = await staffNumbers(app)
  return entries.map((entry) => {
    const names = tagNames(app, entry.about['dossier'])
    const tell = (key: string, value: string): Told => {
      if (key === 'dossier') return numbered(dossierNumber(app, value as DossierId), value)
      if (key === 'case') return numbered(cases.get(value), value)
      if (key === 'account') return numbered(accounts.get(value), value)
      if (key === 'person') return numbered(app.directory.accountOf(value as PersonId)?.staffNumber, value)
      const parts = value.split(' ')
      return parts.every((part) => names.has(part))
        ? { is: 'named', names: parts.map((part) => names.get(part) ?? '') }
        : { is: 'text', text: value }
    }
    return {
      who: entry.actor === 'system' ? undefined : (accounts.get(entry.actor) ?? entry.actor),
      about: Object.entries(entry.about).map(([key, value]) => [
        key,
        (entry.act === 'asking.changed' ? askingTold : tell)(key, String(value)),
      ]),
    }
  })
}

/** 变更审批对照表: about no dossier, so its section stands there by its own name, and whom it asks by theirs. */
const askingTold = (key: string, value: string): Told => {
  if (key === 'section') return { is: 'named', names: [`section.${value}`] }
  return { is: 'named', names: value.split(' ').map((part) => `asking.${part}`) }
}

/** The people and the dossier that the auditor's numbers mean; undefined where there is none. */
export async function accountNumbered({ db, directory }: App, staffNumber: string) {
  const row = await db.selectFrom('accounts').select('id').where('staff_number', '=', staffNumber).executeTakeFirst()
  return row && { account: row.id, person: directory.personOf(row.id) }
}

/** The dossier that holds the number, else one that was given up with it. */
export async function dossierNumbered({ db, vault, roster }: App, number: string): Promise<DossierId | undefined> {
  const print = vault.fingerprint('dossier-number', number)
  const row = await db.selectFrom('dossiers').select('id').where('number_print', '=', print).executeTakeFirst()
  if (row) return row.id
  return roster.numbered(number).find(({ subject }) => subject.state === 'discarded')?.subject.dossier
}

/** The number of a dossier that was given up may be another's by now, so the end of its id stands beside it. */
function dossierNumber({ roster }: App, id: DossierId): string | undefined {
  const entry = roster.entry(id)
  const number = entry?.columns.who.number
  return number && entry.subject.state === 'discarded' ? `${number} …${id.slice(-8)}` : number
}

const numbered = (number: string | undefined, id: string): Told =>
  number ? { is: 'text', text: number } : { is: 'unnumbered', id: id.slice(-8) }

/** Every tag that the dossier could have, with what it names. */
function tagNames({ vault }: App, dossier: unknown): ReadonlyMap<string, string> {
  if (typeof dossier !== 'string') return new Map()
  const names = [...groups.map((group) => `group:${group}`), ...sections.map(({ key }) => `section:${key}`)]
  const tagOf = (name: string): Tag => vault.tag(dossier as DossierId, name)
  return new Map(names.map((name) => [tagOf(name), name.replace(':', '.')]))
}

async function caseNumbers({ db }: App, entries: readonly Entry[]): Promise<ReadonlyMap<string, string>> {
  const ids = entries.flatMap(({ about }) => (typeof about['case'] === 'string' ? [about['case'] as CaseId] : []))
  const rows = await db.selectFrom('cases').select(['id', 'number']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

async function staffNumbers({ db }: App): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('accounts').select(['id', 'staff_number']).execute()
  return new Map(rows.map(({ id, staff_number }) => [id satisfies AccountId, staff_number]))
}
