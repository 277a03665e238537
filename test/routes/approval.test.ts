import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as log from '#db/log/log.ts'
import type { CaseId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { pdfText } from '../pdf.ts'
import { type World, world } from '../world.ts'
import { proposer } from './proposing.ts'
import { walker } from './walk.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const bare = (text: string) => text.replace(/\s/g, '')
const contents = async () => (await openForWork(w.app, 'compare', w.dossiers.wang, { silent: true })).opened.contents
const printed = async (id: CaseId, form = {}) => {
  const { answer, bytes } = await w.as('hr').bytes(paths.approval(id), form)
  expect(answer.status).toBe(200)
  return { answer, bytes, text: bare(await pdfText(bytes)) }
}
const titled = async () => {
  const { draw, submit } = proposer(w, w.dossiers.wang)
  await draw('titles', { title: '正高级工程师', basis: '职称证书第 1 页' }, (await contents())['titles']?.[0]?.id)
  return submit()
}
const runs = () => w.app.db.selectFrom('print_runs').selectAll().execute()

describe('the approval sheet of a change', () => {
  it('says old beside new, the paper it rests on, and every opinion with person, office and time', async () => {
    const id = await titled()
    const { approve } = walker(w)
    await approve('headTech', id, { opinion: '证书已看，属实' })
    await approve('leaderTech', id, { opinion: '同意上报' })
    const { text, answer } = await printed(id)
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="P-[0-9A-Z]{4}\.pdf"$/)
    for (const words of ['变更审批单', '王建国', '高级工程师', '正高级工程师', '职称证书第1页', '按文件办理', '已办结'])
      expect(text).toContain(words)
    const [head, leader] = [text.indexOf('沈诚'), text.indexOf('赵国华')]
    expect([head > 0, leader > head]).toEqual([true, true])
    for (const words of ['技术部部长', '证书已看，属实', '总工程师', '同意上报', '2026-11-2409:00'])
      expect(text).toContain(words)
    expect(text).toMatch(/P-[0-9A-Z]{4}-/)
  })

  it('leaves out what a return made void, and names the opinion that is carried on', async () => {
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('family', { name: '许明洲' }, (await contents())['family']?.[0]?.id)
    await draw('titles', { title: '正高级工程师' }, (await contents())['titles']?.[0]?.id)
    const id = await submit()
    const { approve, rule } = walker(w)
    await approve('headTech', id, { opinion: '职称属实' })
    await rule('hr2', id, 'return', { opinion: '名字与户口本不符', to: 'START' })
    await draw('family', { name: '许明州' }, (await contents())['family']?.[0]?.id)
    const action = paths.caseResubmission(id)
    await w
      .as('hr')
      .post(action, { ...drawnForm((await w.as('hr').get(paths.case(id))).text, action), opinion: '已改' })
    await approve('hr2', id)
    await approve('leaderTech', id)
    const { text } = await printed(id)
    expect(text).toContain('沿用退回前')
    expect(text).toContain('条意见因退回重走作废')
    expect(text).toContain('许明州')
    expect(text.split('沈诚')).toHaveLength(2)
  })

  it('says of a routine change that nobody had to be asked', async () => {
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('contact', { mobile: '13800000001' })
    const { text } = await printed(await submit())
    expect(text).toContain('13800000001')
    expect(text).toContain('常规变更，提交即生效')
  })
})

describe('the approval sheet of a creation', () => {
  it('says who checked what, and that the content is the dossier’s', async () => {
    const { submit, until } = walker(w)
    const id = await submit(w.dossiers.zhou, 'hr', '新进人员')
    await until(id, 'end', { opinion: '材料齐全' })
    const { text } = await printed(id)
    for (const words of ['审批单', '周契', '新进人员', '已逐项核对', '材料齐全', '内容以归档时的档案为准'])
      expect(text).toContain(words)
  })
})

describe('printing an approval sheet', () => {
  it('is previewed with a watermark and no code, and nothing is recorded', async () => {
    const id = await titled()
    const page = await w.as('hr').get(paths.approval(id))
    expect(page.text).toContain(paths.approvalPdf(id))
    expect((await w.as('hr').get(paths.case(id))).text).toContain(`href="${paths.approval(id)}"`)
    const { answer, bytes } = await w.as('hr').bytes(paths.approvalPdf(id))
    expect(answer.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'self'")
    const text = await pdfText(bytes)
    expect(text).toContain('预览 · 林晓岚')
    expect(text).not.toMatch(/P-[0-9A-Z]{4}-/)
    expect(bare(text)).toContain('办理中')
    expect(await runs()).toEqual([])
  })

  it('is recorded as a run once, however often the form is sent, and its code is a material’s', async () => {
    const id = await titled()
    const form = { cmd_id: '0198b0aa-0000-7000-8000-00000000cafe' }
    const [one, other] = [await printed(id, form), await printed(id, form)]
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
    expect(await runs()).toMatchObject([{ dossier_id: w.dossiers.wang, filing_id: null, purpose: 'work' }])
    expect(await log.search(w.app.db, { act: 'case.printed' }, 5)).toHaveLength(1)
    const page = await w.app.db.selectFrom('print_pages').select('code').executeTakeFirstOrThrow()
    const found = await w.as('archivist').get(paths.codes(page.code))
    expect(found.text).toContain('审批单')
    await walker(w).approve('headTech', id)
    expect((await w.as('hr').post(paths.approval(id), form)).status).toBe(409)
  })

  it('is for whoever keeps the dossier alone', async () => {
    const id = await titled()
    for (const [who, status] of [
      ['headTech', 403],
      ['finance', 404],
      ['auditor', 404],
      ['it', 404],
      ['archivist', 404],
    ] as const) {
      expect((await w.as(who).get(paths.approval(id))).status, who).toBe(status)
      expect((await w.as(who).get(paths.approvalPdf(id))).status, who).toBe(status)
      expect((await w.as(who).post(paths.approval(id), {})).status, who).toBe(status)
    }
    expect(await runs()).toEqual([])
    expect((await w.as('headTech').get(paths.case(id))).text).not.toContain(paths.approval(id))
  })

  it('is refused where a character has no glyph, and says which', async () => {
    const { draw, submit } = proposer(w, w.dossiers.wang)
    await draw('titles', { title: '工程师\u{1F600}' }, (await contents())['titles']?.[0]?.id)
    const id = await submit()
    const refused = await w.as('hr').post(paths.approval(id), {})
    expect([refused.status, refused.text.includes('U+1F600')]).toEqual([422, true])
    expect(await runs()).toEqual([])
  })
})
