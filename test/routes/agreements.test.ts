import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unusedIn } from '#actions/agreements/matters.ts'
import * as log from '#db/log/log.ts'
import { checkEverything } from '#db/seals/night.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import { type Cast, cast, type World, world } from '../world.ts'

let w: World
let unused: DossierId

beforeEach(async () => {
  w = await world()
  unused = await leaveUnused()
})
afterEach(() => w.close())

/** What a process leaves that ended between the key, the file and the commit. */
async function leaveUnused() {
  const dossier = w.app.newId<DossierId>()
  w.app.vault.addKey(dossier)
  const id = w.app.newId<BlobId>()
  await w.app.blobs.lay({ id, dossier, group: 'photo', bytes: new Uint8Array([1]), at: w.app.now() })
  return dossier
}

const ask = (who: Cast, reason = '上次断电留下的，备份已核对。') =>
  w.as(who).post('/agreements', { act: 'unused.remove', reason })
const consent = async (who: Cast) => {
  const page = await w.as('hrLead').get('/agreements')
  const id = /\/agreements\/([0-9a-f-]{36})\//.exec(page.text)?.[1] ?? ''
  return w.as(who).post(`/agreements/${id}/consent`)
}

describe('unused keys and files', () => {
  it('go when one has asked for it with a reason and another one has agreed, and the log says who', async () => {
    expect((await ask('it')).status).toBe(303)
    expect(w.app.vault.hasKey(unused)).toBe(true)
    expect((await w.as('hrLead').get('/')).text).toContain('有 1 件事等您同意')
    expect((await consent('hrLead')).status).toBe(303)
    expect(w.app.vault.hasKey(unused)).toBe(false)
    expect((await unusedIn(w.app)).keys).toEqual([])
    while ((await unusedIn(w.app)).files.length > 0);
    for (const dossier of Object.values(w.dossiers)) expect(w.app.vault.hasKey(dossier)).toBe(true)
    for (const [act, who] of [
      ['agreement.asked', 'it'],
      ['agreement.agreed', 'hrLead'],
    ] as const) {
      const [entry] = await log.search(w.app.db, { act }, 1)
      expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ actor: w.account(who), about: { of: 'unused.remove' } })
    }
  })

  it('stay while nobody else has agreed: nobody agrees to an own request, and others may not', async () => {
    await ask('hrLead')
    const own = await consent('hrLead')
    expect([own.status, own.text.includes('自己提出的事不能自己同意')]).toEqual([409, true])
    expect((await consent('it')).status).toBe(403)
    for (const who of ['hr', 'auditor', 'headTech'] as const) expect((await consent(who)).status).toBe(404)
    expect(w.app.vault.hasKey(unused)).toBe(true)
    expect((await consent('keeper')).status).toBe(303)
    expect(w.app.vault.hasKey(unused)).toBe(false)
  })

  it('stay where others came to be unused, or one is used again, since it was asked for', async () => {
    await ask('it')
    const other = await leaveUnused()
    const { status, text } = await consent('hrLead')
    expect([status, text.includes('情况变了')]).toEqual([409, true])
    expect([unused, other].map(w.app.vault.hasKey)).toEqual([true, true])
  })

  it('are asked for once at a time, with a reason, and a request can be taken back', async () => {
    const refused = await ask('it', ' ')
    expect([refused.status, refused.text.includes('请写明理由')]).toEqual([422, true])
    expect((await ask('it')).status).toBe(303)
    expect((await ask('hrLead')).status).toBe(409)
    const page = await w.as('it').get('/agreements')
    const id = /\/agreements\/([0-9a-f-]{36})\//.exec(page.text)?.[1] ?? ''
    expect((await w.as('it').post(`/agreements/${id}/withdrawal`)).status).toBe(303)
    expect((await w.as('hrLead').post(`/agreements/${id}/consent`)).status).toBe(409)
    expect(w.app.vault.hasKey(unused)).toBe(true)
  })

  it('agreed to twice are removed once', async () => {
    await ask('it')
    const page = await w.as('hrLead').get('/agreements')
    const id = /\/agreements\/([0-9a-f-]{36})\//.exec(page.text)?.[1] ?? ''
    const both = await Promise.all(
      ['hrLead', 'keeper'].map((who) => w.as(who as Cast).post(`/agreements/${id}/consent`)),
    )
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
  })
})

