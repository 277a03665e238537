import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Fields, PaperRef, Section } from '#domain/dossiers/section.ts'
import { contracts } from '#domain/dossiers/sections/contracts.ts'
import { entry } from '#domain/dossiers/sections/entry.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { paperPdf } from '../paper-pdf.ts'
import { type Cast, type FormValues, type World, world } from '../world.ts'
import { sitting, walker } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
  await has(entry, { staffNumber: 'T100', entered: '20211201' })
  await has(contracts, {
    kind: { code: '1', text: '固定期限劳动合同' },
    number: 'HT-1',
    signed: '20211201',
    from: '20211201',
    to: '20261231',
    probationEnd: '20220531',
    post: { text: '技术部主任工程师' },
    pay: '月工资密约8000元',
    state: { code: '1', text: '履行中' },
  })
})
afterAll(() => w.close())

const wang = () => w.dossiers.wang
const has = (section: Section, fields: Fields, dossier: DossierId = wang()) =>
  inTransaction(w.app, (app) => applyChange(app, w.actor('legal'), { dossier, section, fields }))
const contents = async () => (await openForWork(w.app, 'compare', wang(), { silent: true })).opened.contents

const draw = async (way: string, form: FormValues = {}, who: Cast = 'legal', dossier = wang()) => {
  const action = paths.drawing(dossier, 'contract', way)
  const { text } = await w.as(who).get(action)
  return w.as(who).post(action, { ...drawnForm(text, action), basis: '续订意见 1 页', ...form })
}

const submit = async (who: Cast = 'legal'): Promise<CaseId> => {
  const [page, action] = [paths.proposal(wang(), 'contract'), paths.proposalSubmission(wang(), 'contract')]
  const { text } = await w.as(who).get(page)
  const sent = await w.as(who).post(action, { ...drawnForm(text, action), text: '合同将到期' })
  const id = /^\/cases\/([0-9a-f-]{36})$/.exec(sent.location ?? '')?.[1]
  if (!id) throw new Error(`Not submitted: ${sent.status} ${sent.text.slice(-3000)}`)
  return id as CaseId
}

const sign = async (id: CaseId, form: FormValues, who: Cast = 'legal') => {
  const { text } = await w.as(who).get(paths.case(id))
  return w.as(who).post(paths.caseTask(id), { ...drawnForm(text, paths.caseTask(id)), ...form })
}
const copy = async () => new File([new Uint8Array(await paperPdf({ pages: 2 }))], '续订书.pdf')
const terms = { kind: '固定期限', number: 'HT-2', from: '2027.01.01', to: '2029.12.31' }

