import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { CaseId } from '#domain/ids.ts'
import { readEntry } from '#domain/log/entry.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const open = async () => (await w.as('hrLead').get(paths.asking())).text
/** The lines of the form as it was drawn, with these answers; a list replaces whom a line asks. */
const send = (drawn: string, answers: FormValues) =>
  w.as('hrLead').post(paths.asking(), { ...drawnForm(drawn, paths.asking()), ...answers })
const titles = async () =>
  (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened.contents['titles']?.[0]
const propose = async (title: string): Promise<CaseId> => {
  const { draw, submit } = proposer(w, w.dossiers.wang)
  await draw('titles', { title }, (await titles())?.id)
  return submit()
}
const seatsOf = async (id: CaseId) =>
  (await w.app.db.selectFrom('case_seats').select('step').where('case_id', '=', id).execute()).map(({ step }) => step)

describe('the table of who is asked', () => {
  it('is the HR lead’s alone, who finds it from the own settings and from what is gathered', async () => {
    expect((await w.as('hrLead').get(paths.settings())).text).toContain(paths.asking())
    expect((await w.as('hr').get(paths.settings())).text).not.toContain(paths.asking())
    expect((await w.as('hr').get(paths.asking())).status).toBe(403)
    expect((await w.as('hr').post(paths.asking(), {})).status).toBe(403)
    await proposer(w, w.dossiers.wang).draw('titles', { title: '正高级工程师' }, (await titles())?.id)
    expect((await w.as('hrLead').get(paths.proposal(w.dossiers.wang))).text).toContain('为什么问他们')
    expect((await w.as('hr').get(paths.proposal(w.dossiers.wang))).text).not.toContain(paths.asking())
  })

  it('decides whom the next change is asked of, and leaves what is on its way as it was', async () => {
    const before = await propose('正高级工程师')
    expect(await seatsOf(before)).toEqual(['head'])
    const saved = await send(await open(), {
      'titles.corrected': 'hr-lead',
      'titles.added': 'hr-lead',
      'climb-titles.corrected': 'none',
    })
    expect([saved.status, saved.location]).toEqual([303, paths.asking()])
    expect(await seatsOf(before)).toEqual(['head'])
    expect(await open()).toContain('2 项与初始表不同')

    const other = proposer(w, w.dossiers.wang)
    await other.draw('titles', { title: '高级经济师' })
    expect(await seatsOf(await other.submit())).toEqual(['hr-lead'])
    const [, entry] = await log.search(w.app.db, { act: 'asking.changed' }, 2)
    expect(readEntry(entry?.body ?? '')?.about).toEqual({
      section: 'titles',
      way: 'corrected',
      was: 'head one',
      becomes: 'hr-lead none',
    })
    expect((await w.as('auditor').get(paths.log())).text).toContain('修改变更审批对照表')
  })

  it('makes a section routine, which applies at once from then on', async () => {
    await send(await open(), { 'titles.corrected': [], 'climb-titles.corrected': 'none' })
    const id = await propose('正高级工程师')
    expect(await seatsOf(id)).toEqual([])
    expect((await titles())?.fields['title']).toBe('正高级工程师')
  })

  it('refuses what may not be, with a sentence at the line, and keeps what was typed', async () => {
    const refused = await send(await open(), {
      'pay.corrected': [],
      'climb-pay.corrected': 'none',
      'titles.corrected': 'legal',
      'climb-education.added': 'twice',
    })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('工资类内容须问财务。')
    expect(refused.text).toContain('看不出报到哪一级或问谁')
    expect(refused.text).toMatch(/name="titles\.corrected" value="legal" checked/)
    expect(refused.text).not.toMatch(/name="pay\.corrected" value="finance" checked/)
    expect(w.app.directory.settings.asking).toBeUndefined()
  })

  it('joins two pages that change different lines, and asks again where both change the same', async () => {
    const [one, other] = [await open(), await open()]
    expect((await send(one, { 'titles.corrected': 'legal' })).status).toBe(303)
    expect((await send(other, { 'education.added': 'legal' })).status).toBe(303)
    expect(w.app.directory.settings.asking?.['titles']?.corrected.asks).toEqual(['legal'])
    expect(w.app.directory.settings.asking?.['education']?.added.asks).toEqual(['legal'])
    const late = await send(one, { 'titles.corrected': 'finance', 'climb-titles.corrected': 'none' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('现在是：法务、报一级')
    expect((await send(late.text, {})).status).toBe(303)
    expect(w.app.directory.settings.asking?.['titles']?.corrected).toEqual({ asks: ['finance'], climb: 'none' })
  })

  it('goes back to the first table', async () => {
    await send(await open(), { 'titles.corrected': 'legal' })
    const page = await open()
    const back = page.slice(page.lastIndexOf('<form', page.indexOf('恢复初始表')))
    expect((await w.as('hrLead').post(paths.asking(), drawnForm(back, paths.asking()))).status).toBe(303)
    expect(w.app.directory.settings.asking).toEqual({})
    expect(await open()).not.toContain('项与初始表不同')
  })
})