describe('where HR has one lead and no 专管人', () => {
  const leaves = async (...all: readonly Cast[]) => {
    for (const who of all)
      await w.app.db.updateTable('accounts').set({ state: 'closed' }).where('id', '=', w.account(who)).execute()
    await w.app.directory.reload()
  }

  it('the nearest superior agrees, else the 最终审批人, for whom there is a page while something waits', async () => {
    expect((await w.as('manager').get('/agreements')).status).toBe(404)
    await leaves('keeper')
    expect((await ask('hrLead')).status).toBe(303)
    const asked: Cast[] = []
    for (const who of Object.keys(cast) as Cast[]) {
      if (who === 'keeper') continue
      if ((await w.as(who).get('/')).text.includes('有 1 件事等您同意')) asked.push(who)
    }
    expect(asked).toHaveLength(1)
    const [second] = asked as [Cast]
    expect((await consent('hr')).status).toBe(404)
    expect((await consent(second)).status).toBe(303)
    expect(w.app.vault.hasKey(unused)).toBe(false)
    expect((await w.as(second).get('/agreements')).text).toContain('上次断电留下的')
  })

  it('nobody but HR’s lead agrees to what IT asks for', async () => {
    await leaves('keeper')
    await ask('it')
    for (const who of ['leaderTech', 'leaderFinance', 'manager', 'it'] as const)
      expect((await w.as(who).get('/')).text).not.toContain('件事等您同意')
    expect((await consent('hrLead')).status).toBe(303)
  })
})

describe('the page of agreements', () => {
  it('names nobody to IT, and tells HR’s lead who asked', async () => {
    await ask('it')
    const [it, lead] = [await w.as('it').get('/agreements'), await w.as('hrLead').get('/agreements')]
    expect(it.text).toContain(cast.it.number)
    expect(it.text.replaceAll(cast.it.name, '').includes(cast.hrLead.name)).toBe(false)
    expect(lead.text).toContain(cast.it.name)
  })

  it('opens no request that was altered on the disk, and does nothing for it', async () => {
    await ask('it')
    const asked = Buffer.alloc(80)
    await w.app.db
      .updateTable('agreements')
      .set({ asked: asked as never })
      .execute()
    const { status, text } = await w.as('hrLead').get('/agreements')
    expect(status).toBe(200)
    expect(text).toContain('没有等待同意的事。')
    expect(w.app.damages.all()).toMatchObject([{ of: 'organisation', where: 'agreements' }])
  })
})

describe('a house that stands still', () => {
  it('serves who reads, says so on every page, refuses whatever is sent and keeps what was typed', async () => {
    w.app.standstill.begin('data-unproven')
    for (const path of ['/', '/dossiers', '/cases', `/dossiers/${w.dossiers.zhou}`]) {
      const { status, text } = await w.as('hr').get(path)
      expect([path, status, text.includes('现在只能查阅，不能保存')]).toEqual([path, 200, true])
    }
    const path = `/dossiers/${w.dossiers.zhou}/sections/titles/records`
    const { status, text } = await w.as('hr').post(path, { title: '教授级高级工程师' })
    expect([status, text.includes('现在只能查阅'), text.includes('教授级高级工程师')]).toEqual([503, true, true])
    expect((await w.as('hr').post('/notices/reading')).status).toBe(503)
  })

  it('goes on once two people have agreed', async () => {
    w.app.standstill.begin('data-unproven')
    expect((await w.as('it').post('/agreements', { act: 'data.accept', reason: '刚从昨晚的备份恢复。' })).status).toBe(
      303,
    )
    expect((await consent('keeper')).status).toBe(303)
    expect(w.app.standstill.reasons()).toEqual([])
    expect((await w.as('hr').post('/notices/reading')).status).toBe(303)
    for (const path of ['/', '/dossiers', `/dossiers/${w.dossiers.zhou}`])
      expect((await w.as('hr').get(path)).text).not.toContain('现在只能查阅')
  })

  it('removes no unused key meanwhile: they may be those of newer data', async () => {
    w.app.standstill.begin('data-unproven')
    const { status } = await ask('it')
    expect(status).toBe(409)
    expect(w.app.vault.hasKey(unused)).toBe(true)
  })
})

