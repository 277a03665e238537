import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { basic } from '#domain/dossiers/sections/basic.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import type { CaseId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const first = async (section: string) =>
  (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened.contents[section]?.[0]
const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const read = async (who: Cast, path: string) => words((await w.as(who).get(path)).text)

/** Family and a title: 复核 and the head are asked at the same time. */
async function drawTwo() {
  const { draw } = proposer(w, w.dossiers.wang)
  await draw('family', { name: '许明洲' }, (await first('family'))?.id)
  await draw('titles', { title: '正高级工程师' }, (await first('titles'))?.id)
}

/** All agreed, and the title was changed beside the case before the last of them. */
async function heldBack(): Promise<CaseId> {
  const { draw, submit } = proposer(w, w.dossiers.wang)
  const title = await first('titles')
  if (!title) throw new Error('There is no title.')
  await draw('titles', { title: '正高级工程师' }, title.id)
  const id = await submit()
  const { approve } = walker(w)
  await approve('headTech', id)
  await changeTitle('工程师')
  await approve('leaderTech', id)
  return id
}

const changeTitle = async (title: string) => {
  const record = await first('titles')
  if (!record) throw new Error('There is no title.')
  const change = { dossier: w.dossiers.wang, section: titles, record: record.id, fields: { title } }
  await inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), change))
}

describe('who is asked at the same time', () => {
  it('stands together in the route, before and after it is submitted, with the reason for whoever keeps the dossier', async () => {
    await drawTwo()
    const { page, submit } = proposer(w, w.dossiers.wang)
    const before = words((await page()).text)
    for (const part of ['同时征求 2 方意见', '因为改了家庭成员', '因为改了专业技术职务']) expect(before).toContain(part)
    const id = await submit()
    const after = await read('hr', paths.case(id))
    for (const part of ['同时征求 2 方意见', '因为改了家庭成员', '复核、部门负责人']) expect(after).toContain(part)
  })

  it('learns nothing of the others’ parts, and what is still wanted of them', async () => {
    await drawTwo()
    const id = await proposer(w, w.dossiers.wang).submit()
    const head = await read('headTech', paths.case(id))
    expect([head.includes('同时征求 2 方意见'), head.includes('家庭成员')]).toEqual([true, false])
    expect(head).toContain('还要复核同意；同意后交 赵国华（分管领导）')
    expect(head).toContain('您是第 1 步')
  })

  it('reads in the list what the own seat is, not that of the other', async () => {
    await drawTwo()
    await proposer(w, w.dossiers.wang).submit()
    expect(await read('headTech', paths.home())).toContain('等您办理：部门负责人')
    expect(await read('hr2', paths.home())).toContain('等您办理：复核')
  })
})

describe('a change that came back', () => {
  it('says to its applicant what stays agreed, before and after it is mended', async () => {
    await drawTwo()
    const id = await proposer(w, w.dossiers.wang).submit()
    const { approve, rule } = walker(w)
    await approve('headTech', id)
    await rule('hr2', id, 'return', { opinion: '名字与户口簿不符', to: 'START' })
    const page = await read('hr', paths.case(id))
    for (const part of ['没有变的部分，意见继续有效', '内容没有变，已给的意见继续有效']) expect(page).toContain(part)
    expect(page).not.toContain('各步重新办理')
  })
})

describe('a change that all agreed on and the dossier does not take', () => {
  it('waits for its applicant, and nobody is told that it is done', async () => {
    await heldBack()
    const home = await read('hr', paths.home())
    for (const part of ['有 1 件事等您', '都已同意，但档案内容变了，没有写入', '暂缓生效']) expect(home).toContain(part)
    expect(home).not.toContain('已办结')
    expect(await read('headTech', paths.home())).not.toContain('王建国：已办结')
  })

  it('tells them when it is written after all', async () => {
    const id = await heldBack()
    await changeTitle('高级工程师')
    expect((await w.as('hr').post(paths.caseRetry(id), {})).status).toBe(303)
    expect(await read('headTech', paths.home())).toContain('王建国：已办结')
    expect(await read('hr', paths.home())).toContain('没有等您处理的事')
  })
})

describe('the page of a dossier with gathered changes', () => {
  it('says in its menu which sections they are in', async () => {
    await proposer(w, w.dossiers.wang).draw('basic', { speciality: '铸造' }, (await first(basic.key))?.id)
    const { text } = await w.as('hr').get(paths.dossier(w.dossiers.wang))
    const [, menu = ''] = /<nav class="section-menu"(.*?)<\/nav>/s.exec(text) ?? []
    expect(words(menu)).toContain('基本信息 1 处修改')
  })
})
