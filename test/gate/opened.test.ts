import { afterEach, beforeEach, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import * as summaries from '#db/roster/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import type { DossierId, RecordId } from '#domain/ids.ts'
import type { Instant } from '#domain/time.ts'
import { type Reading, readDossier } from '#gate/dossiers/reader.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { houseOf } from '#house/house.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World
let opened = 0
beforeEach(async () => {
  w = await world()
  opened = 0
})
afterEach(() => w.close())

type Asked = { readonly of?: 'zhou' | 'wang'; readonly asOf?: Instant | undefined }

/** Reads as the page does, counting the envelopes. */
async function read(who: Cast = 'hr', { of = 'zhou', asOf }: Asked = {}): Promise<Reading | undefined> {
  const open: typeof w.app.vault.open = (...given) => {
    opened += 1
    return w.app.vault.open(...given)
  }
  const app = { ...w.app, vault: { ...w.app.vault, open } }
  return readDossier(app, w.actor(who), w.dossiers[of], { act: 'dossier.read', ...(asOf && { asOf }) })
}

const startIn = (reading: Reading | undefined) => reading?.contents['basic']?.[0]?.fields['workStart']

const save = (workStart: string) => typed(w.dossiers.zhou, { workStart })

const typed = async (id: DossierId, values: Readonly<Record<string, string>>) => {
  const action = paths.sectionRecords(id, 'basic')
  const { text } = await w.as('hr').get(paths.section(id, 'basic'))
  expect((await w.as('hr').post(action, { ...drawnForm(text, action), ...values })).status).toBe(303)
}

/** What the program's own work finds, and how many envelopes it opens for it. */
async function worked(id: DossierId) {
  let envelopes = 0
  const open: typeof w.app.vault.open = (...given) => {
    envelopes += 1
    return w.app.vault.open(...given)
  }
  const app = { ...w.app, vault: { ...w.app.vault, open } }
  const { opened } = await openForWork(app, 'compare', id, { silent: true })
  return { opened, envelopes }
}

const logged = async () =>
  (await w.app.db.selectFrom('log').select('seq').where('act', '=', 'dossier.read').execute()).length

it('opens no envelope again while nobody has changed anything, and tells the same', async () => {
  const first = await read()
  const before = opened
  expect(before).toBeGreaterThan(5)
  expect(await read()).toEqual(first)
  expect(opened).toBe(before)
})

it('writes the log each time, remembered or not', async () => {
  const before = await logged()
  await read()
  await read()
  expect(await logged()).toBe(before + 2)
})

it('tells what was changed since, at once and to everybody', async () => {
  await read()
  await read('hrLead')
  await save('2000.08')
  for (const who of ['hr', 'hrLead'] as const) expect(JSON.stringify(startIn(await read(who)))).toContain('200008')
  await save('2001.09')
  for (const who of ['hr', 'hrLead'] as const) expect(JSON.stringify(startIn(await read(who)))).toContain('200109')
})

it('never hands somebody the groups of another', async () => {
  const of = 'wang'
  const all = await read('hr', { of })
  const less = await read('finance', { of })
  expect(less?.groups.size).toBeLessThan(all?.groups.size ?? 0)
  expect(Object.keys(less?.contents ?? {}).length).toBeLessThan(Object.keys(all?.contents ?? {}).length)
  expect(await read('finance', { of })).toEqual(less)
  expect(await read('hr', { of })).toEqual(all)
})

it('takes no present for the past, and no past for the present', async () => {
  const now = await read()
  const asOf = now?.changes.at(-1)?.knownSince
  w.clock.forward(1)
  await save('2000.08')
  const then = await read('hr', { asOf })
  expect(startIn(then)).toEqual(startIn(now))
  expect(startIn(await read())).not.toEqual(startIn(now))
  expect(startIn(await read('hr', { asOf }))).toEqual(startIn(now))
})

it('opens anew after some minutes', async () => {
  await read()
  const before = opened
  w.clock.forward(9)
  await read()
  expect(opened).toBe(before)
  w.clock.forward(2)
  await read()
  expect(opened).toBe(2 * before)
})

it('keeps nothing once the house is locked', async () => {
  const reading = await read()
  await houseOf(w.app).seal()
  expect(w.app.opened.get(w.dossiers.zhou, reading?.groups ?? new Set(), w.app.now())).toBeUndefined()
})

it('hands out nothing of a dossier whose key was shredded', async () => {
  expect(Object.keys((await read())?.contents ?? {}).length).toBeGreaterThan(0)
  w.app.vault.shred(w.dossiers.zhou)
  expect((await read())?.contents).toEqual({})
})

it('hands out nothing of a dossier that was found altered since', async () => {
  await read()
  w.app.seals.note({ kind: 'dossier', id: w.dossiers.zhou, what: 'altered', where: 'revisions', part: 1 })
  await expect(read()).rejects.toThrow()
  await logged()
})

it('remembers nothing of a dossier of which a part cannot be read', async () => {
  const vault = {
    ...w.app.vault,
    open: ((sealed, place) => {
      if (place.group === 'career') throw new SyntaxError()
      return w.app.vault.open(sealed, place)
    }) as typeof w.app.vault.open,
  }
  const part = await readDossier({ ...w.app, vault }, w.actor('hr'), w.dossiers.zhou, { act: 'dossier.read' })
  expect(part?.lines).toBeDefined()
  expect((await read())?.lines).toBeUndefined()
})

it('joins the next change with what the last one left, which is what lies there', async () => {
  const { zhou: draft } = w.dossiers
  expect((await worked(draft)).envelopes).toBeGreaterThan(0)
  for (const speciality of ['铸造', '铸造', '焊接']) {
    await typed(draft, { speciality })
    const left = await worked(draft)
    expect(left.envelopes).toBe(0)
    w.app.opened.clear()
    const lies = await worked(draft)
    expect(lies.envelopes).toBeGreaterThan(0)
    expect(left.opened).toEqual(lies.opened)
  }
})

it('opens nothing however many changes follow one another, those among them that change nothing', async () => {
  const { zhou: draft } = w.dossiers
  await typed(draft, { speciality: '铸造' })
  for (const speciality of ['锻造', '锻造', '焊接', '铆接']) {
    await typed(draft, { speciality })
    const left = await worked(draft)
    expect([speciality, left.envelopes]).toEqual([speciality, 0])
    const basic = left.opened.revisions.filter(({ section, kind }) => section === 'basic' && kind === 'change')
    expect(basic.map(({ fields }) => fields['speciality']).filter(Boolean)).toEqual([speciality])
  }
  w.app.opened.clear()
  expect((await worked(draft)).opened.contents['basic']?.[0]?.fields['speciality']).toBe('铆接')
})

it('joins it with nothing older than what lies there', async () => {
  const { zhou: draft } = w.dossiers
  await typed(draft, { speciality: '铸造' })
  const before = (await worked(draft)).opened
  const written = w.app.opened.written(draft, w.app.now())
  await typed(draft, { speciality: '焊接' })
  if (written) w.app.opened.keepWritten(draft, w.app.now(), written)
  const after = await worked(draft)
  expect(after.envelopes).toBeGreaterThan(0)
  expect(after.opened.contents).not.toEqual(before.contents)
})

it('joins it with nothing whose key was shredded, or that was found altered', async () => {
  const { zhou: draft } = w.dossiers
  await typed(draft, { speciality: '铸造' })
  w.app.vault.shred(draft)
  expect((await worked(draft)).opened.contents).toEqual({})
  w.app.seals.note({ kind: 'dossier', id: draft, what: 'altered', where: 'revisions', part: 1 })
  await expect(worked(draft)).rejects.toThrow()
})

it('keeps nothing of a change that was refused', async () => {
  const { zhou: draft } = w.dossiers
  await typed(draft, { speciality: '铸造' })
  const before = (await worked(draft)).opened
  await expect(
    inTransaction(w.app, async (app) => {
      const change = { dossier: draft, section: titles, fields: { title: '工程师' } }
      await applyChange(app, w.actor('hr'), change)
      throw new Error('not this one')
    }),
  ).rejects.toThrow('not this one')
  expect(await worked(draft)).toEqual({ opened: before, envelopes: 0 })
  w.app.opened.clear()
  expect((await worked(draft)).opened).toEqual(before)
})

it('sums up in the end what stands, where one act changes a dossier twice and back again', async () => {
  const { zhou: draft } = w.dossiers
  await typed(draft, { speciality: '铸造' })
  const summed = async () => (await summaries.openNewest(w.app, [draft])).get(draft)
  const before = await summed()
  await inTransaction(w.app, async (app) => {
    await applyChange(app, w.actor('hr'), { dossier: draft, section: titles, fields: { title: '工程师' } })
    const record = (await openForWork(app, 'apply', draft)).opened.contents['titles']?.at(-1)?.id as RecordId
    expect((await summaries.openNewest(app, [draft])).get(draft)).not.toEqual(before)
    await applyChange(app, w.actor('hr'), { dossier: draft, section: titles, record, fields: {}, retract: true })
  })
  expect(await summed()).toEqual(before)
  expect(w.app.roster.entry(draft)?.columns.career).toEqual(before?.career)
})

it('lists what a change says that follows one of which no list knows', async () => {
  const { zhou: draft } = w.dossiers
  await typed(draft, { speciality: '铸造' })
  await typed(draft, { speciality: '焊接', post: '高级工程师' })
  expect(w.app.roster.entry(draft)?.columns.who.post).toBe('高级工程师')
  await typed(draft, { post: '工程师' })
  await w.app.reload()
  expect(w.app.roster.entry(draft)?.columns.who.post).toBe('工程师')
})
