import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as sealed from '#db/materials/sealed.ts'
import { materialGroups } from '#domain/access/groups.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { MaterialId } from '#domain/ids.ts'
import { classes } from '#domain/materials/classes.ts'
import { proves } from '#domain/materials/proves.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const wang = () => w.dossiers.wang
const papers = () => sealed.openNewest(w.app, wang(), new Set(materialGroups))
const kindOf = async (id: MaterialId) => (await papers()).find((one) => one.id === id)?.kind

/** A paper received and examined, in class 4-1. */
async function examined(title: string): Promise<MaterialId> {
  const receipt = paths.materialReceipt(wang())
  const cells = { class: '4-1', title, year: '2011', month: '7', copies: '1', pages: '2', kind: '复印件', from: '本人' }
  const clerk = w.as('hr2')
  await clerk.post(receipt, { ...drawnForm((await clerk.get(receipt)).text, receipt), ...cells })
  const { id } = (await papers()).find(({ entry }) => entry.title === title) ?? {}
  if (!id) throw new Error('not received')
  const step = paths.materialStep(wang(), id, 'examination')
  await clerk.post(step, drawnForm((await clerk.get(paths.material(wang(), id))).text, step))
  return id
}

const propose = async (id: MaterialId, form: FormValues = {}) => {
  const [page, action] = [paths.provenSection(wang(), 'education', id), paths.sectionRecords(wang(), 'education')]
  const typed = { level: '大学', school: '华中某大学', graduated: '2011.07' }
  const drawn = drawnForm((await w.as('hr2').get(page)).text, action)
  return w.as('hr2').post(action, { ...drawn, ...typed, ...form })
}

describe('a paper that is filed with what it proves', () => {
  it('says which sections it proves, and begins the change with its title as what it rests on', async () => {
    const id = await examined('普通高等学校毕业证书')
    const { text } = await w.as('hr2').get(paths.material(wang(), id))
    expect(text).toContain(paths.provenSection(wang(), 'education', id))
    const page = (await w.as('hr2').get(paths.provenSection(wang(), 'education', id))).text
    expect(page).toContain('归档，并加入变更')
    expect(drawnForm(page, paths.sectionRecords(wang(), 'education'))['basis']).toContain('普通高等学校毕业证书')
  })

  it('is filed in the same act as its value is proposed, and neither where the other is refused', async () => {
    const id = await examined('学士学位证书')
    const refused = await propose(id, { graduated: '去年' })
    expect([refused.status, await kindOf(id)]).toEqual([422, 'examined'])
    expect(refused.text).toContain('归档，并加入变更')
    const done = await propose(id)
    expect([done.status, done.location, await kindOf(id)]).toEqual([303, paths.proposal(wang()), 'filed'])
    const gathered = (await w.as('hr2').get(paths.proposal(wang()))).text
    for (const words of ['华中某大学', '学士学位证书']) expect(gathered).toContain(words)
  })

  it('proposes nothing where somebody filed it meanwhile, and keeps what was typed', async () => {
    const id = await examined('研究生毕业证书')
    const [page, action] = [paths.provenSection(wang(), 'education', id), paths.sectionRecords(wang(), 'education')]
    const drawn = drawnForm((await w.as('hr2').get(page)).text, action)
    const filing = paths.materialStep(wang(), id, 'filing')
    await w.as('hr2').post(filing, drawnForm((await w.as('hr2').get(paths.material(wang(), id))).text, filing))
    const late = await w.as('hr2').post(action, { ...drawn, level: '大专', school: '北方某大学', graduated: '2014.07' })
    expect([late.status, late.text.includes('北方某大学')]).toEqual([409, true])
    expect((await w.as('hr2').get(paths.proposal(wang()))).text).not.toContain('北方某大学')
  })

  it('offers nobody a paper that they do not keep', async () => {
    const id = await examined('结业证书')
    const { status, text } = await w.as('hr').get(paths.provenSection(wang(), 'education', id))
    expect([status, text.includes('结业证书')]).toEqual([200, false])
    expect((await w.as('headTech').get(paths.provenSection(wang(), 'education', id))).status).toBe(403)
  })
})

it('names sections that there are, for classes that there are', () => {
  for (const [key, sections = []] of Object.entries(proves)) {
    expect(classes.map((one) => one.key)).toContain(key)
    for (const section of sections) expect(sectionOf(section), section).toBeDefined()
  }
})