describe('a contract', () => {
  it('is drawn by legal on a form that begins with the contract in force and tells the limits of the law', async () => {
    expect((await w.as('legal').get(paths.dossier(wang()))).text).toContain(paths.drawing(wang(), 'contract'))
    const { text } = await w.as('legal').get(paths.drawing(wang(), 'contract', 'renew'))
    for (const part of ['2027.01.01', 'HT-1', '劳动合同法 14', '同一单位只约定一次', '2021.12.01 至 2026.12.31'])
      expect(text).toContain(part)
    expect(text).not.toContain('name="probationEnd"')
  })

  it('is refused at the field where it is against the law, and keeps what was typed', async () => {
    const refused = async (way: string, form: FormValues, said: string) => {
      const { status, text } = await draw(way, form)
      expect([said, status, text.includes(said)]).toEqual([said, 422, true])
    }
    await refused('renew', { ...terms, to: '' }, '固定期限的合同要写终止日期')
    await refused('renew', { ...terms, to: '2026.12.31' }, '终止日期早于起始日期')
    await refused('renew', { ...terms, which: 'HT-9' }, '没有这个编号的合同')
    await refused('renew', { ...terms, kind: '无固定期限' }, '没有终止日期，请留空')
    await refused('sign', terms, '已有履行中的劳动合同')
    await refused('end', { how: '', ended: '' }, '这里要填')
    const unchanged = await draw('change', { since: '2026.12.01' })
    expect([unchanged.status, unchanged.text.includes('没有要改的')]).toEqual([409, true])
    expect((await contents())['contracts']).toHaveLength(1)
  })

  it('checks probation by the term, with the rule that watches dossiers', async () => {
    const of = (form: FormValues) => draw('sign', { ...terms, ...form }, 'legal', w.dossiers.chen)
    const long = await of({ from: '2026.12.01', to: '2027.11.30', probationEnd: '2027.05.31' })
    expect([long.status, long.text.includes('超过这个期限的合同允许的试用期')]).toEqual([422, true])
    const outside = await of({ from: '2026.12.01', to: '2029.11.30', probationEnd: '2026.10.31' })
    expect([outside.status, outside.text.includes('试用期要在合同期限以内')]).toEqual([422, true])
  })

  let id: CaseId
  it('is asked of the head, who reads the term and nothing of what is agreed on pay', async () => {
    expect((await draw('renew', { ...terms, pay: '月工资密约9000元', grade: '七级', postPay: '9300' })).status).toBe(
      303,
    )
    id = await submit()
    expect(await sitting(w, id)).toMatchObject({ block: 'head', who: 'headTech' })
    const { text } = await w.as('headTech').get(paths.case(id))
    expect([text.includes('2029.12.31'), text.includes('密约'), text.includes('9,300')]).toEqual([true, false, false])
    await walker(w).approve('headTech', id)
    const after = (await w.as('headTech').get(paths.case(id))).text
    expect([after.includes('2029.12.31'), after.includes('密约')]).toEqual([true, false])
  })

  it('goes to HR, to finance with the pay alone, and to the leaders', async () => {
    const { approve, until, page } = walker(w)
    expect(await sitting(w, id)).toMatchObject({ block: 'hr' })
    await approve('hr', id)
    expect(await sitting(w, id)).toMatchObject({ block: 'finance', who: 'finance' })
    const { text } = await page('finance', id)
    expect([text.includes('9,300'), text.includes('密约'), text.includes('HT-2')]).toEqual([true, false, false])
    await until(id, 'signing')
    expect((await contents())['contracts']).toHaveLength(1)
  })

  it('is signed by legal with the signed copy, and stands in the register then', async () => {
    const without = await sign(id, { signed: '2026.11.23' })
    expect([without.status, without.text.includes('2026.11.23')]).toEqual([422, true])
    const ahead = await sign(id, { signed: '2026.11', copy: await copy() })
    expect([ahead.status, ahead.text.includes('写到日')]).toEqual([422, true])
    expect((await sign(id, { signed: '2026.11.23', copy: new File(['x'], 'x.pdf') })).status).toBe(422)
    const foreign = await w
      .as('finance')
      .post(paths.caseTask(id), { run: '1', signed: '2026.11.23', copy: await copy() })
    expect(foreign.status).toBe(403)
    expect(await w.app.db.selectFrom('blobs').select('id').execute()).toEqual([])

    expect((await sign(id, { signed: '2026.11.23', copy: await copy() })).status).toBe(303)
    const [old, fresh] = (await contents())['contracts'] ?? []
    expect(old?.fields).toMatchObject({ number: 'HT-1', state: { text: '已续签' }, signed: '20211201' })
    expect(fresh?.fields).toMatchObject({ number: 'HT-2', signed: '20261123', state: { text: '履行中' } })
    expect((await contents())['pay']?.[0]?.fields).toMatchObject({ grade: '七级', from: '20270101' })
    const paper = fresh?.fields['paper'] as PaperRef
    expect((await w.as('legal').get(paths.paper(wang(), paper.blob))).status).toBe(200)
    expect((await w.as('headTech').get(paths.paper(wang(), paper.blob))).status).toBe(404)
    expect((await sign(id, {}).catch(() => ({ status: 0 }))).status).toBe(0)
  })

  it('warns of a contract without end after two fixed terms', async () => {
    const { text } = await w.as('legal').get(paths.drawing(wang(), 'contract', 'renew'))
    expect(text).toMatch(/<span class="seal-text">2 次，续订时本人提出/)
    expect(text).toMatch(/<span class="seal-text">已到应订无固定期限的条件/)
  })

  it('is ended, and changed, on the record that is meant', async () => {
    await draw('end', { how: '已解除', ended: '2026.12.31', which: 'HT-2' })
    const ending = await submit()
    await walker(w).until(ending, 'signing')
    await sign(ending, { signed: '2026.11.24', copy: await copy() })
    const last = (await contents())['contracts']?.at(-1)?.fields
    expect(last).toMatchObject({ number: 'HT-2', state: { text: '已解除' }, ended: '20261231', signed: '20261123' })
  })

  it('is legal’s alone to draw, and nothing of it is there for others', async () => {
    const status = async (who: Cast) => (await w.as(who).get(paths.drawing(wang(), 'contract'))).status
    for (const who of ['headTech', 'hr', 'finance', 'archivist'] as const)
      expect([who, await status(who)]).toEqual([who, 403])
    expect(await status('it')).toBe(404)
    expect((await w.as('legal').get(paths.drawing(w.dossiers.zhou, 'contract'))).status).toBe(404)
    expect((await w.as('hr').post(paths.drawing(wang(), 'contract'), terms)).status).toBe(403)
  })
})

