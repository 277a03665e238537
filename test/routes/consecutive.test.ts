import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { giveDuty } from '#actions/organisation/people.ts'
import { find } from '#db/cases/cases.ts'
import { inTransaction } from '#db/transaction.ts'
import { verdictOf } from '#domain/cases/standing.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import type { Day } from '#domain/time.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { drawn, tickable, walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
  // The head of the department compares with the papers too: one person on two steps.
  const checking = {
    account: w.account('headTech'),
    duty: 'checker',
    unit: w.units.tech,
    from: '2026-01-01' as Day,
  } as const
  await inTransaction(w.app, async (app) => expected(await giveDuty(app, 'system', checking)))
  await w.app.directory.reload()
})
afterEach(() => w.close())

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const first = async (section: string) =>
  (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened.contents[section]?.[0]

/** Family and a title: 复核 and the head are asked at the same time, and both are the head of technology. */
async function begun(): Promise<CaseId> {
  const { draw, submit } = proposer(w, w.dossiers.wang)
  await draw('family', { name: '许明洲' }, (await first('family'))?.id)
  await draw('titles', { title: '正高级工程师' }, (await first('titles'))?.id)
  return submit()
}

const stateOf = async (id: CaseId) => {
  const found = await find(w.app, id)
  if (!found) throw new Error('The case is gone.')
  return found.state
}

const given = async (id: CaseId) =>
  (await stateOf(id)).runs.map((run) => [run.block, verdictOf(run)?.by, verdictOf(run)?.text])

const offered = (text: string) =>
  [...text.matchAll(/<input[^>]*name="further"[^>]*value="([^"]*)"/g)].map(([, stop = '']) => stop)

/** What the form at the foot of the page sends, with these further seats ticked. */
async function approving(who: Cast, id: CaseId, further: readonly string[], more: FormValues = {}) {
  const page = await w.as(who).get(paths.case(id))
  return {
    ...drawn(page),
    tick: tickable(page),
    verdict: 'approve',
    opinion: '第一项同意。',
    further,
    ...Object.fromEntries(offered(page.text).map((stop) => [`opinion-${stop}`, `关于${stop}。`])),
    ...more,
  }
}

describe('seats of one person that follow one another', () => {
  it('stand on one page, each with what it decides on, a tick and an opinion of its own', async () => {
    const id = await begun()
    const { text } = await w.as('headTech').get(paths.case(id))
    expect(offered(text)).toEqual(['head'])
    for (const part of ['接下来 1 项也由您办理', '一并同意：部门负责人', '许明洲', '正高级工程师'])
      expect(words(text)).toContain(part)
    const other = await w.as('hr2').get(paths.case(id))
    expect([offered(other.text), other.text.includes('正高级工程师')]).toEqual([[], false])
  })

  it('are one line of 待办, and one matter in every number that tells of it', async () => {
    await begun()
    const [head, hr] = [words((await w.as('headTech').get(paths.home())).text), await w.as('hr').get(paths.home())]
    for (const part of ['有 1 件事等您', '林晓岚 人力资源 1 件，最久']) expect(head).toContain(part)
    expect(words(hr.text)).toContain('沈诚 技术部部长 1 件，最久')
  })

  it('are decided in one act, each recorded in its own seat, and the next one is asked', async () => {
    const id = await begun()
    const form = await approving('headTech', id, ['head'])
    const done = await w.as('headTech').post(paths.caseVerdict(id), form)
    expect(done.status).toBe(303)
    const head = w.person('headTech')
    expect(await given(id)).toEqual([
      ['checker', head, '第一项同意。'],
      ['head', head, '关于head。'],
      ['leader', undefined, undefined],
    ])
    const log = await w.app.db.selectFrom('log').select('act').where('act', '=', 'case.approved').execute()
    expect(log).toHaveLength(1)
    const later = words((await w.as('headTech').get(paths.case(id))).text)
    for (const part of ['许明洲', '正高级工程师']) expect(later).toContain(part)
  })

  it('wait as usual where they are not ticked', async () => {
    const id = await begun()
    expect((await w.as('headTech').post(paths.caseVerdict(id), await approving('headTech', id, []))).status).toBe(303)
    const page = await w.as('headTech').get(paths.case(id))
    expect(words(page.text)).toContain('等待处理： 部门负责人 您')
    expect(offered(page.text)).toEqual([])
  })

  it('are decided once, however often the form is sent', async () => {
    const id = await begun()
    const form = { ...(await approving('headTech', id, ['head'])), cmd_id: w.app.newId<CommandId>() }
    for (let time = 0; time < 2; time += 1)
      expect((await w.as('headTech').post(paths.caseVerdict(id), form)).status).toBe(303)
    const before = (await stateOf(id)).events
    const late = { ...form, cmd_id: w.app.newId<CommandId>() }
    expect((await w.as('headTech').post(paths.caseVerdict(id), late)).status).toBe(409)
    expect((await stateOf(id)).events).toBe(before)
  })

  it('are refused whole where one is not reached, with what was typed', async () => {
    const id = await begun()
    const form = await approving('headTech', id, ['head', 'leaders'])
    const refused = await w.as('headTech').post(paths.caseVerdict(id), form)
    expect([refused.status, (await given(id)).every(([, by]) => by === undefined)]).toEqual([422, true])
    expect(refused.text).toContain('勾选的步骤里有一步还轮不到')
    expect(refused.text).toContain('关于head。')
    expect(/name="further"[^>]*value="head"[^>]*checked/.test(refused.text)).toBe(true)
  })

  it('are of one case alone: what another is asked there is not given with it', async () => {
    const id = await begun()
    const form = await approving('hr2', id, ['head'])
    expect((await w.as('hr2').post(paths.caseVerdict(id), form)).status).toBe(422)
    expect((await given(id)).every(([, by]) => by === undefined)).toBe(true)
  })

  it('let 复核 tick its groups, and say which of them are missing', async () => {
    const { submit } = walker(w)
    await withoutCheckers()
    const id = await submit(w.dossiers.zhou, 'hr', '其余材料待补')
    const page = await w.as('headTech').get(paths.case(id))
    expect(offered(page.text)).toEqual(['head'])
    expect(words(page.text)).toContain('周契')
    const form = await approving('headTech', id, ['head'], { tick: [] })
    const refused = await w.as('headTech').post(paths.caseVerdict(id), form)
    expect([refused.status, refused.text.includes('还有没勾的')]).toEqual([422, true])
    const done = await w.as('headTech').post(paths.caseVerdict(id), await approving('headTech', id, ['head']))
    expect(done.status).toBe(303)
    expect((await given(id)).slice(0, 2).map(([block, by]) => [block, by])).toEqual([
      ['check', w.person('headTech')],
      ['head', w.person('headTech')],
    ])
    expect(words((await w.as('headTech').get(paths.case(id))).text)).toContain('周契')
  })
})

const withoutCheckers = async () => {
  await w.app.db.deleteFrom('duties').where('duty', '=', 'checker').where('unit_id', '=', w.units.company).execute()
  await w.app.directory.reload()
}
