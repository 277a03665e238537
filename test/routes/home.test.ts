import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as notices from '#db/notices.ts'
import type { CaseId, CommandId, NoticeId } from '#domain/ids.ts'
import { houseOf } from '#house/house.ts'
import { beginNights } from '#house/nights.ts'
import { createWeb } from '#routes/create-web.ts'
import { paths } from '#views/paths.ts'
import { drawnFor, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { drawn, walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
beforeEach(async () => {
  w = await world()
  walk = walker(w)
})
afterEach(() => w.close())

const elsewhere = { 'Sec-Fetch-Site': 'cross-site' }

describe('the home page', () => {
  it('says how many matters wait, names each with its way, and how long it has been here', async () => {
    await walk.submit(w.dossiers.zhou)
    w.clock.forward(2 * 24 * 60)
    const { status, text } = await w.as('hr2').get(paths.home())
    expect(status).toBe(200)
    for (const shown of ['有 1 件事等您', '周契 · 技术部', '等您办理：复核', '共 4 步，已完成 0 步', '停留 2 天'])
      expect(text).toContain(shown)
    expect(text).not.toContain('逾期')
  })

  it('says what is late', async () => {
    await walk.submit(w.dossiers.zhou)
    w.clock.forward(4 * 24 * 60 + 1)
    const { text } = await w.as('hr2').get(paths.home())
    expect(text).toContain('其中 1 件已逾期')
    expect(text).toContain('逾期 1 天')
  })

  it('keeps in sight what was drawn up and not submitted, for whoever draws of that duty', async () => {
    const { wang } = w.dossiers
    const draft = proposer(w, wang)
    await draft.draw('titles', { title: '正高级工程师', level: '正高级', basis: '证书 1 页' })
    for (const who of ['hr', 'hr2'] as const) {
      const { text } = await w.as(who).get(paths.home())
      expect(text, who).toContain('还没提交的')
      expect(text, who).toContain(`href="${paths.proposal(wang, 'update')}"`)
    }
    for (const who of ['headTech', 'finance', 'archivist', 'it'] as const)
      expect((await w.as(who).get(paths.home())).text, who).not.toContain('还没提交的')
    await draft.submit()
    expect((await w.as('hr').get(paths.home())).text).not.toContain('还没提交的')
  })

  it('leads whoever has no part in cases to the one place there is', async () => {
    await walk.submit(w.dossiers.zhou)
    const places = {
      it: paths.system(),
      auditor: paths.log(),
    } as const
    for (const [who, place] of Object.entries(places)) {
      const { status, location } = await w.as(who as keyof typeof places).get(paths.home())
      expect([status, location]).toEqual([303, place])
    }
  })

  it('is empty in a friendly way, and shows nobody to IT and the auditor', async () => {
    await walk.submit(w.dossiers.zhou)
    for (const who of ['it', 'auditor'] as const) {
      const { status, text } = await w.as(who).get(paths.home('done'))
      expect(status).toBe(200)
      expect(text).toContain('还没有办过审批')
      expect(text).not.toContain('周契')
      expect(text).not.toContain('在册干部')
    }
  })

  it('keeps four tabs: what was started, decided and copied, each with where it stands', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    const mine = await w.as('hr').get(paths.home('mine'))
    expect(mine.text).toContain('等待')
    expect(mine.text).toContain('顾言')
    await walk.until(id, 'head', { opinion: '已核' })
    const done = await w.as('hr2').get(paths.home('done'))
    expect(done.text).toMatch(/您 11-24 \d\d:\d\d 同意：已核/)
    expect(done.text).toContain('部门负责人')
    expect((await w.as('headTech').get(paths.home('done'))).text).toContain('还没有办过审批')
    expect((await w.as('headTech').get(`${paths.home()}?tab=nonsense`)).text).toContain('有 1 件事等您')
  })

  it('shows the way of a returned case as waiting at the applicant, before steps not yet done', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    await walk.until(id, 'head')
    await walk.rule('headTech', id, 'return', { opinion: '补' })
    const dots = `<i class="back"></i>${'<i class="expected"></i>'.repeat(4)}`
    for (const path of [paths.home(), paths.home('mine'), paths.cases()]) {
      const { text } = await w.as('hr').get(path)
      expect(text).toContain(dots)
      expect(text).toContain('aria-label="在发起人处；共 4 步，已完成 0 步"')
    }
  })

  it('gives numbers to those who have the names behind them, each leading there', async () => {
    const hr = await w.as('hr').get(paths.home())
    expect(hr.text).toContain(`href="${paths.dossiers({ state: 'archived' })}"`)
    expect(hr.text).toContain('草稿')
    const head = await w.as('headTech').get(paths.home())
    expect(head.text).toContain('在册干部')
    expect(head.text).not.toContain('>草稿<')
    expect((await w.as('archivist').get(paths.home())).text).toContain('待入盒')
  })

  it('writes one log entry for the names it shows', async () => {
    await walk.submit(w.dossiers.zhou)
    const listed = async () =>
      (await w.app.db.selectFrom('log').select('body').execute()).filter(({ body }) => body.includes('case.listed'))
    const before = (await listed()).length
    await w.as('hr2').get(paths.home())
    expect((await listed()).length).toBe(before + 1)
  })

  it('loses a case whose subject turned out to be a relative', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    await walk.until(id, 'head')
    const entry = w.app.roster.entry(w.dossiers.zhou)
    if (!entry) throw new Error('no entry')
    w.app.roster.put({ ...entry, declared: new Set([w.person('headTech')]) })
    expect((await w.as('headTech').get(paths.home())).text).not.toContain('周契')
    expect((await walk.page('headTech', id)).status).toBe(404)
  })
})

