import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { closeAccount } from '#actions/organisation/leaving.ts'
import { inTransaction } from '#db/transaction.ts'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type World, world } from '../world.ts'
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

async function leaves(who: Cast) {
  await w.app.db.updateTable('accounts').set({ state: 'closed' }).where('id', '=', w.account(who)).execute()
  await w.app.directory.reload()
}

function becomesKin(...people: readonly Cast[]) {
  const entry = w.app.roster.entry(w.dossiers.zhou)
  if (!entry) throw new Error('no entry')
  w.app.roster.put({ ...entry, declared: new Set(people.map((who) => w.person(who))) })
}

const home = async (who: Cast) => (await w.as(who).get(paths.home())).text
const todo = (text: string) => /有 (\d+) 件事等您/.exec(text)?.[1]
const nobody = '现在没有人能办这一步'

describe('a case whose seat nobody can take any more', () => {
  beforeEach(() => walk.until(id, 'head'))

  it('waits for whoever keeps the dossier, with who was asked, why they cannot, and the cure', async () => {
    expect(todo(await home('hrLead'))).toBeUndefined()
    await leaves('headTech')
    for (const who of ['hr', 'hr2', 'hrLead'] as const) {
      const text = await home(who)
      expect(todo(text)).toBe('1')
      for (const told of [nobody, '沈诚没有可用的账号', '撤回，再重新提交']) expect(text).toContain(told)
    }
    for (const who of ['keeper', 'leaderTech', 'archivist'] as const) expect(await home(who)).not.toContain('周契')
  })

  it('is late in the rail exactly when it is on the page', async () => {
    await leaves('headTech')
    w.clock.forward(4 * 24 * 60 + 1)
    expect(await home('hrLead')).toContain('其中 1 件已逾期')
    expect((await w.as('hrLead').get(paths.cases())).text).toMatch(/<small class="late"><span[^>]*>1</)
  })

  it('says so in the list of cases and on its own page', async () => {
    expect((await w.as('hrLead').get(paths.cases())).text).not.toContain(nobody)
    becomesKin('headTech')
    const list = (await w.as('hrLead').get(paths.cases())).text
    for (const told of [nobody, '沈诚与本人有亲属关系']) expect(list).toContain(told)
    const { text } = await walk.page('hrLead', id)
    for (const told of [nobody, '沈诚与本人有亲属关系', '您可以在这里撤回', paths.caseWithdrawal(id)])
      expect(text).toContain(told)
  })

  it('is mended by a colleague who withdraws and submits: the route is resolved anew', async () => {
    expect((await walk.page('hrLead', id)).text).not.toContain(paths.caseWithdrawal(id))
    await leaves('headTech')
    expect((await w.as('hrLead').post(paths.caseWithdrawal(id), { reason: '沈诚已调离' })).status).toBe(303)
    const again = await walk.submit(w.dossiers.zhou, 'hrLead')
    await walk.until(again, 'head')
    expect(todo(await home('leaderTech'))).toBe('1')
    expect((await walk.page('hrLead', again)).text).not.toContain(nobody)
  })

  it('tells whoever decided before that it stands still, and not why: it may tell of kinship', async () => {
    await walk.until(id, 'leaders')
    becomesKin('leaderTech')
    const { text } = await walk.page('headTech', id)
    expect(text).toContain(nobody)
    expect(text).not.toContain('亲属')
  })
})

