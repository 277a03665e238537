import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { list as listDeputies } from '#db/organisation/deputies.ts'
import { list as listOffices } from '#db/organisation/offices.ts'
import { list as listPosts } from '#db/organisation/posts.ts'
import type { CommandId, PostId, UnitId } from '#domain/ids.ts'
import { freePosts, postsTaken } from '#gate/proposals/house.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
/** As it is read where it is wide: the heading of a column stands once. */
const read = async (path: string, who: Cast = 'hrLead') =>
  words((await w.as(who).get(path)).text.replaceAll(/<span class="cell-label">.*?<\/span>/g, ''))

async function sendOn(page: string, action: string, typed: FormValues) {
  const { text } = await w.as('hrLead').get(page)
  return w.as('hrLead').post(action, { ...drawnForm(text, action), ...typed })
}

const send = (unit: UnitId, action: string, typed: FormValues) => sendOn(paths.unit(unit), action, typed)

/** A post of the technical department, added through its page. */
async function post(name: string, more: FormValues = {}): Promise<PostId> {
  const { tech } = w.units
  const done = await send(tech, paths.unitPosts(tech), { name, ...more })
  expect([done.status, done.location]).toEqual([303, paths.unit(tech)])
  return (await listPosts(w.app)).find((one) => one.name === name)?.id as PostId
}

describe('a post', () => {
  it('has ranks and a headcount where the house sets them, and shows how many hold it', async () => {
    await post('工程师', { headcount: '１', rank: '主管', lowest: '一般员工' })
    await post('主任工程师')
    const shown = await read(paths.unit(w.units.tech))
    for (const part of ['工程师 主管—一般员工 1 1', '主任工程师 1 不定']) expect(shown).toContain(part)
    expect(await read(paths.organisation())).toContain('tech 4 2/1')
    expect(await read(paths.unit(w.units.tech), 'headTech')).not.toContain('一般员工')
  })

  it('that no headcount is set for is neither free nor full', async () => {
    await post('技师')
    await post('助理工程师', { headcount: '2' })
    expect((await freePosts(w.app, new Set([w.units.tech]))).map(({ name }) => name)).toEqual(['助理工程师'])
  })

  it('keeps who holds it through its new name, and that of its unit', async () => {
    const id = await post('工程师', { headcount: '1', since: '2026-01-01' })
    const done = await sendOn(paths.post(id), paths.post(id), { name: '研发工程师', headcount: '' })
    expect([done.status, done.location]).toEqual([303, paths.unit(w.units.tech)])
    await send(w.units.tech, paths.unitName(w.units.tech), { value: '研发中心' })
    const [now] = await listPosts(w.app)
    expect([now?.name, now?.headcount, now?.before]).toEqual(['研发工程师', undefined, ['工程师']])
    expect(postsTaken(w.app, now ? [now] : []).get(id)).toBe(1)
  })

  it('is not closed while somebody holds it, and from that day on is chosen no more', async () => {
    const [held, free] = [await post('工程师'), await post('技师', { headcount: '3' })]
    const refused = await sendOn(paths.post(held), paths.postClosing(held), {})
    expect([refused.status, refused.text.includes('还有人在这个岗位上')]).toEqual([422, true])
    expect((await sendOn(paths.post(free), paths.postClosing(free), { since: '2026-12-01' })).status).toBe(303)
    expect(await listPosts(w.app)).toHaveLength(2)
    w.clock.set('2026-12-01T01:00:00.000Z')
    expect((await listPosts(w.app)).map(({ name }) => name)).toEqual(['工程师'])
  })

  it.each([
    ['name', { name: '' }, '请填写名称'],
    ['name', { name: '工程师' }, '本机构已有同名岗位'],
    ['headcount', { headcount: '-1' }, '编制数须为零或正整数'],
    ['since', { since: '昨天' }, '请填写日期'],
  ])('is refused where its %s is wrong (%j), and what was typed stays', async (field, more, says) => {
    await post('工程师')
    const action = paths.unitPosts(w.units.tech)
    const { status, text } = await send(w.units.tech, action, { name: '技师', rank: '主管', ...more })
    expect([status, text.includes(`id="post-${field}-problem"`), text.includes(says)]).toEqual([422, true, true])
    expect([text.includes('value="主管"'), (await listPosts(w.app)).length]).toEqual([true, 1])
  })

  it('is added once however often the form is sent, and not changed by a page drawn before', async () => {
    const { tech } = w.units
    const form = { name: '技师', rank: '', lowest: '', headcount: '', since: '2026-11-24' }
    const twice = { ...form, cmd_id: w.app.newId<CommandId>() }
    for (let time = 0; time < 2; time += 1)
      expect((await w.as('hrLead').post(paths.unitPosts(tech), twice)).status).toBe(303)
    const [one] = await listPosts(w.app)
    const id = one?.id as PostId
    const drawn = drawnForm((await w.as('hrLead').get(paths.post(id))).text, paths.post(id))
    await sendOn(paths.post(id), paths.post(id), { name: '高级技师' })
    expect((await w.as('hrLead').post(paths.post(id), { ...drawn, name: '首席技师' })).status).toBe(409)
    for (const who of ['hr', 'headTech', 'it'] as const)
      for (const door of [paths.post(id), paths.postClosing(id), paths.unitPosts(tech)])
        expect((await w.as(who).post(door, form)).status).toBe(403)
  })
})

