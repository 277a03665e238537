import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyChange, applyChanges } from '#actions/dossiers/applying.ts'
import { proposeRecord } from '#actions/proposals/drawing.ts'
import { inTransaction } from '#db/transaction.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import type { Fields } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { CaseId, CommandId, DossierId, RecordId } from '#domain/ids.ts'
import { mostRecords } from '#domain/proposals/proposal.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { drawn, walker } from './walk.ts'

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

  it('is the one that is meant where two came back: that of the record, or of the case that was opened', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('titles', { title: '正高级工程师' }, await recordOf('titles'))
    const first = await submit()
    await draw('education', { school: '北京某大学' }, await recordOf('education'))
    const second = await submit()
    for (const id of [first, second]) await walker(w).rule('headTech', id, 'return', { opinion: '请补充', to: 'START' })
    expect((await draw('education', { school: '天津某大学' }, await recordOf('education'))).status).toBe(303)
    expect([await holdsOf(first), await holdsOf(second)]).toEqual([1, 1])
    const page = async (id: CaseId) => (await w.as('hr').get(paths.proposal(wang, 'update', id))).text
    expect((await w.as('hr').get(paths.case(second))).text).toContain(
      paths.proposal(wang, 'update', second).replace('&', '&amp;'),
    )
    expect([(await page(second)).includes('天津某大学'), (await page(first)).includes('天津某大学')]).toEqual([
      true,
      false,
    ])
    expect((await w.as('hr').post(paths.proposalRemoval(wang, await recordOf('education')), {})).status).toBe(303)
    expect([await holdsOf(first), await holdsOf(second)]).toEqual([1, 0])
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

describe('what a dossier is judged by', () => {
  const needsBasis = async (section: string, form: Record<string, string>, record?: RecordId) => {
    const { status, text } = await proposer(w, wang).draw(section, form, record)
    return [status, text.includes('要写明依据')]
  }
  const seats = async (id: CaseId) => {
    const rows = await w.app.db.selectFrom('case_seats').select('step').where('case_id', '=', id).execute()
    return rows.map(({ step }) => step).sort()
  }

  it('is not said another way in a new record beside the old, without a paper and all leaders', async () => {
    expect(await needsBasis('party', { party: '中国共产党', joined: '1996.07' })).toEqual([422, true])
    const { draw, submit } = proposer(w, wang)
    expect((await draw('party', { party: '中国共产党', joined: '1996.07', basis: '入党志愿书 第1页' })).status).toBe(
      303,
    )
    const id = await submit()
    expect(await seats(id)).toContain('checker')
    await walker(w).until(id, 'leaders')
    expect(await seats(id)).toEqual(expect.arrayContaining(['checker', 'leaders']))
  })

  it('is full-time education too, and no other education', async () => {
    const record = await recordOf('education')
    expect(await needsBasis('education', { level: '研究生' }, record)).toEqual([422, true])
    expect(await needsBasis('education', { school: '北京某大学' }, record)).toEqual([303, false])
    expect(await needsBasis('education', { mode: '在职教育', level: '研究生', school: '某校' })).toEqual([303, false])
  })
})

describe('somebody’s unit', () => {
  it('is changed by a transfer alone, where both units are asked', async () => {
    const { status, text } = await proposer(w, wang).draw('basic', { unit: w.units.finance, basis: '文件' })
    expect([status, text.includes('换单位要办调动')]).toEqual([422, true])
  })
})

describe('a proposal as large as anybody may make it', () => {
  const trainings = async (count: number) => {
    const section = sectionOf('training')
    if (!section) throw new Error('There is no training.')
    const changes = Array.from({ length: count }, (_, at) => ({
      dossier: wang,
      section,
      fields: { name: `第${at}期` } as Fields,
    }))
    await inTransaction(w.app, (app) => applyChanges(app, w.actor('hr'), changes))
    const { contents, nothing, revisions } = (await openForWork(w.app, 'compare', wang, { silent: true })).opened
    return (contents['training'] ?? []).map(({ id, fields }) => {
      const stamp = stampOf(revisions, id, { section: 'training', nothing })
      const next = { ...fields, name: `${fields['name']}班` }
      return { dossier: wang, section, record: id, fields: next, basis: '', stamp }
    })
  }

  it('is submitted, decided on and applied, and takes no record more', async () => {
    const drawings = await trainings(mostRecords + 1)
    const answers: string[] = []
    for (const drawing of drawings) {
      const command = { id: w.app.newId<CommandId>(), bodyHash: '' }
      const done = await proposeRecord(w.app, w.actor('hr'), drawing, command)
      if (!done.ok) answers.push(done.refusal)
    }
    expect(answers).toEqual(['proposal.too-many'])
    const id = await proposer(w, wang).submit()
    expect(await holdsOf(id)).toBe(mostRecords)
    await walker(w).until(id, 'end')
    const names = (await contents())['training']?.map(({ fields }) => String(fields['name'])) ?? []
    expect([await stateOf(id), names.filter((name) => name.endsWith('班')).length]).toEqual(['approved', mostRecords])
  })
})

describe('a form that is older than what it says', () => {
  it('gives no verdict on what was returned and drawn anew', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('titles', { title: '正高级工程师' }, await recordOf('titles'))
    const id = await submit()
    const { page, rule } = walker(w)
    const action = paths.caseVerdict(id)
    const old = drawn(await page('headTech', id))
    await rule('headTech', id, 'return', { opinion: '请核对', to: 'START' })
    await draw('titles', { title: '研究员' }, await recordOf('titles'))
    expect((await resubmit(id)).status).toBe(303)
    const late = await w.as('headTech').post(action, { ...old, verdict: 'approve', opinion: '同意' })
    expect([late.status, await stateOf(id)]).toEqual([409, 'running'])
    const mixed = { ...drawn(await page('headTech', id)), content: old.content }
    expect((await w.as('headTech').post(action, { ...mixed, verdict: 'approve', opinion: '同意' })).status).toBe(409)
  })

  it('draws nothing on a dossier that went to the 专管人 meanwhile, and submits nothing', async () => {
    const { draw, page } = proposer(w, wang)
    await draw('titles', { title: '正高级工程师' }, await recordOf('titles'))
    const action = paths.proposalSubmission(wang)
    const old = drawnForm((await page()).text, action)
    await w.app.db.updateTable('dossiers').set({ keeper: 'deputy' }).where('id', '=', wang).execute()
    await w.app.reload()
    expect((await w.as('hr').post(action, { ...old, text: '办理' })).status).toBeGreaterThanOrEqual(400)
    expect((await w.app.db.selectFrom('cases').select('id').execute()).length).toBe(0)
  })

  it('gives no verdict for somebody who became a relative meanwhile', async () => {
    const { draw, submit } = proposer(w, wang)
    await draw('titles', { title: '正高级工程师' }, await recordOf('titles'))
    const id = await submit()
    const { page } = walker(w)
    const form = { ...drawn(await page('headTech', id)), verdict: 'approve', opinion: '同意' }
    const family = (await contents())['family']?.[0]
    const section = sectionOf('family')
    if (!family || !section) throw new Error('There is no family.')
    const fields = { ...family.fields, person: w.person('headTech') }
    const change = { dossier: wang, section, record: family.id, fields }
    await inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), change))
    const given = await w.as('headTech').post(paths.caseVerdict(id), form)
    expect([given.status >= 400, await stateOf(id)]).toEqual([true, 'running'])
  })
})