describe('a row that was altered on the disk', () => {
  const reason = '已与纸质材料逐项核对，内容无误。'
  const askToAccept = () => w.as('it').post('/agreements', { act: 'rows.accept', reason })
  const isListed = async () => (await w.as('hr').get('/dossiers')).text.includes(w.dossiers.wang)
  const check = () => checkEverything(w.app.seals, w.app.vault.mac)
  const numbers = () =>
    w.app.seals.statement('select n from main.moves where id = ? order by at').pluck().all(w.dossiers.wang)

  /** As with the file open in another program; what the house has in memory is of before. */
  async function alter(id: DossierId = w.dossiers.wang) {
    w.app.seals.statement('drop trigger if exists temp.dossiers_update_followed').run()
    w.app.seals.statement("update main.dossiers set created_at = '2000-01-01T00:00:00.000Z' where id = ?").run(id)
    await check()
    await w.app.reload()
  }

  it('counts once two people have agreed, goes on from its number of changes, and every check finds it sound', async () => {
    await alter()
    expect([await isListed(), w.app.seals.isSound('dossier', w.dossiers.wang)]).toEqual([false, false])
    expect((await w.as('it').get('/agreements')).text).toContain('有 1 处数据绕过本系统被改动')
    const before = numbers()
    expect((await askToAccept()).status).toBe(303)
    expect(await isListed()).toBe(false)
    expect((await consent('it')).status).toBe(409)
    expect(await isListed()).toBe(false)
    expect((await consent('hrLead')).status).toBe(303)
    expect([await isListed(), w.app.damages.all()]).toEqual([true, []])
    expect(numbers()).toEqual([...before, before.length + 1])
    await check()
    expect(w.app.damages.all()).toEqual([])
    expect((await w.as('hr').get(`/dossiers/${w.dossiers.wang}`)).status).toBe(200)
  })

  it('is not accepted together with others that were found since it was asked for', async () => {
    await alter()
    await askToAccept()
    await alter(w.dossiers.zhou)
    const { status, text } = await consent('hrLead')
    expect([status, text.includes('情况变了')]).toEqual([409, true])
    expect(w.app.seals.unsound()).toHaveLength(2)
  })

  it('is not accepted where nobody has found it yet', async () => {
    await alter()
    await askToAccept()
    w.app.seals
      .statement("update main.dossiers set created_at = '2000-01-01T00:00:00.000Z' where id = ?")
      .run(w.dossiers.zhou)
    expect((await consent('hrLead')).status).toBe(303)
    await check()
    expect(w.app.damages.all()).toMatchObject([{ of: 'dossier', id: w.dossiers.zhou, what: 'altered' }])
  })

  it('can be gone on with as well where it was removed', async () => {
    const [seat] = await w.app.db.selectFrom('duties').selectAll().execute()
    w.app.seals.statement('drop trigger temp.duties_delete_followed').run()
    w.app.seals
      .statement('delete from main.duties where account_id = ? and duty = ? and since = ?')
      .run(seat?.account_id, seat?.duty, seat?.since)
    await check()
    expect(w.app.damages.all()).toMatchObject([{ of: 'organisation', what: 'missing' }])
    await askToAccept()
    expect((await consent('keeper')).status).toBe(303)
    await check()
    expect(w.app.damages.all()).toEqual([])
  })
})
