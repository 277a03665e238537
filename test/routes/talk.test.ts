import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { drawn, walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
let id: CaseId
beforeEach(async () => {
  w = await world()
  walk = walker(w)
  id = await walk.submit(w.dossiers.zhou)
})
afterEach(() => w.close())

const say = (who: Cast, comment: string) => w.as(who).post(paths.caseComments(id), { comment })
const told = async (who: Cast) => (await w.as(who).get(paths.notices())).text

describe('a discussion on a case', () => {
  it('brings the answer to whoever asked, though no longer at work on it', async () => {
    const checker = await walk.until(id, 'check')
    await say(checker, '照片是哪一年的？')
    const head = await walk.until(id, 'head')
    expect(await told(checker)).not.toContain('周契：有新的意见')
    await say(head, '今年三月拍的。')
    expect(await told(checker)).toContain('周契：有新的意见')
    expect(await told(head)).not.toContain('周契：有新的意见')
  })

  it('tells whoever is called by name, once, and lets them answer', async () => {
    await walk.until(id, 'head')
    await say('hr', '请方宁看看这份材料')
    const text = await told('hrLead')
    expect(text).toContain('周契：意见里提到您')
    expect(text).not.toContain('周契：有新的意见')
    expect((await say('hrLead', '看过了')).status).toBe(303)
    expect(await told('hr')).toContain('周契：有新的意见')
  })

  it('calls nobody who may not see the case', async () => {
    await say('hr', '钱若水怎么看？')
    expect(await told('leaderFinance')).not.toContain('周契')
    expect((await walk.page('leaderFinance', id)).status).toBe(404)
  })
})

describe('urging', () => {
  it('is one press of the applicant, told to whoever is asked, and not again for four hours', async () => {
    const head = await walk.until(id, 'head')
    expect((await walk.page(head, id)).text).not.toContain(paths.caseUrging(id))
    expect((await w.as('hr').post(paths.caseUrging(id))).status).toBe(303)
    expect(await told(head)).toContain('周契：催您办理')
    expect(await told('hr')).not.toContain('催您办理')
    const { status, text } = await w.as('hr').post(paths.caseUrging(id))
    expect(status).toBe(422)
    expect(text).toContain('刚提醒过')
    expect((await w.as(head).post(paths.caseUrging(id))).status).toBe(422)
    expect((await w.as('finance').post(paths.caseUrging(id))).status).toBe(404)
    w.clock.forward(4 * 60)
    expect((await w.as('hr').post(paths.caseUrging(id))).status).toBe(303)
  })

  it('offers a line with number and address, and no name', async () => {
    await walk.until(id, 'head')
    const { text } = await walk.page('hr', id)
    const line = /readonly[^>]*value="([^"]*)"/.exec(text)?.[1]
    expect(line).toMatch(/^审批 C-2026-0001 等您办理：https?:\/\/[^/]+\/cases\/[0-9a-f-]{36}$/)
  })
})

describe('passing a step on', () => {
  it('moves it to somebody of no lower office, with the reason in the course, refused in place otherwise', async () => {
    const head = await walk.until(id, 'head')
    const shown = await walk.page(head, id)
    expect(shown.text).toContain(`<option value="${w.person('headFinance')}"`)
    expect(shown.text).not.toContain(`<option value="${w.person('finance')}"`)
    const pass = (who: Cast, to: Cast, reason: string) =>
      w.as(who).post(paths.caseTransfer(id), { ...drawn(shown), recipient: w.person(to), reason })
    const wrong = await pass(head, 'finance', '请您代看')
    expect(wrong.status).toBe(422)
    for (const told of ['不能转给这一位', '请您代看']) expect(wrong.text).toContain(told)
    expect((await pass(head, 'headFinance', '')).text).toContain('写下理由')
    expect((await pass('finance', 'headFinance', '无关')).status).toBe(404)
    expect((await pass(head, 'headFinance', '出差两周')).status).toBe(303)
    expect((await pass(head, 'headFinance', '出差两周')).status).toBe(422)
    expect(await told('headFinance')).toContain('周契：送您办理')
    const { text } = await walk.page('headFinance', id)
    for (const said of ['由 沈诚 转办给', '出差两周']) expect(text).toContain(said)
    expect((await walk.page(head, id)).status).toBe(200)
    expect((await walk.approve('headFinance', id)).status).toBe(303)
  })
})