describe('notices', () => {
  it('tell what happened to a case, and are read by opening it', async () => {
    const id = await walk.submit(w.dossiers.zhou)
    const before = await w.as('hr2').get(paths.notices())
    expect(before.text).toContain('新建 · 周契：送您办理')
    expect(before.text).toContain('1 条未读')
    await walk.page('hr2', id)
    expect((await w.as('hr2').get(paths.notices())).text).not.toContain('未读')
  })

  it('are read all at once, twice to the same effect, and not from another site', async () => {
    await walk.submit(w.dossiers.zhou)
    expect((await w.as('hr2').post(paths.noticesRead(), {}, elsewhere)).status).toBe(403)
    expect((await w.as('hr2').get(paths.notices())).text).toContain('1 条未读')
    const form = { cmd_id: w.app.newId<CommandId>() }
    expect((await w.as('hr2').post(paths.noticesRead(), form)).location).toBe(paths.notices())
    expect((await w.as('hr2').post(paths.noticesRead(), form)).location).toBe(paths.notices())
    expect((await w.as('hr2').get(paths.notices())).text).not.toContain('未读')
    expect((await w.as('hrLead').get(paths.notices())).text).toContain('1 条未读')
  })
})

describe('notices of a long time', () => {
  const tell = async (count: number) => {
    const id = await walk.submit(w.dossiers.zhou)
    const { db, now, newId } = w.app
    const notice = () =>
      ({ id: newId<NoticeId>(), person: w.person('hr'), kind: 'commented', case: id, at: now() }) as const
    await notices.add(db, Array.from({ length: count }, notice))
  }
  const told = async (page?: number) => ((await w.as('hr').get(paths.notices(page))).text.match(/周契：/g) ?? []).length

  it('are all on one list, page by page', async () => {
    await tell(120)
    expect([await told(), await told(2), await told(3)]).toEqual([50, 50, 20])
    expect((await w.as('hr').get(paths.notices(2))).text).toContain('第 2 / 3 页')
  })

  it('are kept for 180 days', async () => {
    await tell(3)
    const nights = beginNights(w.app)
    w.clock.forward(179 * 24 * 60)
    await nights.look()
    expect(await told()).toBe(3)
    w.clock.forward(2 * 24 * 60)
    await nights.look()
    nights.end()
    expect(await told()).toBe(0)
  })
})

describe('going on as somebody else', () => {
  const demo = async (w: World, who: 'hr' | 'hr2') => {
    const web = createWeb(houseOf({ ...w.app, demo: true }), { reach: { https: false } })
    const headers = { Cookie: await w.cookie(who), 'Sec-Fetch-Site': 'same-origin' }
    const post = (form: Record<string, string>, more = {}, path = paths.demoStandIn()) =>
      web.request(path, {
        method: 'POST',
        body: new URLSearchParams({ cmd_id: drawnFor(w.app, w.account(who), path), ...form }),
        headers: { ...headers, ...more },
      })
    return {
      post,
      get: (path: string, cookie = headers.Cookie) => web.request(path, { headers: { ...headers, Cookie: cookie } }),
    }
  }

  it('takes a visitor of the demo to the case as whoever holds the seat, and ends the old session', async () => {
    const id: CaseId = await walk.submit(w.dossiers.zhou)
    const { post, get } = await demo(w, 'hr')
    expect(await (await get(paths.case(id))).text()).toContain('以 顾言（人力资源）的身份继续')
    const answer = await post({ account: w.account('hr2'), case: id })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, paths.case(id)])
    const cookie = (answer.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
    expect(await (await get(paths.case(id), cookie)).text()).toContain('name="verdict" value="approve"')
    expect((await get(paths.case(id))).status).toBe(303)
  })

  it('stays with the case after a verdict in the demo, where the next one to stand in for is named', async () => {
    const id: CaseId = await walk.submit(w.dossiers.zhou)
    const { post, get } = await demo(w, 'hr2')
    const shown = { text: await (await get(paths.case(id))).text() }
    const form = {
      ...drawn(shown),
      verdict: 'return',
      to: 'START',
      opinion: '补一段简历',
    }
    const { status, headers } = await post(form, {}, paths.caseVerdict(id))
    expect([status, headers.get('Location')]).toEqual([303, paths.case(id)])
    expect(await (await get(paths.case(id))).text()).toContain('以 林晓岚（人力资源）的身份继续')
  })

  it('knows no account that is not there, and takes nothing from another site', async () => {
    const { post } = await demo(w, 'hr')
    expect((await post({ account: 'nobody' })).status).toBe(404)
    expect((await post({ account: '00000000-0000-7000-8000-ffffffffffff' })).status).toBe(404)
    expect((await post({ account: w.account('hr2') }, elsewhere)).status).toBe(403)
  })
})
