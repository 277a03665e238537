import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { CaseId } from '#domain/ids.ts'
import { isDrawn } from '#domain/samples/sample.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

/** A routine change that is drawn. One in twenty is: of all ids that are given here only such are taken. */
async function drawn(): Promise<CaseId> {
  const { newId, vault } = w.app
  const lucky = () => {
    for (;;) {
      const id = newId<CaseId>()
      if (isDrawn(vault.tag(w.dossiers.wang, `sample:${id}`))) return id
    }
  }
  Object.assign(w.app, { newId: lucky })
  const { draw, submit } = proposer(w, w.dossiers.wang)
  await draw('contact', { mobile: '13810000000' })
  const id = await submit()
  const row = await w.app.db.selectFrom('samples').select('case_id').executeTakeFirst()
  expect(row?.case_id).toBe(id)
  return id
}

const judge = async (who: Cast, id: CaseId, form: Readonly<Record<string, string>>) => {
  const { text } = await w.as(who).get(paths.sample(id))
  return w.as(who).post(paths.sampleVerdict(id), { ...drawnForm(text, paths.sampleVerdict(id)), ...form })
}
const actsOf = async (act: 'sample.drawn' | 'sample.doubted' | 'sample.confirmed') =>
  (await log.search(w.app.db, { act }, 5)).length

describe('a routine change that is drawn', () => {
  it('waits for a second person of HR, never for whoever applied it, and says what changed', async () => {
    const id = await drawn()
    expect(await actsOf('sample.drawn')).toBe(1)
    const page = await w.as('hrLead').get(paths.sample(id))
    expect(page.status).toBe(200)
    expect(page.text).toContain('手机')
    expect((await w.as('hrLead').get(paths.home())).text).toContain(paths.samples())
    expect((await w.as('hrLead').get(paths.samples())).text).toContain(paths.sample(id))
    for (const who of ['hr', 'finance', 'auditor', 'it', 'headTech'] as const)
      expect((await w.as(who).get(paths.sample(id))).status, who).toBe(404)
    expect((await w.as('hr').get(paths.home())).text).not.toContain(paths.samples())
    expect((await w.as('hr').get(paths.case(id))).text).toContain('被抽中，等另一个人核对')
  })

  it('is found true once, and a second press does nothing', async () => {
    const id = await drawn()
    const { text } = await w.as('hrLead').get(paths.sample(id))
    const form = { ...drawnForm(text, paths.sampleVerdict(id)), verdict: 'sound' }
    expect((await w.as('hrLead').post(paths.sampleVerdict(id), form)).status).toBe(303)
    expect(
      (await w.as('hrLead').post(paths.sampleVerdict(id), { ...form, verdict: 'doubted', reason: '不对' })).status,
    ).toBe(303)
    expect([await actsOf('sample.confirmed'), await actsOf('sample.doubted')]).toEqual([1, 0])
    expect((await w.as('hr').get(paths.case(id))).text).toContain('核对属实')
    expect((await w.as('hrLead').get(paths.sample(id))).status).toBe(404)
  })

  it('is doubted with a reason alone, of which whoever applied it is told', async () => {
    const id = await drawn()
    const bare = await judge('hrLead', id, { verdict: 'doubted', reason: ' ' })
    expect([bare.status, await actsOf('sample.doubted')]).toEqual([422, 0])
    expect(bare.text).toContain('请写明疑问在哪里')
    expect((await judge('hrLead', id, { verdict: 'doubted', reason: '号码少一位' })).status).toBe(303)
    expect(await actsOf('sample.doubted')).toBe(1)
    expect((await w.as('hr').get(paths.notices())).text).toContain('抽查有疑问')
    expect((await w.as('hr').get(paths.case(id))).text).toContain('号码少一位')
  })

  it('is not judged by a gesture that began before the page was there', async () => {
    const id = await drawn()
    const { text } = await w.as('hrLead').get(paths.sample(id))
    const action = paths.sampleVerdict(id)
    const cmd_id = new RegExp(`action="${action}".*?name="cmd_id" value="([^"]+)"`, 's').exec(text)?.[1] ?? ''
    expect((await w.as('hrLead').post(action, { cmd_id, verdict: 'sound' })).status).toBe(409)
    expect(await actsOf('sample.confirmed')).toBe(0)
  })
})

describe('a sample that no other HR person may look at', () => {
  it('goes to the 专管人, who sees what was changed and nothing else', async () => {
    const id = await drawn()
    expect((await w.as('keeper').get(paths.sample(id))).status).toBe(404)
    for (const who of ['hrLead', 'hr2'] as const)
      await w.app.db.updateTable('accounts').set({ state: 'closed' }).where('id', '=', w.account(who)).execute()
    await w.app.directory.reload()
    expect((await w.as('keeper').get(paths.home())).text).toContain(paths.samples())
    const page = await w.as('keeper').get(paths.sample(id))
    expect(page.text).toContain('手机')
    expect(page.text).toContain('您只看得到这次修改的内容')
    expect((await w.as('keeper').get(paths.case(id))).status).toBe(404)
    expect((await w.as('keeper').get(paths.dossier(w.dossiers.wang))).status).toBe(404)
    expect((await judge('keeper', id, { verdict: 'sound' })).status).toBe(303)
    expect((await w.as('keeper').get(paths.sample(id))).status).toBe(404)
  })
})

describe('a change that somebody was asked about', () => {
  it('is never drawn', async () => {
    const { draw, submit } = proposer(w, w.dossiers.wang)
    for (let at = 0; at < 3; at += 1) {
      await draw('education', { school: `学校${at}`, education: '大学', from: '2001-09' })
      await submit()
    }
    expect(await actsOf('sample.drawn')).toBe(0)
  })
})
