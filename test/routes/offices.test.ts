import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { find } from '#db/cases/cases.ts'
import * as offices from '#db/organisation/offices.ts'
import { openRuns } from '#domain/cases/standing.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import type { Day } from '#domain/time.ts'
import { fallDue } from '#house/falling.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type FormValues, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const today = '2026-11-24' as Day

/** The head of technology is relieved today, with a case of the department before him. */
async function vacated(): Promise<CaseId> {
  const { draw, submit } = proposer(w, w.dossiers.wang)
  await draw('titles', { title: '正高级工程师' })
  const id = await submit()
  const held = (await offices.list(w.app)).find(({ person }) => person === w.person('headTech'))
  await w.as('hrLead').post(paths.officeEnd(held?.id ?? ''), { until: today })
  return id
}

async function filling(more: FormValues = {}) {
  const { text } = await w.as('hrLead').get(paths.offices({ unit: w.units.tech, kind: 'head' }))
  return { ...drawnForm(text, paths.offices()), person: w.person('legal'), ...more }
}

const askedIn = async (id: CaseId) =>
  openRuns((await find(w.app, id))?.state as never).flatMap(({ seats }) =>
    seats.flatMap(({ candidates }) => candidates),
  )

describe('an office that is vacant', () => {
  it('is shown with who held it last, and the form begins with its title and rank', async () => {
    await vacated()
    const list = words((await w.as('hrLead').get(paths.offices())).text)
    for (const part of ['技术部部长 空缺 任命 前任 沈诚，到 2026.11.24', '总经理 冯远', '财务部部长 周才明'])
      expect(list).toContain(part)
    const { text } = await w.as('hrLead').get(paths.offices())
    const place = `${paths.offices({ unit: w.units.tech, kind: 'head' })}#appointing`.replaceAll('&', '&amp;')
    expect([text.includes(`href="${place}"`), text.includes('id="appointing"')]).toEqual([true, true])
    expect(await filling()).toMatchObject({
      unit: w.units.tech,
      kind: 'head',
      title: '技术部部长',
      rank: '3',
      from: today,
    })
  })

  it('says everything that is missing at once, each at its field, and takes a day however it is written', async () => {
    await vacated()
    const empty = { unit: '', title: '', rank: '', person: '', from: '' }
    const { status, text } = await w.as('hrLead').post(paths.offices(), await filling(empty))
    const told = ['unit', 'title', 'rank', 'person', 'from'].filter((key) => text.includes(`id="field-${key}-problem"`))
    expect([status, told]).toEqual([422, ['unit', 'title', 'rank', 'person', 'from']])
    const written = await w.as('hrLead').post(paths.offices(), await filling({ from: '2026.11.24' }))
    expect([written.status, written.location]).toEqual([303, paths.offices()])
  })

  it('is filled by the HR lead: what waited for it waits for the successor, whose first verdict counts', async () => {
    const id = await vacated()
    expect(await askedIn(id)).toEqual([w.person('headTech')])
    const done = await w.as('hrLead').post(paths.offices(), await filling())
    expect([done.status, done.location]).toEqual([303, paths.offices()])
    expect(await askedIn(id)).toEqual([w.person('legal')])
    expect(words((await w.as('hr').get(paths.case(id))).text)).toContain('由 沈诚 移交给现任 苏法')
    expect((await walker(w).approve('legal', id)).status).toBe(303)
    const acts = await w.app.db
      .selectFrom('log')
      .select('act')
      .where('act', 'in', ['office.given', 'case.handed-on'])
      .orderBy('seq')
      .execute()
    expect(acts.slice(-2).map(({ act }) => act)).toEqual(['office.given', 'case.handed-on'])
  })

  it('is filled once, however often the form is sent', async () => {
    await vacated()
    const form = await filling({ cmd_id: w.app.newId<CommandId>() })
    for (let time = 0; time < 2; time += 1) expect((await w.as('hrLead').post(paths.offices(), form)).status).toBe(303)
    const again = await w.as('hrLead').post(paths.offices(), await filling())
    expect([again.status, again.text.includes('这个机构已有负责人')]).toEqual([422, true])
    expect((await offices.list(w.app)).filter(({ person }) => person === w.person('legal'))).toHaveLength(1)
  })

  it('that is filled from a day to come stays vacant until then, and its cases follow on that day', async () => {
    const id = await vacated()
    expect((await w.as('hrLead').post(paths.offices(), await filling({ from: '2026-12-01' }))).status).toBe(303)
    expect(await askedIn(id)).toEqual([w.person('headTech')])
    expect(words((await w.as('hrLead').get(paths.offices())).text)).toContain('空缺 苏法，2026.12.01 起')
    w.clock.set('2026-12-01T01:00:00.000Z')
    await fallDue(w.app)
    expect(await askedIn(id)).toEqual([w.person('legal')])
  })

  it.each([
    ['person', { person: '' }, '请选择任命谁'],
    ['title', { title: ' ' }, '请填写职务名称'],
    ['rank', { rank: '0' }, '职务层级不对'],
    ['unit', { unit: 'nowhere' }, '没有这个机构'],
    ['from', { from: '2026-02-31x' }, '请填写任职起始日期'],
  ])('is not filled where the field %s is wrong, which says so and keeps what was typed', async (_, more, says) => {
    await vacated()
    const before = (await offices.list(w.app)).length
    const { status, text } = await w.as('hrLead').post(paths.offices(), await filling({ title: '代部长', ...more }))
    expect([status, text.includes(says), (await offices.list(w.app)).length]).toEqual([422, true, before])
    if (!('title' in more)) expect(text).toContain('代部长')
  })

  it('is filled by nobody else, and never by whoever would hold it', async () => {
    await vacated()
    for (const who of ['hr', 'headTech', 'manager', 'it', 'auditor'] as const) {
      expect((await w.as(who).get(paths.offices())).status).toBe(403)
      expect((await w.as(who).post(paths.offices(), await filling())).status).toBe(403)
    }
    const own = await w.as('hrLead').post(paths.offices(), await filling({ person: w.person('hrLead') }))
    expect([own.status, own.text.includes('不能任命自己')]).toEqual([422, true])
  })
})
