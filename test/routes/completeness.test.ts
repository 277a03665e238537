import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'
import { drawn, walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
let id: DossierId
beforeAll(async () => {
  w = await world()
  walk = walker(w)
  const { location } = await w.as('hr').post(paths.newDossier(), { name: '丁缺项', unit: w.units.tech })
  id = (location ?? '').split('/').at(-1) as DossierId
})
afterAll(() => w.close())

const shown = async () => (await w.as('hr').get(paths.submission(id))).text
const submit = async (form: FormValues = {}) =>
  w.as('hr').post(paths.submission(id), { ...drawnForm(await shown(), paths.submission(id)), ...form })
const basics = async (typed: FormValues) => {
  const action = paths.sectionRecords(id, 'basic')
  const { text } = await w.as('hr').get(paths.section(id, 'basic'))
  return w.as('hr').post(action, { ...drawnForm(text, action), ...typed })
}
const menu = async () =>
  /<nav class="section-menu"[^>]*>(.*?)<\/nav>/s.exec((await w.as('hr').get(paths.dossier(id))).text)?.[1]

describe('submitting a draft that is not complete', () => {
  it('leads with what is missing and the way to mend it, before anything else and without a button', async () => {
    const text = await shown()
    const [missing, grounds] = [text.indexOf('还缺这些'), text.indexOf('<textarea')]
    expect(missing).toBeGreaterThan(0)
    expect(missing).toBeLessThan(grounds)
    expect(text).toContain('基本信息：性别、出生年月')
    expect(text).toContain(`href="${paths.section(id, 'basic')}"`)
    expect(text).toContain(`href="${paths.section(id, 'id-numbers')}"`)
    expect(text).not.toMatch(/<button[^>]*class="btn go"/)
  })

  it('says ✓ of no section that lacks something', async () => {
    expect(await menu()).not.toContain('✓')
    await basics({
      sex: '男',
      birth: '1990.02',
      nation: '汉族',
      nativePlace: '湖南',
      politics: '群众',
      workStart: '2012.07',
    })
    expect(await menu()).toContain('✓')
  })

  it('is told which letter of a name no face has, with the way to the field, before it is submitted', async () => {
    await basics({ nativePlace: '湖南\u{3fffd}县' })
    const text = await shown()
    for (const words of ['U+3FFFD', `href="${paths.section(id, 'basic')}"`]) expect(text).toContain(words)
    await basics({ nativePlace: '湖南' })
    expect(await shown()).not.toContain('U+3FFFD')
  })

  it('is refused without an ID number, whatever reason is given', async () => {
    const { status, text } = await submit({ text: '证件在补办' })
    expect([status, text.includes('还缺必须有的内容'), text.includes('证件在补办')]).toEqual([422, true, true])
  })

  it('wants a reason for what else is missing, keeps it before everybody’s eyes and goes then', async () => {
    const number = withCheck('11010119900211777')
    await w.as('hr').post(paths.sectionRecords(id, 'id-numbers'), { type: '居民身份证', number })
    const { status, text } = await submit({ text: ' ' })
    expect([status, text.includes('写明为什么缺')]).toEqual([422, true])
    const { location } = await submit({ text: '学历证书在寄送途中' })
    expect((await w.as('hr2').get(location ?? '')).text).toContain('学历证书在寄送途中')
  })

  it('is refused again where something was taken out after it came back', async () => {
    const [held] = await w.app.db.selectFrom('cases').select('id').where('dossier_id', '=', id).execute()
    if (!held) throw new Error('Not submitted.')
    await walk.rule('hr2', held.id, 'return', { opinion: '请补' })
    expect((await basics({ birth: '' })).status).toBe(303)
    const { content } = drawn(await walk.page('hr', held.id))
    const again = (text: string) => w.as('hr').post(paths.caseResubmission(held.id), { content, opinion: text })
    const refused = await again('已补')
    expect([refused.status, refused.text.includes('还缺必须有的内容')]).toEqual([422, true])
  })
})

describe('submitting what somebody else went on with', () => {
  it('asks first, with what was done meanwhile, and keeps the reason', async () => {
    const action = paths.submission(w.dossiers.zhou)
    const form = drawnForm((await w.as('hr').get(action)).text, action)
    await w.as('hr2').post(paths.sectionRecords(w.dossiers.zhou, 'titles'), { title: '正高级工程师' })
    const asked = await w.as('hr').post(action, { ...form, text: '引进人才' })
    expect(asked.status).toBe(409)
    for (const told of ['没有提交', '新增专业技术职务', '引进人才']) expect(asked.text).toContain(told)
    expect((await w.as('hr').post(action, drawnForm(asked.text, action))).status).toBe(303)
  })
})
