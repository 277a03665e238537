import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { paperPdf } from '../paper-pdf.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { drawn, walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
let id: CaseId
let other: CaseId
beforeAll(async () => {
  w = await world()
  walk = walker(w)
  id = await walk.submit(w.dossiers.zhou)
  other = await updateOf()
})
afterAll(() => w.close())

/** A second case that waits for the same head, of another kind. */
async function updateOf() {
  const { draw, submit } = proposer(w, w.dossiers.wang)
  await draw('titles', { title: '正高级工程师' })
  return submit()
}

const settings = (who: Cast) => w.as(who).get(paths.settings())
const told = async (who: Cast) => (await w.as(who).get(paths.notices())).text

describe('common phrases', () => {
  it('are one’s own, kept a line each, and stand beside every opinion, with script and without', async () => {
    await walk.until(id, 'head')
    const kept = await w.as('headTech').post(paths.phrases(), { phrases: '按程序办理。\n\n按程序办理。\n请按时报到\n' })
    expect(kept.location).toBe(paths.settings())
    expect((await settings('headTech')).text).toContain('按程序办理。\n请按时报到</textarea>')
    const { text } = await walk.page('headTech', id)
    expect(text).toContain('value="按程序办理。">按程序办理。</button>')
    expect(/<noscript>.*?<option value="按程序办理。">.*?<\/noscript>/s.test(text)).toBe(true)
    expect((await walk.page('hr', id)).text).not.toContain('按程序办理')
    expect(JSON.stringify(await w.app.db.selectFrom('phrases').selectAll().execute())).not.toContain('按程序')
  })

  it('are refused where they are too many or too long, with what was typed', async () => {
    const many = Array.from({ length: 21 }, (_, at) => `第${at}句`).join('\n')
    const refused = await w.as('headTech').post(paths.phrases(), { phrases: many })
    expect([refused.status, refused.text.includes('第20句'), refused.text.includes('超过 20 句')]).toEqual([
      422,
      true,
      true,
    ])
    expect((await w.as('headTech').post(paths.phrases(), { phrases: '长'.repeat(101) })).status).toBe(422)
    expect((await settings('headTech')).text).toContain('请按时报到</textarea>')
    expect((await w.as('it').post(paths.phrases(), { phrases: '好' })).status).toBe(403)
    expect((await settings('it')).text).not.toContain(paths.phrases())
  })
})

describe('the inbox', () => {
  it('is narrowed by kind and by how long something has waited', async () => {
    w.clock.forward(60 * 24 * 2)
    const whole = (await w.as('headTech').get(paths.home())).text
    for (const part of [paths.case(id), paths.case(other), '新建 1', '1–3 天 2']) expect(whole).toContain(part)
    const [created = ''] = (await w.as('headTech').get('/?kind=create')).text.split('近来发生')
    expect([created.includes('周契'), created.includes('王建国 · 技术部')]).toEqual([true, false])
    expect((await w.as('headTech').get('/?stay=long')).text).toContain('没有这样的事')
    expect((await w.as('headTech').get('/?kind=create&stay=days')).text).toContain(paths.case(id))
    expect((await w.as('headTech').get('/?kind=none&stay=none')).text).toContain(paths.case(other))
  })

  it('says who waits for whom, and since when', async () => {
    const [head, hr] = [await w.as('headTech').get(paths.home()), await w.as('hr').get(paths.home())]
    expect(head.text).toMatch(/谁在等您.*林晓岚.*2 件，最久停留 2 天/s)
    expect(head.text).not.toContain('您在等谁')
    expect(hr.text).toMatch(/您在等谁.*沈诚.*2 件，最久停留 2 天/s)
  })

  it('opens the next case after every verdict, and nothing meant for the last one reaches it', async () => {
    const [shown, address] = [await walk.page('headTech', id), paths.caseVerdict(id)]
    const form = { ...drawn(shown), verdict: 'return', to: 'START', opinion: '请补材料' }
    const cmd_id = '00000000-0000-7000-9000-000000000001'
    const first = await w.as('headTech').post(address, { ...form, cmd_id })
    const again = await w.as('headTech').post(address, { ...form, cmd_id })
    expect([first.location, again.location]).toEqual([paths.case(other), paths.case(other)])
    const back = await w.as('headTech').post(address, { ...form, verdict: 'approve' })
    expect(back.status).toBe(409)
    const seats = await w.app.db.selectFrom('case_seats').select('state').where('case_id', '=', other).execute()
    expect(seats.map(({ state }) => state)).toEqual(['open'])
  })
})

describe('a notice', () => {
  it('is not told to whoever does not want its kind, and told all the same where something waits', async () => {
    await w.as('hr').post(paths.noticeWishes(), { kind: ['approved', 'rejected', 'withdrawn', 'voided', 'asked'] })
    expect((await settings('hr')).text).toMatch(/value="commented"(?![^>]*checked)/)
    await w.as('headTech').post(paths.caseComments(other), { comment: '职称证书带来了吗' })
    expect(await told('hr')).not.toContain('王建国：有新的意见')
    await walk.rule('headTech', other, 'return', { to: 'START', opinion: '请附证书' })
    expect(await told('hr')).toContain('王建国：退回给您')
    await w.as('hr').post(paths.noticeWishes(), { kind: ['commented'] })
    await w.as('headTech').post(paths.caseComments(other), { comment: '证书已经看过' })
    expect(await told('hr')).toContain('王建国：有新的意见')
  })
})

describe('a paper in a discussion', () => {
  it('is sealed with the case, and looked at by whoever handles it and by nobody else', async () => {
    const pdf = new File([await paperPdf()], '情况说明.pdf', { type: 'application/pdf' })
    const said = await w.as('hr').post(paths.caseComments(other), { comment: '见附件', paper: pdf })
    expect(said.location).toBe(paths.case(other))
    const { text } = await walk.page('headTech', other)
    const address = /href="(\/dossiers\/[^"]*\/papers\/[^"]*)">情况说明.pdf/.exec(text)?.[1] ?? ''
    expect((await w.as('headTech').get(address)).text).toContain('情况说明.pdf')
    expect((await w.as('hr').get(address)).status).toBe(200)
    for (const who of ['legal', 'finance', 'archivist', 'headFinance', 'it'] as const)
      expect((await w.as(who).get(address)).status).toBe(404)
    const blob = await w.app.db.selectFrom('blobs').selectAll().executeTakeFirstOrThrow()
    expect(blob.dossier_id).toBe(w.dossiers.wang)
    const written = await w.app.db.selectFrom('case_events').selectAll().where('case_id', '=', other).execute()
    expect(JSON.stringify(written)).not.toContain('情况说明')
  })

  it('is refused where it is none, with what was said, and where nothing may be said', async () => {
    const broken = new File(['no paper'], 'x.pdf', { type: 'application/pdf' })
    const refused = await w.as('hr').post(paths.caseComments(other), { comment: '还有一份', paper: broken })
    expect([refused.status, refused.text.includes('还有一份')]).toEqual([422, true])
    const pdf = new File([await paperPdf()], 'y.pdf', { type: 'application/pdf' })
    expect((await w.as('legal').post(paths.caseComments(other), { comment: '我也说', paper: pdf })).status).toBe(404)
    expect((await w.app.db.selectFrom('blobs').selectAll().execute()).length).toBe(1)
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })
})