describe('a case whose seat goes to another', () => {
  const closing = (who: Cast, successor?: Cast) =>
    inTransaction(w.app, (app) =>
      closeAccount(
        app,
        { account: w.account('hrLead') },
        { account: w.account(who), successor: successor && w.person(successor) },
      ),
    )
  const actsOf = async () => (await w.app.db.selectFrom('log').select('body').execute()).map(({ body }) => body).join()

  it('E2: waits for the successor from the moment the account is closed, with the chain of holders on its page', async () => {
    await walk.until(id, 'head')
    await closing('headTech', 'headFinance')
    await w.app.directory.reload()
    expect(todo(await home('headFinance'))).toBe('1')
    expect(await home('hrLead')).not.toContain(nobody)
    expect((await walk.page('headFinance', id)).text).toContain('沈诚不再任职')
    expect((await w.as('headFinance').get(paths.notices())).text).toContain('送您办理')
    expect((await walk.approve('headFinance', id)).status).toBe(303)
    expect(await actsOf()).toContain('case.handed-on')
  })

  it('E2: goes to the nearest superior where nobody is named, and nothing is moved a second time', async () => {
    await walk.until(id, 'head')
    await closing('headTech')
    await closing('headTech')
    await w.app.directory.reload()
    expect(todo(await home('leaderTech'))).toBe('1')
    const events = await w.app.db.selectFrom('case_events').select('type').where('case_id', '=', id).execute()
    expect(events.filter(({ type }) => type === 'handed')).toHaveLength(1)
  })

  it('E2: is undone with the closing that it belongs to', async () => {
    await walk.until(id, 'head')
    const failing = inTransaction(w.app, async (app) => {
      await closeAccount(app, { account: 'system' }, { account: w.account('headTech') })
      throw new Error('something else failed')
    })
    await expect(failing).rejects.toThrow('something else failed')
    await w.app.directory.reload()
    expect(todo(await home('headTech'))).toBe('1')
  })

  it('E2: is offered to whoever holds the office by now, and to nobody on the way who has no say', async () => {
    await walk.until(id, 'head')
    await leaves('headTech')
    const { text } = await walk.page('hrLead', id)
    expect(text).toContain('移交给现任')
    const at = drawn(await walk.page('hrLead', id))
    expect((await w.as('finance').post(paths.caseHandOver(id), at)).status).toBe(404)
    expect((await w.as('hr2').post(paths.caseHandOver(id), { ...at, run: '1' })).status).toBe(422)
    expect((await w.as('hrLead').post(paths.caseHandOver(id), at)).status).toBe(303)
    expect(todo(await home('leaderTech'))).toBe('1')
    expect((await w.as('hrLead').post(paths.caseHandOver(id), at)).status).toBe(422)
    expect((await walk.page('hrLead', id)).text).not.toContain('name="seat"')
  })
})

describe('a returned case whose applicant cannot act any more', () => {
  beforeEach(async () => {
    await walk.until(id, 'head')
    await walk.rule('headTech', id, 'return', { opinion: '简历缺一段' })
  })

  it.each<[string, () => unknown, string]>([
    ['left', () => leaves('hr'), '林晓岚没有可用的账号'],
    ['is a relative', () => becomesKin('hr'), '林晓岚与本人有亲属关系'],
  ])('waits for whoever keeps the dossier: the applicant %s', async (_, happens, why) => {
    expect(todo(await home('hrLead'))).toBeUndefined()
    await happens()
    const text = await home('hrLead')
    expect(todo(text)).toBe('1')
    for (const told of ['退回了，但发起人不能再办', why]) expect(text).toContain(told)
    expect((await walk.page('hrLead', id)).text).toContain(paths.caseWithdrawal(id))
    expect((await w.as('hrLead').get(paths.cases())).text).toContain(why)
  })

  it('is withdrawn in the applicant’s place, and that is what the applicant reads on coming back', async () => {
    await leaves('hr')
    expect((await w.as('hrLead').post(paths.caseWithdrawal(id), { reason: '林晓岚已调离' })).status).toBe(303)
    await w.app.db.updateTable('accounts').set({ state: 'active' }).where('id', '=', w.account('hr')).execute()
    await w.app.directory.reload()
    const told = (await w.as('hr').get(paths.notices())).text
    expect(told).toContain('周契：方宁撤回')
    expect(told).not.toContain('发起人撤回')
  })
})
