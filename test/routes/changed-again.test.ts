import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

async function draftOf(name: string): Promise<DossierId> {
  const form = { name, unit: w.units.tech, post: '技术部工程师', birthPlace: '河北保定' }
  const { location } = await w.as('hr').post(paths.newDossier(), form)
  const id = (location ?? '').split('/').at(-1) as DossierId
  // What a change leaves is what the next one is joined with.
  for (const speciality of ['铸造', '锻造']) await change(id, { speciality })
  return id
}

/** Sends the form of the first section as it stands, with these fields changed. */
async function change(id: DossierId, fields: Record<string, string>) {
  const hr = w.as('hr')
  const records = paths.sectionRecords(id, 'basic')
  const drawn = drawnForm((await hr.get(paths.section(id, 'basic'))).text, records)
  const answer = await hr.post(records, { ...drawn, ...fields })
  expect(answer.status).toBe(303)
  return answer
}

const listed = (id: DossierId) => w.app.roster.entry(id)?.columns

const summaries = (id: DossierId) =>
  w.app.db.selectFrom('summaries').select('payload').where('dossier_id', '=', id).execute()

/** Dossiers whose summaries are known from the change before. */
describe('a draft that is changed once more', () => {
  it('is listed as it was, and no summary is written, where nothing of the list changed', async () => {
    const id = await draftOf('安一')
    const before = [listed(id), (await summaries(id)).length]
    await change(id, { speciality: '焊接' })
    expect([listed(id), (await summaries(id)).length]).toEqual(before)
    expect((await w.as('hr').get(paths.dossier(id))).text).toContain('焊接')
  })

  it('is listed by its new name, and by what it lacks now', async () => {
    const id = await draftOf('安二')
    await change(id, { name: '安二三' })
    expect(listed(id)?.who.name).toBe('安二三')
    const complete = listed(id)?.whole.complete ?? ''
    await change(id, { birthPlace: '' })
    expect(Number(listed(id)?.whole.complete)).toBeLessThan(Number(complete))
  })

  it('is the deputy’s as soon as a relative has come to human resources, and listed so', async () => {
    const id = await draftOf('沈小')
    const brother = { relation: '哥哥', name: '沈诚', person: w.person('headTech') }
    expect((await w.as('hr').post(paths.sectionRecords(id, 'family'), brother)).status).toBe(303)
    await change(id, { speciality: '锻造' })
    const duty = { duty: 'hr', unit: w.units.company, since: '2026-11-24' }
    await w.as('hrLead').post(paths.accountDuties(w.account('headTech')), duty)
    expect((await change(id, { speciality: '焊接' })).location).toBe(paths.dossiers())
    expect((await w.as('hr').get(paths.dossier(id))).status).toBe(404)
    expect((await w.as('keeper').get(paths.dossier(id))).status).toBe(200)
  })
})
