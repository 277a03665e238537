import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyChange } from '#actions/dossiers/applying.ts'
import * as cases from '#db/cases/cases.ts'
import { inTransaction } from '#db/transaction.ts'
import { yuan } from '#domain/codes/currency.ts'
import { pay } from '#domain/dossiers/sections/pay.ts'
import type { CaseId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { openPdf, pdfText } from '../pdf.ts'
import { type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { sitting, walker } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const contents = async () => (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened.contents
const raise = { grade: '管理七级', postPay: '7800', from: '2026.12' }

describe('a pay adjustment', () => {
  let id: CaseId

  it('is drawn by finance on the dossier’s page, and gathers beside what HR draws', async () => {
    const { draw, page } = proposer(w, w.dossiers.wang, 'finance')
    expect((await draw('pay', raise)).status).toBe(303)
    expect((await w.as('finance').get(paths.dossier(w.dossiers.wang))).text).toContain('1 处修改，未提交')
    expect((await w.as('hr').get(paths.dossier(w.dossiers.wang))).text).not.toContain('处修改，未提交')
    expect((await page()).text).toContain('7,800')
    expect((await draw('titles', { title: '工程师' }).catch(() => ({ status: 404 }))).status).toBe(404)
  })

  it('goes to HR, then to a second pair of eyes over finance, then to the leaders, and never to whoever wrote it', async () => {
    id = await proposer(w, w.dossiers.wang, 'finance').submit()
    expect(await sitting(w, id)).toMatchObject({ block: 'hr' })
    const { approve, page } = walker(w)
    expect((await page('hr', id)).text).toContain('王建国 · 工资调整')
    expect((await page('finance', id)).text).toContain('7,800')
    await approve('hr', id)
    const second = await sitting(w, id)
    expect([second?.block, second?.who]).toEqual(['finance', 'fallback'])
    await approve('fallback', id)
    expect(await sitting(w, id)).toMatchObject({ block: 'leaders', who: 'leaderTech' })
    expect((await contents())['pay']).toBeUndefined()
  })

  it('is seen by those alone who decide on it, and applied with the last verdict', async () => {
    const { until, page } = walker(w)
    expect((await page('headTech', id)).status).toBe(404)
    expect((await page('legal', id)).status).toBe(404)
    await until(id, 'end')
    expect((await contents())['pay']?.[0]?.fields).toMatchObject({ from: '202612' })
    expect((await w.as('finance').get(paths.dossier(w.dossiers.wang))).text).toContain('7,800')
    expect((await w.as('leaderTech').get(paths.dossier(w.dossiers.wang))).text).not.toContain('7,800')
  })

  it('prints 工资变动审批表 on one page, old beside new with the difference, for HR who keeps the dossier', async () => {
    const again = proposer(w, w.dossiers.wang, 'finance')
    await again.draw('pay', {
      ...raise,
      postPay: '8300',
      from: '2027.01',
      reason: '正常晋升',
      document: '薪〔2026〕6号',
    })
    const next = await again.submit()
    await walker(w).until(next, 'end')
    const { answer, bytes } = await w.as('hr').bytes(paths.approval(next, 'pay-change'), {})
    expect(answer.status).toBe(200)
    const text = (await pdfText(bytes)).replace(/\s/g, '')
    for (const words of [
      '工资变动审批表',
      '王建国',
      '7,800.00',
      '8,300.00',
      '500.00',
      '薪〔2026〕6号',
      '审批机关意见',
      '（盖章）',
    ])
      expect(text).toContain(words)
    expect((await openPdf(bytes)).pages).toBe(1)
    const whole = (await pdfText((await w.as('hr').bytes(paths.approval(next), {})).bytes)).replace(/\s/g, '')
    expect(whole).toMatch(/岗位工资7,800\.008,300\.00/)
    expect((await w.as('hr').get(paths.case(next))).text).toContain(paths.approval(next, 'pay-change'))
    expect((await w.as('leaderTech').post(paths.approval(next, 'pay-change'), {})).status).toBe(403)
    expect((await w.as('hr').get(paths.approval(next, 'certificate'))).status).toBe(404)
  })

  it('is one thing: while it is under way HR cannot change the same record, and may change another', async () => {
    const again = proposer(w, w.dossiers.wang, 'finance')
    const record = (await contents())['pay']?.[0]?.id
    await again.draw('pay', { ...raise, postPay: '8000' }, record)
    await again.submit()
    const held = await proposer(w, w.dossiers.wang).draw('pay', { ...raise, postPay: '9000' }, record)
    expect([held.status, held.text.includes('正在另一件审批里')]).toEqual([409, true])
    expect((await proposer(w, w.dossiers.wang).draw('contact', { mobile: '13900001111' })).status).toBe(303)
  })

  it('is held back where somebody else’s raise took effect since: what was decided on started from another pay', async () => {
    const { chen } = w.dossiers
    const set = (postPay: string, from: string) =>
      inTransaction(w.app, (app) =>
        applyChange(app, w.actor('hr'), {
          dossier: chen,
          section: pay,
          fields: { from, postPay: { cents: Number(postPay) * 100, currency: yuan } },
        }),
      )
    const paid = async () => (await openForWork(w.app, 'compare', chen, { silent: true })).opened.contents['pay'] ?? []
    await set('6000', '202501')
    const theirs = proposer(w, chen, 'finance')
    await theirs.draw('pay', { ...raise, postPay: '6300' })
    const next = await theirs.submit()
    await set('9100', '202611')
    await walker(w).until(next, 'end')
    expect([(await cases.find(w.app, next))?.state.status, (await paid()).length]).toEqual(['blocked', 2])
    const { text } = await w.as('finance').get(paths.case(next))
    for (const part of ['6,000.00', '6,300.00']) expect(text).toContain(part)
    const { text: kept } = await w.as('hr').get(paths.case(next))
    for (const part of ['现在的', '6,000.00', '9,100.00', '6,300.00']) expect(kept).toContain(part)
    const [, newest] = await paid()
    await inTransaction(w.app, (app) =>
      applyChange(app, w.actor('hr'), {
        dossier: chen,
        section: pay,
        ...(newest && { record: newest.id }),
        fields: {},
        retract: true,
      }),
    )
    const retry = paths.caseRetry(next)
    expect((await w.as('hr').post(retry, drawnForm((await w.as('hr').get(paths.case(next))).text, retry))).status).toBe(
      303,
    )
    expect((await paid()).map(({ fields }) => fields['postPay'])).toMatchObject([
      { cents: 600_000 },
      { cents: 630_000 },
    ])
  })
})