describe('an office', () => {
  const held = async (who: Cast) => (await listOffices(w.app)).find(({ person }) => person === w.person(who))

  it('ends on the day that is set, stays readable, and says what still waits for whoever held it', async () => {
    const { tech } = w.units
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('titles', { title: '正高级工程师' })
    await submit()
    const id = (await held('headTech'))?.id ?? ''
    const done = await send(tech, paths.officeEnd(id), { until: '2026-11-24' })
    expect([done.status, done.location]).toEqual([303, paths.unit(tech)])
    const shown = await read(paths.unit(tech))
    for (const part of ['技术部部长 负责人 沈诚 2020.01.01 2026.11.24', '有 1 件审批仍等前任办理'])
      expect(shown).toContain(part)
    expect(await read(paths.organisation())).toContain('技术部 空缺')
    expect(await read(paths.organisation({ asOf: '2026-11-23' }))).toContain('技术部 沈诚')
    const again = await w.as('hrLead').post(paths.officeEnd(id), { until: '2026-11-25' })
    expect([again.status, again.text.includes('在这一天以前已经结束')]).toEqual([422, true])
  })

  it('is ended by nobody for himself, by nobody else, and not before it began', async () => {
    const own = (await held('hrLead'))?.id ?? ''
    const other = (await held('headTech'))?.id ?? ''
    const until = '2026-11-24'
    expect((await w.as('hrLead').post(paths.officeEnd(own), { until })).text).toContain('不能任命自己')
    expect((await w.as('hrLead').post(paths.officeEnd(other), { until: '2019-01-01' })).status).toBe(422)
    expect((await w.as('hrLead').post(paths.officeEnd(other), { until: '' })).text).toContain('请填写日期')
    for (const who of ['hr', 'manager', 'it'] as const)
      expect((await w.as(who).post(paths.officeEnd(other), { until })).status).toBe(403)
  })

  it('of a term that lies in the past is on record, and nobody is given it beside another of the same days', async () => {
    const { finance, tech } = w.units
    const action = paths.offices()
    const form = { kind: 'head', title: '技术部部长', rank: '3', person: w.person('legal') }
    const past = { ...form, unit: tech, from: '2018-01-01', until: '2020-01-01' }
    expect((await sendOn(action, action, past)).status).toBe(303)
    expect(await read(paths.organisation({ asOf: '2019-06-01' }))).toContain('技术部 苏法')
    const both = await sendOn(action, action, { ...form, unit: finance, from: '2019-06-01', until: '2021-01-01' })
    expect([both.status, both.text.includes('这个机构已有负责人')]).toEqual([422, true])
  })
})

describe('a deputy', () => {
  it('is on record with the term, heads nothing and sits in no case', async () => {
    const { tech } = w.units
    const form = {
      unit: tech,
      kind: 'deputy',
      title: '技术部副部长',
      rank: '',
      from: '2026-01-01',
      person: w.person('legal'),
    }
    const action = paths.offices()
    const done = await sendOn(action, action, form)
    expect([done.status, done.location]).toEqual([303, paths.unit(tech)])
    expect(await read(paths.unit(tech))).toContain('技术部副部长 副职 苏法 2026.01.01 至今')
    expect(w.app.directory.offices.some(({ person }) => person === w.person('legal'))).toBe(false)
    const [deputy] = await listDeputies(w.app)
    expect((await send(tech, paths.deputyEnd(deputy?.id ?? ''), { until: '2026-11-24' })).status).toBe(303)
    expect(await listDeputies(w.app)).toMatchObject([{ until: '2026-11-24' }])
  })
})