describe('the register of contracts', () => {
  const page = async (query = '', who: Cast = 'legal') => w.as(who).get(paths.contracts(query))

  it('lists everybody’s contract in force, with the days that are left, and nothing else of them', async () => {
    await has(
      entry,
      { staffNumber: 'F100', entered: '20261001', kind: { code: '31', text: '企业专业技术人员' } },
      w.dossiers.chen,
    )
    await has(
      contracts,
      {
        kind: { code: '1', text: '固定期限劳动合同' },
        number: 'HT-7',
        from: '20240101',
        to: '20261231',
        probationEnd: '20261220',
        state: { code: '1', text: '履行中' },
      },
      w.dossiers.shen,
    )
    const { text } = await page()
    for (const part of ['沈诚', 'HT-7', '2026.12.31', '37 天', '已解除', '未订立']) expect(text).toContain(part)
    for (const other of ['高级工程师', '技术部主任工程师', '110101']) expect(text).not.toContain(other)
  })

  it('finds what runs out, whose probation ends, and who has none a month after the start of work', async () => {
    const names = async (show: string) => {
      const { text } = await page(`show=${show}`)
      return ['王建国', '陈雨桐', '沈诚', '顾远'].filter((name) => text.includes(`>${name}</a>`))
    }
    expect([await names('30'), await names('60'), await names('probation'), await names('unsigned')]).toEqual([
      [],
      ['沈诚'],
      ['沈诚'],
      ['陈雨桐'],
    ])
    const { text } = await page('show=60')
    expect(text).toContain(paths.drawing(w.dossiers.shen, 'contract', 'renew').replace('&', '&amp;'))
  })

  it('is legal’s alone, and takes what is seen out as a workbook', async () => {
    for (const who of ['hr', 'finance', 'headTech', 'it', 'auditor', 'archivist'] as const) {
      expect([who, (await page('', who)).status]).toEqual([who, 403])
      expect([who, (await w.as(who).post(paths.contractWorkbook(), { from: '' })).status]).toEqual([who, 403])
    }
    const { answer, bytes } = await w.as('legal').bytes(paths.contractWorkbook(), { from: 'show=60' })
    expect([answer.status, Buffer.from(bytes.subarray(0, 2)).toString()]).toEqual([200, 'PK'])
    expect((await w.as('legal').get(paths.home())).text).toContain(paths.contracts())
    expect((await w.as('hr').get(paths.home())).text).not.toContain(`"${paths.contracts()}"`)
  })
})
