import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { awaitingPaper } from '#domain/cases/awaiting-paper.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { counting } from '../counting.ts'
import { drawnForm } from '../forms.ts'
import { type World, world } from '../world.ts'
import { copies } from './copies.ts'
import { walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
beforeEach(async () => {
  w = await world()
  walk = walker(w)
})
afterEach(() => w.close())

/** The number beside a place in the rail, as a person reads it. */
const atPlace = (text: string, href: string): number => {
  const link = text.slice(text.indexOf(`<a href="${href}"`))
  return Number(/<small[^>]*><span[^>]*>(\d+)</.exec(link.slice(0, link.indexOf('</a>')))?.[1] ?? 0)
}

const tasksIn = (text: string) => [...text.matchAll(/href="\/cases\/[0-9a-f-]{36}"[^>]*>/g)].length

describe('what everybody approved', () => {
  it('and waits for its number or signature, is counted and shown by itself, whoever has to bring it', async () => {
    const action = paths.drawing(w.dossiers.wang, 'promotion')
    const post = { post: '技术部副部长', full: '技术部副部长', rank: '部门副职', from: '2026.12', basis: '党委会纪要' }
    const examined = { first: '方宁', second: '顾言', examinedOn: '2026.11.10' }
    const form = drawnForm((await w.as('hr').get(action)).text, action)
    expect((await w.as('hr').post(action, { ...form, ...post, ...examined })).status).toBe(303)
    const send = paths.proposalSubmission(w.dossiers.wang, 'promotion')
    const shown = (await w.as('hr').get(paths.proposal(w.dossiers.wang, 'promotion'))).text
    const sent = await w.as('hr').post(send, { ...drawnForm(shown, send), text: '工作需要' })
    const id = sent.location?.split('/').at(-1) as CaseId
    const back = await walk.submit(w.dossiers.zhou)
    const head = await walk.until(back, 'head')
    await walk.rule(head, back, 'return', { opinion: '补充', to: 'START' })
    expect((await w.as('hr').get(paths.home())).text).not.toContain('待签字、文号')
    await walk.until(id, 'closing')

    const list = (text: string) => text.slice(text.indexOf('待我处理'), text.indexOf('近来发生'))
    const all = (await w.as('hr').get(paths.home())).text
    expect([all.includes('待签字、文号 1'), tasksIn(list(all))]).toEqual([true, 2])
    const own = (await w.as('hr').get(paths.home(undefined, 1, { awaits: 'paper' }))).text
    expect([list(own).includes(paths.case(id)), tasksIn(list(own))]).toEqual([true, 1])
    const others = (await w.as('headTech').get(paths.home(undefined, 1, { awaits: 'paper' }))).text
    expect(list(others)).not.toContain(paths.case(id))
  })

  it('names the tasks that bring something from outside, and no others', () => {
    const blocks = new Set(awaitingPaper().map(({ block }) => block))
    for (const block of ['closing', 'signing', 'resigning']) expect([...blocks]).toContain(block)
    for (const block of ['administration', 'estimate', 'hand-office', 'head']) expect([...blocks]).not.toContain(block)
  })
})

describe('the number at a place', () => {
  it('is that of the list behind it when somebody turned out to be a relative of whom a case is about', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    const head = await walk.until(id, 'head')
    const before = (await w.as(head).get(paths.home())).text
    expect([atPlace(before, '/'), tasksIn(before) > 0]).toEqual([1, true])
    const entry = w.app.roster.entry(w.dossiers.zhou)
    if (!entry) throw new Error('no entry')
    w.app.roster.put({ ...entry, declared: new Set([w.person(head)]) })
    const after = (await w.as(head).get(paths.home())).text
    expect([atPlace(after, '/'), after.includes('没有等您处理的事')]).toEqual([0, true])
    expect(before).toContain('条未读')
    expect(after).not.toContain('条未读')
  })

  it('is that of the queue for an archivist who keeps the paper of one department', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    await walk.until(id, 'end')
    expect(atPlace((await w.as('archivist').get(paths.archive())).text, '/archive')).toBe(1)
    await w.app.db
      .updateTable('duties')
      .set({ unit_id: w.units.finance })
      .where('account_id', '=', w.account('archivist'))
      .execute()
    await w.app.directory.reload()
    const { text } = await w.as('archivist').get(paths.archive())
    expect(text).not.toContain('周契')
    expect(atPlace(text, '/archive')).toBe(0)
    expect((await w.as('archivist').get(paths.home())).text).not.toContain('1 份')
  })

  it('counts stranded cases as they are listed', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    const head = await walk.until(id, 'head')
    await w.app.db.updateTable('accounts').set({ state: 'closed' }).where('id', '=', w.account(head)).execute()
    await w.app.directory.reload()
    const { text } = await w.as('hrLead').get(paths.home())
    expect([atPlace(text, '/'), text.includes('有 1 件事等您')]).toEqual([1, true])
  })
})

describe('lists of cases', () => {
  it('read and open no more for two thousand cases that they do not show', async () => {
    const house = counting(w)
    const id = await walk.submit(w.dossiers.zhou)
    const head = await walk.until(id, 'head')
    await copies(w, id, 120, '2027-03-01T01:00:00.000Z')
    const read = async () => [
      await house.read(head, paths.home()),
      await house.read('hrLead', paths.home()),
      await house.read('hrLead', paths.cases()),
      await house.read('hr', paths.home('mine')),
      await house.read('hr2', paths.home('done')),
      await house.read('hr', paths.home('copied')),
    ]
    const few = await read()
    await copies(w, id, 2000, '2027-04-01T01:00:00.000Z')
    const many = await read()
    expect(many.map(({ status }) => status)).toEqual(Array(6).fill(200))
    // Whose numbers stand on the start page is asked of the open seats of whoever looks: a row each, and nothing of their cases.
    const seats = [2000, 0, 0, 0, 0, 0]
    expect(many.map(({ rows, opened }) => [rows, opened])).toEqual(
      few.map(({ rows, opened }, at) => [rows + (seats[at] ?? 0), opened]),
    )
    expect(atPlace(many[0]?.text ?? '', '/')).toBe(2121)
    expect(many[0]?.text).toContain('有 2121 件事等您')
  })

  it('show the rest page by page, the longest wait first', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    const head = await walk.until(id, 'head')
    const others = ['李文博', '李文远']
    for (const [at, name] of others.entries()) {
      const basics = { name, unit: w.units.tech, sex: '男', birth: '1990.02' }
      const draft = await w.as('hr').post(paths.newDossier(), basics)
      const dossier = (draft.location ?? '').split('/')[2] as DossierId
      const number = withCheck(`1101011990020988${at}`)
      await w.as('hr').post(paths.sectionRecords(dossier, 'id-numbers'), { type: '居民身份证', number })
      await walk.until(await walk.submit(dossier, 'hr', '其余材料待补'), 'head')
    }
    const { text } = await w.as(head).get(paths.home())
    const at = ['周契', ...others].map((name) => text.indexOf(`${name} ·`))
    expect(at).toEqual([...at].sort((a, b) => a - b))
    expect(Math.min(...at)).toBeGreaterThan(0)
    expect((await w.as(head).get(paths.home(undefined, 9))).text).toContain('周契 ·')
  })
})
