import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { instant } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { openHouse } from '#house/open-house.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { walker } from '../routes/walk.ts'
import { type FormValues, passphrase, type World, world } from '../world.ts'

let folder: string
let w: World
let id: CaseId

const press = async (page: string, action: string, values: FormValues) => {
  const { text } = await w.as('hr').get(page)
  const done = await w.as('hr').post(action, { ...drawnForm(text, action), ...values })
  if (done.status !== 303) throw new Error(`${action}: ${done.status} ${done.text.slice(-2000)}`)
  return done.location ?? ''
}

/** A promotion that is closed a week before its day; then the house is shut. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-day-'))
  w = await world(folder)
  const drawing = paths.drawing(w.dossiers.wang, 'promotion')
  const post = { post: '技术部副部长', full: '技术部副部长', rank: '部门副职', from: '2026.12', basis: '党委会纪要' }
  await press(drawing, drawing, { ...post, first: '方宁', second: '顾言', examinedOn: '2026.11.10' })
  const send = paths.proposalSubmission(w.dossiers.wang, 'promotion')
  const sent = await press(paths.proposal(w.dossiers.wang, 'promotion'), send, { text: '工作需要' })
  id = sent.split('/').at(-1) as CaseId
  await walker(w).until(id, 'closing')
  const closed = { document: '华任〔2026〕12号', documentDate: '2026.11.20', effective: '2026.12.01' }
  await press(paths.case(id), paths.caseTask(id), closed)
  await w.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** The house is opened at this moment and shut again: what stands in it then. */
async function openedAt(time: string) {
  const house = await openHouse({ data: folder }, { demo: false, machine: () => instant(new Date(time)) })
  await house.openWith({ kind: 'passphrase', text: passphrase })
  const app = house.app()
  if (!app) throw new Error('Sealed.')
  const { state } = await app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirstOrThrow()
  const { contents } = (await openForWork(app, 'compare', w.dossiers.wang, { silent: true })).opened
  const wrote = await app.db.selectFrom('revisions').select('id').where('case_id', '=', id).execute()
  await house.close()
  return { state, post: contents['basic']?.[0]?.fields['post'], wrote: wrote.length }
}

describe('a day of effect that comes while the house is shut', () => {
  it('is not taken before its time, and takes effect once with the next opening', async () => {
    expect(await openedAt('2026-11-30T15:00:00.000Z')).toEqual({
      state: 'scheduled',
      post: '技术部主任工程师',
      wrote: 0,
    })
    const after = await openedAt('2026-12-04T01:00:00.000Z')
    expect(after).toMatchObject({ state: 'approved', post: '技术部副部长' })
    expect(await openedAt('2026-12-05T01:00:00.000Z')).toEqual(after)
  })
})
