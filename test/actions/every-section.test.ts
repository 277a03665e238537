import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#actions/dossiers/settling.ts'
import { writeRecord } from '#actions/dossiers/writing.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import * as revisions from '#db/dossiers/sealed.ts'
import * as summaries from '#db/roster/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Group, recordGroups } from '#domain/access/groups.ts'
import { differences } from '#domain/dossiers/diff.ts'
import { readFields, typedValue } from '#domain/dossiers/form.ts'
import { changesIn } from '#domain/dossiers/history.ts'
import { presentOf } from '#domain/dossiers/revision.ts'
import type { Contents, Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { rosterParts, summarise, summaryParts } from '#domain/dossiers/summary.ts'
import { formTags, type Said } from '#domain/exports/form-tags.ts'
import { formats } from '#domain/exports/formats.ts'
import { readIn } from '#domain/exports/outgoing.ts'
import type { CameFile, PersonJob } from '#domain/exports/person-job.ts'
import { writeExchange } from '#domain/exports/write-person.ts'
import type { DossierId, PersonId, RecordId, UnitId } from '#domain/ids.ts'
import { draftOf } from '#domain/imports/draft.ts'
import { readTextFile } from '#domain/imports/text-file.ts'
import { saidNothing, understand } from '#domain/imports/understand.ts'
import { canonical, type Json } from '#domain/json.ts'
import { appointment } from '#domain/prints/papers/appointment.ts'
import type { PartialDate } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { compare } from '#house/rooms/export-worker.ts'
import { rounds } from '../thorough.ts'
import { type World, world } from '../world.ts'
import { type AnyDossier, anyDossier, laterOf } from './any-dossier.ts'

/** Whatever the sections may hold, one that is added as well: what a dossier is goes through all that is done with it. */
let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const anyLife = anyDossier().chain((before) =>
  fc.record({ before: fc.constant(before), after: laterOf(before), seen: fc.subarray([...recordGroups]) }),
)

describe('a dossier of any sections', () => {
  it('is the same after form, revision, history, difference, rights, summary, export and import', async () => {
    await fc.assert(
      fc.asyncProperty(anyLife, async ({ before, after, seen }) => {
        typedAgain(before)
        await undone(async (app) => {
          const id = await begun(app, before)
          const { contents, nothing } = await opened(app, id)
          expect(byId(contents)).toEqual(byId(before.contents))
          expect(nothing).toEqual(before.nothing)
          const then = app.now()

          const changed = await written(app, id, before.contents, after)
          const now = await opened(app, id)
          expect(byId(now.contents)).toEqual(byId(after))
          inOrder(now.contents, after)
          expect(byId((await opened(app, id, recordGroups, then)).contents)).toEqual(byId(before.contents))
          await named(app, id, before.contents, after, changed)

          const shown = (await opened(app, id, seen)).contents
          expect(byId(filled(shown))).toEqual(byId(within(after, new Set(seen))))
          await summedUp(app, id, now)
        })
        await exchanged({ contents: after, nothing: new Set([...before.nothing].filter((key) => !after[key])) })
      }),
      { numRuns: rounds(25), endOnFailure: true },
    )
  })
})

/** Form: what stands in the fields is read back as it was. */
function typedAgain({ contents }: AnyDossier) {
  for (const section of sections)
    for (const { fields } of contents[section.key] ?? [])
      expect(readFields(section, (key) => typedValue(fields[key]), fields)).toEqual({ ok: true, fields })
}

/** In a transaction of which nothing stays: two dossiers of one number are no matter here. */
async function undone(work: (app: App) => Promise<void>) {
  const done = new Error('Nothing of it stays.')
  const tried = inTransaction(w.app, async (app) => {
    await work(app)
    throw done
  })
  await tried.catch((error) => {
    if (error !== done) throw error
  })
}

async function begun(app: App, { contents, nothing }: AnyDossier): Promise<DossierId> {
  const [id, person] = [app.newId<DossierId>(), app.newId<PersonId>()]
  app.vault.addKey(id)
  app.whenUndone(() => app.vault.shred(id))
  const { account } = w.actor('hr')
  const draft = { entity: w.units.company, person, keeper: 'hr', state: 'draft', at: app.now(), by: account } as const
  await dossiers.add(app.db, { id, ...draft })
  for (const section of sections) {
    for (const { id: record, fields } of contents[section.key] ?? [])
      await writeRecord(app, w.actor('hr'), id, section, 'add', record, fields, {})
    if (nothing.has(section.key))
      await writeRecord(app, w.actor('hr'), id, section, 'none-declared', app.newId<RecordId>(), {}, {})
  }
  expect(await settle(app, id)).toEqual({ ok: true, value: id })
  return id
}

/** Every record that differs, changed, taken back or added; answers how many did. */
async function written(app: App, id: DossierId, before: Contents, after: Contents): Promise<number> {
  let changed = 0
  for (const section of sections)
    for (const [record, was, is] of bothOf(before[section.key], after[section.key])) {
      if (saying(was) === saying(is)) continue
      changed += 1
      const kind = was ? (is ? 'change' : 'retract') : 'add'
      await writeRecord(app, w.actor('hr'), id, section, kind, record, is ?? {}, { old: was })
    }
  expect(await settle(app, id)).toEqual({ ok: true, value: id })
  return changed
}

/** Sealed, fetched and opened: what these groups hold, now or as known then. */
const opened = async (
  app: App,
  id: DossierId,
  groups: readonly Group[] = recordGroups,
  asOf?: ReturnType<App['now']>,
) => presentOf(await revisions.open(app, id, groups, asOf ? { asOf } : {}), sections)

/** History: each change names what it found, what it left, and the fields that differ, and no other. */
async function named(app: App, id: DossierId, before: Contents, after: Contents, changed: number) {
  const all = await revisions.open(app, id, recordGroups, { all: true })
  const first = new Set(Object.values(before).flatMap((records) => (records ?? []).map(({ id }) => id)))
  const changes = [...changesIn(all).entries()]
  const byRecord = Map.groupBy(all, ({ record }) => record)
  expect(changes.filter(([, { kind }]) => kind !== 'none-declared')).toHaveLength(first.size + changed)
  for (const section of sections)
    for (const [record, was, is] of bothOf(before[section.key], after[section.key])) {
      if (saying(was) === saying(is)) continue
      const last = byRecord.get(record)?.at(-1)?.change
      const change = changes.find(([one]) => one === last)?.[1]
      expect([change?.old, change?.now]).toEqual([was ?? {}, is ?? {}])
      const differing = section.fields.filter(({ key }) => saying(was?.[key]) !== saying(is?.[key]))
      expect(differences(section, change?.old ?? {}, change?.now ?? {}).map(({ field }) => field)).toEqual(differing)
    }
}

function bothOf(old: Contents[string] = [], now: Contents[string] = []) {
  const ids = new Set([...old, ...now].map(({ id }) => id))
  const fieldsIn = (all: typeof old, id: RecordId): Fields | undefined => all.find((one) => one.id === id)?.fields
  return [...ids].map((id) => [id, fieldsIn(old, id), fieldsIn(now, id)] as const)
}

/** Rights: of each record what lies in these groups. */
const within = (contents: Contents, groups: ReadonlySet<Group>): Contents =>
  Object.fromEntries(
    sections.flatMap(({ key, fields }) => {
      const isSeen = (name: string) => fields.some((field) => field.key === name && groups.has(field.group))
      const records = (contents[key] ?? []).flatMap(({ id, fields }) => {
        const seen = Object.entries(fields).filter(([name]) => isSeen(name))
        return seen.length > 0 ? [{ id, fields: Object.fromEntries(seen) }] : []
      })
      return records.length > 0 ? [[key, records]] : []
    }),
  )

/** A record of which everything seen was taken out is still there, and says nothing. */
const filled = (contents: Contents): Contents =>
  Object.fromEntries(
    Object.entries(contents).flatMap(([key, records = []]) => {
      const saying = records.filter(({ fields }) => Object.keys(fields).length > 0)
      return saying.length > 0 ? [[key, saying]] : []
    }),
  )

/** Records in the order of their section, or that in which they were recorded first: a change moves none. */
function inOrder(contents: Contents, after: Contents) {
  for (const { key, order } of sections) {
    const found = contents[key] ?? []
    if (!order)
      expect(
        found.map(({ id }) => id),
        key,
      ).toEqual((after[key] ?? []).map(({ id }) => id))
    for (const [at, { fields }] of found.entries()) {
      const next = found[at + 1]
      if (order && next) expect(order(fields, next.fields), key).toBeLessThanOrEqual(0)
    }
  }
}

/** Summary: what was sealed for lists is what one would reckon anew. */
async function summedUp(app: App, id: DossierId, { contents, nothing }: Said) {
  const kept = (await summaries.openNewest(app, [id])).get(id)
  const anew = summarise(contents, nothing)
  const parts = rosterParts.flatMap((part) => summaryParts[part])
  expect(kept).toEqual(Object.fromEntries(parts.map((part) => [part, anew[part]])))
}

/**
 * Export and import: what stands in an element of its own is read again as it was, and whatever was read, prose as well, goes
 * out once more as it came, to the letter.
 */
async function exchanged(now: Said) {
  if (!now.contents['basic']) return
  for (const format of formats) {
    const job: PersonJob = { format, plain: false, form: formOf(now), now }
    const held = await compare(job)
    // .lrm is refused with the characters that it cannot hold.
    if (!held.ok) expect([format, held.missing.length > 0]).toEqual(['lrm', true])
    else {
      const lost = held.tags.filter(({ tag, again }) => plain.has(tag) && ['other', 'part'].includes(again))
      expect(lost, format).toEqual([])
      if (format !== 'docx') asItCame(job)
    }
  }
}

function asItCame(job: PersonJob) {
  const out = writeExchange(job)
  const bytes = (out.ok && out.files[0]?.bytes) || new Uint8Array()
  const came = cameAs(`a.${job.format}`, bytes)
  const once = writeExchange({ ...job, now: readIn(came.draft), came })
  expect(once.ok && Buffer.from(once.files[0]?.bytes ?? []).toString()).toBe(Buffer.from(bytes).toString())
}

const formOf = ({ contents, nothing }: Said) => {
  const parameters = { formVersion: 1, profile: 'state', ageDate: '20261124' as PartialDate } as const
  return appointment.of({ contents, nothing, sections, unitName: (unit) => unit, parameters })
}

/** What says one field each; in the others lies what no rule tells apart for sure, such as where a school's name ends. */
const plain = new Set(
  formTags.filter(({ from }) => from.every(({ fields }) => fields.length === 1)).map(({ tag }) => tag),
)

function cameAs(name: string, bytes: Uint8Array): CameFile {
  const tags = sections.flatMap(({ exchange }) => exchange?.tags ?? [])
  const [read] = readTextFile(bytes, { name, mend: false, tags })
  if (!read?.ok) throw new Error(read?.refusal)
  const source = { name, bytes: bytes.length, encoding: '', version: '', mended: [] }
  const records = understand(read.value, sections)
  return { name, bytes, mend: false, draft: draftOf(source, records, '' as UnitId, saidNothing(read.value, sections)) }
}

const saying = (value: unknown): string => (value === undefined ? '' : canonical(value as Json))

const byId = (contents: Contents) =>
  Object.fromEntries(
    Object.entries(contents).map(([key, records]) => [
      key,
      Object.fromEntries((records ?? []).map(({ id, fields }) => [id, fields])),
    ]),
  )
