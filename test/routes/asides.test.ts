import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const rule = 'work-too-young'
const reason = '当时随父母在农场劳动，组织部门认定的时间，材料在 9-2-1。'

const dossier = async (who: Cast = 'hr') => (await w.as(who).get(paths.dossier(w.dossiers.zhou))).text
const address = async (who: Cast = 'hr') =>
  new RegExp(`/dossiers/[^"]*/findings/${rule}[^"]*`).exec(await dossier(who))?.[0]?.replaceAll('&amp;', '&') ?? ''
const ask = async (who: Cast = 'hr', typed: FormValues = { reason }) => {
  const at = await address(who)
  const { text } = await w.as(who).get(at)
  return w.as(who).post(at, { ...drawnForm(text, at), ...typed })
}
const settle = async (who: Cast, how: 'consent' | 'withdrawal', at?: string) => {
  const { text } = await w.as(who).get(await address('hr'))
  const to = at ?? new RegExp(`action="([^"]*/${how}[^"]*)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  return to === '' ? undefined : w.as(who).post(to)
}
const agree = (who: Cast = 'hrLead') => settle(who, 'consent')
const banner = async (who: Cast = 'hr') =>
  /<div class="banner[^>]*><div>(?:(?!<div).)*参加工作时才(?:(?!<\/div).)*/s.exec(await dossier(who))?.[0] ?? ''
const save = async (typed: FormValues) => {
  const action = paths.sectionRecords(w.dossiers.zhou, 'basic')
  const { text } = await w.as('hr').get(paths.section(w.dossiers.zhou, 'basic'))
  return (await w.as('hr').post(action, { ...drawnForm(text, action), ...typed })).status
}

describe('a finding that is right all the same', () => {
  it('is told with its grounds, how grave it is and the way to mend it', async () => {
    expect(await banner()).toContain('疑点')
    const { text } = await w.as('hr').get(await address())
    expect(text).toContain('干部任免审批表填写要求（第 5 条）')
    expect(text).toContain(`href="${paths.section(w.dossiers.zhou, 'basic')}"`)
  })

  it('is set aside when one has said why and another one has agreed, stays where it is, struck, and the log says who', async () => {
    expect((await ask()).status).toBe(303)
    expect(await banner()).toContain('等另一个人同意')
    expect(await banner()).not.toContain('<s>')
    expect((await w.as('hrLead').get('/')).text).toContain('待同意搁置的疑点')
    expect((await w.as('hrLead').get(paths.asides())).text).toContain(paths.dossier(w.dossiers.zhou))
    expect((await agree())?.status).toBe(303)
    const told = await banner()
    expect(told).toContain('<s>')
    for (const words of [
      '已搁置',
      reason,
      w.app.directory.nameOf(w.actor('hr').person),
      w.app.directory.nameOf(w.actor('hrLead').person),
    ])
      expect(told).toContain(words)
    expect((await w.as('hrLead').get('/')).text).not.toContain('待同意搁置的疑点')
    for (const [act, who] of [
      ['aside.asked', 'hr'],
      ['aside.agreed', 'hrLead'],
    ] as const) {
      const [entry] = await log.search(w.app.db, { act }, 1)
      expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
        actor: w.account(who),
        about: { dossier: w.dossiers.zhou },
      })
      expect(entry?.body).not.toContain(rule)
      expect(entry?.body).not.toContain('农场')
    }
  })

  it('counts no more among what is to be checked', async () => {
    const menu = async () => /<nav class="section-menu"[^>]*>(.*?)<\/nav>/s.exec(await dossier())?.[1] ?? ''
    const count = async () => Number(/基本信息<\/span><small[^>]*>(\d+) 处待核/.exec(await menu())?.[1] ?? 0)
    const before = await count()
    await ask()
    await agree()
    expect(await count()).toBe(before - 1)
  })

  it('comes back when a value that it rests on changes, and tells what was set aside before', async () => {
    await ask()
    await agree()
    expect(await save({ post: '焊工' })).toBe(303)
    expect(await banner()).toContain('<s>')
    expect(await save({ workStart: '2000.08' })).toBe(303)
    expect(await banner()).not.toContain('<s>')
    expect((await w.as('hr').get(await address())).text).toMatch(/以前的搁置.*农场/s)
    expect((await ask()).status).toBe(303)
  })

  it('is not agreed to by whoever asked, nor twice, nor when it rests on something else by now', async () => {
    const asked = await address()
    const about = drawnForm((await w.as('hr').get(asked)).text, asked)['about'] ?? ''
    await ask()
    const { text } = await w.as('hr').get(asked)
    const at = /action="([^"]*)\/withdrawal/.exec(text)?.[1] ?? ''
    const own = await settle('hr', 'consent', `${at}/consent`)
    expect([own?.status, own?.text.includes('自己提出的不能自己同意')]).toEqual([409, true])
    expect((await w.as('hr').post(asked, { reason, about })).status).toBe(409)
    await save({ workStart: '2000.08' })
    const stale = await settle('hrLead', 'consent', `${at}/consent`)
    expect([stale?.status, stale?.text.includes('有关内容已经改了')]).toEqual([409, true])
    expect(await banner()).not.toContain('<s>')
  })

  it('is asked for with a reason only, and what was typed is kept', async () => {
    const empty = await ask('hr', { reason: '  ' })
    expect([empty.status, empty.text.includes('请写明理由')]).toEqual([422, true])
    const long = await ask('hr', { reason: '长'.repeat(501) })
    expect([long.status, long.text.includes('长'.repeat(501))]).toEqual([422, true])
  })

  it('can be taken back as long as nobody has agreed', async () => {
    await ask()
    expect((await settle('hr', 'withdrawal'))?.status).toBe(303)
    expect(await banner()).not.toContain('等另一个人同意')
    expect((await ask()).status).toBe(303)
    await agree()
    expect(await settle('hr', 'withdrawal')).toBeUndefined()
  })

  it('is there for nobody who does not keep the dossier', async () => {
    await ask()
    const at = await address()
    for (const who of ['it', 'auditor', 'finance', 'legal', 'headTech', 'archivist'] as const) {
      expect((await w.as(who).get(at)).status).toBe(404)
      expect((await w.as(who).post(at, { reason, about: 'x' })).status).toBe(404)
      expect((await w.as(who).get(paths.asides())).status).toBe(404)
    }
    expect((await w.as('hr').get(paths.finding(w.dossiers.zhou, 'no-such-rule'))).status).toBe(404)
  })

  it('is agreed to by the 专管人 where nobody else keeps the dossier, who sees what it is about and nothing else', async () => {
    const leaves = async (...all: readonly Cast[]) => {
      for (const who of all)
        await w.app.db.updateTable('accounts').set({ state: 'closed' }).where('id', '=', w.account(who)).execute()
      await w.app.directory.reload()
    }
    await ask()
    const at = await address()
    expect((await w.as('keeper').get(at)).status).toBe(404)
    await leaves('hrLead', 'hr2')
    expect((await w.as('keeper').get('/')).text).toContain('待同意搁置的疑点')
    const list = (await w.as('keeper').get(paths.asides())).text
    expect(list).toContain(paths.finding(w.dossiers.zhou, rule))
    const shown = await w.as('keeper').get(paths.finding(w.dossiers.zhou, rule))
    expect(shown.status).toBe(200)
    for (const words of ['参加工作时才', reason, '周契', '请您作为第二人核定']) expect(shown.text).toContain(words)
    expect(shown.text).not.toContain(`href="${paths.dossier(w.dossiers.zhou)}`)
    expect((await w.as('keeper').get(paths.dossier(w.dossiers.zhou))).status).toBe(404)
    expect((await w.as('keeper').get(paths.finding(w.dossiers.zhou, 'post-differs'))).status).toBe(404)
    for (const who of ['leaderTech', 'manager', 'it', 'auditor'] as const)
      expect((await w.as(who).get(paths.finding(w.dossiers.zhou, rule))).status).toBe(404)

    const consent = /action="([^"]*\/consent[^"]*)"/.exec(shown.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const done = await w.as('keeper').post(consent)
    expect([done.status, done.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/(?:\?|$)/)])
    expect(await banner()).toContain('<s>')
    expect((await w.as('keeper').get(paths.finding(w.dossiers.zhou, rule))).status).toBe(404)
    expect((await w.as('keeper').post(consent)).status).toBe(404)
  })

  it('is agreed to by the leader over the dossier where there is no 专管人 either, and by no relative', async () => {
    await ask()
    for (const who of ['hrLead', 'hr2', 'keeper'] as const)
      await w.app.db.updateTable('accounts').set({ state: 'closed' }).where('id', '=', w.account(who)).execute()
    await w.app.directory.reload()
    const at = paths.finding(w.dossiers.zhou, rule)
    const open = async (who: Cast) => (await w.as(who).get(at)).status
    expect([await open('leaderTech'), await open('leaderFinance'), await open('it')]).toEqual([200, 404, 404])
    const entry = w.app.roster.entry(w.dossiers.zhou) ?? expect.fail()
    w.app.roster.put({ ...entry, declared: new Set([w.person('leaderTech')]) })
    expect(await open('leaderTech')).toBe(404)
  })

  it('is sealed: neither rule nor reason stands readable in the table', async () => {
    await ask()
    const rows = await w.app.db.selectFrom('asides').selectAll().execute()
    expect(rows).toHaveLength(1)
    const bytes = Buffer.concat(rows.map(({ asked }) => Buffer.from(asked as unknown as Uint8Array))).toString('latin1')
    expect(bytes).not.toContain(rule)
  })
})
