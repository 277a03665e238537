import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDraft, type NewRecord } from '#actions/dossiers/beginning.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId, PersonId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { paths } from '#views/paths.ts'
import { type World, world } from '../world.ts'
import { givingUp, walker } from './walk.ts'

let w: World
let walk: ReturnType<typeof walker>
let draft: DossierId
beforeEach(async () => {
  w = await world()
  walk = walker(w)
  draft = await draftOf('leaderTech', w.app.roster.entry(w.dossiers.wang)?.subject.person as PersonId)
})
afterEach(() => w.close())

/** A draft of a leader, in another department than the one that the leader leads, that names somebody as a brother. */
const draftOf = (who: 'leaderTech', relative: PersonId) =>
  inTransaction(w.app, async (app) => {
    const records: NewRecord[] = [
      {
        section: 'basic',
        fields: { name: '赵国华', unit: w.units.office, sex: { code: '1', text: '男' }, birth: '197001' },
      },
      { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number: '110101197001019978' } },
      { section: 'family', fields: { relation: { text: '弟弟' }, name: '王建国', birth: '197806', person: relative } },
    ]
    const begun = { entity: w.units.company, keeper: 'hr', records, person: w.person(who) } as const
    return expected(await createDraft(app, w.actor('hr'), begun))
  })

const seesWang = async () => (await w.as('leaderTech').get(paths.dossier(w.dossiers.wang))).status === 200

/** What a restart would read. */
const always = async (sees: boolean) => {
  expect(await seesWang()).toBe(sees)
  await w.app.reload()
  expect(await seesWang()).toBe(sees)
}

describe('a relative named in a draft', () => {
  it('is not hidden from the leader whom the draft is of, until 复核 has compared the family section', async () => {
    await always(true)
    const id = await walk.submit(draft, 'hr', '其余材料待补')
    await walk.until(id, 'check')
    await always(true)
    await walk.until(id, 'head')
    await always(false)
  })

  it('is seen again when the case comes back, and when the draft is given up', async () => {
    const id = await walk.submit(draft, 'hr', '其余材料待补')
    await walk.until(id, 'head')
    await walk.rule((await walk.until(id, 'head')) as 'manager', id, 'return', { to: 'START', opinion: '核实亲属' })
    await always(true)
    await w.as('hr').post(paths.caseWithdrawal(id), { reason: '不建了' })
    expect((await w.as('hr').post(paths.draftClosing(draft), await givingUp(w, draft, '不建了'))).status).toBe(303)
    await always(true)
  })

  it('is named to whoever compares, with the office, if that is somebody who decides', async () => {
    const told = '家庭成员里填了 沈诚（技术部部长）。核对通过后亲属关系即生效'
    const entry = w.app.roster.entry(draft)
    if (!entry) throw new Error('no entry')
    w.app.roster.put({ ...entry, declared: new Set([w.person('headTech')]) })
    const id = await walk.submit(draft, 'hr', '其余材料待补')
    expect((await walk.page('hr2', id)).text).toContain(told)
    const head = await walk.until(id, 'head')
    expect((await walk.page(head, id)).text).not.toContain('沈诚')
  })
})
