import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { addPost } from '#actions/organisation/posts.ts'
import { addResources, allocate as giveResource, takeBack } from '#actions/resources/registering.ts'
import * as resources from '#db/resources/resources.ts'
import { inTransaction } from '#db/transaction.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import type { CaseId, CommandId, FollowUpId, PersonId } from '#domain/ids.ts'
import { stateOf } from '#domain/resources/resource.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const wang = () => w.dossiers.wang
const basic = async () =>
  (await openForWork(w.app, 'compare', wang(), { silent: true })).opened.contents['basic']?.[0]?.fields

const draw = async (form: FormValues = {}) => {
  const action = paths.drawing(wang(), 'transfer')
  const { text } = await w.as('hr').get(action)
  const typed = { unit: w.units.finance, post: '财务部副部长', full: '财务部副部长', from: '2026.12', basis: '商调函' }
  return w.as('hr').post(action, { ...drawnForm(text, action), ...typed, ...form })
}

const submit = async (): Promise<CaseId> => {
  const [page, action] = [paths.proposal(wang(), 'transfer'), paths.proposalSubmission(wang(), 'transfer')]
  const shown = (await w.as('hr').get(page)).text
  for (const name of ['沈诚', '周才明', '赵国华', '钱若水', '冯远']) expect(shown).toContain(name)
  const sent = await w.as('hr').post(action, { ...drawnForm(shown, action), text: '工作需要' })
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`Not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}

const close = async (id: CaseId, effective = '2026.11.24') => {
  const action = paths.caseTask(id)
  const { text } = await w.as('hr').get(paths.case(id))
  const typed = { document: '华任〔2026〕13号', documentDate: '2026.11.20', effective }
  return w.as('hr').post(action, { ...drawnForm(text, action), ...typed })
}

const allocate = async (id: CaseId, form: FormValues = {}) => {
  const action = paths.caseTask(id)
  const { text } = await w.as('archivist').get(paths.case(id))
  return w.as('archivist').post(action, { ...drawnForm(text, action), ...form })
}

/** Up to the closing, with administration's task done on the way. */
const walk = async (id: CaseId, form: FormValues = {}) => {
  for (let at = await sitting(w, id); at && at.block !== 'closing'; at = await sitting(w, id)) {
    const done = at.block === 'administration' ? await allocate(id, form) : await walker(w).approve(at.who, id)
    if (done.status !== 303) throw new Error(`${at.block}: ${done.status} ${done.text.slice(-4000)}`)
  }
}

const register = (code: string, kind: 'seat' | 'equipment' = 'seat') =>
  addResources(
    w.app,
    w.actor('archivist'),
    { kind, code, count: 1, name: '显示器', place: '三楼' },
    { id: w.app.newId<CommandId>(), bodyHash: '' },
  )

const resource = async (code: string) => (await resources.coded(w.app, [code]))[0]

/** Free, or reserved or used and by whom. */
const standing = async (code: string) => {
  const one = await resource(code)
  return one && [stateOf(one), one.holder === w.app.roster.entry(wang())?.subject.person]
}

const stateOfCase = async (id: CaseId) =>
  (await w.app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirst())?.state

describe('a transfer', () => {
  it('asks the head who lets go, then the head who takes in, the leader of the old unit, then those over the new one', async () => {
    expect((await draw()).location).toBe(paths.proposal(wang(), 'transfer'))
    const id = await submit()
    const asked: [string | undefined, Cast | undefined][] = []
    for (let at = await sitting(w, id); at && at.block !== 'closing'; at = await sitting(w, id)) {
      if (at.block === 'administration') {
        expect((await allocate(id)).status).toBe(303)
        continue
      }
      asked.push([at.block, at.who])
      expect((await walker(w).approve(at.who, id)).status).toBe(303)
    }
    expect(asked).toEqual([
      ['head', 'headTech'],
      ['new-head', 'headFinance'],
      ['leader', 'leaderTech'],
      ['new-leader', 'leaderFinance'],
      ['leaders', 'manager'],
    ])
    expect((await close(id)).status).toBe(303)
    expect(await basic()).toMatchObject({ unit: w.units.finance, post: '财务部副部长' })
  })

  it('moves the dossier with the person: the new head lists it and the old one does not', async () => {
    const lists = async (who: Cast) => (await w.as(who).get(paths.dossiers())).text.includes('王建国')
    expect([await lists('headTech'), await lists('headFinance')]).toEqual([true, false])
    await draw()
    const id = await submit()
    await walk(id)
    expect([await lists('headTech'), await lists('headFinance')]).toEqual([true, false])
    await close(id)
    expect([await lists('headTech'), await lists('headFinance')]).toEqual([false, true])
    expect((await w.as('headTech').get(paths.dossier(wang()))).status).toBe(404)
    expect((await w.as('headTech').get(paths.case(id))).status).toBe(200)
    const sent = await w.as('hr').post(paths.caseRevocation(id), { reason: '调令撤回' })
    const back = sent.location?.split('/').at(-1) as CaseId
    await walker(w).until(back, 'end')
    expect([await lists('headTech'), await lists('headFinance')]).toEqual([true, false])
  })

  it('shows the head who takes in what the transfer says, and nothing else of the dossier', async () => {
    await draw()
    const id = await submit()
    await walker(w).until(id, 'new-head')
    const { status, text } = await w.as('headFinance').get(paths.case(id))
    expect([status, text.includes('财务部副部长'), text.includes('许明舟')]).toEqual([200, true, false])
    expect(text).not.toContain('华北某工业大学')
  })

  it('goes to a unit of the house that the officer may choose, and to no other', async () => {
    const refused = await draw({ unit: '00000000-0000-7000-8000-00000000dead' })
    expect([refused.status, refused.text.includes('财务部副部长')]).toEqual([422, true])
    expect((await w.as('hr').get(paths.drawing(wang(), 'create'))).status).toBe(404)
  })

  it('reserves seat and equipment from administration’s task on, and they are theirs once it is closed', async () => {
    for (const code of ['A-1', 'A-2']) await register(code)
    await register('PC-1', 'equipment')
    const old = await resource('A-1')
    const allocating = { id: w.app.newId<CommandId>(), bodyHash: '' }
    const person = w.app.roster.entry(wang())?.subject.person
    if (!old || !person) throw new Error('Nobody.')
    await giveResource(w.app, w.actor('archivist'), old.id, person, allocating)
    await draw()
    const id = await submit()
    await walker(w).until(id, 'administration')
    const seen = (await w.as('archivist').get(paths.case(id))).text
    expect([seen.includes('A-2'), seen.includes('财务部副部长'), seen.includes('华北某工业大学')]).toEqual([
      true,
      true,
      false,
    ])
    const unknown = await allocate(id, { desk: 'A-9' })
    expect([unknown.status, unknown.text.includes('换一个'), unknown.text.includes('A-9')]).toEqual([422, true, true])
    const taken = await allocate(id, { desk: 'A-1' })
    expect(taken.status).toBe(422)
    expect((await allocate(id, { desk: 'a-2', equipment: 'PC-1', release: 'yes' })).status).toBe(303)
    expect([await standing('A-1'), await standing('A-2'), await standing('PC-1')]).toEqual([
      ['used', true],
      ['reserved', true],
      ['reserved', true],
    ])
    await walk(id)
    expect((await close(id)).status).toBe(303)
    expect([await standing('A-1'), await standing('A-2'), await standing('PC-1')]).toEqual([
      ['free', false],
      ['used', true],
      ['used', true],
    ])
  })

  describe('that is taken back', () => {
    const give = async (code: string, person: PersonId | undefined) => {
      const one = await resource(code)
      if (!one || !person) throw new Error('Nobody.')
      await giveResource(w.app, w.actor('archivist'), one.id, person, { id: w.app.newId<CommandId>(), bodyHash: '' })
    }
    /** A transfer from with a computer, closed and taken back. */
    const takenBack = async (meanwhile: () => Promise<unknown> = async () => {}) => {
      for (const code of ['A-1', 'A-2', 'A-3']) await register(code)
      await register('PC-1', 'equipment')
      await give('A-1', w.app.roster.entry(wang())?.subject.person)
      await draw()
      const id = await submit()
      await walk(id, { desk: 'A-2', equipment: 'PC-1', release: 'yes' })
      await close(id)
      await meanwhile()
      const told = (await w.as('hr').get(paths.caseRevocation(id))).text
      expect(told).toContain('行政会收到一件事')
      const sent = await w.as('hr').post(paths.caseRevocation(id), { reason: '调令撤回' })
      await walker(w).until(sent.location?.split('/').at(-1) as CaseId, 'end')
      return id
    }
    const task = async () => {
      const home = (await w.as('archivist').get(paths.home())).text
      return /href="\/follow-ups\/([0-9a-f-]{36})"/.exec(home)?.[1] as FollowUpId
    }
    const answer = async (form: FormValues = {}) => {
      const at = await task()
      const action = paths.followUpResources(at)
      const { text } = await w.as('archivist').get(paths.followUp(at))
      return w.as('archivist').post(action, { ...drawnForm(text, action), ...form })
    }
    const all = async () => [
      await standing('A-1'),
      await standing('A-2'),
      await standing('A-3'),
      await standing('PC-1'),
    ]

    it('has seat and equipment due back with administration, which gives the former seat again', async () => {
      await takenBack()
      const at = await task()
      for (const who of ['hr', 'headTech', 'finance', 'it'] as const)
        expect((await w.as(who).get(paths.followUp(at))).status, who).toBe(404)
      const { text } = await w.as('archivist').get(paths.followUp(at))
      for (const said of ['所撤销的审批分配的', 'A-2', 'PC-1', '重新分配', 'A-1']) expect(text).toContain(said)
      const action = paths.followUpResources(at)
      const form = { ...drawnForm(text, action), cmd_id: w.app.newId() }
      for (const who of ['hr', 'headTech', 'finance', 'it'] as const)
        expect((await w.as(who).post(action, {})).status, who).toBe(404)
      const [one, other] = [await w.as('archivist').post(action, form), await w.as('archivist').post(action, form)]
      expect([one.status, other.status]).toEqual([303, 303])
      const free = ['free', false]
      expect(await all()).toEqual([['used', true], free, free, free])
      expect(await task()).toBeUndefined()
      const late = await w.as('archivist').post(action, { instead: 'A-3' })
      expect([late.status, await standing('A-3')]).toEqual([409, free])
    })

    it('says who has the former seat by now, and another one is chosen; nothing is done by halves', async () => {
      const chen = w.app.roster.entry(w.dossiers.chen)?.subject.person
      await takenBack(() => give('A-1', chen))
      const { text } = await w.as('archivist').get(paths.followUp(await task()))
      expect([text.includes('撤销前已分配给'), text.includes('name="again"')]).toEqual([true, false])
      const before = await all()
      const unknown = await answer({ instead: 'A-9' })
      expect([unknown.status, unknown.text.includes('没有这个编号'), unknown.text.includes('A-9')]).toEqual([
        422,
        true,
        true,
      ])
      const taken = await answer({ instead: 'A-1' })
      expect([taken.status, taken.text.includes('已不空闲'), await all()]).toEqual([409, true, before])
      expect((await answer({ instead: 'a-3' })).status).toBe(303)
      expect(await all()).toEqual([
        ['used', false],
        ['free', false],
        ['used', true],
        ['free', false],
      ])
    })

    it('asks administration nothing where it allocated nothing', async () => {
      await draw()
      const id = await submit()
      await walk(id)
      await close(id)
      const sent = await w.as('hr').post(paths.caseRevocation(id), { reason: '调令撤回' })
      await walker(w).until(sent.location?.split('/').at(-1) as CaseId, 'end')
      expect(await task()).toBeUndefined()
    })
  })

  it('gives back what it reserved when it is returned before that task, refused or taken back', async () => {
    await register('A-1')
    await draw()
    const id = await submit()
    await walker(w).until(id, 'administration')
    await allocate(id, { desk: 'A-1' })
    expect(await standing('A-1')).toEqual(['reserved', true])
    await walker(w).rule('leaderTech', id, 'return', { to: 'START', opinion: '补充' })
    expect(await standing('A-1')).toEqual(['free', false])
    const action = paths.caseResubmission(id)
    const { text } = await w.as('hr').get(paths.case(id))
    expect((await w.as('hr').post(action, drawnForm(text, action))).status).toBe(303)
    expect(await sitting(w, id)).toMatchObject({ block: 'administration' })
    await allocate(id, { desk: 'A-1' })
    await walker(w).rule('leaderTech', id, 'reject', { opinion: '不宜' })
    expect([await stateOfCase(id), await standing('A-1')]).toEqual(['rejected', ['free', false]])
  })

  it('is taken back after seat and equipment were allocated with the consent of administration, which has them back then', async () => {
    await register('A-1')
    await draw()
    const id = await submit()
    await walker(w).until(id, 'administration')
    await allocate(id, { desk: 'A-1' })
    const [asking, answer] = [paths.caseWithdrawalAsking(id), paths.caseWithdrawalAnswer(id)]
    const late = await w.as('hr').post(paths.caseWithdrawal(id), { reason: '暂缓' })
    expect([late.status, await standing('A-1')]).toEqual([422, ['reserved', true]])
    const { text } = await w.as('hr').get(paths.case(id))
    await w.as('hr').post(asking, { ...drawnForm(text, asking), reason: '本人不去了' })
    const shown = (await w.as('archivist').get(paths.case(id))).text
    const done = await w.as('archivist').post(answer, { ...drawnForm(shown, answer), answer: 'consent' })
    expect(done.status).toBe(303)
    expect([await stateOfCase(id), await standing('A-1')]).toEqual(['withdrawn', ['free', false]])
  })

  it('offers the free posts of other units, and one that is picked brings its unit', async () => {
    for (const unit of [w.units.tech, w.units.finance]) {
      const post = await addPost(w.app, 'system', { unit, name: '副部长', rank: '', headcount: 1 })
      expect(post.ok).toBe(true)
    }
    const action = paths.drawing(wang(), 'transfer')
    const { text } = await w.as('hr').get(action)
    expect([text.includes('选用 财务部副部长'), text.includes('选用 技术部副部长')]).toEqual([true, false])
    const pick = /name="pick"[^>]*value="([^"]*)"/.exec(text)?.[1] ?? ''
    const form = drawnForm((await w.as('hr').post(action, { ...drawnForm(text, action), pick })).text, action)
    expect([form['unit'], form['post'], form['full']]).toEqual([w.units.finance, '财务部副部长', '财务部副部长'])
  })

  it('is blocked where its reservation went elsewhere meanwhile, and goes on with another seat, no opinion lost', async () => {
    for (const code of ['A-1', 'A-2']) await register(code)
    await draw()
    const id = await submit()
    await walk(id, { desk: 'A-1' })
    const one = await resource('A-1')
    const [release, give] = [w.app.newId<CommandId>(), w.app.newId<CommandId>()]
    const chen = w.app.roster.entry(w.dossiers.chen)?.subject.person
    if (!one || !chen) throw new Error('Nobody.')
    await takeBack(w.app, w.actor('archivist'), one.id, { id: release, bodyHash: '' })
    await giveResource(w.app, w.actor('archivist'), one.id, chen, { id: give, bodyHash: '' })
    await close(id)
    expect([await stateOfCase(id), await basic()]).toEqual(['blocked', expect.objectContaining({ unit: w.units.tech })])
    const page = (await w.as('hr').get(paths.case(id))).text
    expect(page).toContain('预留的 A-1 已另作他用')
    const action = paths.caseReopening(id)
    await w.as('hr').post(action, { ...drawnForm(page, action), reason: '工位另作他用' })
    const again = paths.caseResubmission(id)
    const shown = (await w.as('hr').get(paths.case(id))).text
    await w.as('hr').post(again, drawnForm(shown, again))
    expect(await sitting(w, id)).toMatchObject({ block: 'administration' })
    await allocate(id, { desk: 'A-2' })
    expect(await sitting(w, id)).toMatchObject({ block: 'closing' })
    await close(id)
    expect([await stateOfCase(id), await standing('A-2')]).toEqual(['approved', ['used', true]])
  })

  it('shows the new head whether the post is free, and asks why where it is full or none of the house', async () => {
    const post = { unit: w.units.finance, name: '副部长', rank: '', headcount: 0 }
    expect((await addPost(w.app, 'system', post)).ok).toBe(true)
    const full = await draw()
    expect([full.status, full.text.includes('编制已满')]).toEqual([422, true])
    const unlisted = await draw({ post: '财务部总监', full: '财务部总监' })
    expect([unlisted.status, unlisted.text.includes('岗位表里没有')]).toEqual([422, true])
    expect((await draw({ exception: '专项任务，半年内消化' })).status).toBe(303)
    const id = await submit()
    await walker(w).until(id, 'new-head')
    const { text } = await w.as('headFinance').get(paths.case(id))
    for (const part of ['编制 0，现有 0，已满', '专项任务，半年内消化']) expect(text).toContain(part)
  })

  it('shows administration what the person has now, and nobody else', async () => {
    await register('A-7')
    await draw()
    const id = await submit()
    await walker(w).until(id, 'administration')
    const none = (await w.as('archivist').get(paths.case(id))).text
    expect(none).toContain('登记的工位和设备，现在一件也没有在用。')
    const person = w.app.roster.entry(wang())?.subject.person as PersonId
    const seat = await resource('A-7')
    const command = { id: w.app.newId<CommandId>(), bodyHash: '' }
    if (seat) await giveResource(w.app, w.actor('archivist'), seat.id, person, command)
    expect((await w.as('archivist').get(paths.case(id))).text).toContain('现在在用：A-7')
    for (const who of ['hr', 'headTech', 'headFinance'] as const)
      expect((await w.as(who).get(paths.case(id))).text, who).not.toContain('现在在用')
  })

  it('asks why where the rank lies outside the range of the post, and tells whoever decides', async () => {
    const post = { unit: w.units.finance, name: '副部长', rank: '专员' }
    expect((await addPost(w.app, 'system', post)).ok).toBe(true)
    const above = await draw()
    expect([above.status, above.text.includes('职级不在这个岗位的范围内，写明理由')]).toEqual([422, true])
    expect(above.text).toContain('职级主管，高于岗位的最高职级专员')
    expect((await draw({ exception: '高职低配，党委会已同意' })).status).toBe(303)
    const id = await submit()
    await walker(w).until(id, 'new-head')
    const { text } = await w.as('headFinance').get(paths.case(id))
    // Once as HR drew it up, once as it stands now; the post sets no headcount, of which nothing is said.
    expect(text.match(/职级主管，高于岗位的最高职级专员/g)).toHaveLength(2)
    expect(text.match(/岗位职级<\/[^>]+>/g)).toHaveLength(2)
    expect(text).not.toMatch(/编制 \d/)
  })

  it('is closed with the consent of the person where the contract says something else', async () => {
    const contract = {
      kind: { code: '1', text: '固定期限劳动合同' },
      from: '202401',
      post: { text: '技术部主任工程师' },
    }
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('legal'), { dossier: wang(), section: contracts, fields: contract as never }),
    )
    await draw()
    const id = await submit()
    await walk(id)
    const refused = await close(id)
    expect([refused.status, refused.text.includes('要有本人同意'), refused.text.includes('华任〔2026〕13号')]).toEqual([
      422,
      true,
      true,
    ])
    expect(await stateOfCase(id)).toBe('running')
  })
})
