import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import { mayEver } from '#domain/access/policy.ts'
import { dayOf } from '#domain/time.ts'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
const today = () => dayOf(w.app.now())

describe('the steps of the HR lead', () => {
  it('ask what the house does not know yet, and know the answer at once', async () => {
    const { text } = await w.as('hrLead').get(paths.setupQuestions())
    expect(words(text)).toContain('谁看得到、归谁管 未答')
    const none = await w.as('hrLead').post(paths.setupQuestions(), { reading: 'career', managed: '' })
    expect([none.status, none.text.includes('请选一项')]).toEqual([422, true])
    expect(w.app.directory.settings.standingReading).toBeUndefined()
    const answers = { reading: 'career', managed: 'here' }
    expect((await w.as('hrLead').post(paths.setupQuestions(), answers)).location).toBe(paths.setupQuestions())
    expect(w.app.directory.settings).toMatchObject({ standingReading: 'career', managed: 'here' })
    expect(words((await w.as('hrLead').get(paths.setupQuestions())).text)).toContain('谁看得到、归谁管 已答')
    for (const who of ['hr', 'it'] as const)
      expect((await w.as(who).post(paths.setupQuestions(), answers)).status).toBe(403)
  })

  it('decide what a head reads of the own people from then on', async () => {
    const seen = () => mayEver(w.actor('headTech'), 'read', 'training')
    expect(seen()).toBe(true)
    await w.as('hrLead').post(paths.setupQuestions(), { reading: 'names', managed: 'apart' })
    expect(seen()).toBe(false)
  })

  it('write 本级管理 into each new dossier where the house manages everybody itself, and into none where it does not', async () => {
    const authority = async () => {
      const begun = await inTransaction(w.app, (app) =>
        createDraft(app, w.actor('hr'), {
          entity: w.units.company,
          keeper: 'hr',
          records: [{ section: 'basic', fields }],
        }),
      )
      if (!begun.ok) throw new Error(begun.refusal)
      const { text } = await w.as('hr').get(paths.dossier(begun.value, { section: 'management' }))
      return text.includes('本级管理')
    }
    const fields = { name: '程大年', unit: w.units.tech, post: '技术员' }
    expect(await authority()).toBe(false)
    await w.as('hrLead').post(paths.setupQuestions(), { reading: 'names', managed: 'here' })
    expect(await authority()).toBe(true)
  })

  it('come back to themselves after a duty was given, and say there what was refused', async () => {
    const own = await w.as('hrLead').post(paths.setupDuty(), {
      duty: 'checker',
      account: w.account('hrLead'),
      step: 'questions',
    })
    expect([own.status, own.text.includes('不能给自己授予职责'), own.text.includes('谁看得到、归谁管')]).toEqual([
      422,
      true,
      true,
    ])
    const given = { duty: 'keeper', account: w.account('manager'), step: 'deputies' }
    expect((await w.as('hrLead').post(paths.setupDuty(), given)).location).toBe(paths.setupDeputies())
    const named = { person: w.person('manager'), step: 'deputies' }
    expect((await w.as('hrLead').post(paths.setupFallback(), named)).location).toBe(paths.setupDeputies())
    expect((await w.as('hrLead').get(paths.setupDeputies())).text).toContain(
      w.app.directory.nameOf(w.person('manager')),
    )
  })

  it('show a table as a tree before any of it is kept, and keep it whole', async () => {
    const text = '部门名称\t上级部门\t代码\n市场部\t\tLC-SC'
    const count = w.app.directory.units.size
    const seen = await w.as('hrLead').post(paths.setupTree(), { text, since: today(), do: 'look' })
    expect([seen.status, words(seen.text).includes('市场部 新'), w.app.directory.units.size]).toEqual([
      200,
      true,
      count,
    ])
    const kept = await w.as('hrLead').post(paths.setupTree(), { text, since: today(), do: 'keep' })
    expect([kept.location, w.app.directory.units.size]).toEqual([paths.setupTree(), count + 1])
    expect((await w.as('hrLead').post(paths.setupTree(), { text: '', since: today() })).status).toBe(422)
    const before = await w.as('hrLead').post(paths.setupTree(), { text, since: '1900-01-01', do: 'keep' })
    expect([before.status, before.text.includes('这一天单位还没有建立')]).toEqual([422, true])
    expect((await w.as('hr').get(paths.setupTree())).status).toBe(403)
  })
})