describe('standing in', () => {
  const day = (days: number) => new Date(Date.parse('2026-11-24') + days * 86_400_000).toISOString().slice(0, 10)
  const name = (who: Cast, proxy: Cast, more: Record<string, string> = {}) =>
    w.as(who).post(paths.proxies(), { proxy: w.person(proxy), kind: '', from: day(0), until: day(14), ...more })

  it('E9: brings what waits to both, says who decided for whom, and ends at once when it is taken back', async () => {
    const head = await walk.until(id, 'head')
    expect((await w.as('headFinance').get(paths.case(id))).status).toBe(404)
    expect((await name(head, 'headFinance')).status).toBe(303)
    expect((await w.as('headFinance').get(paths.home())).text).toContain('等您代 沈诚 办理：部门负责人')
    expect((await w.as(head).get(paths.home())).text).toContain('周契')
    const open = await walk.page('headFinance', id)
    for (const told of ['您在代 沈诚 办理', '技术部工程师']) expect(open.text).toContain(told)
    const list = await w.as(head).get(paths.proxies())
    const end = /action="(\/settings\/stand-ins\/[^"]+\/end)"/.exec(list.text)?.[1] ?? ''
    expect((await w.as(head).post(end)).status).toBe(303)
    const sent = { ...drawn(open), for: w.person(head), verdict: 'approve' }
    expect((await w.as('headFinance').post(paths.caseVerdict(id), sent)).status).toBe(404)
    expect((await name(head, 'headFinance')).status).toBe(303)
    expect((await walk.approve('headFinance', id)).status).toBe(303)
    expect((await walk.page('hr', id)).text).toContain('周才明 代 沈诚')
    expect(await told(head)).toContain('周契：已由代理人替您办理')
    const event = await w.app.db
      .selectFrom('case_events')
      .select(['actor', 'principal'])
      .where('principal', 'is not', null)
      .executeTakeFirst()
    expect(event).toEqual({ actor: w.person('headFinance'), principal: w.person(head) })
  })

  it('E9: covers its days and its kind of case alone', async () => {
    const head = await walk.until(id, 'head')
    await name(head, 'headFinance', { from: day(3) })
    await name(head, 'manager', { kind: 'update' })
    for (const who of ['headFinance', 'manager'] as const) expect((await walk.page(who, id)).status).toBe(404)
    w.clock.set(`${day(3)}T01:00:00.000Z`)
    expect((await walk.page('headFinance', id)).status).toBe(200)
    w.clock.set(`${day(15)}T01:00:00.000Z`)
    expect((await walk.page('headFinance', id)).status).toBe(404)
  })

  it('is told in the list for the seat that it is of, where several are asked at the same time', async () => {
    const { draw, submit } = proposer(w, w.dossiers.wang)
    const { contents } = (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened
    await draw('family', { name: '许明洲' }, contents['family']?.[0]?.id)
    await draw('titles', { title: '正高级工程师' }, contents['titles']?.[0]?.id)
    const update = await submit()
    await name('headTech', 'headFinance')
    expect((await w.as('headFinance').get(paths.home())).text).toContain('等您代 沈诚 办理：部门负责人')
    // The seat in whose place he decides is none of the others that must agree too.
    expect((await walk.page('headFinance', update)).text).toContain('还要复核同意；')
    await walk.approve('headFinance', update, { opinion: '职称证书已看' })
    const { text } = await walk.page('headTech', update)
    for (const part of ['周才明 代 您', '职称证书已看', '改动的内容只给办这件事的人看']) expect(text).toContain(part)
  })

  it('is settled by oneself, by the HR lead for somebody on leave, and by nobody else', async () => {
    const forHead = { principal: w.person('headTech') }
    expect((await name('finance', 'legal', forHead)).status).toBe(403)
    expect((await name('it', 'legal')).status).toBe(403)
    expect((await name('hrLead', 'hrLead', forHead)).text).toContain('不能安排给自己')
    expect((await name('hrLead', 'it', forHead)).status).toBe(422)
    expect((await name('headTech', 'headFinance', { until: day(-1) })).text).toContain('日期不对')
    expect((await name('hrLead', 'headFinance', forHead)).status).toBe(303)
    expect((await w.as('headTech').get(paths.proxies())).text).toContain('周才明 代 沈诚')
    expect((await w.as('legal').get(paths.proxies())).text).not.toContain('周才明 代 沈诚')
  })
})
