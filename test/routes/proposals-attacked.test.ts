import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { CaseId, DossierId, RecordId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/reader.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { walker } from './walk.ts'

let w: World
let wang: DossierId
beforeEach(async () => {
  w = await world()
  wang = w.dossiers.wang
})
afterEach(() => w.close())

const contents = async (id = wang) => (await openForWork(w.app, 'compare', id, { silent: true })).opened.contents
const recordOf = async (section: string) => (await contents())[section]?.[0]?.id as RecordId
const stateOf = async (id: CaseId) =>
  (await w.app.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirst())?.state
const holdsOf = async (id: CaseId) =>
  (await w.app.db.selectFrom('holds').select('scope_tag').where('case_id', '=', id).execute()).length

const changedMeanwhile = async (section: string, fields: Record<string, unknown>) => {
  const of = sectionOf(section)
  const record = (await contents())[section]?.[0]
  if (!of || !record) throw new Error(`There is no ${section}.`)
  const change = { dossier: wang, section: of, record: record.id, fields: { ...record.fields, ...fields } as never }
  await inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), change))
}

/** The applicant's answer to a case that came back. */
const resubmit = async (id: CaseId, who: Cast = 'hr') => {
  const action = paths.caseResubmission(id)
  const form = drawnForm((await w.as(who).get(paths.case(id))).text, action)
  return w.as(who).post(action, { ...form, opinion: '已改' })
}

const returned = async (section = 'titles', form: Record<string, string> = { title: '正高级工程师' }) => {
  const { draw, submit } = proposer(w, wang)
  await draw(section, form, await recordOf(section))
  const id = await submit()
  expect((await walker(w).rule('headTech', id, 'return', { opinion: '请补充', to: 'START' })).status).toBe(303)
  return id
}

describe('a proposal that came back', () => {
  it('locks what is drawn into it, and nothing that is taken out of it again', async () => {
    const id = await returned()
    const { draw } = proposer(w, wang)
    await draw('education', { school: '北京某大学' }, await recordOf('education'))
    expect(await holdsOf(id)).toBe(2)
    const other = proposer(w, wang, 'hrLead')
    const held = await other.draw('education', { school: '天津某大学' }, await recordOf('education'))
    expect([held.status, held.text.includes('正在另一件审批里')]).toEqual([409, true])
    expect((await w.as('hr').post(paths.proposalRemoval(wang, await recordOf('education')), {})).status).toBe(303)
    expect(await holdsOf(id)).toBe(1)
    expect((await other.draw('education', { school: '天津某大学' }, await recordOf('education'))).status).toBe(303)
  })

  it('is not submitted again once nothing is left of it', async () => {
    const id = await returned()
    expect((await w.as('hr').post(paths.proposalRemoval(wang, await recordOf('titles')), {})).status).toBe(303)
    const again = await resubmit(id)
    expect([again.status, again.text.includes('没有要提交的修改'), await stateOf(id)]).toEqual([422, true, 'returned'])
  })

  it('is not submitted again while the dossier has moved under it', async () => {
    const id = await returned()
    await changedMeanwhile('titles', { title: '工程师' })
    const again = await resubmit(id)
    expect([again.status, again.text.includes('拟定之后档案里的同一内容变了'), await stateOf(id)]).toEqual([
      422,
      true,
      'returned',
    ])
    await proposer(w, wang).draw('titles', { title: '正高级工程师' }, await recordOf('titles'))
    expect((await resubmit(id)).status).toBe(303)
  })

  it('applies at once where all that is left of it is routine', async () => {
    const id = await returned()
    await proposer(w, wang).draw('contact', { mobile: '13900001111' })
    await w.as('hr').post(paths.proposalRemoval(wang, await recordOf('titles')), {})
    expect((await resubmit(id)).status).toBe(303)
    expect([await stateOf(id), (await contents())['contact']?.[0]?.fields]).toEqual([
      'approved',
      { mobile: '13900001111' },
    ])
  })
})

describe('a section that holds one record', () => {
  it('gets one, however often it is drawn before it is submitted', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('contact', { mobile: '13900001111' })
    await draw('contact', { mobile: '13900002222' })
    await submit()
    expect((await contents())['contact']?.map(({ fields }) => fields)).toEqual([{ mobile: '13900002222' }])
  })

  it('is locked whole by a case that brings it its first', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('entry', { entered: '2000.07' })
    await submit()
    const other = await proposer(w, wang, 'hrLead').draw('entry', { entered: '2001.07' })
    expect([other.status, other.text.includes('正在另一件审批里')]).toEqual([409, true])
  })
})
